import { argsort } from '../../../core/argsort.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { type BinaryFit, fitBinaryResponse } from '../../solve/binary-response.ts';
import { logitLink } from '../../solve/logit.ts';
import { probitLink } from '../../solve/probit.ts';
import { entropyBalance } from './entropy-balance.ts';
import { kernelWeights } from './kernel.ts';
import { mahalanobisCoordinates, nearestByMahalanobis } from './mahalanobis.ts';
import { frequencyWeights, nearestByScore } from './nearest.ts';
import {
  type GroupCounts,
  type MatchedGroup,
  type MatchingOptions,
  type MatchingSample,
  type Range,
  ROW,
  type ScoreModel,
} from './types.ts';

export interface GroupMatch {
  /** By row of the sample: 1 for matched treated rows, 0 for rows that are not used. */
  readonly weights: Float64Array;
  /** By row of the sample, a value of `ROW`. */
  readonly status: Uint8Array;
  /** Fitted probabilities by row; null when the method needs none and they cannot be estimated. */
  readonly score: Float64Array | null;
  readonly group: MatchedGroup;
  /** Covariates left out as combinations of others. */
  readonly collinear: readonly string[];
  readonly notices: readonly Notice[];
}

/**
 * Matches the rows of one sample among each other.
 * Failures: matchingNoCovariates, matchingOneGroup, propensitySeparated, propensityNotConverged, matchingNoOverlap, matchingEmpty, entropyInfeasible.
 */
export function matchGroup(
  sample: MatchingSample,
  options: MatchingOptions,
  period: number | null = null,
): Outcome<GroupMatch> {
  const { treated, names } = sample;
  const ones = treated.reduce((count, flag) => count + flag, 0);
  if (names.length === 0) return fail('matchingNoCovariates');
  if (ones === 0 || ones === treated.length)
    return fail('matchingOneGroup', { treated: ones, control: treated.length - ones });
  const needsScore = options.method !== 'mahalanobis' && options.method !== 'entropy';
  const fitted = fitScore(sample, options.link);
  if (!fitted.ok && (needsScore || fitted.notice.code === 'matchingNoCovariates')) return fitted;
  const model = fitted.ok ? fitted.value : null;
  const status = new Uint8Array(treated.length);
  if (needsScore && model !== null) markOffSupport(model.probability, treated, options.support, status);
  if (!someOf(status, treated, 1) || !someOf(status, treated, 0)) return noOverlap(model!, treated);
  const weighed = weigh(sample, options, model, status);
  if (!weighed.ok) return weighed;
  const { weights, collinear } = weighed.value;
  for (let r = 0; r < status.length; r++) if (status[r] === ROW.used && !(weights[r] > 0)) status[r] = ROW.unmatched;
  if (!someOf(status, treated, 1)) return fail('matchingEmpty', { treated: ones, limit: limitOf(options) });
  return succeed({
    weights,
    status,
    score: model?.probability ?? null,
    group: {
      period,
      score: model && describeScore(model, sample, options.link),
      treated: countRows(status, treated, 1),
      control: countRows(status, treated, 0),
    },
    collinear,
    notices: model === null ? [notice('info', 'propensityUnavailable')] : [],
  });
}

const links = { logit: logitLink, probit: probitLink } as const;

/** The failures of the binary model in the words of matching. */
function fitScore({ columns, names, treated }: MatchingSample, link: MatchingOptions['link']): Outcome<BinaryFit> {
  const fitted = fitBinaryResponse({ columns, names, response: treated, weights: null, link: links[link] });
  if (fitted.ok) return fitted.value.kept.length === 0 ? fail('matchingNoCovariates') : fitted;
  const { code, params } = fitted.notice;
  if (code === 'binarySeparated') return fail('propensitySeparated', { columns: params.columns, link });
  return fail('propensityNotConverged', { link });
}

function rangeOf(score: Float64Array, treated: Uint8Array, group: number): Range {
  let low = Infinity;
  let high = -Infinity;
  for (let r = 0; r < score.length; r++) {
    if (treated[r] !== group) continue;
    low = Math.min(low, score[r]);
    high = Math.max(high, score[r]);
  }
  return { low, high };
}

function markOffSupport(
  score: Float64Array,
  treated: Uint8Array,
  support: MatchingOptions['support'],
  status: Uint8Array,
): void {
  const ranges = [rangeOf(score, treated, 0), rangeOf(score, treated, 1)];
  for (let r = 0; r < score.length; r++) {
    const restricted = support === 'both' || (support === 'treated' && treated[r] === 1);
    const { low, high } = ranges[1 - treated[r]];
    if (restricted && (score[r] < low || score[r] > high)) status[r] = ROW.offSupport;
  }
}

