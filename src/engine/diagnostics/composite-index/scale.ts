import type { IndexOptions } from './meta.ts';

/** Rows of each group as positions, one list per group. */
export type Groups = readonly Int32Array[];

export interface Scaled {
  readonly values: Float64Array;
  /** Groups in which the indicator does not vary: scaled values there are zero. */
  readonly constantIn: number;
}

/**
 * One indicator turned so that more is better, on a common scale, group by group.
 * minMax: (x - min) / (max - min), or (max - x) / (max - min). vector: x / sqrt(sum x^2); none: x; both of max - x for a negative indicator.
 * @param raw n values, none missing
 */
export function scaleIndicator(
  raw: Float64Array,
  direction: '+' | '-',
  scale: IndexOptions['scale'],
  groups: Groups,
): Scaled {
  const values = new Float64Array(raw.length);
  let constantIn = 0;
  for (const rows of groups) {
    const { min, max } = extent(raw, rows);
    const negative = direction === '-';
    if (min === max) {
      constantIn++;
      if (scale === 'none' && !negative) for (const r of rows) values[r] = min;
      continue;
    }
    if (scale === 'minMax') {
      const range = max - min;
      for (let i = 0; i < rows.length; i++) {
        const x = raw[rows[i]];
        values[rows[i]] = (negative ? max - x : x - min) / range;
      }
      continue;
    }
    for (const r of rows) values[r] = negative ? max - raw[r] : raw[r];
    if (scale === 'none') continue;
    const norm = euclideanNorm(values, rows, max - min + Math.max(Math.abs(min), Math.abs(max)));
    for (const r of rows) values[r] /= norm;
  }
  return { values, constantIn };
}

export function extent(values: Float64Array, rows: Int32Array): { readonly min: number; readonly max: number } {
  let min = Infinity;
  let max = -Infinity;
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]];
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return { min, max };
}

/** `unit` bounds the values, so that squares neither overflow nor vanish. */
function euclideanNorm(values: Float64Array, rows: Int32Array, unit: number): number {
  let squares = 0;
  for (const r of rows) squares += (values[r] / unit) ** 2;
  return unit * Math.sqrt(squares);
}

/** (x - mean) / sd (divisor n - 1), sign turned for a negative indicator; zero in groups where it does not vary. */
export function standardise(raw: Float64Array, direction: '+' | '-', groups: Groups): Float64Array {
  const values = new Float64Array(raw.length);
  for (const rows of groups) {
    const origin = raw[rows[0]];
    let shift = 0;
    for (const r of rows) shift += raw[r] - origin;
    shift /= rows.length;
    let squares = 0;
    let rest = 0;
    for (const r of rows) {
      const d = raw[r] - origin - shift;
      squares += d * d;
      rest += d;
    }
    const left = rest / rows.length;
    const spread = Math.sqrt(Math.max(0, squares - rest * left) / (rows.length - 1));
    if (!(spread > 0)) continue;
    const sign = direction === '-' ? -1 : 1;
    for (const r of rows) values[r] = (sign * (raw[r] - origin - shift - left)) / spread;
  }
  return values;
}
