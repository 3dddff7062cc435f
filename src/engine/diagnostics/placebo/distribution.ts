import type { Density, Histogram, PermutationP, PermutationTest, PlaceboDistribution } from './types.ts';

/** Relative distance from the actual value within which a draw counts as a tie: room for rounding, nothing more. */
const TIE = 1e-9;
const PROBABILITIES = [0.01, 0.025, 0.05, 0.25, 0.5, 0.75, 0.95, 0.975, 0.99];
const MOST_BINS = 100;
const GRID = 401;

/**
 * Describes the draws of a statistic. `values` are the estimable draws in order of replicate (no NaN); `scale` is the spread that was expected
 * before any draw (the actual standard error), from which the ladder of bin widths is built.
 */
export function describeDraws(
  actual: number,
  values: Float64Array,
  planned: number,
  scale: number,
): PlaceboDistribution {
  const sorted = values.slice().sort();
  const mean = values.length > 0 ? values.reduce((a, b) => a + b, 0) / values.length : null;
  const sd = mean !== null && values.length > 1 ? deviation(values, mean) : null;
  return {
    actual,
    mean,
    sd,
    quantiles: values.length > 0 ? PROBABILITIES.map((p) => ({ probability: p, value: quantile(sorted, p) })) : [],
    histogram: binDraws(sorted, planned, scale, sd),
    density: sd !== null && sd > 0 ? estimateDensity(sorted, sd) : null,
    test: values.length > 0 && Number.isFinite(actual) ? permutationTest(actual, values) : null,
  };
}

function deviation(values: Float64Array, mean: number): number {
  return Math.sqrt(values.reduce((total, value) => total + (value - mean) ** 2, 0) / (values.length - 1));
}

/** Quantile type 7 (R's default) of sorted values. */
function quantile(sorted: Float64Array, probability: number): number {
  const at = (sorted.length - 1) * probability;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low] + (at - low) * (sorted[high] - sorted[low]);
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

/** Scott's width for the planned number of draws, rounded to scale x 2^m: it seldom changes while draws arrive, and bins then merge or split in two. */
function binDraws(sorted: Float64Array, planned: number, scale: number, sd: number | null): Histogram {
  const unit = scale > 0 && Number.isFinite(scale) ? scale : 1;
  const wanted = (3.5 * (sd !== null && sd > 0 ? sd : unit)) / Math.cbrt(Math.max(planned, 1));
  let width = unit * 2 ** Math.round(Math.log2(wanted / unit));
  if (sorted.length === 0) return { width, edges: new Float64Array(0), counts: new Int32Array(0) };
  const span = sorted[sorted.length - 1] - sorted[0];
  while (span / width > MOST_BINS) width *= 2;
  const first = Math.floor(sorted[0] / width);
  const last = Math.floor(sorted[sorted.length - 1] / width);
  const counts = new Int32Array(last - first + 1);
  for (const value of sorted) counts[Math.floor(value / width) - first]++;
  return { width, edges: Float64Array.from({ length: counts.length + 1 }, (_, i) => (first + i) * width), counts };
}

/** Gaussian kernel with Silverman's (1986, eq. 3.31) bandwidth; draws are first shared out linearly between neighbouring grid points. */
function estimateDensity(sorted: Float64Array, sd: number): Density {
  const n = sorted.length;
  const middle = (quantile(sorted, 0.75) - quantile(sorted, 0.25)) / 1.34;
  const bandwidth = 0.9 * (middle > 0 ? Math.min(sd, middle) : sd) * n ** -0.2;
  const from = sorted[0] - 3 * bandwidth;
  const step = (sorted[n - 1] + 3 * bandwidth - from) / (GRID - 1);
  const mass = new Float64Array(GRID);
  for (const value of sorted) {
    const at = (value - from) / step;
    const low = Math.min(Math.floor(at), GRID - 2);
    mass[low] += 1 - (at - low);
    mass[low + 1] += at - low;
  }
  const kernel = Float64Array.from({ length: GRID }, (_, d) => Math.exp(-0.5 * ((d * step) / bandwidth) ** 2));
  const norm = n * bandwidth * Math.sqrt(2 * Math.PI);
  const x = Float64Array.from({ length: GRID }, (_, i) => from + i * step);
  const y = x.map((_, i) => mass.reduce((sum, m, j) => sum + m * kernel[Math.abs(i - j)], 0) / norm);
  return { x, y, bandwidth };
}
