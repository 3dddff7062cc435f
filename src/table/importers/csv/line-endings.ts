import type { LineEnding } from '../types.ts';
import type { Dialect } from './cut.ts';

export interface EndingCounts {
  lf: number;
  crlf: number;
  cr: number;
}

export type EndingKind = keyof EndingCounts;

/** How the rows of one piece of text end, and the piece ready for a parser that knows a single line ending. */
export interface EvenedText {
  readonly text: string;
  readonly newline: '\n' | '\r\n';
  /** Rows may carry a carriage return at the end of their last cell. */
  readonly loose: boolean;
}

/**
 * Makes a piece of text that starts where a row starts splittable at one kind of line ending. Lengths never change: lone
 * carriage returns outside quotes become line feeds; in a mixture, the carriage return of a pair stays with its row.
 * `mixed`: the text is part of a larger one that is a mixture.
 */
export function evenLineEndings(text: string, dialect: Dialect, mixed = false): EvenedText {
  if (!mixed && !text.includes('\r')) return { text, newline: '\n', loose: false };
  if (!mixed && onlyPairs(text)) return { text, newline: '\r\n', loose: false };
  return { text: replaceLoneReturns(text, dialect), newline: '\n', loose: true };
}

function onlyPairs(text: string): boolean {
  let feed = text.indexOf('\n');
  let back = text.indexOf('\r');
  while (feed >= 0 && back === feed - 1) {
    back = text.indexOf('\r', feed + 1);
    feed = text.indexOf('\n', feed + 1);
  }
  return feed < 0 && back < 0;
}

function replaceLoneReturns(text: string, dialect: Dialect): string {
  const pieces: string[] = [];
  let from = 0;
  eachEnding(text, dialect, (at, kind) => {
    if (kind !== 'cr') return;
    pieces.push(text.slice(from, at));
    from = at + 1;
  });
  pieces.push(text.slice(from));
  return pieces.join('\n');
}

/** The line endings outside quotes, in order, of a text that starts where a row starts. */
export function endingsOf(text: string, dialect: Dialect): EndingKind[] {
  const kinds: EndingKind[] = [];
  eachEnding(text, dialect, (_, kind) => kinds.push(kind));
  return kinds;
}

function eachEnding(text: string, dialect: Dialect, found: (at: number, kind: EndingKind) => void): void {
  const { delimiter } = dialect;
  const quote = dialect.quote === 'none' ? -1 : dialect.quote.charCodeAt(0);
  const backslash = dialect.escape === 'backslash' ? 92 : -1;
  const lastOfDelimiter = delimiter.charCodeAt(delimiter.length - 1);
  let quoted = false;
  let fieldStart = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (quoted) {
      if (code !== quote) continue;
      if (backslash >= 0) quoted = text.charCodeAt(at - 1) === backslash;
      else if (text.charCodeAt(at + 1) === quote) at++;
      else quoted = false;
      continue;
    }
    if (code === quote && fieldStart) {
      quoted = true;
      continue;
    }
    const ending = code === 10 || code === 13;
    fieldStart = ending || (code === lastOfDelimiter && text.startsWith(delimiter, at + 1 - delimiter.length));
    if (!ending) continue;
    if (code === 10) found(at, 'lf');
    else if (text.charCodeAt(at + 1) === 10) found(at++, 'crlf');
    else found(at, 'cr');
  }
}

/** The line ending that stands right before `end`; null when there is none. */
export function endingAt(text: string, end: number): EndingKind | null {
  const code = text.charCodeAt(end - 1);
  if (code === 13) return 'cr';
  if (code !== 10) return null;
  return text.charCodeAt(end - 2) === 13 ? 'crlf' : 'lf';
}

/** Line breaks of any kind, wherever they stand. */
export function countLines(text: string): number {
  let count = 0;
  if (!text.includes('\r')) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
    return count;
  }
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) count++;
  }
  return count;
}

export function lineEndingOf({ lf, crlf, cr }: EndingCounts): { ending: LineEnding; minority: number } {
  const most = Math.max(lf, crlf, cr);
  const minority = lf + crlf + cr - most;
  if (minority > 0) return { ending: 'mixed', minority };
  return { ending: crlf === most && most > 0 ? 'crlf' : cr === most && most > 0 ? 'cr' : 'lf', minority: 0 };
}
