import { dot } from '../../../core/linalg/gram.ts';
import type { Notice } from '../../../core/notice.ts';
import { mean, standardDeviation, sum } from '../../../core/sums.ts';
import { gatherFloats } from '../../design/gather.ts';
import type { Panel } from '../../panel.ts';
import type { ResolvedSystem } from './indicators.ts';
import type { IndexOptions } from './meta.ts';
import type { PeriodGroups } from './periods.ts';
import { extent, type Groups } from './scale.ts';
import { addUp, rankWithin, topsis, weightedParts } from './score.ts';
import type { CompositeIndex, DimensionRecord, IndicatorRecord, PeriodScores } from './types.ts';
import type { GroupWeights } from './weigh-groups.ts';

/** The arithmetic of an index over its complete rows, numbered from 0. */
export interface IndexWork {
  /** k columns as they are in the data. */
  readonly raw: readonly Float64Array[];
  /** k columns turned so that more is better, on a common scale. */
  readonly scaled: readonly Float64Array[];
  /** What a sum score is made of: the scaled columns, moved up if asked for, or for PCA the standardised ones. */
  readonly scored: readonly Float64Array[];
  /** Rows that are weighed together. */
  readonly groups: Groups;
  readonly weighed: GroupWeights;
  readonly periods: PeriodGroups;
}

/** The record of a weighed index: scores and shares back on the rows of the panel. `rows` are the complete ones. */
export function summarise(
  panel: Panel,
  resolved: ResolvedSystem,
  rows: Int32Array,
  work: IndexWork,
  options: IndexOptions,
  notices: readonly Notice[],
): CompositeIndex {
  const n = rows.length;
  const parts = weightedParts(work.scored, work.groups, work.weighed.coefficients);
  const total = addUp(parts, n);
  const near = options.score === 'topsis' ? topsis(parts, work.groups, n) : null;
  const score = near?.closeness ?? total;
  const scoredRows = numbered(score);
  const scatter = (values: Float64Array) => {
    const out = new Float64Array(panel.rows.length).fill(Number.NaN);
    for (let r = 0; r < n; r++) out[rows[r]] = values[r];
    return out;
  };
  const rank = new Int32Array(panel.rows.length);
  rankWithin(score, work.periods.groups).forEach((place, r) => {
    rank[rows[r]] = place;
  });
  const centred = options.weights === 'pca' && options.score === 'sum';
  const indicators = indicatorRecords(resolved, work, shares(parts, total, scoredRows, centred));
  const names = [...new Set(resolved.used.map(({ dimension }) => dimension))];
  const ofDimension = (name: string | null) => parts.filter((_, j) => resolved.used[j].dimension === name);
  return {
    indicators,
    dimensions: names.map((name) => dimensionRecord(name, indicators)),
    rowsRead: panel.rows.length,
    rowsComplete: resolved.rows.length,
    rowsWeighed: work.weighed.rowsWeighed,
    rowsScored: scoredRows.length,
    score: scatter(score),
    rank,
    dimensionScores: names.map((name) => scatter(addUp(ofDimension(name), n))),
    periods: periodScores(work, score),
    distances: near && { toBest: scatter(near.toBest), toWorst: scatter(near.toWorst) },
    components: work.weighed.components,
    notices,
  };
}

/** Positions of the entries that are not missing. */
function numbered(values: Float64Array): Int32Array {
  const out = new Int32Array(values.length);
  let count = 0;
  for (let r = 0; r < values.length; r++) if (!Number.isNaN(values[r])) out[count++] = r;
  return out.slice(0, count);
}

interface Shares {
  readonly level: readonly number[] | null;
  readonly variance: readonly number[] | null;
}

/** Of the weighted sum: each part's share of its mean and of its variance. Null when there is no mean or variance to share. */
function shares(parts: readonly Float64Array[], total: Float64Array, rows: Int32Array, centred: boolean): Shares {
  const whole = gatherFloats(total, rows);
  const level = mean(whole);
  const off = whole;
  let spread = 0;
  for (let i = 0; i < off.length; i++) {
    off[i] -= level;
    spread += off[i] * off[i];
  }
  const taken = parts.map((part) => (rows.length === total.length ? part : gatherFloats(part, rows)));
  return {
    level: centred || !(level > 0) ? null : taken.map((part) => mean(part) / level),
    variance: spread > 0 ? taken.map((part) => dot(part, off) / spread) : null,
  };
}

function indicatorRecords(resolved: ResolvedSystem, work: IndexWork, { level, variance }: Shares): IndicatorRecord[] {
  const { weights, entropy, redundancy } = work.weighed;
  const known = weights.filter((one) => one !== null);
  const all = Int32Array.from(work.raw[0].keys());
  return resolved.indicators.map(({ values: _, ...indicator }) => {
    const j = resolved.used.findIndex((one) => one.status === indicator.status && one.column === indicator.column);
    const range = j < 0 ? null : extent(work.raw[j], all);
    return {
      ...indicator,
      min: range?.min ?? null,
      max: range?.max ?? null,
      entropy: j < 0 ? null : (entropy?.[j] ?? null),
      redundancy: j < 0 ? null : (redundancy?.[j] ?? null),
      weight: j < 0 ? null : sum(known.map((one) => one[j])) / known.length,
      levelShare: j < 0 ? null : (level?.[j] ?? null),
      varianceShare: j < 0 ? null : (variance?.[j] ?? null),
    };
  });
}

function dimensionRecord(name: string | null, indicators: readonly IndicatorRecord[]): DimensionRecord {
  const own = indicators.filter((one) => one.status === 'used' && one.dimension === name);
  const total = (key: 'weight' | 'levelShare' | 'varianceShare') => {
    const values = own.map((one) => one[key]).filter((value) => value !== null);
    return values.length === own.length ? sum(values) : null;
  };
  return {
    name,
    indicators: own.length,
    weight: total('weight')!,
    levelShare: total('levelShare'),
    varianceShare: total('varianceShare'),
  };
}

function periodScores(work: IndexWork, score: Float64Array): PeriodScores[] {
  const byPeriod = work.groups === work.periods.groups;
  return work.periods.periods.flatMap((period, g) => {
    const own = gatherFloats(score, work.periods.groups[g]);
    const present = numbered(own);
    if (present.length === 0) return [];
    const values = gatherFloats(own, present);
    const { min, max } = extent(own, present);
    const sd = values.length > 1 ? standardDeviation(values) : null;
    const weights = byPeriod ? work.weighed.weights[g] : null;
    return [{ period, rows: values.length, mean: mean(values), sd, min, max, weights }];
  });
}
