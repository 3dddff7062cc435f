import { logGamma } from './gamma.ts';
import { gammaDensity, incompleteGamma } from './incomplete-gamma.ts';
import { normalQuantile } from './normal.ts';
import { solveLogQuantile } from './solve-quantile.ts';

/** P(X > x) for X chi-squared with df > 0 degrees of freedom (need not be whole); 1 for x <= 0, NaN for a bad or infinite df. */
export function chiSquaredSurvival(x: number, df: number): number {
  return incompleteGamma(df / 2, x < 0 ? 0 : x / 2, true);
}

/** P(X <= x); see `chiSquaredSurvival`. */
export function chiSquaredCdf(x: number, df: number): number {
  return incompleteGamma(df / 2, x < 0 ? 0 : x / 2);
}

/** The x with P(X <= x) = p, relative error below 1e-12; 0 at p = 0, Infinity at 1, NaN for p outside [0, 1] or a bad df. */
export function chiSquaredQuantile(p: number, df: number): number {
  if (!(df > 0 && df < Infinity && p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  const upper = p > 0.5;
  const a = df / 2;
  const tail = (x: number) => incompleteGamma(a, x, upper);
  const slope = (x: number) => gammaDensity(a, x) / tail(x);
  const target = Math.log(upper ? 1 - p : p);
  return 2 * solveLogQuantile((x) => Math.log(tail(x)), slope, target, upper ? -1 : 1, start(p, a));
}

/** Wilson & Hilferty (1931), or where that is not positive the leading term of the series. */
function start(p: number, a: number): number {
  const cubeRoot = 1 - 1 / (9 * a) + normalQuantile(p) / Math.sqrt(9 * a);
  return cubeRoot > 0.3 ? a * cubeRoot ** 3 : Math.exp((Math.log(p) + logGamma(a + 1)) / a);
}
