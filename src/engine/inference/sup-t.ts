import { symmetricEigen } from '../../core/linalg/symmetric-eigen.ts';
import { createStream } from '../../core/random/philox.ts';

/**
 * Critical value of a simultaneous band: the `level` quantile of max_j |Z_j| / sd_j, Z normal with the given covariance
 * (Montiel Olea & Plagborg-Moller 2019, J. Appl. Econometrics 34). One random stream per draw, so the answer does not depend on who draws.
 * @param vcov k x k row-major; entries with zero variance are left out
 * @returns the critical value, at least the point-wise normal one for k = 1 up to simulation error; NaN when every variance is zero
 */
export function supTCritical(vcov: Float64Array, k: number, level: number, draws: number, seed: number): number {
  const used = Array.from({ length: k }, (_, i) => i).filter((i) => vcov[i * k + i] > 0);
  const m = used.length;
  if (m === 0) return Number.NaN;
  const correlation = new Float64Array(m * m);
  used.forEach((i, a) => {
    used.forEach((j, b) => {
      correlation[a * m + b] = vcov[i * k + j] / Math.sqrt(vcov[i * k + i] * vcov[j * k + j]);
    });
  });
  const root = symmetricRoot(correlation, m);
  const maxima = new Float64Array(draws);
  const z = new Float64Array(m);
  for (let draw = 0; draw < draws; draw++) {
    const stream = createStream(seed, draw);
    for (let j = 0; j < m; j++) z[j] = stream.normal();
    let largest = 0;
    for (let i = 0; i < m; i++) {
      let s = 0;
      for (let j = 0; j < m; j++) s += root[i * m + j] * z[j];
      largest = Math.max(largest, Math.abs(s));
    }
    maxima[draw] = largest;
  }
  maxima.sort();
  const place = level * (draws - 1);
  const below = Math.floor(place);
  const above = Math.min(draws - 1, below + 1);
  return maxima[below] + (place - below) * (maxima[above] - maxima[below]);
}

/** Symmetric square root; negative eigenvalues count as zero. */
function symmetricRoot(a: Float64Array, n: number): Float64Array {
  const { values, vectors } = symmetricEigen(a, n);
  const out = new Float64Array(n * n);
  for (let c = 0; c < n; c++) {
    const size = Math.sqrt(Math.max(0, values[c]));
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) out[i * n + j] += size * vectors[i * n + c] * vectors[j * n + c];
  }
  return out;
}
