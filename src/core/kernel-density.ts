import { quantiles } from './quantile.ts';
import { standardDeviation, sum } from './sums.ts';

const INV_SQRT_2PI = 0.3989422804014327;

/**
 * Silverman's rule of thumb as in R's bw.nrd0: 0.9 min(sd, IQR / 1.34) n^(-1/5), IQR by quantiles of type 7; where that is
 * zero the sd, else |first value|, else 1. NaN for fewer than two values. Source: Silverman (1986), equation 3.31.
 */
export function ruleOfThumbBandwidth(values: ArrayLike<number>): number {
  if (values.length < 2) return Number.NaN;
  const sd = standardDeviation(values);
  const [lower, upper] = quantiles(values, [0.25, 0.75], 7);
  const spread = Math.min(sd, (upper - lower) / 1.34) || sd || Math.abs(values[0]) || 1;
  return 0.9 * spread * values.length ** -0.2;
}

/**
 * Gaussian kernel density of the values at every point of `grid`, summed directly (no binning): values x grid evaluations.
 * `bandwidth` is the standard deviation of the kernel, > 0; `weights` are non-negative, one per value, null for ones. Missing cells are left out before.
 */
export function gaussianDensity(
  values: ArrayLike<number>,
  grid: ArrayLike<number>,
  bandwidth: number,
  weights: ArrayLike<number> | null = null,
): Float64Array {
  const density = new Float64Array(grid.length);
  const scale = INV_SQRT_2PI / (bandwidth * (weights === null ? values.length : sum(weights)));
  for (let g = 0; g < grid.length; g++) {
    let total = 0;
    for (let i = 0; i < values.length; i++) {
      const z = (grid[g] - values[i]) / bandwidth;
      total += Math.exp(-0.5 * z * z) * (weights === null ? 1 : weights[i]);
    }
    density[g] = total * scale;
  }
  return density;
}

export interface DensityCurve {
  readonly x: Float64Array;
  readonly density: Float64Array;
  readonly bandwidth: number;
}

/** Bandwidths that the curve extends beyond the smallest and largest value, as R's density(cut = 3). */
const CUT = 3;

/**
 * The density curve of the values on `points` equally spaced abscissae, with R's default bandwidth and range; null for
 * fewer than two values, where no bandwidth is defined.
 */
export function densityCurve(values: ArrayLike<number>, points = 256): DensityCurve | null {
  if (values.length < 2) return null;
  const bandwidth = ruleOfThumbBandwidth(values);
  let low = Infinity;
  let high = -Infinity;
  for (let i = 0; i < values.length; i++) {
    low = Math.min(low, values[i]);
    high = Math.max(high, values[i]);
  }
  low -= CUT * bandwidth;
  high += CUT * bandwidth;
  const x = Float64Array.from({ length: points }, (_, k) => low + ((high - low) * k) / (points - 1));
  return { x, density: gaussianDensity(values, x, bandwidth), bandwidth };
}
