import { fail, type Outcome, succeed } from '../../core/notice.ts';
import type { Column } from '../../table/column.ts';
import { findColumn } from '../../table/frame.ts';
import { countingSort } from '../design/code-values.ts';
import { codeRoles } from '../design/coded-roles.ts';
import type { RecipeTable } from './types.ts';

/** Rows by unit and, within it, by time. A unit and period that stand twice count with their first row; rows that lack either have no place. */
export interface PanelOrder {
  /** Unit of every row, in the order of keys; -1 where it is missing. */
  readonly unitOf: Int32Array;
  readonly unitKeys: readonly string[];
  /** NaN where it is missing or no number. */
  readonly times: Float64Array;
  /** Rows with unit and time, first ones only, sorted. */
  readonly rows: Int32Array;
  /** Unit u stands at [starts[u], starts[u + 1]) of `rows`. */
  readonly starts: Int32Array;
  /** Rows whose unit and period stood before. */
  readonly repeated: number;
}

/** A time that was computed (2003.25 as 2003 + 1/4) still counts as the same. */
const SAME_TIME = 1e-9;

export const sameTime = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_TIME * Math.max(1, Math.abs(a));

const orders = new WeakMap<Column, { readonly time: Column; readonly order: PanelOrder }>();

/** The order of a table by its roles. Failure: recipeRoleMissing {role}. */
export function panelOrder(table: RecipeTable): Outcome<PanelOrder> {
  const unit = table.unit === null ? undefined : findColumn(table.frame, table.unit);
  const time = table.time === null ? undefined : findColumn(table.frame, table.time);
  if (!unit) return fail('recipeRoleMissing', { role: 'unit' });
  if (!time) return fail('recipeRoleMissing', { role: 'time' });
  const known = orders.get(unit);
  if (known?.time === time) return succeed(known.order);
  const order = sortRows(table.frame.nrow, unit, time);
  orders.set(unit, { time, order });
  return succeed(order);
}

function sortRows(nrow: number, unitColumn: Column, timeColumn: Column): PanelOrder {
  const { unit, time } = codeRoles(unitColumn, timeColumn);
  const units = unit!;
  const periods = time!;
  const complete = Int32Array.from({ length: nrow }, (_, row) => row).filter(
    (row) => units.codes[row] >= 0 && periods.codes[row] >= 0,
  );
  const byTime = countingSort(complete, periods.codes, periods.values.length);
  const sorted = countingSort(byTime, units.codes, units.keys.length);
  const rows = sorted.filter(
    (row, i) =>
      i === 0 || units.codes[row] !== units.codes[sorted[i - 1]] || periods.codes[row] !== periods.codes[sorted[i - 1]],
  );
  const starts = new Int32Array(units.keys.length + 1);
  for (const row of rows) starts[units.codes[row] + 1]++;
  for (let u = 0; u < units.keys.length; u++) starts[u + 1] += starts[u];
  return {
    unitOf: units.codes,
    unitKeys: units.keys,
    times: periods.numbers,
    rows,
    starts,
    repeated: sorted.length - rows.length,
  };
}

/**
 * For every row the row of its unit exactly `periods` units of time earlier (negative: later), -1 where there is none: a lag does not reach
 * across a gap. Linear in rows.
 */
export function rowsEarlier(order: PanelOrder, periods: number): Int32Array {
  const { unitOf, times, rows, starts } = order;
  const earlier = new Int32Array(unitOf.length).fill(-1);
  const at = placeOf(order);
  for (let row = 0; row < earlier.length; row++) {
    if (at[row] < 0) continue;
    const wanted = times[row] - periods;
    const from = starts[unitOf[row]];
    const to = starts[unitOf[row] + 1];
    let i = at[row];
    while (i > from && times[rows[i]] > wanted && !sameTime(times[rows[i]], wanted)) i--;
    while (i < to - 1 && times[rows[i]] < wanted && !sameTime(times[rows[i]], wanted)) i++;
    if (sameTime(times[rows[i]], wanted)) earlier[row] = rows[i];
  }
  return earlier;
}

/** Place of every row's unit and period in `order.rows`; -1 without one. */
function placeOf({ unitOf, times, rows, starts }: PanelOrder): Int32Array {
  const place = new Int32Array(unitOf.length).fill(-1);
  for (let i = 0; i < rows.length; i++) place[rows[i]] = i;
  for (let row = 0; row < place.length; row++) {
    if (place[row] >= 0 || unitOf[row] < 0 || Number.isNaN(times[row])) continue;
    for (let i = starts[unitOf[row]]; i < starts[unitOf[row] + 1]; i++) {
      if (times[rows[i]] === times[row]) place[row] = i;
    }
  }
  return place;
}

/** `values[earlier[row]]`, NaN where there is no such row. */
export function shifted(values: Float64Array, earlier: Int32Array): Float64Array {
  const out = new Float64Array(values.length);
  for (let row = 0; row < out.length; row++) out[row] = earlier[row] < 0 ? Number.NaN : values[earlier[row]];
  return out;
}
