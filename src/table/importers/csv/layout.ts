import { type Shape, shapeOf } from '../shared/shape.ts';
import type { ImportOptions, Reason } from '../types.ts';
import type { SampleRecord } from './records.ts';

export type HeaderRows = 0 | 1 | 2 | 3;

export interface Layout {
  /** Cells of an ordinary data row. */
  readonly width: number;
  /** Index among the records of the first one that belongs to the table. */
  readonly start: number;
  readonly headerRows: HeaderRows;
  readonly headerReason: Reason;
  /** Positions whose data cells are figures, dates or times; the fullest first. */
  readonly typed: readonly number[];
  /** An earlier block of rows looks like a table of its own. */
  readonly tableBefore: boolean;
}

const typedShare = 0.7;
const bodyRows = 200;

const filledCount = (cells: readonly string[]) => cells.filter((text) => text.trim() !== '').length;

export function guessLayout(
  records: readonly SampleRecord[],
  options: Pick<ImportOptions, 'skipRows' | 'headerRows'>,
): Layout {
  const filled = records.map(({ cells }) => filledCount(cells));
  const first = options.skipRows === 'auto' ? 0 : firstAfter(records, options.skipRows);
  const width = tableWidth(records.slice(first), filled.slice(first));
  const start = options.skipRows === 'auto' ? tableStart(records, filled, width) : nextFilled(filled, first);
  const table = records.slice(start).filter(({ cells }) => filledCount(cells) > 0);
  const guess = guessHeader(
    table.map(({ cells }) => cells),
    width,
  );
  const chosen = options.headerRows !== 'auto';
  return {
    width,
    start,
    headerRows: options.headerRows === 'auto' ? guess.rows : options.headerRows,
    headerReason: chosen ? { code: 'importChosen', params: {} } : guess.reason,
    typed: guess.typed,
    tableBefore: options.skipRows === 'auto' && looksLikeTable(records.slice(0, start), filled),
  };
}

const firstAfter = (records: readonly SampleRecord[], lines: number) => {
  const at = records.findIndex(({ line }) => line > lines);
  return at < 0 ? records.length : at;
};

const nextFilled = (filled: readonly number[], from: number) => {
  const at = filled.findIndex((count, index) => index >= from && count > 0);
  return at < 0 ? filled.length : at;
};

/** The most frequent width, or an earlier one at least half as frequent: of several tables the first is read. */
function tableWidth(records: readonly SampleRecord[], filled: readonly number[]): number {
  const counts = new Map<number, number>();
  records.forEach(({ cells }, index) => {
    if (filled[index] > 0) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1);
  });
  const weights = [...counts].map(([width, count]) => ({ width, weight: width === 1 ? count / 4 : count }));
  const most = Math.max(0, ...weights.map(({ weight }) => weight));
  const enough = Math.min(most, Math.max(3, most / 2));
  return weights.find(({ weight }) => weight >= enough)?.width ?? 1;
}

/** Where the table begins: the first full row, or the row right before it when that can be its header. */
function tableStart(records: readonly SampleRecord[], filled: readonly number[], width: number): number {
  if (width === 1) return nextFilled(filled, 0);
  const full = records.findIndex(({ cells }, index) => cells.length === width && filled[index] >= 2);
  if (full < 0) return nextFilled(filled, 0);
  const before = records[full - 1]?.cells;
  if (!before || Math.abs(before.length - width) > 2) return full;
  // A lone text in the first cell is a title; behind an empty first cell (row names) it is a label.
  const fewest = before[0].trim() === '' && before.length === width ? 1 : 2;
  if (filled[full - 1] < Math.max(fewest, width - 1)) return full;
  const shapes = (cells: readonly string[]) => cells.map(shapeOf);
  const isLabel = (shape: Shape) => shape === 'text' || shape === 'empty';
  const labels = shapes(before).every(isLabel);
  const data = shapes(records[full].cells).some((shape) => !isLabel(shape));
  return labels && data ? full - 1 : full;
}

