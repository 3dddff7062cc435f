import { type Notice, notice } from '../../../core/notice.ts';
import { type ColumnPlan, planColumns } from '../shared/column-plan.ts';
import { type ConventionGuess, guessConventions } from '../shared/conventions.ts';
import { foreignKind } from '../shared/file-kind.ts';
import { columnNames, fitHeader } from '../shared/header.ts';
import { missingMarkers } from '../shared/missing.ts';
import { RepairLog } from '../shared/repairs.ts';
import type { Guess, ImportOptions, PreviewRow, RepairCode, ResolvedOptions, Sniff, TextEncoding } from '../types.ts';
import { decode } from './decode.ts';
import { type DialectGuess, guessDialect } from './dialect.ts';
import { guessEncoding, wholeLines } from './encoding.ts';
import { guessLayout, type Layout } from './layout.ts';
import { readRecords, type SampleRecord } from './records.ts';
import { LineSkipper } from './skip-lines.ts';
import { TableRows, type TableShape } from './table-rows.ts';

/** Everything that is decided before the file is read from end to end. */
export interface CsvPlan {
  readonly options: ResolvedOptions;
  readonly shape: TableShape;
  readonly columns: readonly ColumnPlan[];
  readonly headerRepair: RepairCode | null;
  readonly headerLine: number;
  /** Data rows for each byte (or character) of the beginning. */
  readonly rowDensity: number;
}

/** What reading the whole file has taught about a first guess. */
export interface Learned {
  readonly encoding: TextEncoding | null;
  /** Cells that did not fit their column, as further evidence on how numbers are written. */
  readonly texts: readonly string[];
  readonly types: ReadonlyMap<number, 'number' | 'text'>;
}

export const nothingLearned: Learned = { encoding: null, texts: [], types: new Map() };

export interface Planned {
  readonly sniff: Sniff;
  /** Null when the sniff names a problem. */
  readonly plan: CsvPlan | null;
}

export const mostColumns = 20_000;
const previewRows = 200;
const longLine = 100_000;

/** Plans the reading of a text table from its beginning. */
export function planCsv(
  head: Uint8Array | string,
  options: ImportOptions,
  complete: boolean,
  learned: Learned = nothingLearned,
): Planned {
  const foreign = typeof head === 'string' ? null : foreignKind(head);
  const encoding = planEncoding(head, options, complete, learned);
  if (foreign) return unreadable(encoding, options, notice('error', foreign, {}));
  if (!isUsable(options.delimiter)) {
    return unreadable(encoding, options, notice('error', 'importDelimiterUnusable', { delimiter: options.delimiter }));
  }
  const text = headText(head, encoding.value, complete);
  if (text.trim() === '') return unreadable(encoding, options, notice('error', 'importEmpty', {}));
  const dialect = guessDialect(skipped(text, options.skipRows), options);
  const sample = readSample(text, dialect, options, complete);
  const problem = sampleProblem(sample, text);
  if (problem) return unreadable(encoding, options, problem);
  const shape = tableShape(sample, dialect, options);
  const rows = sampleRows(sample.records, shape, complete);
  const cells = function* () {
    for (const row of rows) yield* row;
    yield* learned.texts;
  };
  const conventions = guessConventions(cells(), options, dialect.dialect.delimiter);
  const columns = planColumns(sample.names, rows, {
    options,
    conventions: conventions.conventions,
    missing: shape.missing,
    learned: learned.types,
  });
  const resolved = resolve(options, encoding.value, dialect, sample, conventions);
  const sniff = describe({ encoding, dialect, sample, conventions, columns, resolved, options });
  const headerLine = sample.records[0]?.line ?? 1;
  const rowDensity = rows.length / head.length;
  const { headerRepair } = sample;
  return { sniff, plan: { options: resolved, shape, columns, headerRepair, headerLine, rowDensity } };
}

