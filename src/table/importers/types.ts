import type { Notice, Outcome } from '../../core/notice.ts';
import type { Frame } from '../frame.ts';

export const textEncodings = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'gb18030',
  'big5',
  'windows-1252',
  'shift_jis',
  'euc-kr',
] as const;

export type TextEncoding = (typeof textEncodings)[number];
export type QuoteChar = '"' | "'" | 'none';
/** How a quote inside a quoted cell is written: doubled, or after a backslash. */
export type QuoteEscape = 'double' | 'backslash';
export type DecimalMark = '.' | ',';
export type ThousandsMark = ',' | '.' | ' ' | 'none';
export type ColumnType = 'number' | 'text' | 'year' | 'skip';

export interface ColumnTypeChoice {
  /** The column's name after import (see `ReportColumn.name`). */
  readonly column: string;
  readonly type: ColumnType;
}

/** How to read a text table. Plain JSON: it is part of the saved analysis. `auto` is guessed from the file. */
export interface ImportOptions {
  readonly encoding: 'auto' | TextEncoding;
  /** `auto`, or the separator itself; it may be longer than one character, like `', '`. */
  readonly delimiter: string;
  readonly quote: 'auto' | QuoteChar;
  readonly escape: 'auto' | QuoteEscape;
  /** Lines of the file before the header. */
  readonly skipRows: 'auto' | number;
  readonly headerRows: 'auto' | 0 | 1 | 2 | 3;
  readonly decimal: 'auto' | DecimalMark;
  readonly thousands: 'auto' | ThousandsMark;
  /** Cell texts that mean "missing", compared after trimming and without regard to case. */
  readonly missing: readonly string[];
  readonly columnTypes: readonly ColumnTypeChoice[];
}

/** Options with nothing left to guess: the same file read with them gives the same frame again. */
export interface ResolvedOptions extends ImportOptions {
  readonly encoding: TextEncoding;
  readonly quote: QuoteChar;
  readonly escape: QuoteEscape;
  readonly skipRows: number;
  readonly headerRows: 0 | 1 | 2 | 3;
  readonly decimal: DecimalMark;
  readonly thousands: ThousandsMark;
}

/** A sentence for people: a code to translate (`notice.<code>`) and its parameters. */
export type Reason = Pick<Notice, 'code' | 'params'>;

export interface Alternative<T> {
  readonly value: T;
  /** What the file looks like when read this way: a few words of it, or the columns it would have. */
  readonly example: string;
}

export interface Guess<T> {
  readonly value: T;
  readonly reason: Reason;
  readonly alternatives: readonly Alternative<T>[];
}

export type RowRole = 'preamble' | 'header' | 'data' | 'blank';

