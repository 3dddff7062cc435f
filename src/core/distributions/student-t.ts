import { betaDensity, betaTail } from './incomplete-beta.ts';
import { normalQuantile, normalSurvival } from './normal.ts';
import { solveLogQuantile } from './solve-quantile.ts';

/** Beyond this |t| its square overflows; the tail is a power of t long before. */
const POWER_TAIL = 1e150;

/**
 * P(T > t) for Student's t with df > 0 degrees of freedom (need not be whole; Infinity is the standard normal), relative
 * error below 1e-12 down to 1e-300. NaN for a NaN t, and for a df that is NaN, zero or negative.
 */
export function studentSurvival(t: number, df: number): number {
  return t < 0 ? 1 - upperTail(-t, df) : upperTail(t, df);
}

/** P(T <= t), with the relative precision of `studentSurvival` in the lower tail. */
export function studentCdf(t: number, df: number): number {
  return studentSurvival(-t, df);
}

/** P(|T| > |t|): the two-sided p-value. Infinity for df gives the normal one. */
export function studentTwoSided(t: number, df: number): number {
  return 2 * upperTail(Math.abs(t), df);
}

function upperTail(t: number, df: number): number {
  if (df === Infinity) return normalSurvival(t);
  if (t > POWER_TAIL) return t === Infinity && df > 0 ? 0 : upperTail(POWER_TAIL, df) * (POWER_TAIL / t) ** df;
  const square = t * t;
  const total = df + square;
  return betaTail(df / total, square / total, df / 2, 0.5) / 2;
}

/**
 * The t with P(T <= t) = p, relative error below 1e-12; -Infinity at p = 0, Infinity at 1. NaN for p outside [0, 1] and
 * for a df that is NaN, zero or negative. Where the answer is beyond the doubles (tiny df) the largest double stands for it.
 */
export function studentQuantile(p: number, df: number): number {
  if (!(df > 0 && p >= 0 && p <= 1)) return Number.NaN;
  if (df === Infinity || p === 0 || p === 1) return normalQuantile(p);
  const middle = Math.abs(2 * p - 1);
  if (middle === 0) return 0;
  const z = Math.abs(normalQuantile(p));
  const start = z * (1 + (z * z + 1) / (4 * df));
  const t = middle < 0.5 ? solveMiddle(middle, df, start) : solveTail(Math.min(p, 1 - p), df, start);
  return p < 0.5 ? -t : t;
}

function density(t: number, df: number): number {
  const square = t * t;
  const total = df + square;
  return betaDensity(df / total, square / total, df / 2, 0.5);
}

/** P(|T| <= t) = middle: near the median the tails would lose the digits of t. */
function solveMiddle(middle: number, df: number, start: number): number {
  const inside = (t: number) => {
    const square = t * t;
    const total = df + square;
    return betaTail(square / total, df / total, 0.5, df / 2);
  };
  const slope = (t: number) => (2 * density(t, df)) / inside(t);
  return solveLogQuantile((t) => Math.log(inside(t)), slope, Math.log(middle), 1, start);
}

function solveTail(tail: number, df: number, start: number): number {
  const slope = (t: number) => density(t, df) / upperTail(t, df);
  return solveLogQuantile((t) => Math.log(upperTail(t, df)), slope, Math.log(tail), -1, start);
}
