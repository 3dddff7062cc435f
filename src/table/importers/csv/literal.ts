import type { Dialect } from './cut.ts';

/**
 * Splits one record in which the quote at `literalAt` is an ordinary character. Other quoted cells end at the first quote
 * that a delimiter or the end follows, so that unescaped quotes inside them do no harm.
 */
export function splitLiterally(text: string, literalAt: number, dialect: Dialect): string[] {
  const { delimiter, quote } = dialect;
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const close = text[at] === quote && at !== literalAt ? closingQuote(text, at, dialect) : -1;
    if (close >= 0) {
      cells.push(unescaped(text.slice(at + 1, close), dialect));
      at = close + 1;
    } else {
      const next = text.indexOf(delimiter, at);
      const end = next < 0 ? text.length : next;
      cells.push(text.slice(at, end));
      at = end;
    }
    if (at >= text.length) return cells;
    at += delimiter.length;
  }
}

function closingQuote(text: string, open: number, { delimiter, quote, escape: escaping }: Dialect): number {
  for (let at = open + 1; at < text.length; at++) {
    if (escaping === 'backslash' && text[at] === '\\') at++;
    else if (text[at] === quote) {
      if (at + 1 === text.length || text.startsWith(delimiter, at + 1)) return at;
      if (escaping === 'double' && text[at + 1] === quote) at++;
    }
  }
  return -1;
}

function unescaped(text: string, { quote, escape: escaping }: Dialect): string {
  const written = escaping === 'double' ? quote + quote : `\\${quote}`;
  return text.replaceAll(written, quote);
}
