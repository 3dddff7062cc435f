/** Logarithms of the largest and smallest positive doubles, rounded inwards. */
const LOG_MAX = 709;
const LOG_MIN = -744;
const MAX_STEPS = 200;

/**
 * The x > 0 with logProbability(x) = target, for a function that rises (direction 1) or falls (-1) from x = 0 to
 * Infinity: Newton's method in ln x from `start`, kept inside a bracket that shrinks at every step, so it always ends.
 * `logSlope(x)` is |d logProbability / d ln x|.
 */
export function solveLogQuantile(
  logProbability: (x: number) => number,
  logSlope: (x: number) => number,
  target: number,
  direction: 1 | -1,
  start: number,
): number {
  let low = LOG_MIN;
  let high = LOG_MAX;
  let at = Math.min(Math.max(Math.log(start), low), high);
  for (let step = 0; step < MAX_STEPS; step++) {
    const x = Math.exp(at);
    const gap = direction * (logProbability(x) - target);
    if (gap === 0) return x;
    if (gap > 0) high = at;
    else low = at;
    let next = at - gap / logSlope(x);
    if (!(next > low && next < high)) next = (low + high) / 2;
    if (Math.abs(next - at) <= 2 ** -52 * Math.max(1, Math.abs(at))) return Math.exp(next);
    at = next;
  }
  return Math.exp(at);
}