/** papaparse takes no delimiter that is empty or holds a quote, a line break or a byte order mark. */
const isUsable = (delimiter: string) => delimiter !== '' && !/["'\r\n\ufeff]/.test(delimiter);

function planEncoding(
  head: Uint8Array | string,
  options: ImportOptions,
  complete: boolean,
  learned: Learned,
): Guess<TextEncoding> {
  if (typeof head === 'string') {
    return { value: 'utf-8', reason: { code: 'importEncodingText', params: {} }, alternatives: [] };
  }
  const guess = guessEncoding(head, complete);
  const alternatives = guess.alternatives;
  if (options.encoding !== 'auto') {
    return { value: options.encoding, reason: { code: 'importChosen', params: {} }, alternatives };
  }
  if (learned.encoding === null || learned.encoding === guess.value) return guess;
  return { value: learned.encoding, reason: { code: 'importEncodingLearned', params: {} }, alternatives };
}

function headText(head: Uint8Array | string, encoding: TextEncoding, complete: boolean): string {
  const text = typeof head === 'string' ? head : decode(wholeLines(head, complete, encoding), encoding).text;
  return text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
}

const skipped = (text: string, skipRows: 'auto' | number) =>
  skipRows === 'auto' ? text : new LineSkipper(skipRows).skip(text);

interface Sample {
  /** Records from the first one of the table on. */
  readonly records: readonly SampleRecord[];
  /** All records from the top of the file, for the preview. */
  readonly all: readonly SampleRecord[];
  readonly layout: Layout;
  readonly skipRows: number;
  readonly header: readonly (readonly string[])[];
  readonly names: ReturnType<typeof columnNames>;
  readonly headerRepair: RepairCode | null;
}

function readSample(text: string, guess: DialectGuess, options: ImportOptions, complete: boolean): Sample {
  const { dialect } = guess;
  const read = (width: number, skip: number) => {
    const from = new LineSkipper(skip).skip(text);
    const records = readRecords(from, dialect, { width, firstLine: skip + 1, complete });
    // A quote that opens and never closes hides the rest of an unfinished sample.
    const hidden = !complete && (records.at(-1)?.line ?? 0) < skip + countOf(from) / 2;
    return hidden ? readRecords(from, dialect, { width, firstLine: skip + 1 }) : records;
  };
  const wanted = { ...options, skipRows: declaredSkip(text, options) };
  const all = read(guessLayout(read(0, 0), wanted).width, 0);
  const layout = guessLayout(all, wanted);
  const skipRows = options.skipRows === 'auto' ? (all[layout.start]?.line ?? 1) - 1 : options.skipRows;
  const records = read(layout.width, skipRows).filter(notBlank);
  const raw = records.slice(0, layout.headerRows).map(({ cells }) => cells);
  const body = records.slice(layout.headerRows).map(({ cells }) => cells[0]);
  const header = fitHeader(raw, layout.width, body.slice(0, 50));
  const width = Math.max(layout.width, ...header.rows.map(({ length }) => length));
  const names = columnNames(header.rows, Math.min(width, mostColumns + 1));
  return { records, all, layout, skipRows, header: raw, names, headerRepair: header.repair };
}

const notBlank = ({ cells }: SampleRecord) => cells.some((text) => text.trim() !== '');

function countOf(text: string): number {
  return text.split(/\r\n|\n|\r/).length;
}

/** The line `sep=;` that Excel understands is no part of the table. */
function declaredSkip(text: string, options: ImportOptions): 'auto' | number {
  return options.skipRows === 'auto' && /^sep=.[\r\n]/i.test(text) ? 1 : options.skipRows;
}

function sampleProblem({ records, names }: Sample, text: string): Notice | null {
  if (records.length === 0) return notice('error', 'importEmpty', {});
  if (names.length > mostColumns) {
    return notice('error', 'importTooManyColumns', { columns: names.length, limit: mostColumns });
  }
  if (records.length === 1 && text.length > longLine && !/[\r\n]./.test(text)) {
    return notice('error', 'importOneLine', { length: text.length }, { row: 1 });
  }
  return null;
}

function tableShape({ layout, names, header }: Sample, guess: DialectGuess, options: ImportOptions): TableShape {
  return {
    width: layout.width,
    headerRows: layout.headerRows,
    headerCells: header,
    typed: layout.typed,
    missing: missingMarkers(options.missing),
    columnName: (at) => names[at]?.name ?? `V${at + 1}`,
    delimiter: guess.dialect.delimiter,
  };
}

/** Data rows of the sample, told from footers and the like exactly as in the whole file. */
function sampleRows(records: readonly SampleRecord[], shape: TableShape, complete: boolean): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  const table = new TableRows(shape, new RepairLog(), (block) => {
    for (const row of block.rows) rows.push(row);
  });
  const batch = { rows: records.map(({ cells }) => cells), line: (at: number) => records[at].line, flags: null };
  table.accept(batch);
  if (complete) table.finish();
  return rows;
}

function resolve(
  options: ImportOptions,
  encoding: TextEncoding,
  { dialect }: DialectGuess,
  { skipRows, layout }: Sample,
  { conventions }: ConventionGuess,
): ResolvedOptions {
  const { headerRows } = layout;
  return { ...options, encoding, ...dialect, skipRows, headerRows, ...conventions };
}

interface Findings {
  readonly encoding: Guess<TextEncoding>;
  readonly dialect: DialectGuess;
  readonly sample: Sample;
  readonly conventions: ConventionGuess;
  readonly columns: readonly ColumnPlan[];
  readonly resolved: ResolvedOptions;
  readonly options: ImportOptions;
}

