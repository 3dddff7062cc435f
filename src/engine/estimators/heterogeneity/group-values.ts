import type { Panel } from '../../panel.ts';
import type { HeterogeneityOptions } from './meta.ts';

/** The number by which each panel row is grouped (NaN: none), and what a reader should know about how it came to be. */
export interface GroupValues {
  readonly rows: Float64Array;
  /** One per unit; null where rows have their own. */
  readonly units: Float64Array | null;
  /** Units whose cells differ over time, and those of them whose group was measured when they were treated already. */
  readonly moving: number;
  readonly measuredLate: number;
}

/** @param cells the grouping column over panel rows, texts as ranks; NaN is missing. @param measured as in the options; 'beforePolicy' for numbers only */
export function groupValues(
  { unitOf, time, cohort, unitKeys }: Panel,
  cells: Float64Array,
  measured: HeterogeneityOptions['measured'],
): GroupValues {
  const units = unitKeys.length;
  const first = firstValues(unitOf!, time!, cells, units);
  const moving = first.moves.reduce((total, flag) => total + flag, 0);
  if (measured === 'eachRow') return { rows: cells, units: null, moving, measuredLate: 0 };
  const values = measured === 'beforePolicy' ? meansBefore(unitOf!, time!, cells, units, cohort!) : first.values;
  const late = first.moves.reduce(
    (total, flag, unit) => total + Number(flag === 1 && first.at[unit] >= cohort![unit]),
    0,
  );
  return {
    rows: Float64Array.from(unitOf!, (unit) => values[unit]),
    units: values,
    moving,
    measuredLate: measured === 'firstValue' ? late : 0,
  };
}

/** Rows stand by unit and time, so a unit's first readable cell is its earliest. */
function firstValues(unitOf: Int32Array, time: Float64Array, cells: Float64Array, units: number) {
  const values = new Float64Array(units).fill(Number.NaN);
  const at = new Float64Array(units).fill(Number.NaN);
  const moves = new Uint8Array(units);
  for (let i = 0; i < cells.length; i++) {
    const unit = unitOf[i];
    if (Number.isNaN(cells[i])) continue;
    if (Number.isNaN(values[unit])) {
      values[unit] = cells[i];
      at[unit] = time[i];
    } else if (cells[i] !== values[unit]) moves[unit] = 1;
  }
  return { values, at, moves };
}

/** Means over the periods before the first start of any unit; over all periods where nobody starts. */
function meansBefore(unitOf: Int32Array, time: Float64Array, cells: Float64Array, units: number, cohort: Float64Array) {
  const firstStart = cohort.reduce((least, start) => (start < least ? start : least), Infinity);
  const sums = new Float64Array(units);
  const counts = new Float64Array(units);
  for (let i = 0; i < cells.length; i++) {
    if (Number.isNaN(cells[i]) || time[i] >= firstStart) continue;
    sums[unitOf[i]] += cells[i];
    counts[unitOf[i]]++;
  }
  return sums.map((sum, unit) => sum / counts[unit]);
}
