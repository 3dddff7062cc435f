import { choleskyPivoted, inverseFactored } from '../../../core/linalg/cholesky.ts';
import { gram } from '../../../core/linalg/gram.ts';
import { mean } from '../../../core/sums.ts';
import type { Matches } from './nearest.ts';
import type { MatchingSample } from './types.ts';

/** Pivot, as a share of its variance, below which a covariate is a combination of those before it. */
const COLLINEAR = 1e-12;

/** Covariates rotated so that Euclidean distance is Mahalanobis distance: n x m row-major. */
export interface Rotated {
  readonly values: Float64Array;
  readonly size: number;
  /** Positions of covariates left out as collinear. */
  readonly dropped: readonly number[];
}

/**
 * Mahalanobis coordinates with the covariance pooled within treated and untreated rows (Rubin 1980, Biometrics 36, 293-298; also psmatch2 4.0.14
 * and MatchIt). @param treated at least one row of either group
 */
export function mahalanobisCoordinates({ columns, treated }: MatchingSample): Rotated {
  const n = treated.length;
  const centred = columns.map((column) => {
    const centres = [0, 1].map((group) => mean(column.filter((_, r) => treated[r] === group)));
    return column.map((value, r) => value - centres[treated[r]]);
  });
  const covariance = gram(centred).map((value) => value / Math.max(1, n - 2));
  const own = choleskyPivoted(covariance, columns.length, COLLINEAR);
  const size = own.rank;
  const root = choleskyPivoted(inverseFactored(own), size, 0).factor;
  const values = new Float64Array(n * size);
  for (let r = 0; r < n; r++) {
    for (let j = 0; j < size; j++) {
      let s = 0;
      for (let i = j; i < size; i++) s += root[i * size + j] * columns[own.kept[i]][r];
      values[r * size + j] = s;
    }
  }
  return { values, size, dropped: [...own.dropped] };
}

/** As `nearestByScore`, by Mahalanobis distance over all pairs: O(T C m). */
export function nearestByMahalanobis(
  { values, size }: Rotated,
  treated: Int32Array,
  controls: Int32Array,
  neighbours: number,
  caliper: number,
  replacement: boolean,
): Matches {
  const rows = new Int32Array(treated.length * neighbours).fill(-1);
  const taken = new Uint8Array(controls.length);
  const limit = caliper * caliper;
  const squares = new Float64Array(controls.length);
  const search = (i: number, from: number, to: number): void => {
    squaredDistances(values, size, treated[i], controls, squares);
    const best = smallest(squares, taken, to - from, limit);
    best.forEach((position, k) => {
      rows[i * neighbours + from + k] = controls[position];
      if (!replacement) taken[position] = 1;
    });
  };
  if (replacement) for (let i = 0; i < treated.length; i++) search(i, 0, neighbours);
  else
    for (let round = 0; round < neighbours; round++)
      for (let i = 0; i < treated.length; i++) search(i, round, round + 1);
  return { neighbours, rows };
}

function squaredDistances(
  values: Float64Array,
  size: number,
  row: number,
  controls: Int32Array,
  out: Float64Array,
): void {
  for (let c = 0; c < controls.length; c++) {
    let s = 0;
    for (let j = 0; j < size; j++) s += (values[row * size + j] - values[controls[c] * size + j]) ** 2;
    out[c] = s;
  }
}

/** Positions of the `count` smallest values not above `limit`, ascending; equal values in the order of their positions. */
function smallest(values: Float64Array, taken: Uint8Array, count: number, limit: number): number[] {
  const best: number[] = [];
  for (let c = 0; c < values.length; c++) {
    if (taken[c] === 1 || values[c] > limit) continue;
    if (best.length === count && values[c] >= values[best[count - 1]]) continue;
    let place = best.length;
    while (place > 0 && values[best[place - 1]] > values[c]) place--;
    best.splice(place, 0, c);
    if (best.length > count) best.pop();
  }
  return best;
}
