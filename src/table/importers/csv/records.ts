import Papa from 'papaparse';
import type { QuoteChar, QuoteEscape, RepairCode } from '../types.ts';
import { countEndings, countLines, type EndingCounts, type EvenedText, evenLineEndings } from './line-endings.ts';
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

export interface RecordBatch {
  readonly rows: string[][];
  /** Line of the file on which rows[index] starts, from 1. */
  line(index: number): number;
  readonly flags: ReadonlyMap<number, readonly RecordFlag[]> | null;
}

export interface RecordSetting {
  readonly dialect: Dialect;
  /** Cells an ordinary record has; 0 while that is not known. Decides how a malformed quote is read. */
  readonly width: number;
  readonly firstLine: number;
  /** Takes the records; false ends the reading. */
  readonly sink: (batch: RecordBatch) => boolean;
}

interface PapaResult {
  readonly data: string[][];
  readonly errors: readonly { readonly code: string; readonly row: number; readonly index: number }[];
  readonly meta: { readonly cursor: number };
}

interface CutRecords {
  readonly rows: string[][];
  readonly cursor: number;
  readonly lines: readonly number[] | null;
  readonly flags: Map<number, RecordFlag[]>;
}

/** Small pieces keep the short-lived strings in the young generation of the garbage collector. */
const pieceLength = 64 * 1024;
/** A record longer than this (in UTF-16 units) is not a row of a table. */
export const longestRecord = 32 * 2 ** 20;

/**
 * Cuts text, pushed in pieces of any size, into records by papaparse's row parser, and mends what it reports: a quote that
 * never closes or closes in the wrong place, line endings of several kinds, NUL characters.
 */
export class RecordReader {
  readonly endings: EndingCounts = { lf: 0, crlf: 0, cr: 0 };
  /** Line on which a record longer than `longestRecord` starts; null when there is none. */
  tooLongAt: number | null = null;
  private carry = '';
  private wanted = 0;
  private line: number;
  private damaged = false;

  constructor(private readonly setting: RecordSetting) {
    this.line = setting.firstLine;
  }

  /** `damaged`: the text holds U+FFFD in place of bytes that could not be decoded. False: nothing more is wanted. */
  push(text: string, last: boolean, damaged = false): boolean {
    this.damaged ||= damaged;
    for (let from = 0; from < text.length || (last && from === 0); from += pieceLength) {
      const piece = this.carry + text.slice(from, from + pieceLength);
      const final = last && from + pieceLength >= text.length;
      if (!final && piece.length < Math.min(this.wanted, longestRecord)) this.carry = piece;
      else if (!this.readPiece(piece, final)) return false;
    }
    return true;
  }

  private readPiece(piece: string, final: boolean): boolean {
    const whole = !final && piece.endsWith('\r') ? piece.slice(0, -1) : piece;
    const evened = evenLineEndings(whole, this.setting.dialect);
    const result = this.cut(evened, final);
    if (result.rows.length === 0 && !final && piece.length > longestRecord) return this.giveUp(piece, evened);
    return this.emit(piece, whole, evened, result);
  }

  /** A quote that stays open this long never closes: its line is read without it. Without line breaks, nothing helps. */
  private giveUp(piece: string, evened: EvenedText): boolean {
    if (evened.text.includes('\n')) return this.emit(piece, piece, evened, this.cutCarefully(evened, true, 1));
    this.tooLongAt = this.line;
    return false;
  }

  private emit(piece: string, whole: string, evened: EvenedText, result: CutRecords): boolean {
    const { rows, cursor, flags } = result;
    this.carry = piece.slice(cursor);
    this.wanted = rows.length === 0 ? 2 * piece.length : 0;
    if (rows.length === 0) return true;
    this.countEndings(evened, whole.slice(0, cursor), rows.length);
    if (evened.loose) stripReturns(rows);
    if (whole.includes('\0')) removeNul(rows, flags);
    if (this.damaged && whole.includes('\ufffd')) flagUndecodable(rows, flags);
    const firstLine = this.line;
    const multiline = this.setting.dialect.quote !== 'none' && whole.includes(this.setting.dialect.quote);
    this.line += multiline ? countLines(whole.slice(0, cursor)) : rows.length;
    return this.setting.sink({
      rows,
      line: lineFinder(rows, firstLine, multiline, result.lines),
      flags: flags.size > 0 ? flags : null,
    });
  }

  private cut(evened: EvenedText, final: boolean): CutRecords {
    const { text, newline } = evened;
    const { data, errors, meta } = this.parser(newline).parse(text, 0, !final) as PapaResult;
    if (errors.some(({ row }) => row < data.length)) return this.cutCarefully(evened, final);
    if (final) dropEndOfFile(data, text);
    return { rows: data, cursor: final ? text.length : meta.cursor, lines: null, flags: new Map() };
  }

  private parser(newline: '\n' | '\r\n', step?: (result: PapaResult) => void): Papa.Parser {
    const { delimiter, quote, escape: escaping } = this.setting.dialect;
    const quotes =
      quote === 'none'
        ? { fastMode: true }
        : { fastMode: false, quoteChar: quote, escapeChar: escaping === 'backslash' ? '\\' : quote };
    const config = { delimiter, newline, ...quotes, ...(step ? { step } : {}) };
    return new Papa.Parser(config as Papa.ParseConfig);
  }

