import { gaussianDensity, ruleOfThumbBandwidth } from '../../../core/kernel-density.ts';
import type { ScoreDensities } from './types.ts';

const POINTS = 128;
/** Bandwidths beyond the smallest and largest score that the grid reaches, inside 0 and 1. */
const CUT = 3;

/**
 * Densities of the score among treated and untreated rows, before matching and with the weights of the match, each group smoothed alike before and after
 * (R's default bandwidth). Null when a group has fewer than two rows.
 * @param score probabilities by row; @param weights by row, 0 = not matched
 */
export function scoreDensities(score: Float64Array, treated: Uint8Array, weights: Float64Array): ScoreDensities | null {
  const groups = [1, 0].map((group) => {
    const own = (_: unknown, r: number) => treated[r] === group;
    const values = score.filter(own);
    return { values, weights: weights.filter(own), bandwidth: ruleOfThumbBandwidth(values) };
  });
  if (groups.some((group) => group.values.length < 2 || !group.weights.some((w) => w > 0))) return null;
  const reach = CUT * Math.max(...groups.map((group) => group.bandwidth));
  const low = Math.max(0, score.reduce((a, b) => Math.min(a, b)) - reach);
  const high = Math.min(1, score.reduce((a, b) => Math.max(a, b)) + reach);
  const x = Float64Array.from({ length: POINTS }, (_, k) => low + ((high - low) * k) / (POINTS - 1));
  const [one, zero] = groups;
  return {
    x,
    treatedBefore: gaussianDensity(one.values, x, one.bandwidth),
    controlBefore: gaussianDensity(zero.values, x, zero.bandwidth),
    treatedAfter: gaussianDensity(one.values, x, one.bandwidth, one.weights),
    controlAfter: gaussianDensity(zero.values, x, zero.bandwidth, zero.weights),
  };
}
