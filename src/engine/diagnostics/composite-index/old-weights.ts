import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { Panel } from '../../panel.ts';
import { compositeIndex } from './index.ts';
import type { IndexOptions } from './meta.ts';
import { kendall, spearman } from './sensitivity.ts';
import type { CompositeIndex, IndexSystem } from './types.ts';

/** What the sum over all rows was divided by: ln of the rows used (right), or of the number of periods or units (a known mistake). */
export type EntropyDivisor = 'rows' | 'periods' | 'units';

/** Entropy weights under one divisor, over the indicators in use. */
export interface EntropyVariant {
  readonly divisor: EntropyDivisor;
  readonly count: number;
  readonly entropy: Float64Array;
  /** 1 - e; negative where the divisor is too small for the number of rows. */
  readonly redundancy: Float64Array;
  readonly weights: Float64Array;
  /** Against the right weights: does every pair of indicators keep its order, does every pair turn round, or some of each? */
  readonly order: 'same' | 'mixed' | 'inverted';
  /** Spearman correlation of the scores with the right ones; null where a weight is negative. */
  readonly scoreCorrelation: number | null;
}

export interface OldWeights {
  readonly columns: readonly string[];
  readonly right: CompositeIndex;
  readonly variants: readonly EntropyVariant[];
  /** The analyst's own old weights, scaled to sum to one, with the divisor that comes closest and how close it comes. */
  readonly own: {
    readonly weights: Float64Array;
    readonly closest: EntropyDivisor;
    readonly largestDifference: number;
    readonly reproduced: boolean;
  } | null;
  readonly notices: readonly Notice[];
}

/** Old weights are printed with four digits or so: closer than this they count as reproduced. */
const PRINTED = 5e-4;

/**
 * The well-known mistake beside the right weights: p ln p summed over N x T rows but divided by ln T (or ln N) makes e larger than one, so the
 * redundancies are negative and the indicator that tells rows apart most gets the smallest weight.
 * @param old the analyst's weights by column; null, or without one for every indicator in use: only the formulas are compared
 * Failures: those of `compositeIndex`, and indexNeedsTime.
 */
export function compareOldWeights(
  panel: Panel,
  system: IndexSystem,
  options: IndexOptions,
  old: ReadonlyMap<string, number> | null,
): Outcome<OldWeights> {
  if (panel.time === null || panel.unitOf === null) return fail('indexNeedsTime');
  const settled: IndexOptions = { ...options, weights: 'entropy', weightsOver: 'pooled', score: 'sum' };
  const answer = compositeIndex(panel, system, settled);
  if (!answer.ok) return answer;
  const right = answer.value;
  const used = right.indicators.filter(({ status }) => status === 'used');
  const entropy = Float64Array.from(used, (one) => one.entropy!);
  const counts = { rows: right.rowsWeighed, periods: panel.periods.length, units: panel.unitKeys.length };
  const variants: EntropyVariant[] = [];
  for (const divisor of ['rows', 'periods', 'units'] as const) {
    const variant = entropyUnder(entropy, counts.rows, divisor, counts[divisor]);
    if (variant === null) continue;
    const weighted = used.map((one, j) => ({ ...one, ownWeight: variant.weights[j] }));
    const scored = compositeIndex(panel, { indicators: weighted }, { ...settled, weights: 'own' });
    const scoreCorrelation = scored.ok ? spearmanOfScores(right, scored.value) : null;
    const order = orderAgainst(variants[0]?.weights ?? variant.weights, variant.weights);
    variants.push({ ...variant, order, scoreCorrelation });
  }
  const columns = used.map(({ column }) => column);
  const own = old === null ? null : recognise(columns, old, variants);
  const wrong = variants.find(({ divisor, order }) => divisor === 'periods' && order !== 'same');
  const notices: Notice[] = [];
  if (old !== null && own === null)
    notices.push(notice('caution', 'indexOldIncomplete', { indicators: columns.length }));
  if (wrong) notices.push(notice('caution', 'indexOldDivisorReorders', { periods: wrong.count, rows: counts.rows }));
  if (own?.reproduced && own.closest !== 'rows') {
    const code = own.closest === 'periods' ? 'indexOldDivisorPeriods' : 'indexOldDivisorUnits';
    notices.push(notice('caution', code, { count: counts[own.closest], rows: counts.rows }));
  }
  if (own && !own.reproduced)
    notices.push(notice('info', 'indexOldUnexplained', { difference: own.largestDifference }));
  return succeed({ columns, right, variants, own, notices });
}

/** Null where the divisor leaves no contrast (ln 1, or redundancies that add to zero). */
function entropyUnder(
  right: Float64Array,
  rows: number,
  divisor: EntropyDivisor,
  count: number,
): Omit<EntropyVariant, 'order' | 'scoreCorrelation'> | null {
  if (count < 2) return null;
  const entropy = right.map((value) => (value * Math.log(rows)) / Math.log(count));
  const redundancy = entropy.map((value) => 1 - value);
  const total = redundancy.reduce((a, b) => a + b, 0);
  if (total === 0) return null;
  return { divisor, count, entropy, redundancy, weights: redundancy.map((value) => value / total) };
}

function orderAgainst(right: Float64Array, weights: Float64Array): EntropyVariant['order'] {
  if (right === weights || right.length < 2) return 'same';
  const tau = kendall(right, weights);
  return tau > 1 - 1e-12 ? 'same' : tau < -1 + 1e-12 ? 'inverted' : 'mixed';
}

function spearmanOfScores(a: CompositeIndex, b: CompositeIndex): number {
  const rows = Int32Array.from(a.score.keys()).filter((r) => !Number.isNaN(a.score[r]) && !Number.isNaN(b.score[r]));
  const take = (values: Float64Array) => Float64Array.from(rows, (r) => values[r]);
  return spearman(take(a.score), take(b.score));
}

function recognise(
  columns: readonly string[],
  old: ReadonlyMap<string, number>,
  variants: readonly EntropyVariant[],
): OldWeights['own'] {
  const given = columns.map((column) => old.get(column));
  const total = given.reduce<number>((sum, value) => sum + (value ?? Number.NaN), 0);
  if (!(total > 0)) return null;
  const weights = Float64Array.from(given, (value) => value! / total);
  const distance = (variant: EntropyVariant) =>
    variant.weights.reduce((most, value, j) => Math.max(most, Math.abs(value - weights[j])), 0);
  const best = variants.reduce((a, b) => (distance(b) < distance(a) ? b : a));
  const largestDifference = distance(best);
  return { weights, closest: best.divisor, largestDifference, reproduced: largestDifference <= PRINTED };
}
