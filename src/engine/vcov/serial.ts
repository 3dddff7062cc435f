import { clusterScores, type ScoreParts } from './meat.ts';
import { bartlett, rowScores, withTranspose } from './scores.ts';

/** Lags by the rule of thumb of fixest: floor(T^(1/4)) for T periods. */
export function defaultLags(periods: number): number {
  // The fourth root of 16 must be 2 although powers round.
  return Math.floor(periods ** 0.25 + 1e-9);
}

/**
 * Newey & West (1987) within units: sum_i sum_l w_l sum_t (s_it s_i,t-l' + its transpose), Bartlett weights w_l = 1 - l / (L + 1). Pairs of one
 * unit count where both periods are in the sample; a lag is one place among the periods of the sample.
 * @param unitOf, periodOf n codes, rows in the order of (unit, period), no pair twice
 * @param from 0: with the products of each row with itself; 1: only those of different periods
 */
export function neweyWestMeat(
  parts: ScoreParts,
  unitOf: Int32Array,
  periodOf: Int32Array,
  lags: number,
  from: 0 | 1 = 0,
): Float64Array {
  const p = parts.columns.length;
  const scores = rowScores(parts);
  const half = new Float64Array(p * p);
  const earlier = new Float64Array(p);
  for (let r = 0; r < unitOf.length; r++) {
    for (let j = 0; j < p; j++) earlier[j] = from === 0 ? scores[r * p + j] / 2 : 0;
    for (let q = r - 1; q >= 0 && unitOf[q] === unitOf[r]; q--) {
      const lag = periodOf[r] - periodOf[q];
      if (lag > lags) break;
      const w = bartlett(lag, lags);
      for (let j = 0; j < p; j++) earlier[j] += w * scores[q * p + j];
    }
    for (let i = 0; i < p; i++) for (let j = 0; j < p; j++) half[i * p + j] += scores[r * p + i] * earlier[j];
  }
  return withTranspose(half, p);
}

/**
 * Driscoll & Kraay (1998): sum_l w_l sum_t (S_t S_t-l' + its transpose) with S_t the sum of the scores of period t, so that rows of one period
 * may depend on each other in any way; Bartlett weights.
 * @param periodOf n codes in [0, periods), in the order of time
 */
export function driscollKraayMeat(
  parts: ScoreParts,
  periodOf: Int32Array,
  periods: number,
  lags: number,
): Float64Array {
  const p = parts.columns.length;
  const sums = clusterScores(parts, periodOf, periods);
  const half = new Float64Array(p * p);
  for (let t = 0; t < periods; t++) {
    for (let j = 0; j < p; j++) {
      let earlier = sums[j][t] / 2;
      for (let lag = 1; lag <= Math.min(lags, t); lag++) earlier += bartlett(lag, lags) * sums[j][t - lag];
      for (let i = 0; i < p; i++) half[i * p + j] += sums[i][t] * earlier;
    }
  }
  return withTranspose(half, p);
}
