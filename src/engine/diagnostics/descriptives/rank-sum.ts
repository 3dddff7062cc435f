import { normalSurvival } from '../../../core/distributions/index.ts';
import { codeValues, midRanks } from '../correlation/ranks.ts';

export interface RankSumTest {
  /** Pairs in which the first group is larger, ties counting half (Mann and Whitney's U; R calls it W). */
  readonly w: number;
  readonly z: number;
  readonly pValue: number;
}

/**
 * Wilcoxon's rank-sum test of two samples without missing values, by the normal approximation with correction for continuity and ties
 * (Hollander, Wolfe & Chicken 2014, section 4.1). Null for an empty sample or one single value throughout.
 */
export function rankSumTest(first: Float64Array, second: Float64Array): RankSumTest | null {
  const [m, n] = [first.length, second.length];
  const all = new Float64Array(m + n);
  all.set(first);
  all.set(second, m);
  const coded = codeValues(all);
  const ranks = midRanks(coded, Int32Array.from(all.keys()));
  const w = ranks.subarray(0, m).reduce((sum, rank) => sum + rank, 0) - (m * (m + 1)) / 2;
  const ties = new Float64Array(coded.levels);
  for (const code of coded.codes) ties[code]++;
  const tied = ties.reduce((sum, t) => sum + t * t * t - t, 0);
  const spread = ((m * n) / 12) * (m + n + 1 - tied / ((m + n) * (m + n - 1)));
  if (!(spread > 0)) return null;
  const distance = w - (m * n) / 2;
  const z = (distance - Math.sign(distance) / 2) / Math.sqrt(spread);
  return { w, z, pValue: Math.min(1, 2 * normalSurvival(Math.abs(z))) };
}
