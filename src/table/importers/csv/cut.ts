import Papa from 'papaparse';
import type { QuoteChar, QuoteEscape, RepairCode } from '../types.ts';
import { countLines, type EndingKind, type EvenedText, endingAt, endingsOf, evenLineEndings } from './line-endings.ts';
import { splitLiterally } from './literal.ts';

export interface Dialect {
  readonly delimiter: string;
  readonly quote: QuoteChar;
  readonly escape: QuoteEscape;
}

/** A change made while cutting a record into cells. */
export interface RecordFlag {
  readonly code: RepairCode;
  /** Position of the cell, when one cell is concerned. */
  readonly column: number | null;
  readonly text: string;
}

export interface CutRecords {
  readonly rows: string[][];
  /** How much of the text the rows take. */
  readonly cursor: number;
  /** How each row ends; null: all alike, the last row of a file excepted. */
  readonly endings: readonly (EndingKind | null)[] | null;
  /** The line each row starts on, when it was counted. */
  readonly lines: readonly number[] | null;
  readonly flags: Map<number, RecordFlag[]>;
}

export interface CutSetting {
  readonly dialect: Dialect;
  /** papaparse's row parser for each line ending. */
  readonly parsers: Readonly<Record<'\n' | '\r\n', Papa.Parser>>;
  /** Cells an ordinary record has; 0 while that is not known. Decides how a malformed quote is read. */
  readonly width: number;
  /** Line of the file on which the text starts. */
  readonly firstLine: number;
  /** The text ends the file: its last record counts even without a line ending. */
  readonly final: boolean;
}

interface PapaResult {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly row: number; readonly index: number }[];
  readonly meta: { readonly cursor: number };
}

export function papaParser(
  { delimiter, quote, escape: escaping }: Dialect,
  newline: '\n' | '\r\n',
  step?: (result: PapaResult) => void,
): Papa.Parser {
  const quotes =
    quote === 'none'
      ? { fastMode: true }
      : { fastMode: false, quoteChar: quote, escapeChar: escaping === 'backslash' ? '\\' : quote };
  const config = { delimiter, newline, ...quotes, ...(step ? { step } : {}) };
  return new Papa.Parser(config as Papa.ParseConfig);
}

/** Cuts a text that starts where a record starts; record by record only when papaparse met a malformed quote. */
export function cutRecords(raw: string, evened: EvenedText, setting: CutSetting): CutRecords {
  const { dialect, parsers, final } = setting;
  const { text, newline, loose } = evened;
  const { data, errors, meta } = parsers[newline].parse(text, 0, !final) as PapaResult;
  if (errors.some(({ row }) => row < data.length)) return cutCarefully(raw, evened, setting);
  if (final && isEndOfFile(data.at(-1), text)) data.pop();
  const cursor = final ? text.length : meta.cursor;
  const endings = loose ? endingsOf(raw.slice(0, cursor), dialect) : null;
  return { rows: data, cursor, endings, lines: null, flags: new Map() };
}

/** At most `most` records, each malformed quote in them mended; see `mend`. */
export function cutCarefully(
  raw: string,
  evened: EvenedText,
  setting: CutSetting,
  most = Number.POSITIVE_INFINITY,
): CutRecords {
  const { dialect, final } = setting;
  const rows: string[][] = [];
  const lines: number[] = [];
  const endings: (EndingKind | null)[] = [];
  const flags = new Map<number, RecordFlag[]>();
  let line = setting.firstLine;
  let from = 0;
  for (let again = true; again; ) {
    again = false;
    const rest = from === 0 ? evened.text : restFrom(raw, from, evened, dialect);
    let start = 0;
    const take = (cells: string[], end: number) => {
      rows.push(cells);
      lines.push(line);
      endings.push(endingAt(raw, from + end));
      line += countLines(raw.slice(from + start, from + end));
      start = end;
    };
    const parser = papaParser(dialect, evened.newline, ({ data, errors, meta }) => {
      if (errors.length === 0) return take(data[0], meta.cursor);
      const mended = mend(rest, { start, end: meta.cursor }, evened.newline, data[0], errors, setting);
      flags.set(rows.length, [{ code: mended.code, column: null, text: rest.slice(start, mended.end) }]);
      take(mended.cells, mended.end);
      again = rows.length < most;
      parser.abort();
    });
    parser.parse(rest, 0, !final);
    from += start;
  }
  const whole = final && rows.length < most;
  if (whole && isEndOfFile(rows.at(-1), raw)) for (const list of [rows, lines, endings]) list.pop();
  return { rows, cursor: whole ? raw.length : from, endings, lines, flags };
}

/** What was taken for the inside of a quoted cell may hold line endings that were left as they are. */
function restFrom(raw: string, from: number, { text, loose }: EvenedText, dialect: Dialect): string {
  return loose && /\r(?!\n)/.test(text) ? evenLineEndings(raw.slice(from), dialect, true).text : text.slice(from);
}

/** The empty record after the last line ending is none. */
function isEndOfFile(last: readonly string[] | undefined, text: string): boolean {
  return last?.length === 1 && last[0] === '' && endingAt(text, text.length) !== null;
}

/** papaparse's reading of a record with a malformed quote, or the reading in which that quote is an ordinary character. */
function mend(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
  newline: string,
  cells: string[],
  errors: PapaResult['errors'],
  { width, dialect }: CutSetting,
): { cells: string[]; end: number; code: RepairCode } {
  const bad = errors[0].index - 1;
  const found = text.indexOf(newline, bad);
  const lineEnd = found < 0 ? text.length : found;
  const literalEnd = found < 0 ? text.length : found + newline.length;
  const literal = splitLiterally(text.slice(start, lineEnd), bad - start, dialect);
  const unclosed = errors.some(({ code }) => code === 'MissingQuotes');
  const better = literal.length === width && (literalEnd < end || cells.length !== width);
  if (unclosed || better) return { cells: literal, end: literalEnd, code: 'importQuoteStray' };
  return { cells, end, code: 'importQuoteInside' };
}
