import { logMinusLinear, stirlingError } from './gamma.ts';
import { tailIntegral } from './tail-integral.ts';

const MAX_TERMS = 200;
const EPSILON = 2 ** -53;

/**
 * Regularised incomplete beta function I_x(a, b), relative error below 1e-12 for a, b >= 0.005.
 * a, b > 0 (at most 1e300), 0 <= x <= 1; anything else (NaN included) gives NaN.
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  return betaTail(x, 1 - x, a, b);
}

/**
 * I_x(a, b) where both x and y = 1 - x are given, so that no digit is lost when x is next to 1; a caller that knows
 * b x - a y more exactly than it can be computed from them (both parameters huge) passes it as `excess`.
 * Sources: DiDonato & Morris (1992), ACM TOMS 18, 360-373 (continued fraction); Loader (2000) for the leading factor.
 */
export function betaTail(x: number, y: number, a: number, b: number, excess = b * x - a * y): number {
  if (!(a > 0 && b > 0 && a < Infinity && b < Infinity && x >= 0 && y >= 0)) return Number.NaN;
  if (x === 0) return 0;
  if (y === 0) return 1;
  return excess <= 0 ? lowerTail(x, y, a, b, excess) : 1 - lowerTail(y, x, b, a, -excess);
}

/** x^a y^b / B(a, b): the density of the beta distribution with respect to ln(x / y). Arguments as for `betaTail`. */
export function betaDensity(x: number, y: number, a: number, b: number, excess = b * x - a * y): number {
  const n = a + b;
  const exponent =
    a * logMinusLinear((n / a) * x, excess / a) +
    b * logMinusLinear((n / b) * y, -excess / b) +
    (stirlingError(n) - stirlingError(a) - stirlingError(b));
  return Math.sqrt((a / n) * (b / (2 * Math.PI))) * Math.exp(exponent);
}

function lowerTail(x: number, y: number, a: number, b: number, excess: number): number {
  // Modified Lentz on the continued fraction of DiDonato & Morris (1992), equation 9.
  let beta = (a * (1 - excess)) / (a + 1);
  let c = Infinity;
  let d = 1 / beta;
  let fraction = d;
  for (let n = 1; n <= MAX_TERMS; n++) {
    const s = a + 2 * n - 1;
    const w = (n * (b - n) * x) / s;
    const alpha = ((a + n - 1) / s) * (a + b + n - 1) * x * w;
    beta = n + w + ((a + n) / (s + 2)) * (1 - excess + n * (1 + y));
    d = 1 / (alpha * d + beta);
    c = beta + alpha / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) return betaDensity(x, y, a, b, excess) * fraction;
  }
  // t = x (1 - q) with q = s / (a + s) in the defining integral, the linear parts of the exponent taken together.
  const odds = x / y;
  const slope = (excess + y - x) / y;
  const integral = tailIntegral((s) => {
    const q = s / (a + s);
    const rest = (b - 1) * logMinusLinear(1 + odds * q, odds * q) + slope * q;
    return (1 - q) ** 2 * Math.exp((a - 1) * logMinusLinear(a / (a + s), -q) + rest);
  });
  return (betaDensity(x, y, a, b, excess) / y) * (integral / a);
}