function looksLikeTable(records: readonly SampleRecord[], filled: readonly number[]): boolean {
  let run = 0;
  let width = 0;
  return records.some(({ cells }, index) => {
    const full = cells.length > 1 && filled[index] === cells.length;
    run = full && cells.length === width ? run + 1 : full ? 1 : 0;
    width = cells.length;
    return run >= 3;
  });
}

interface HeaderGuess {
  readonly rows: HeaderRows;
  readonly reason: Reason;
  readonly typed: readonly number[];
}

function guessHeader(table: readonly (readonly string[])[], width: number): HeaderGuess {
  const above = Math.max(1, Math.min(3, Math.ceil(table.length / 2)));
  const isBody = (cells: readonly string[]) =>
    cells.length === width && cells.some((text, at) => text !== table[0][at]);
  const body = table.slice(above).filter(isBody);
  const columns = Array.from({ length: width }, (_, at) => columnShape(body.slice(0, bodyRows), at));
  const typed = columns
    .flatMap((column, at) => (column.typed ? [{ at, filled: column.filled }] : []))
    .sort((a, b) => b.filled - a.filled)
    .map(({ at }) => at);
  const because = (rows: HeaderRows, code: string): HeaderGuess => ({
    rows,
    reason: { code, params: { rows } },
    typed,
  });
  if (table.length === 0) return because(0, 'importHeaderNone');
  if (table.length === 1) {
    const labels = table[0].every((text) => shapeOf(text) === 'text') && new Set(table[0]).size === table[0].length;
    return labels ? because(1, 'importHeaderOnlyRow') : because(0, 'importHeaderNone');
  }
  if (typed.length === 0) {
    return recurs(table, width) ? because(0, 'importHeaderRecurs') : because(1, 'importHeaderAssumed');
  }
  let rows = 0;
  while (rows < Math.min(3, table.length - 1) && isHeaderRow(table, rows, columns)) rows++;
  if (rows > 0) return because(rows as HeaderRows, 'importHeaderFound');
  return because(0, 'importHeaderNone');
}

interface ColumnShape {
  readonly typed: boolean;
  readonly filled: number;
  /** Whole numbers that can be years. */
  readonly years: boolean;
}

const yearText = /^(?:1[89]|20)\d{2}\s*年?$/;

function columnShape(body: readonly (readonly string[])[], at: number): ColumnShape {
  const texts = body.map((cells) => cells[at]).filter((text) => shapeOf(text) !== 'empty');
  const figures = texts.filter((text) => shapeOf(text) !== 'text').length;
  const years = texts.filter((text) => yearText.test(text.trim())).length;
  return {
    typed: texts.length > 0 && figures >= typedShare * texts.length,
    filled: texts.length,
    years: years >= typedShare * texts.length,
  };
}

/** Labels stand where the data have figures. Years over a column of other figures are labels too (2003, 2004, ...). */
function isHeaderRow(table: readonly (readonly string[])[], row: number, columns: readonly ColumnShape[]): boolean {
  const cells = table[row];
  let labels = 0;
  let figures = 0;
  let years = 0;
  columns.forEach((column, at) => {
    const text = cells[at]?.trim() ?? '';
    if (!column.typed || text === '') return;
    if (shapeOf(text) === 'text') labels++;
    else if (yearText.test(text) && !column.years) years++;
    else figures++;
  });
  if (years >= 2 && figures === 0) return row === 0 || table[row - 1].some((text) => text.trim() === '');
  if (row > 0) return labels > 0 && figures === 0;
  return labels > 0 && labels >= 1.5 * figures;
}

/** Without figures anywhere, a first row whose texts come back below it, other than as the same row again, is data. */
function recurs(table: readonly (readonly string[])[], width: number): boolean {
  const [first, ...rest] = table;
  const others = rest.filter((cells) => cells.some((text, at) => text !== first[at]));
  for (let at = 0; at < width; at++) {
    const label = first[at]?.trim();
    if (label && others.some((cells) => cells[at]?.trim() === label)) return true;
  }
  return false;
}
