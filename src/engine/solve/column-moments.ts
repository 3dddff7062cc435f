/** Mean and sum of squared deviations of a column, weighted; two passes from a shifted origin, so large means cost no digits. */
export interface ColumnMoments {
  readonly mean: number;
  /** sum w (x - mean)^2 */
  readonly deviation: number;
  /** sum w x^2 */
  readonly square: number;
}

const BLOCK = 1024;

/** @param values n numbers, none missing; @param weights n non-negative weights or null; @param total sum of weights (or n) */
export function columnMoments(values: Float64Array, weights: Float64Array | null, total: number): ColumnMoments {
  const n = values.length;
  const origin = n > 0 ? values[0] : 0;
  let sum = 0;
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK);
    let s = 0;
    if (weights === null) for (let r = from; r < to; r++) s += values[r] - origin;
    else for (let r = from; r < to; r++) s += weights[r] * (values[r] - origin);
    sum += s;
  }
  const shift = sum / total;
  let squares = 0;
  let rest = 0;
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK);
    let s2 = 0;
    let s1 = 0;
    for (let r = from; r < to; r++) {
      const d = values[r] - origin - shift;
      const w = weights === null ? 1 : weights[r];
      s1 += w * d;
      s2 += w * d * d;
    }
    rest += s1;
    squares += s2;
  }
  const correction = rest / total;
  const mean = origin + (shift + correction);
  const deviation = Math.max(0, squares - rest * correction);
  return { mean, deviation, square: deviation + total * mean * mean };
}