function someOf(status: Uint8Array, treated: Uint8Array, group: number): boolean {
  return status.some((value, r) => value === ROW.used && treated[r] === group);
}

function noOverlap(model: BinaryFit, treated: Uint8Array): Outcome<never> {
  const [control, own] = [0, 1].map((group) => rangeOf(model.probability, treated, group));
  const shown = (value: number) => Number(value.toPrecision(3));
  return fail('matchingNoOverlap', {
    treatedLow: shown(own.low),
    treatedHigh: shown(own.high),
    controlLow: shown(control.low),
    controlHigh: shown(control.high),
  });
}

interface Weighed {
  readonly weights: Float64Array;
  readonly collinear: readonly string[];
}

function weigh(
  sample: MatchingSample,
  options: MatchingOptions,
  model: BinaryFit | null,
  status: Uint8Array,
): Outcome<Weighed> {
  const { treated, names } = sample;
  const rows = Int32Array.from(treated.keys()).filter((r) => status[r] === ROW.used);
  const controls = rows.filter((r) => treated[r] === 0);
  const own = rows.filter((r) => treated[r] === 1);
  const collinear = (model?.dropped ?? []).map((j) => names[j]);
  const { method, neighbours, replacement } = options;
  const caliper = options.caliper ?? Infinity;
  const done = (weights: Float64Array, dropped = collinear) => succeed({ weights, collinear: dropped });
  if (method === 'entropy') {
    const weights = entropyBalance(sample, options.moments);
    return weights.ok ? done(weights.value) : weights;
  }
  if (method === 'mahalanobis') {
    const rotated = mahalanobisCoordinates(sample);
    const matches = nearestByMahalanobis(rotated, own, controls, neighbours, caliper, replacement);
    return done(
      frequencyWeights(treated.length, own, matches),
      rotated.dropped.map((j) => names[j]),
    );
  }
  const { probability, index } = model!;
  if (method === 'ipw') return done(oddsWeights(probability, treated, status));
  const score = options.distance === 'index' ? index : probability;
  if (method === 'kernel') return done(kernelWeights(score, own, controls, options.kernel, options.bandwidth));
  if (method === 'radius') return done(kernelWeights(score, own, controls, 'uniform', options.radius));
  const matches = nearestByScore(score, inOrder(own, score, options.order), controls, neighbours, caliper, replacement);
  return done(frequencyWeights(treated.length, inOrder(own, score, options.order), matches));
}

/** Weights for the average effect on the treated: 1 for treated rows, the odds p / (1 - p) for the others (Hirano, Imbens & Ridder 2003). */
function oddsWeights(probability: Float64Array, treated: Uint8Array, status: Uint8Array): Float64Array {
  return probability.map((p, r) => {
    if (status[r] !== ROW.used) return 0;
    return treated[r] === 1 ? 1 : p / (1 - p);
  });
}

/** Treated rows in the order in which they choose; equal scores stay in the order of the list. */
function inOrder(rows: Int32Array, score: Float64Array, order: MatchingOptions['order']): Int32Array {
  if (order !== 'ascending' && order !== 'descending') return rows;
  const sign = order === 'ascending' ? 1 : -1;
  return argsort(Float64Array.from(rows, (row) => sign * score[row])).map((position) => rows[position]);
}

const limitOf = ({ method, caliper, radius, bandwidth }: MatchingOptions): number => {
  if (method === 'radius') return radius;
  return method === 'kernel' ? bandwidth : (caliper ?? 0);
};

function countRows(status: Uint8Array, treated: Uint8Array, group: number): GroupCounts {
  const counts = [0, 0, 0];
  status.forEach((value, r) => {
    if (treated[r] === group) counts[value]++;
  });
  return {
    all: counts[0] + counts[1] + counts[2],
    used: counts[ROW.used],
    offSupport: counts[ROW.offSupport],
    unmatched: counts[ROW.unmatched],
  };
}

function describeScore(fit: BinaryFit, { names, treated }: MatchingSample, link: MatchingOptions['link']): ScoreModel {
  const { coef, vcov, kept, logLik, logLikNull, nobs, probability } = fit;
  const size = coef.length;
  return {
    link,
    terms: ['_cons', ...kept.map((j) => names[j])],
    coef,
    stdErrors: coef.map((_, i) => Math.sqrt(vcov[i * size + i])),
    logLik,
    logLikNull,
    nobs,
    treated: rangeOf(probability, treated, 1),
    control: rangeOf(probability, treated, 0),
  };
}
