export const HALF_LOG_2PI = 0.9189385332046728;

/** 1 - Euler's constant, then (-1)^k (zeta(k) - 1) / k for k = 2, 3, ...: the Taylor series of ln Gamma(2 + z). */
const NEAR_TWO = [
  0.42278433509846713, 0.3224670334241132, -0.0673523010531981, 0.020580808427784546, -0.007385551028673986,
  0.0028905103307415234, -0.001192753911703261, 0.0005096695247430425, -0.00022315475845357939, 9.945751278180853e-5,
  -4.492623673813314e-5, 2.050721277567069e-5, -9.439488275268397e-6, 4.374866789907488e-6, -2.039215753801366e-6,
  9.55141213040742e-7,
];
/** Within this distance of its zeros 1 and 2 the log-gamma function is summed as a series, to keep relative precision. */
const NEAR_ZERO = 0.15;

/** Up to here the Stirling error is carried by recurrence; above it the asymptotic series is exact to double precision. */
const STIRLING_FROM = 15;

function stirlingSeries(z: number): number {
  const w = 1 / (z * z);
  return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - w * (691 / 360360 - w / 156)))))) / z;
}

function stirlingByRecurrence(z: number): number {
  let total = 0;
  let at = z;
  for (; at < STIRLING_FROM; at++) total += (at + 0.5) * Math.log1p(1 / at) - 1;
  return total + stirlingSeries(at);
}

const STIRLING_HALVES = Float64Array.from({ length: 2 * STIRLING_FROM }, (_, k) => stirlingByRecurrence(k / 2));

/**
 * ln Gamma(z + 1) - (z + 1/2) ln z + z - ln(2 pi) / 2 for z > 0, absolute error below 1e-15.
 * Source: Loader (2000), "Fast and accurate computation of binomial probabilities", equation 2.
 */
export function stirlingError(z: number): number {
  if (z >= STIRLING_FROM) return stirlingSeries(z);
  const doubled = 2 * z;
  return Number.isInteger(doubled) ? STIRLING_HALVES[doubled] : stirlingByRecurrence(z);
}

/** ln Gamma(x) for x > 0, relative error below 1e-13; Infinity at 0 and at Infinity, NaN for negative x and NaN. */
export function logGamma(x: number): number {
  if (!(x >= 0)) return Number.NaN;
  if (x === 0 || x === Infinity) return Infinity;
  if (Math.abs(x - 1) <= NEAR_ZERO) return nearTwo(x - 1) - Math.log1p(x - 1);
  if (Math.abs(x - 2) <= NEAR_ZERO) return nearTwo(x - 2);
  return (x - 0.5) * Math.log(x) - x + HALF_LOG_2PI + stirlingError(x);
}

function nearTwo(z: number): number {
  let total = 0;
  for (let k = NEAR_TWO.length - 1; k >= 0; k--) total = (total + NEAR_TWO[k]) * z;
  return total;
}

/**
 * ln r - (r - 1), given both r > 0 and r - 1, without cancellation when r is near 1: minus the deviance of Loader (2000).
 */
export function logMinusLinear(r: number, excess: number): number {
  if (!(Math.abs(excess) <= 0.3)) return Math.log(r) - excess;
  const v = excess / (2 + excess);
  const w = v * v;
  let power = 2 * v * w;
  let total = -excess * v;
  for (let k = 3; ; k += 2) {
    const next = total + power / k;
    if (next === total) return total;
    total = next;
    power *= w;
  }
}
