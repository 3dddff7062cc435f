import { gram } from '../../../core/linalg/gram.ts';
import { multiwayMeat, vcovKind } from '../../solve/covariance.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { heteroskedasticMeat } from '../../vcov/meat.ts';

const uncorrected = { observationFactor: 1, clusterFactor: () => 1 };

/**
 * Covariance of the sums over rows of w q_j e_a, for l columns q and m residuals e, in the manner of the model's covariance (classical,
 * robust, clustered) and without small-sample factors; (m l) x (m l), row-major, entry (a, j) at a l + j.
 */
export function scoreCovariance(
  prepared: PreparedModel,
  basis: readonly Float64Array[],
  residuals: readonly Float64Array[],
): Float64Array {
  const { weights, problem, nobs, clusters, n } = prepared;
  const kind = vcovKind(problem);
  if (kind === 'iid') return kronecker(gram(residuals, weights), gram(basis, weights), nobs);
  const columns = residuals.flatMap((residual) => basis.map((q) => q.map((value, r) => value * residual[r])));
  const parts = {
    columns,
    residual: new Float64Array(n).fill(1),
    weights,
    frequency: problem.weights?.kind === 'frequency',
  };
  return kind === 'cluster' ? multiwayMeat(parts, clusters, uncorrected) : heteroskedasticMeat(parts, null, 0);
}

/** (A / divisor) Kronecker B for square A and B. */
function kronecker(a: Float64Array, b: Float64Array, divisor: number): Float64Array {
  const m = Math.round(Math.sqrt(a.length));
  const l = Math.round(Math.sqrt(b.length));
  const size = m * l;
  const out = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const outer = a[Math.floor(row / l) * m + Math.floor(column / l)];
      out[row * size + column] = (outer / divisor) * b[(row % l) * l + (column % l)];
    }
  }
  return out;
}