export interface PreviewRow {
  /** Line of the file this row starts on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly role: RowRole;
}

export interface SniffedColumn {
  readonly name: string;
  readonly originalHeader: string;
  readonly type: ColumnType;
  readonly reason: Reason;
}

/** What the beginning of a file tells, before anything is committed. */
export interface Sniff {
  /** Why the file cannot be read as a table; null when it can. */
  readonly problem: Notice | null;
  readonly encoding: Guess<TextEncoding>;
  readonly delimiter: Guess<string>;
  readonly quote: Guess<QuoteChar>;
  readonly escape: Guess<QuoteEscape>;
  readonly skipRows: Guess<number>;
  readonly headerRows: Guess<0 | 1 | 2 | 3>;
  readonly decimal: Guess<DecimalMark>;
  readonly thousands: Guess<ThousandsMark>;
  readonly columns: readonly SniffedColumn[];
  /** At most 200 rows as they stand in the file, preamble and header included. */
  readonly rows: readonly PreviewRow[];
  readonly notices: readonly Notice[];
  readonly options: ResolvedOptions;
}

export const repairCodes = [
  'importRowShort',
  'importRowLong',
  'importExtraDelimiters',
  'importBlankLines',
  'importFooter',
  'importHeaderRepeated',
  'importQuoteStray',
  'importQuoteInside',
  'importNulRemoved',
  'importUndecodable',
  'importLineEndings',
  'importHeaderEmpty',
  'importHeaderDuplicate',
  'importHeaderTooLong',
  'importHeaderExtraCell',
  'importRowNames',
  'importColumnDropped',
  'importTrimmed',
  'importFullWidth',
  'importInfinite',
  'importTypeLost',
] as const;

export type RepairCode = (typeof repairCodes)[number];

export interface RepairExample {
  /** Data row from 1; 0 when it is not a data row (header, preamble, footer). */
  readonly row: number;
  /** Line of the file from 1. */
  readonly line: number;
  readonly column?: string;
  readonly text: string;
}

/** One kind of change made while reading, with how often and the first places. */
export interface Repair {
  readonly code: RepairCode;
  readonly count: number;
  readonly examples: readonly RepairExample[];
}

/** What was met while reading a column's cells. */
export type CellReading =
  | 'number'
  | 'thousands'
  | 'percent'
  | 'date'
  | 'yearMonth'
  | 'code'
  | 'longInteger'
  | 'text'
  | 'empty';

export interface MissingMarker {
  readonly text: string;
  readonly count: number;
}

export interface ReportColumn {
  readonly name: string;
  readonly originalHeader: string;
  readonly type: ColumnType;
  readonly missing: number;
  /** Missing cells that were not simply empty, by what stood there. */
  readonly markers: readonly MissingMarker[];
  readonly parsedAs: readonly CellReading[];
  readonly examples: readonly string[];
}

export type LineEnding = 'lf' | 'crlf' | 'cr' | 'mixed';

export interface ImportReport {
  readonly rows: number;
  readonly columns: readonly ReportColumn[];
  readonly repairs: readonly Repair[];
  readonly notices: readonly Notice[];
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly quote: QuoteChar;
  readonly lineEnding: LineEnding;
  readonly skippedLines: number;
  readonly headerRows: number;
  readonly bytes: number;
  /** How often the file was read: more than once when a later cell overturned a guess made from its beginning. */
  readonly passes: number;
}

export interface Imported {
  readonly frame: Frame;
  readonly report: ImportReport;
  readonly options: ResolvedOptions;
}

export type ImportSource = Blob | Uint8Array | string;

export interface ImportHooks {
  /** Bytes (characters when the source is a string) done and to do, and data rows read so far. */
  readonly onProgress?: (done: number, total: number, rows: number) => void;
  readonly signal?: AbortSignal;
  /** How much is read at a time, in bytes. The result does not depend on it. */
  readonly chunkBytes?: number;
}

/** One file format: everything the interface and the headless run need to read it. */
export interface Importer {
  readonly id: string;
  /** File name endings in lower case, without the dot. */
  readonly extensions: readonly string[];
  /** How sure the first bytes make us that this is our format, 0 to 1. */
  sniff(head: Uint8Array): number;
  preview(head: Uint8Array, options: ImportOptions, complete: boolean): Sniff;
  read(source: ImportSource, options: ImportOptions, hooks?: ImportHooks): Promise<Outcome<Imported>>;
}

/** What official yearbooks, Stata, R, Excel and pandas write for "no value". */
export const defaultMissing: readonly string[] = [
  '',
  'NA',
  'N/A',
  'n.a.',
  'NaN',
  'null',
  '.',
  '..',
  '...',
  '-',
  '--',
  '---',
  '–',
  '—',
  '——',
  '…',
  '……',
  '/',
  '\\N',
  'missing',
  '#N/A',
  '#NA',
  '#DIV/0!',
  '#VALUE!',
  '#REF!',
  '#NAME?',
  '#NUM!',
  '#NULL!',
  '缺失',
  '缺失值',
  '缺',
  '无',
  '无数据',
  '暂无',
  '暂无数据',
  '不详',
];

export const defaultImportOptions: ImportOptions = {
  encoding: 'auto',
  delimiter: 'auto',
  quote: 'auto',
  escape: 'auto',
  skipRows: 'auto',
  headerRows: 'auto',
  decimal: 'auto',
  thousands: 'auto',
  missing: defaultMissing,
  columnTypes: [],
};
