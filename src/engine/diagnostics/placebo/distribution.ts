import { densityCurve } from '../../../core/kernel-density.ts';
import { quantiles } from '../../../core/quantile.ts';
import { mean, standardDeviation } from '../../../core/sums.ts';
import type { Density, Histogram, PermutationP, PermutationTest, PlaceboDistribution } from './types.ts';

/** Relative distance from the actual value within which a draw counts as a tie: room for rounding, nothing more. */
const TIE = 1e-9;
const PROBABILITIES = [0.01, 0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975, 0.99];
const MOST_BINS = 100;
/** Draws behind the density line, at most: evenly chosen, they draw the same line as all of them. */
const MOST_DENSITY_DRAWS = 4_000;

/**
 * Describes the draws of a statistic. `values` are the estimable draws in order of replicate (no NaN), `planned` the draws asked for, and
 * `scale` the spread expected before any draw (the actual standard error), from which the ladder of bin widths is built; `withDensity` draws the line, which takes longest.
 */
export function describeDraws(
  actual: number,
  values: Float64Array,
  planned: number,
  scale: number,
  withDensity = true,
): PlaceboDistribution {
  const some = values.length > 0;
  const sd = values.length > 1 ? standardDeviation(values) : null;
  const levels = some ? quantiles(values, PROBABILITIES, 7) : [];
  return {
    actual,
    mean: some ? mean(values) : null,
    sd,
    quantiles: levels.map((value, i) => ({ probability: PROBABILITIES[i], value })),
    histogram: binDraws(values, planned, scale, sd),
    density: withDensity && sd !== null && sd > 0 ? densityLine(thinEvenly(values, MOST_DENSITY_DRAWS)) : null,
    test: some ? permutationTest(actual, values) : null,
  };
}

function densityLine(values: Float64Array): Density | null {
  const curve = densityCurve(values);
  return curve && { x: curve.x, y: curve.density, bandwidth: curve.bandwidth };
}

function thinEvenly(values: Float64Array, most: number): Float64Array {
  if (values.length <= most) return values;
  return Float64Array.from({ length: most }, (_, i) => values[Math.floor((i * values.length) / most)]);
}

/** Permutation p-values (1 + k) / (1 + B) of Phipson & Smyth (2010), with Monte Carlo standard errors. `values` hold no NaN. */
export function permutationTest(actual: number, values: Float64Array): PermutationTest {
  const slack = TIE * Math.abs(actual);
  let both = 0;
  let up = 0;
  let down = 0;
  for (const value of values) {
    if (Math.abs(value) >= Math.abs(actual) - slack) both++;
    if (value >= actual - slack) up++;
    if (value <= actual + slack) down++;
  }
  const answer = (count: number): PermutationP => {
    const draws = values.length;
    const p = (1 + count) / (1 + draws);
    return { count, draws, p, monteCarloError: Math.sqrt((p * (1 - p)) / draws) };
  };
  return { twoSided: answer(both), greater: answer(up), less: answer(down) };
}

/**
 * Scott's (1979) width for the planned number of draws, rounded down to scale x 2^m: it seldom changes while draws arrive, and when it does, bins
 * merge or split in two.
 */
function binDraws(values: Float64Array, planned: number, scale: number, sd: number | null): Histogram {
  const unit = scale > 0 && Number.isFinite(scale) ? scale : 1;
  const wanted = (3.5 * (sd !== null && sd > 0 ? sd : unit)) / Math.cbrt(Math.max(planned, 1));
  let width = unit * 2 ** Math.floor(Math.log2(wanted / unit));
  if (values.length === 0) return { width, edges: new Float64Array(0), counts: new Int32Array(0) };
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  while ((high - low) / width > MOST_BINS) width *= 2;
  const first = Math.floor(low / width);
  const counts = new Int32Array(Math.floor(high / width) - first + 1);
  for (const value of values) counts[Math.floor(value / width) - first]++;
  return { width, edges: Float64Array.from({ length: counts.length + 1 }, (_, i) => (first + i) * width), counts };
}
