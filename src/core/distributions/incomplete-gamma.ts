import { logMinusLinear, stirlingError } from './gamma.ts';
import { tailIntegral } from './tail-integral.ts';

/** Series and continued fraction need about 6 sqrt(a) terms; where that is too many, quadrature takes over. */
const MAX_TERMS = 500;
const EPSILON = 2 ** -53;

/**
 * Regularised incomplete gamma function: P(a, x), or with `upper` Q(a, x) = 1 - P(a, x), relative error below 1e-12 for
 * a >= 0.005. a > 0 (at most 1e300), x >= 0; anything else (NaN included) gives NaN.
 * Sources: DLMF 8.7.1 (series), 8.9.2 (continued fraction); Loader (2000) for the leading factor.
 */
export function incompleteGamma(a: number, x: number, upper = false): number {
  if (!(a > 0 && a < Infinity && x >= 0)) return Number.NaN;
  if (x === 0) return upper ? 1 : 0;
  if (x === Infinity) return upper ? 0 : 1;
  const lowerIsTail = x <= Math.max(a, 1);
  const tail = lowerIsTail ? lowerTail(a, x) : upperTail(a, x);
  return lowerIsTail === upper ? 1 - tail : tail;
}

/** x^a e^-x / Gamma(a): the density of the gamma distribution with respect to ln x. a, x > 0 and finite. */
export function gammaDensity(a: number, x: number): number {
  const exponent = a * logMinusLinear(x / a, (x - a) / a) - stirlingError(a);
  return Math.sqrt(a / (2 * Math.PI)) * Math.exp(exponent);
}

function lowerTail(a: number, x: number): number {
  let term = 1 / a;
  let total = term;
  for (let n = 1; n <= MAX_TERMS; n++) {
    term *= x / (a + n);
    total += term;
    if (term <= total * EPSILON) return gammaDensity(a, x) * total;
  }
  // t = x (1 - q) with q = s / (a + s) in the defining integral, the linear part of the exponent taken together.
  const slope = x - a + 1;
  const integral = tailIntegral((s) => {
    const q = s / (a + s);
    return (1 - q) ** 2 * Math.exp((a - 1) * logMinusLinear(a / (a + s), -q) + slope * q);
  });
  return (gammaDensity(a, x) * integral) / a;
}

function upperTail(a: number, x: number): number {
  // Modified Lentz on DLMF 8.9.2 in its even form.
  let b = x + 1 - a;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n <= MAX_TERMS; n++) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (numerator * d + b);
    c = b + numerator / c;
    const factor = c * d;
    fraction *= factor;
    if (Math.abs(factor - 1) <= 2 * EPSILON) return gammaDensity(a, x) * fraction;
  }
  // t = x (1 + w) with w = s / x.
  const slope = a - 1 - x;
  const integral = tailIntegral((s) => {
    const w = s / x;
    return Math.exp((a - 1) * logMinusLinear(1 + w, w) + slope * w);
  });
  return (gammaDensity(a, x) * integral) / x;
}
