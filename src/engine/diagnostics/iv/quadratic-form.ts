import { choleskyPivoted, solveFactored } from '../../../core/linalg/cholesky.ts';

/** Share of a variance left by those before it below which a covariance counts as singular. */
const SINGULAR = 1e-12;

/** v' M^-1 v for symmetric M (n x n, row-major); null when M is not positive definite within rounding, whatever the units of its rows. */
export function quadraticForm(v: Float64Array, matrix: Float64Array): number | null {
  const solved = solveCovariance(matrix, v);
  return solved === null ? null : v.reduce((sum, value, i) => sum + value * solved[i], 0);
}

/** M^-1 v; null as in `quadraticForm`. */
export function solveCovariance(matrix: Float64Array, v: Float64Array): Float64Array | null {
  const cholesky = choleskyPivoted(matrix, v.length, SINGULAR);
  if (cholesky.rank < v.length) return null;
  const x = v.slice();
  solveFactored(cholesky, x);
  return x;
}

/**
 * Smallest value of (a - A b)' S^-1 (a - A b) over b: the objective of efficient GMM with the score covariance S.
 * @param a m moments of the outcome; @param columns k arrays of m moments of the regressors; @param s m x m
 * @returns null when S is not positive definite, or the columns are dependent
 */
export function gmmObjective(a: Float64Array, columns: readonly Float64Array[], s: Float64Array): number | null {
  const k = columns.length;
  const weighted = columns.map((column) => solveCovariance(s, column));
  if (weighted.some((column) => column === null)) return null;
  const inner = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  const cross = new Float64Array(k * k);
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) cross[i * k + j] = inner(columns[i], weighted[j]!);
  const b = solveCovariance(
    cross,
    Float64Array.from(weighted, (column) => inner(column!, a)),
  );
  if (b === null) return null;
  const left = a.map((value, i) => columns.reduce((rest, column, j) => rest - b[j] * column[i], value));
  return quadraticForm(left, s);
}
