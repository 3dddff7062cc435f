import { cellText } from '../table/column.ts';
import { type Frame, findColumn, sourceRow } from '../table/frame.ts';
import type { ColumnValues, RowWindow } from './api.ts';

/** More rows than any screen shows: a larger window would only slow the page. */
const MOST_ROWS = 2_000;

/** Rows [from, to) as printed; null: all columns. Unknown columns are empty. */
export function windowOf(
  frame: Frame,
  from: number,
  to: number,
  names: readonly string[] | null,
  leftOut: Uint8Array | null = null,
): RowWindow {
  const columns = names === null ? frame.columns : names.map((name) => findColumn(frame, name));
  const first = Math.max(0, Math.min(from, frame.nrow));
  const last = Math.max(first, Math.min(to, frame.nrow, first + MOST_ROWS));
  const rows = Array.from({ length: last - first }, (_, i) => first + i);
  return {
    from: first,
    cells: rows.map((row) => columns.map((column) => (column ? cellText(column, row) : ''))),
    sourceRows: rows.map((row) => sourceRow(frame, row)),
    ...(leftOut ? { leftOut: rows.map((row) => leftOut[row] === 1) } : {}),
  };
}

/** Copies of the cells of those columns that exist. */
export function valuesOf(frame: Frame, names: readonly string[]): ColumnValues[] {
  return names.flatMap((name) => {
    const column = findColumn(frame, name);
    if (!column) return [];
    const values =
      column.kind === 'number'
        ? column.values.slice()
        : Array.from(column.codes, (code) => (code < 0 ? '' : column.levels[code]));
    return [{ name, values }];
  });
}