  /** Record by record, for a piece in which papaparse met a malformed quote. */
  private cutCarefully({ text, newline }: EvenedText, final: boolean, most = Number.POSITIVE_INFINITY): CutRecords {
    const rows: string[][] = [];
    const lines: number[] = [];
    const flags = new Map<number, RecordFlag[]>();
    let line = this.line;
    let from = 0;
    for (let again = true; again; ) {
      again = false;
      const rest = text.slice(from);
      let start = 0;
      const take = (cells: string[], end: number) => {
        rows.push(cells);
        lines.push(line);
        line += countLines(rest.slice(start, end));
        start = end;
      };
      const parser = this.parser(newline, ({ data, errors, meta }) => {
        if (errors.length === 0) return take(data[0], meta.cursor);
        const mended = this.mend(rest, start, meta.cursor, newline, data[0], errors);
        flags.set(rows.length, [{ code: mended.code, column: null, text: rest.slice(start, mended.end) }]);
        take(mended.cells, mended.end);
        if (mended.end === meta.cursor && rows.length < most) return;
        again = rows.length < most;
        parser.abort();
      });
      parser.parse(rest, 0, !final);
      from += start;
    }
    const whole = final && rows.length < most;
    if (whole && dropEndOfFile(rows, text)) lines.pop();
    return { rows, cursor: whole ? text.length : from, lines, flags };
  }

  /** papaparse's reading of a record with a malformed quote, or the reading in which that quote is an ordinary character. */
  private mend(
    text: string,
    start: number,
    end: number,
    newline: string,
    cells: string[],
    errors: PapaResult['errors'],
  ): { cells: string[]; end: number; code: RepairCode } {
    const { width, dialect } = this.setting;
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

  private countEndings(evened: EvenedText, consumed: string, rows: number): void {
    if (evened.loose) countEndings(consumed, this.setting.dialect, this.endings);
    else if (evened.newline === '\r\n') this.endings.crlf += rows;
    else this.endings.lf += rows;
  }
}

/** The record after the last line ending is none. */
function dropEndOfFile(rows: string[][], text: string): boolean {
  const last = rows.at(-1);
  if (!last || last.length > 1 || last[0] !== '' || !/[\r\n]$/.test(text)) return false;
  rows.pop();
  return true;
}

function stripReturns(rows: string[][]): void {
  for (const row of rows) {
    const last = row.length - 1;
    if (row[last].endsWith('\r')) row[last] = row[last].slice(0, -1);
  }
}

function removeNul(rows: string[][], flags: Map<number, RecordFlag[]>): void {
  eachCellWith(rows, '\0', (row, column, text) => {
    rows[row][column] = text.replaceAll('\0', '');
    addFlag(flags, row, { code: 'importNulRemoved', column, text: text.replaceAll('\0', '␀') });
  });
}

function flagUndecodable(rows: string[][], flags: Map<number, RecordFlag[]>): void {
  eachCellWith(rows, '\ufffd', (row, column, text) => addFlag(flags, row, { code: 'importUndecodable', column, text }));
}

function eachCellWith(
  rows: string[][],
  char: string,
  found: (row: number, column: number, text: string) => void,
): void {
  rows.forEach((cells, row) => {
    cells.forEach((text, column) => {
      if (text.includes(char)) found(row, column, text);
    });
  });
}

function addFlag(flags: Map<number, RecordFlag[]>, row: number, flag: RecordFlag): void {
  const there = flags.get(row);
  if (there) there.push(flag);
  else flags.set(row, [flag]);
}

function lineFinder(
  rows: readonly string[][],
  firstLine: number,
  multiline: boolean,
  known: readonly number[] | null,
): (index: number) => number {
  if (known) return (index) => known[index];
  if (!multiline) return (index) => firstLine + index;
  let lines: number[] | null = null;
  return (index) => {
    lines ??= linesOf(rows, firstLine);
    return lines[index];
  };
}

function linesOf(rows: readonly string[][], firstLine: number): number[] {
  let line = firstLine;
  return rows.map((cells) => {
    const own = line;
    line += 1 + cells.reduce((sum, text) => sum + countLines(text), 0);
    return own;
  });
}

export interface SampleRecord {
  readonly cells: string[];
  readonly line: number;
  readonly flags: readonly RecordFlag[];
}

/** The records of a text held as a whole; of a beginning (`complete` false), without its last, possibly broken one. */
export function readRecords(
  text: string,
  dialect: Dialect,
  { width = 0, firstLine = 1, complete = true }: { width?: number; firstLine?: number; complete?: boolean } = {},
): SampleRecord[] {
  const records: SampleRecord[] = [];
  const sink = ({ rows, line, flags }: RecordBatch) => {
    rows.forEach((cells, index) => {
      records.push({ cells, line: line(index), flags: flags?.get(index) ?? [] });
    });
    return true;
  };
  new RecordReader({ dialect, width, firstLine, sink }).push(text, complete);
  return records;
}
