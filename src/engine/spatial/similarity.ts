import { multiplySparse, rowSums, type SparseMatrix, transposeSparse } from '../../core/linalg/sparse.ts';
import { symmetricEigenvalues } from '../../core/linalg/symmetric-eigenvalues.ts';

/** Most units for which all eigenvalues are computed as a matter of course. */
export const EIGENVALUE_LIMIT = 1_500;
/** Relative difference up to which the two sides of d_i w_ij = d_j w_ji count as equal. */
const EQUAL = 1e-11;
const MOST_ROUNDS = 10_000;
const CONVERGED = 1e-14;

/** The largest eigenvalue of a matrix without negative entries; 0 when no unit can be returned to. */
export function spectralRadius(a: SparseMatrix): number {
  if (a.n > EIGENVALUE_LIMIT || symmetricScale(a) === null) return radiusByPowers(a);
  return symmetricEigenvalues(symmetricForm(a), a.n)[a.n - 1];
}

/** Power iteration on A + c I: the shift keeps bipartite links from swinging. */
function radiusByPowers(a: SparseMatrix): number {
  const shift = rowSums(a).reduce((most, sum) => Math.max(most, sum), 0) / 2;
  if (shift === 0) return 0;
  let x: Float64Array = new Float64Array(a.n).fill(1);
  let size = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const y = multiplySparse(a, x);
    for (let i = 0; i < a.n; i++) y[i] += shift * x[i];
    size = y.reduce((most, value) => Math.max(most, value), 0);
    let moved = 0;
    for (let i = 0; i < a.n; i++) {
      y[i] /= size;
      moved = Math.max(moved, Math.abs(y[i] - x[i]));
    }
    x = y;
    if (moved <= CONVERGED) break;
  }
  const radius = size - shift;
  return radius > EQUAL * shift ? radius : 0;
}

/** The symmetric matrix that W with a `scale` is similar to, dense: v_ij = sqrt(w_ij w_ji). */
export function symmetricForm(a: SparseMatrix): Float64Array {
  const { n, starts, columns, values } = a;
  const turned = transposeSparse(a);
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]; e < starts[i + 1]; e++) out[i * n + columns[e]] = Math.sqrt(values[e] * turned.values[e]);
  }
  return out;
}

/**
 * d with d_i w_ij = d_j w_ji for all i and j, so that W is similar to a symmetric matrix and has real eigenvalues; null where there is none.
 * Found by walking the links from one unit to the next, checked on every link (Kolmogorov's criterion).
 */
export function symmetricScale(matrix: SparseMatrix): Float64Array | null {
  const turned = transposeSparse(matrix);
  const { n, starts, columns, values } = matrix;
  if (starts.some((start, i) => start !== turned.starts[i])) return null;
  if (columns.some((column, e) => column !== turned.columns[e])) return null;
  const scale = new Float64Array(n);
  for (let root = 0; root < n; root++) {
    if (scale[root] !== 0) continue;
    scale[root] = 1;
    const waiting = [root];
    for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
      for (let e = starts[i]; e < starts[i + 1]; e++) {
        if (scale[columns[e]] !== 0) continue;
        scale[columns[e]] = (scale[i] * values[e]) / turned.values[e];
        waiting.push(columns[e]);
      }
    }
  }
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]; e < starts[i + 1]; e++) {
      const [there, back] = [scale[i] * values[e], scale[columns[e]] * turned.values[e]];
      if (Math.abs(there - back) > EQUAL * there) return null;
    }
  }
  return scale;
}
