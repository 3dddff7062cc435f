import { submatrix, symmetrise } from '../../core/linalg/dense.ts';
import { symmetricEigen } from '../../core/linalg/symmetric-eigen.ts';

/** Negative eigenvalues beyond this share of the largest are no rounding. */
const ROUNDING = 1e-13;

export interface Repaired {
  readonly vcov: Float64Array;
  /** False: nothing beyond rounding was negative, and the matrix is as it came. */
  readonly repaired: boolean;
}

/**
 * The nearest positive semi-definite matrix: negative eigenvalues become zero (Cameron, Gelbach & Miller 2011, section 2.3). Two-way clustering
 * subtracts, so its covariance need not be one.
 * @param constantLast the last row belongs to a reported constant: the block of the slopes is then repaired on its own, so that reporting a
 * constant never changes their standard errors (reghdfe_fix_psd)
 */
export function repairPsd(v: Float64Array, n: number, constantLast: boolean): Repaired {
  const whole = clipEigenvalues(v, n);
  if (!whole.repaired || !constantLast || n < 2) return whole;
  const slopes = Array.from({ length: n - 1 }, (_, i) => i);
  const inner = clipEigenvalues(submatrix(v, n, slopes), n - 1).vcov;
  for (const i of slopes) for (const j of slopes) whole.vcov[i * n + j] = inner[i * (n - 1) + j];
  return whole;
}

function clipEigenvalues(v: Float64Array, n: number): Repaired {
  const scales = Float64Array.from({ length: n }, (_, i) => Math.sqrt(Math.abs(v[i * n + i])) || 1);
  const scaled = v.map((value, cell) => value / (scales[Math.floor(cell / n)] * scales[cell % n]));
  const smallest = symmetricEigen(scaled, n).values[0] ?? 0;
  if (smallest >= -ROUNDING * n) return { vcov: v, repaired: false };
  const { values, vectors } = symmetricEigen(v, n);
  const out = new Float64Array(n * n);
  for (let c = 0; c < n; c++) {
    if (values[c] <= 0) continue;
    for (let i = 0; i < n; i++) {
      for (let j = 0; j < n; j++) out[i * n + j] += values[c] * vectors[i * n + c] * vectors[j * n + c];
    }
  }
  symmetrise(out, n);
  return { vcov: out, repaired: true };
}
