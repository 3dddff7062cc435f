import { chiSquaredCdf, chiSquaredQuantile, chiSquaredSurvival } from './chi-squared.ts';
import { betaDensity, betaTail } from './incomplete-beta.ts';
import { solveLogQuantile } from './solve-quantile.ts';

/**
 * P(F > f) for Fisher's F with df1 and df2 > 0 degrees of freedom (need not be whole; one or both may be Infinity),
 * relative error below 1e-12 down to 1e-300; 1 for f <= 0, NaN for NaN and for degrees of freedom that are not positive.
 */
export function fisherSurvival(f: number, df1: number, df2: number): number {
  return tail(f, df1, df2, true);
}

/** P(F <= f); see `fisherSurvival`. */
export function fisherCdf(f: number, df1: number, df2: number): number {
  return tail(f, df1, df2, false);
}

function tail(f: number, df1: number, df2: number, upper: boolean): number {
  if (!(df1 > 0 && df2 > 0) || Number.isNaN(f)) return Number.NaN;
  if (f <= 0) return upper ? 1 : 0;
  if (f === Infinity) return upper ? 0 : 1;
  if (df1 === Infinity && df2 === Infinity) return f < 1 === upper ? 1 : 0;
  if (df2 === Infinity) return upper ? chiSquaredSurvival(df1 * f, df1) : chiSquaredCdf(df1 * f, df1);
  if (df1 === Infinity) return upper ? chiSquaredCdf(df2 / f, df2) : chiSquaredSurvival(df2 / f, df2);
  const { x, y, excess } = betaArguments(f, df1, df2);
  return upper ? betaTail(x, y, df2 / 2, df1 / 2, excess) : betaTail(y, x, df1 / 2, df2 / 2, -excess);
}

/** x = df2 / (df2 + df1 f), y = 1 - x, and (df1 x - df2 y) / 2 without cancellation. */
function betaArguments(f: number, df1: number, df2: number) {
  const ratio = df1 / df2;
  const odds = ratio * f;
  const x = 1 / (1 + odds);
  return { x, y: odds < 1e300 ? odds * x : 1, excess: (df1 / 2) * x * (1 - f) };
}

/** The f with P(F <= f) = p, relative error below 1e-12; 0 at p = 0, Infinity at 1, NaN for p outside [0, 1] or bad degrees of freedom. */
export function fisherQuantile(p: number, df1: number, df2: number): number {
  if (!(df1 > 0 && df2 > 0 && p >= 0 && p <= 1)) return Number.NaN;
  if (df1 === Infinity && df2 === Infinity) return 1;
  if (df2 === Infinity) return chiSquaredQuantile(p, df1) / df1;
  if (df1 === Infinity) return df2 / chiSquaredQuantile(1 - p, df2);
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  const upper = p > 0.5;
  const slope = (f: number) => {
    const { x, y, excess } = betaArguments(f, df1, df2);
    return betaDensity(x, y, df2 / 2, df1 / 2, excess) / tail(f, df1, df2, upper);
  };
  const target = Math.log(upper ? 1 - p : p);
  return solveLogQuantile((f) => Math.log(tail(f, df1, df2, upper)), slope, target, upper ? -1 : 1, 1);
}
