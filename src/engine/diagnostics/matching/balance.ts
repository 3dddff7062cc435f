import { chiSquaredSurvival, studentTwoSided } from '../../../core/distributions/index.ts';
import { quantile } from '../../../core/quantile.ts';
import { mean } from '../../../core/sums.ts';
import { fitBinaryResponse } from '../../solve/binary-response.ts';
import { columnMoments } from '../../solve/column-moments.ts';
import { probitLink } from '../../solve/probit.ts';
import type { BalanceSide, MatchingBalance, MatchingBalanceRow, MatchingSample, OverallBalance } from './types.ts';

/** Rounding that may keep a sum of shares from being the whole number that it is. */
const WHOLE = 1e-9;

/**
 * Balance of the covariates before and after matching as in Stata's pstest: bias in percent of the root mean of the two variances before matching
 * (Rosenbaum & Rubin 1985, The American Statistician 39, 33-38), also after it; t of a regression on the treatment and variances
 * with weights that count as rows (importance weights); Rubin's B and R, pseudo-R2 and likelihood ratio from a probit on all covariates.
 * @param sample no missing covariates; @param weights by row of the sample, 0 = not matched
 * What cannot be computed (no variance, fewer than two rows in a group, a probit without a maximum) is null.
 */
export function matchingBalance(sample: MatchingSample, weights: Float64Array): MatchingBalance {
  const rows = sample.columns.map((column, j) => balanceRow(sample.names[j], column, sample.treated, weights));
  return {
    rows,
    before: overall(
      sample,
      null,
      rows.map((row) => row.before.bias),
    ),
    after: overall(
      sample,
      weights,
      rows.map((row) => row.after.bias),
    ),
  };
}

interface GroupMoments {
  readonly mean: number;
  /** NaN where the weights do not exceed one. */
  readonly variance: number;
  /** Weighted sum of squares about the mean. */
  readonly deviation: number;
  readonly weight: number;
}

function momentsOf(
  column: Float64Array,
  treated: Uint8Array,
  weights: Float64Array | null,
  group: number,
): GroupMoments {
  const inGroup = (_: unknown, r: number) => treated[r] === group && (weights === null || weights[r] > 0);
  const values = column.filter(inGroup);
  const own = weights === null ? null : weights.filter(inGroup);
  const weight = own === null ? values.length : own.reduce((total, w) => total + w, 0);
  const { mean: centre, deviation } = columnMoments(values, own, weight);
  return {
    mean: centre,
    variance: weight > 1 ? deviation / (weight - 1) : Number.NaN,
    deviation,
    weight,
  };
}

function balanceRow(
  name: string,
  column: Float64Array,
  treated: Uint8Array,
  weights: Float64Array,
): MatchingBalanceRow {
  const unmatched = [1, 0].map((group) => momentsOf(column, treated, null, group));
  const matched = [1, 0].map((group) => momentsOf(column, treated, weights, group));
  const scale = Math.sqrt((unmatched[0].variance + unmatched[1].variance) / 2);
  const before = sideOf(unmatched, scale);
  const after = sideOf(matched, scale);
  const reduction =
    before.bias === null || after.bias === null || before.bias === 0
      ? null
      : 100 * (1 - Math.abs(after.bias) / Math.abs(before.bias));
  return { name, before, after, reduction };
}

/** t of the slope of a regression on the treatment with importance weights: Stata counts the (whole) sum of weights as observations. */
function sideOf([treated, control]: readonly GroupMoments[], scale: number): BalanceSide {
  const difference = treated.mean - control.mean;
  const df = Math.floor(treated.weight + control.weight + WHOLE) - 2;
  const residual = (treated.deviation + control.deviation) / df;
  const error = Math.sqrt(residual * (1 / treated.weight + 1 / control.weight));
  const t = df > 0 && error > 0 ? difference / error : null;
  const ratio = treated.variance / control.variance;
  return {
    treated: treated.mean,
    control: control.mean,
    bias: scale > 0 ? (100 * difference) / scale : null,
    t,
    pValue: t === null ? null : studentTwoSided(t, df),
    varianceRatio: Number.isFinite(ratio) ? ratio : null,
  };
}

function overall(
  { names, columns, treated }: MatchingSample,
  weights: Float64Array | null,
  biases: readonly (number | null)[],
): OverallBalance {
  const sizes = biases.filter((bias) => bias !== null).map(Math.abs);
  const bias =
    sizes.length === 0
      ? { meanBias: null, medianBias: null }
      : { meanBias: mean(sizes), medianBias: quantile(sizes, 0.5, 7) };
  const fitted = fitBinaryResponse({ columns, names, response: treated, weights, link: probitLink });
  if (!fitted.ok)
    return { ...bias, rubinB: null, rubinR: null, pseudoR2: null, lrChi2: null, lrDf: null, lrPValue: null };
  const { index, logLik, logLikNull, kept } = fitted.value;
  const [one, zero] = [1, 0].map((group) => momentsOf(index, treated, weights, group));
  const spread = Math.sqrt((one.variance + zero.variance) / 2);
  const ratio = one.variance / zero.variance;
  const lrChi2 = Math.max(0, 2 * (logLik - logLikNull));
  return {
    ...bias,
    rubinB: spread > 0 ? (100 * Math.abs(one.mean - zero.mean)) / spread : null,
    rubinR: Number.isFinite(ratio) ? ratio : null,
    pseudoR2: 1 - logLik / logLikNull,
    lrChi2,
    lrDf: kept.length,
    lrPValue: kept.length > 0 ? chiSquaredSurvival(lrChi2, kept.length) : null,
  };
}
