import { type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { Panel } from '../../panel.ts';
import { codeValues, midRanks } from '../correlation/ranks.ts';
import { compositeIndex } from './index.ts';
import type { IndexOptions } from './meta.ts';
import type { CompositeIndex, IndexSystem } from './types.ts';

/** One way of making the index, by what it changes in the options. */
export interface IndexMethod {
  readonly id: string;
  readonly change: Partial<IndexOptions>;
}

/** The methods that a table of robustness compares; `own` is added where the system has weights of its own. */
export const standardMethods: readonly IndexMethod[] = [
  { id: 'entropy', change: { weights: 'entropy', score: 'sum' } },
  { id: 'entropyTopsis', change: { weights: 'entropy', score: 'topsis' } },
  { id: 'critic', change: { weights: 'critic', score: 'sum' } },
  { id: 'cv', change: { weights: 'cv', score: 'sum' } },
  { id: 'pca', change: { weights: 'pca', score: 'sum' } },
  { id: 'equal', change: { weights: 'equal', score: 'sum' } },
];

export interface MethodResult {
  readonly id: string;
  readonly index: CompositeIndex;
}

/** Matrices are m x m row-major in the order of `methods`; NaN where fewer than two rows or no variation. */
export interface IndexSensitivity {
  readonly methods: readonly MethodResult[];
  /** Over all scored rows. */
  readonly spearman: Float64Array;
  /** Over the units of `period` (the last one with two scores or more). */
  readonly period: number | null;
  readonly units: number;
  readonly spearmanPeriod: Float64Array;
  readonly kendallPeriod: Float64Array;
  /** Per method against the first: the largest and the mean change of place in `period`. */
  readonly largestShift: readonly number[];
  readonly meanShift: readonly number[];
  readonly notices: readonly Notice[];
}

/** The same system under several methods, all other options as given. A method that fails is left out and said; the first must succeed. */
export function indexSensitivity(
  panel: Panel,
  system: IndexSystem,
  options: IndexOptions,
  methods: readonly IndexMethod[],
): Outcome<IndexSensitivity> {
  const results: MethodResult[] = [];
  const notices: Notice[] = [];
  for (const { id, change } of methods) {
    const answer = compositeIndex(panel, system, { ...options, ...change });
    if (answer.ok) results.push({ id, index: answer.value });
    else if (results.length === 0) return answer;
    else notices.push(notice('caution', 'indexMethodLeftOut', { method: id }));
  }
  const everywhere = scoredEverywhere(results);
  const period = lastPeriod(panel, everywhere);
  const inPeriod = panel.time === null ? everywhere : everywhere.filter((r) => panel.time![r] === period);
  const shifts = results.map(({ index }) =>
    Array.from(inPeriod, (r) => Math.abs(index.rank[r] - results[0].index.rank[r])),
  );
  return succeed({
    methods: results,
    spearman: pairwise(results, everywhere, ranksOf, rankCorrelation),
    period,
    units: inPeriod.length,
    spearmanPeriod: pairwise(results, inPeriod, ranksOf, rankCorrelation),
    kendallPeriod: pairwise(results, inPeriod, (values) => values, kendall),
    largestShift: shifts.map((list) => list.reduce((a, b) => Math.max(a, b), 0)),
    meanShift: shifts.map((list) => (list.length === 0 ? 0 : list.reduce((a, b) => a + b, 0) / list.length)),
    notices,
  });
}

function scoredEverywhere(results: readonly MethodResult[]): Int32Array {
  const { score } = results[0].index;
  return Int32Array.from(score.keys()).filter((r) => results.every(({ index }) => !Number.isNaN(index.score[r])));
}

function lastPeriod(panel: Panel, rows: Int32Array): number | null {
  if (panel.time === null) return null;
  const counts = new Map<number, number>();
  for (const r of rows) counts.set(panel.time[r], (counts.get(panel.time[r]) ?? 0) + 1);
  return [...counts].reduce<number | null>(
    (last, [period, count]) => (count > 1 && (last === null || period > last) ? period : last),
    null,
  );
}

/** `prepare` is done once per method, `correlation` once per pair. */
function pairwise(
  results: readonly MethodResult[],
  rows: Int32Array,
  prepare: (values: Float64Array) => Float64Array,
  correlation: (x: Float64Array, y: Float64Array) => number,
): Float64Array {
  const m = results.length;
  const columns = results.map(({ index }) => prepare(Float64Array.from(rows, (r) => index.score[r])));
  const out = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j <= i; j++) {
      out[i * m + j] = correlation(columns[i], columns[j]);
      out[j * m + i] = out[i * m + j];
    }
  }
  return out;
}

const ranksOf = (values: Float64Array): Float64Array => midRanks(codeValues(values), Int32Array.from(values.keys()));

/** Spearman's rank correlation with mid-ranks; NaN below two values or without variation. */
export const spearman = (x: Float64Array, y: Float64Array): number => rankCorrelation(ranksOf(x), ranksOf(y));

/** Of mid-ranks, whose mean is known. */
function rankCorrelation(a: Float64Array, b: Float64Array): number {
  const centre = (a.length + 1) / 2;
  let [aa, bb, ab] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const da = a[i] - centre;
    const db = b[i] - centre;
    aa += da * da;
    bb += db * db;
    ab += da * db;
  }
  return ab / Math.sqrt(aa * bb);
}

/** Kendall's tau-b over all pairs; NaN below two values or without variation. */
export function kendall(x: Float64Array, y: Float64Array): number {
  let [together, xPairs, yPairs] = [0, 0, 0];
  for (let i = 0; i < x.length; i++) {
    for (let j = 0; j < i; j++) {
      const dx = Math.sign(x[i] - x[j]);
      const dy = Math.sign(y[i] - y[j]);
      together += dx * dy;
      if (dx !== 0) xPairs++;
      if (dy !== 0) yPairs++;
    }
  }
  return together / Math.sqrt(xPairs * yPairs);
}