function describe(findings: Findings): Sniff {
  const { encoding, dialect, sample, conventions, columns, resolved, options } = findings;
  const { layout, skipRows } = sample;
  const skipCode =
    options.skipRows !== 'auto' ? 'importChosen' : skipRows > 0 ? 'importPreamble' : 'importPreambleNone';
  return {
    problem: null,
    encoding,
    delimiter: dialect.delimiter,
    quote: dialect.quote,
    escape: dialect.escape,
    skipRows: plainGuess(skipRows, { code: skipCode, params: { lines: skipRows } }),
    headerRows: { value: layout.headerRows, reason: layout.headerReason, alternatives: headerAlternatives(sample) },
    decimal: plainGuess(resolved.decimal, conventions.decimalReason),
    thousands: plainGuess(resolved.thousands, conventions.thousandsReason),
    columns: columns.map(({ name, originalHeader, type, reason }) => ({ name, originalHeader, type, reason })),
    rows: preview(sample),
    notices: sniffNotices(findings),
    options: resolved,
  };
}

const plainGuess = <T>(value: T, reason: Guess<T>['reason']): Guess<T> => ({ value, reason, alternatives: [] });

function headerAlternatives({ records, layout, names }: Sample): Sniff['headerRows']['alternatives'] {
  return ([0, 1, 2, 3] as const)
    .filter((rows) => rows !== layout.headerRows && rows < Math.max(2, records.length))
    .map((value) => {
      const header = records.slice(0, value).map(({ cells }) => cells);
      const named = columnNames(header, Math.min(names.length, 4));
      return { value, example: named.map(({ name }) => name).join(' │ ') };
    });
}

function preview({ all, records, layout, skipRows }: Sample): PreviewRow[] {
  const above = all.filter(({ line }) => line <= skipRows);
  const below = records.map(({ cells, line }, index) => {
    return { line, cells, role: index < layout.headerRows ? ('header' as const) : ('data' as const) };
  });
  const top = above.map((record) => {
    const { line, cells } = record;
    return { line, cells, role: notBlank(record) ? ('preamble' as const) : ('blank' as const) };
  });
  return [...top, ...below].slice(0, previewRows);
}

function sniffNotices({ encoding, dialect, sample, conventions, columns, options }: Findings): Notice[] {
  const notices: Notice[] = [];
  const { unsureExample, mixed } = conventions;
  if (encoding.reason.code === 'importEncodingWestern') {
    notices.push(notice('caution', 'importEncodingUnsure', { encoding: encoding.value }));
  }
  if (dialect.single) notices.push(notice('info', 'importOneColumn', {}));
  if (sample.layout.tableBefore) notices.push(notice('caution', 'importTableBefore', { lines: sample.skipRows }));
  if (unsureExample) {
    const params = { example: unsureExample, decimal: conventions.conventions.decimal };
    notices.push(notice('caution', 'importUnsureMark', params));
  }
  if (mixed) notices.push(notice('caution', 'importMixedDecimals', mixed));
  const names = new Set(columns.map(({ name }) => name));
  for (const { column } of options.columnTypes) {
    if (!names.has(column)) notices.push(notice('caution', 'importTypeUnknownColumn', { column }));
  }
  return notices;
}

function unreadable(encoding: Guess<TextEncoding>, options: ImportOptions, problem: Notice): Planned {
  const because = { code: 'importUnread', params: {} };
  const resolved: ResolvedOptions = {
    ...options,
    encoding: encoding.value,
    delimiter: options.delimiter === 'auto' ? ',' : options.delimiter,
    quote: options.quote === 'auto' ? '"' : options.quote,
    escape: options.escape === 'auto' ? 'double' : options.escape,
    skipRows: options.skipRows === 'auto' ? 0 : options.skipRows,
    headerRows: options.headerRows === 'auto' ? 1 : options.headerRows,
    decimal: options.decimal === 'auto' ? '.' : options.decimal,
    thousands: options.thousands === 'auto' ? ',' : options.thousands,
  };
  const sniff: Sniff = {
    problem,
    encoding,
    delimiter: plainGuess(resolved.delimiter, because),
    quote: plainGuess(resolved.quote, because),
    escape: plainGuess(resolved.escape, because),
    skipRows: plainGuess(resolved.skipRows, because),
    headerRows: plainGuess(resolved.headerRows, because),
    decimal: plainGuess(resolved.decimal, because),
    thousands: plainGuess(resolved.thousands, because),
    columns: [],
    rows: [],
    notices: [problem],
    options: resolved,
  };
  return { sniff, plan: null };
}
