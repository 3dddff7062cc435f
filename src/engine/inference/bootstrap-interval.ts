import { normalCdf, normalQuantile } from '../../core/distributions/index.ts';
import { quantiles } from '../../core/quantile.ts';

export interface BootstrapInterval {
  readonly lo: number;
  readonly hi: number;
  /** Draws behind it. */
  readonly draws: number;
}

/** Below this many draws the limits of an interval are the extremes of the draws or near them. */
const FEWEST = 40;

/**
 * Interval from bootstrap draws (NaN: not estimable, left out). percentile: the (1 -+ level) / 2 quantiles (Efron 1979). biasCorrected: the
 * quantiles at Phi(2 z0 + z), z0 = Phi^-1(share of draws below the estimate), ties counted half (Efron 1981, Canadian J. of Statistics 9).
 * Quantiles interpolate linearly (type 7). Null with fewer than 40 draws, or bias correction with all draws on one side of the estimate.
 */
export function bootstrapInterval(
  draws: Float64Array,
  estimate: number,
  level: number,
  kind: 'percentile' | 'biasCorrected',
): BootstrapInterval | null {
  const known = draws.filter((value) => !Number.isNaN(value));
  if (known.length < FEWEST) return null;
  const tails = [(1 - level) / 2, (1 + level) / 2];
  if (kind === 'biasCorrected') {
    let below = 0;
    for (const value of known) below += value < estimate ? 1 : value === estimate ? 0.5 : 0;
    const shift = normalQuantile(below / known.length);
    if (!Number.isFinite(shift)) return null;
    tails.forEach((tail, side) => {
      tails[side] = normalCdf(2 * shift + normalQuantile(tail));
    });
  }
  const [lo, hi] = quantiles(known, tails, 7);
  return { lo, hi, draws: known.length };
}
