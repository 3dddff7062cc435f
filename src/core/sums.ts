/** Sums carried with a running error term. NaN in gives NaN out: missing cells are left out before these functions. */

/** Sum of the values, as if added in twice the working precision (Neumaier 1974); 0 for none. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  let lost = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return Number.isFinite(total) ? total + lost : total;
}

/** Arithmetic mean; NaN for no values. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}

/**
 * Sample variance, divisor n - 1; NaN for fewer than two values. Two passes with compensated sums; the second takes out
 * what rounding of the mean left (Chan, Golub & LeVeque 1983, equation 1.7). A known mean may be passed.
 */
export function variance(values: ArrayLike<number>, centre = mean(values)): number {
  const n = values.length;
  if (n < 2) return Number.NaN;
  let squares = 0;
  let lost = 0;
  let rest = 0;
  for (let i = 0; i < n; i++) {
    const deviation = values[i] - centre;
    const square = deviation * deviation;
    const next = squares + square;
    lost += squares >= square ? squares - next + square : square - next + squares;
    squares = next;
    rest += deviation;
  }
  return Math.max(0, squares + lost - (rest * rest) / n) / (n - 1);
}

/** Square root of `variance`. */
export function standardDeviation(values: ArrayLike<number>, centre = mean(values)): number {
  return Math.sqrt(variance(values, centre));
}

/** Splits a double into halves of 26 bits (Veltkamp). */
const SPLITTER = 2 ** 27 + 1;

/**
 * Inner product of two arrays of equal length, as if computed in twice the working precision.
 * Entries up to about 1e300 in size (beyond, the splitting overflows). Source: Ogita, Rump & Oishi (2005), algorithm 5.3 (Dot2).
 */
export function dot(a: ArrayLike<number>, b: ArrayLike<number>): number {
  if (a.length !== b.length) throw new Error(`dot of ${a.length} and ${b.length} entries`);
  let total = 0;
  let lost = 0;
  for (let i = 0; i < a.length; i++) {
    const x = a[i];
    const y = b[i];
    const product = x * y;
    const xScaled = SPLITTER * x;
    const yScaled = SPLITTER * y;
    const xHigh = xScaled - (xScaled - x);
    const yHigh = yScaled - (yScaled - y);
    const xLow = x - xHigh;
    const yLow = y - yHigh;
    const productError = xLow * yLow - (product - xHigh * yHigh - xLow * yHigh - xHigh * yLow);
    const next = total + product;
    const back = next - total;
    lost += total - (next - back) + (product - back) + productError;
    total = next;
  }
  return total + lost;
}
