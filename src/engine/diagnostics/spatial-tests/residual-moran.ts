import { inverseSpd } from '../../../core/linalg/cholesky.ts';
import { multiply } from '../../../core/linalg/dense.ts';
import { dot } from '../../../core/linalg/gram.ts';
import { multiplySparse, type SparseMatrix, sparseEntry, transposeSparse } from '../../../core/linalg/sparse.ts';
import type { SpatialDesign } from '../../estimators/sdm/design.ts';
import { residualOf } from '../../estimators/sdm/likelihood.ts';
import { standardise } from '../moran/statistics.ts';
import type { Standardised } from '../moran/types.ts';

/**
 * Moran's I of least-squares residuals, with its moments for normal errors given the regressors (Cliff & Ord 1981, section 8.3.2; as in
 * spdep::lm.morantest). For a design without fixed effects, periods taken together. Null when the regressors leave no inverse.
 */
export function residualMoran({ columns, outcome, sample }: SpatialDesign): Standardised | null {
  const { periods } = sample;
  const { matrix } = sample.weights;
  const residual = residualOf(columns, outcome);
  const turned = transposeSparse(matrix);
  /** Lags by (W + W') / 2, which leaves quadratic forms as they are. */
  const lag = (values: Float64Array) => {
    const [there, back] = [multiplySparse(matrix, values, periods), multiplySparse(turned, values, periods)];
    return there.map((value, i) => (value + back[i]) / 2);
  };
  const n = outcome.length;
  const k = columns.length;
  const s0 = periods * matrix.values.reduce((sum, value) => sum + value, 0);
  const s1 = periods * pairSum(matrix);
  const cross = (a: readonly Float64Array[], b: readonly Float64Array[]) =>
    Float64Array.from({ length: k * k }, (_, cell) => dot(a[Math.floor(cell / k)], b[cell % k]));
  const inverse = inverseSpd(cross(columns, columns), k);
  if (inverse === null) return null;
  const lagged = columns.map(lag);
  const first = multiply(inverse, cross(columns, lagged), k, k, k);
  const second = multiply(inverse, cross(lagged, lagged), k, k, k);
  const trace = (a: Float64Array) => a.reduce((sum, value, cell) => sum + (cell % (k + 1) === 0 ? value : 0), 0);
  const a = trace(first);
  const spread = s1 + 2 * trace(multiply(first, first, k, k, k)) - 4 * trace(second) - (2 * a * a) / (n - k);
  const statistic = (n / s0) * (dot(residual, lag(residual)) / dot(residual, residual));
  const expected = -(n * a) / ((n - k) * s0);
  return standardise(statistic, expected, ((n * n) / (s0 * s0 * (n - k) * (n - k + 2))) * spread, 1);
}

/** Half the sum of (w_ij + w_ji)^2 of the symmetric part (W + W') / 2. */
function pairSum(matrix: SparseMatrix): number {
  let total = 0;
  for (let i = 0; i < matrix.n; i++) {
    for (let e = matrix.starts[i]; e < matrix.starts[i + 1]; e++) {
      const j = matrix.columns[e];
      const back = sparseEntry(matrix, j, i);
      // A pair linked one way only is met once and stands at two places of the symmetric part.
      total += back === 0 ? matrix.values[e] ** 2 : (matrix.values[e] + back) ** 2 / 2;
    }
  }
  return total;
}
