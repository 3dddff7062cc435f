/** A polynomial through the values of a function at Chebyshev points of [low, high]. */
export interface ChebyshevFit {
  readonly low: number;
  readonly high: number;
  /** Of T_0, T_1, ... in the variable mapped to [-1, 1]. */
  readonly coefficients: Float64Array;
}

/**
 * Interpolates a smooth function at `count` Chebyshev points of the first kind. For a function analytic about the interval the error falls
 * geometrically with `count` (Trefethen 2013, Approximation Theory and Approximation Practice, theorem 8.2).
 */
export function chebyshevFit(f: (x: number) => number, low: number, high: number, count: number): ChebyshevFit {
  const middle = (low + high) / 2;
  const half = (high - low) / 2;
  const angles = Float64Array.from({ length: count }, (_, k) => (Math.PI * (k + 0.5)) / count);
  const values = angles.map((angle) => f(middle + half * Math.cos(angle)));
  const coefficients = Float64Array.from({ length: count }, (_, j) => {
    let s = 0;
    for (let k = 0; k < count; k++) s += values[k] * Math.cos(j * angles[k]);
    return (s * (j === 0 ? 1 : 2)) / count;
  });
  return { low, high, coefficients };
}

/** The polynomial at x by Clenshaw's recurrence. */
export function chebyshevValue({ low, high, coefficients }: ChebyshevFit, x: number): number {
  const u = (2 * x - low - high) / (high - low);
  let b1 = 0;
  let b2 = 0;
  for (let j = coefficients.length - 1; j > 0; j--) {
    const b0 = coefficients[j] + 2 * u * b1 - b2;
    b2 = b1;
    b1 = b0;
  }
  return coefficients[0] + u * b1 - b2;
}

/** The derivative, as a fit on the same interval. */
export function chebyshevDerivative({ low, high, coefficients }: ChebyshevFit): ChebyshevFit {
  const m = Math.max(1, coefficients.length - 1);
  const out = new Float64Array(m);
  let above = 0;
  let above2 = 0;
  for (let j = m - 1; j >= 0; j--) {
    const value = above2 + 2 * (j + 1) * (coefficients[j + 1] ?? 0);
    out[j] = value;
    above2 = above;
    above = value;
  }
  out[0] /= 2;
  const factor = 2 / (high - low);
  return { low, high, coefficients: out.map((c) => c * factor) };
}
