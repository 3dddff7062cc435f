import {
  type CutRecords,
  type CutSetting,
  cutCarefully,
  cutRecords,
  type Dialect,
  papaParser,
  type RecordFlag,
} from './cut.ts';
import { countLines, type EndingCounts, type EvenedText, endingAt, evenLineEndings } from './line-endings.ts';

export interface RecordBatch {
  readonly rows: string[][];
  /** Line of the file on which rows[index] starts, from 1. */
  line(index: number): number;
  readonly flags: ReadonlyMap<number, readonly RecordFlag[]> | null;
}

export interface RecordSetting {
  readonly dialect: Dialect;
  /** Cells an ordinary record has; 0 while that is not known. */
  readonly width: number;
  readonly firstLine: number;
  /** Takes the records; false ends the reading. */
  readonly sink: (batch: RecordBatch) => boolean;
}

/** Small pieces keep the short-lived strings in the young generation of the garbage collector. */
const pieceLength = 32 * 1024;
/** A record longer than this (in UTF-16 units) is not a row of a table. */
export const longestRecord = 16 * 2 ** 20;

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
  private readonly parsers;

  constructor(private readonly setting: RecordSetting) {
    this.line = setting.firstLine;
    const { dialect } = setting;
    this.parsers = { '\n': papaParser(dialect, '\n'), '\r\n': papaParser(dialect, '\r\n') };
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
    const { dialect, width } = this.setting;
    // A carriage return at the very end may be the first half of a pair.
    const whole = !final && piece.endsWith('\r') ? piece.slice(0, -1) : piece;
    const evened = evenLineEndings(whole, dialect);
    const cutting = { dialect, width, parsers: this.parsers, firstLine: this.line, final };
    const cut = cutRecords(whole, evened, cutting);
    if (cut.rows.length > 0 || final || piece.length <= longestRecord) return this.emit(piece, whole, evened, cut);
    return this.giveUp(piece, whole, evened, cutting);
  }

  /** A quote that stays open this long never closes: its line is read without it. Without line breaks, nothing helps. */
  private giveUp(piece: string, whole: string, evened: EvenedText, cutting: CutSetting): boolean {
    if (!evened.text.includes('\n')) {
      this.tooLongAt = this.line;
      return false;
    }
    const first = cutCarefully(whole, evened, { ...cutting, final: true }, 1);
    if (!this.emit(piece, whole, evened, first)) return false;
    const rest = this.carry;
    this.carry = '';
    return this.push(rest, false);
  }

  private emit(piece: string, whole: string, evened: EvenedText, cut: CutRecords): boolean {
    const { rows, cursor, flags, lines } = cut;
    this.carry = piece.slice(cursor);
    this.wanted = rows.length === 0 ? 2 * piece.length : 0;
    if (rows.length === 0) return true;
    const consumed = whole.slice(0, cursor);
    this.settleEndings(evened, consumed, cut);
    if (whole.includes('\0')) removeNul(rows, flags);
    if (this.damaged && whole.includes('\ufffd')) flagUndecodable(rows, flags);
    const firstLine = this.line;
    const { quote } = this.setting.dialect;
    const multiline = quote !== 'none' && whole.includes(quote);
    this.line += multiline ? countLines(consumed) : rows.length;
    const line = lineFinder(rows, firstLine, multiline, lines);
    return this.setting.sink({ rows, line, flags: flags.size > 0 ? flags : null });
  }

  /** Counts how the rows end, and takes the carriage returns that a mixture leaves on their last cells. */
  private settleEndings({ loose, newline }: EvenedText, consumed: string, { rows, endings }: CutRecords): void {
    if (endings === null) {
      const unended = endingAt(consumed, consumed.length) === null ? 1 : 0;
      this.endings[newline === '\n' ? 'lf' : 'crlf'] += rows.length - unended;
      return;
    }
    for (const kind of endings) if (kind !== null) this.endings[kind]++;
    if (!loose) return;
    rows.forEach((cells, row) => {
      const last = cells.length - 1;
      if (endings[row] === 'crlf' && cells[last].endsWith('\r')) cells[last] = cells[last].slice(0, -1);
    });
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
