import { mean, sum, variance } from '../../../core/sums.ts';
import type { LevelDifference } from './types.ts';

/**
 * Mean outcome of the matched treated rows less the weighted mean of their matches, with psmatch2's approximate standard error
 * sqrt(v1 / N1 + v0 sum(w^2) / N1^2), v over matched treated rows and over the untreated ones that serve
 * (psmatch2 up to 4.0.13; 4.0.14 takes all untreated rows on the support). It takes the score as known and rows as independent.
 * Null when an outcome is missing among rows with a weight, or a group has fewer than two.
 */
export function levelDifference(
  outcome: Float64Array,
  treated: Uint8Array,
  weights: Float64Array,
): LevelDifference | null {
  const rowsOf = (group: number) =>
    Int32Array.from(treated.keys()).filter((r) => treated[r] === group && weights[r] > 0);
  const [one, zero] = [rowsOf(1), rowsOf(0)];
  if (one.length < 2 || zero.length < 2) return null;
  const values = Float64Array.from(one, (r) => outcome[r]);
  const others = Float64Array.from(zero, (r) => outcome[r]);
  const shares = Float64Array.from(zero, (r) => weights[r]);
  const total = sum(shares);
  const estimate = mean(values) - sum(others.map((value, i) => shares[i] * value)) / total;
  if (Number.isNaN(estimate)) return null;
  const squares = sum(shares.map((w) => w * w));
  return {
    estimate,
    stdError: Math.sqrt(variance(values) / one.length + (variance(others) * squares) / one.length ** 2),
  };
}
