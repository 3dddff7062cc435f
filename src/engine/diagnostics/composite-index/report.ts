import { type Notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { IndicatorEntry } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import { compositeIndex } from './index.ts';
import type { IndexOptions } from './meta.ts';
import { compareOldWeights, type EntropyVariant, type OldWeights } from './old-weights.ts';
import { type IndexRanking, indexRanking } from './ranking.ts';
import { type IndexMethod, indexSensitivity, standardMethods } from './sensitivity.ts';
import type { CompositeIndex, DimensionRecord, IndicatorRecord, PeriodScores } from './types.ts';

/** The places of one unit in the period compared, by method. `shift`: from the best of them to the worst. */
export interface Mover {
  readonly unit: string;
  readonly ranks: readonly number[];
  readonly shift: number;
}

/** Another way of making the same index. Weights run over the indicators in use. */
export interface ComparedMethod {
  readonly id: string;
  readonly weights: readonly (number | null)[];
  /** Rank correlation with the index itself: over all rows, and among the units of the period compared. Null without variation. */
  readonly spearman: number | null;
  readonly spearmanPeriod: number | null;
  readonly kendallPeriod: number | null;
  readonly largestShift: number;
  readonly meanShift: number;
}

/** The first of `methods` is the index itself. */
export interface SensitivityReport {
  readonly methods: readonly ComparedMethod[];
  readonly period: number | null;
  readonly units: number;
  readonly movers: readonly Mover[];
  readonly notices: readonly Notice[];
}

/** `OldWeights` without the index that it is compared with. */
export interface OldWeightsReport extends Omit<OldWeights, 'right' | 'variants'> {
  readonly variants: readonly EntropyVariant[];
  readonly rows: number;
}

/** Everything that is said of an index beside its columns. */
export interface IndexReport {
  readonly options: IndexOptions;
  readonly indicators: readonly IndicatorRecord[];
  readonly dimensions: readonly DimensionRecord[];
  readonly rowsRead: number;
  readonly rowsComplete: number;
  readonly rowsWeighed: number;
  readonly rowsScored: number;
  readonly periods: readonly PeriodScores[];
  /** Null where unit or time are not known. */
  readonly ranking: IndexRanking | null;
  readonly sensitivity: SensitivityReport;
  /** Null where unit or time are not known, or entropy weights cannot be had. */
  readonly old: OldWeightsReport | null;
  readonly notices: readonly Notice[];
}

/** Movers listed. */
const LISTED = 12;

/** An index with its ranking over time, the same system under other methods, and what a wrong divisor would have made of its weights. */
export function indexReport(
  panel: Panel,
  indicators: readonly IndicatorEntry[],
  options: IndexOptions,
): Outcome<IndexReport> {
  const system = { indicators };
  const index = compositeIndex(panel, system, options);
  if (!index.ok) return index;
  const sensitivity = reportSensitivity(panel, indicators, options);
  if (!sensitivity.ok) return sensitivity;
  const given = indicators.flatMap(({ column, oldWeight }) =>
    oldWeight === null ? [] : [[column, oldWeight] as const],
  );
  const old = compareOldWeights(panel, system, options, given.length > 0 ? new Map(given) : null);
  const { rowsRead, rowsComplete, rowsWeighed, rowsScored, dimensions, periods } = index.value;
  return succeed({
    options,
    indicators: index.value.indicators,
    dimensions,
    rowsRead,
    rowsComplete,
    rowsWeighed,
    rowsScored,
    periods,
    ranking: indexRanking(panel, index.value),
    sensitivity: sensitivity.value,
    old: old.ok ? withoutScores(old.value) : null,
    notices: index.value.notices,
  });
}

function withoutScores({ right, ...rest }: OldWeights): OldWeightsReport {
  return { ...rest, rows: right.rowsWeighed };
}

/** The index itself first, then the standard methods that differ from it, and own weights where every indicator has one. */
function methodsOf(indicators: readonly IndicatorEntry[], { weights, score }: IndexOptions): IndexMethod[] {
  const own: IndexMethod = { id: 'own', change: { weights: 'own', score: 'sum' } };
  const known = indicators.every(({ ownWeight }) => ownWeight !== null) ? [...standardMethods, own] : standardMethods;
  const same = ({ change }: IndexMethod) => change.weights === weights && change.score === score;
  const itself: IndexMethod = { id: known.find(same)?.id ?? (weights === 'own' ? 'own' : 'given'), change: {} };
  return [itself, ...known.filter((method) => !same(method))];
}

function reportSensitivity(
  panel: Panel,
  indicators: readonly IndicatorEntry[],
  options: IndexOptions,
): Outcome<SensitivityReport> {
  const answer = indexSensitivity(panel, { indicators }, options, methodsOf(indicators, options));
  if (!answer.ok) return answer;
  const { methods, period, units, notices } = answer.value;
  const known = (value: number) => (Number.isNaN(value) ? null : value);
  return succeed({
    methods: methods.map(({ id, index }, i) => ({
      id,
      weights: index.indicators.filter(({ status }) => status === 'used').map(({ weight }) => weight),
      spearman: known(answer.value.spearman[i]),
      spearmanPeriod: known(answer.value.spearmanPeriod[i]),
      kendallPeriod: known(answer.value.kendallPeriod[i]),
      largestShift: answer.value.largestShift[i],
      meanShift: answer.value.meanShift[i],
    })),
    period,
    units,
    movers: moversOf(
      panel,
      methods.map(({ index }) => index),
      period,
    ),
    notices,
  });
}

/** Units of the period whose place depends most on the method; ties in the order of the panel. */
function moversOf(panel: Panel, indices: readonly CompositeIndex[], period: number | null): Mover[] {
  const { unitOf, time, unitKeys } = panel;
  if (unitOf === null || time === null || period === null) return [];
  const movers: Mover[] = [];
  for (let r = 0; r < time.length; r++) {
    if (time[r] !== period || indices.some(({ rank }) => rank[r] === 0)) continue;
    const ranks = indices.map(({ rank }) => rank[r]);
    movers.push({ unit: unitKeys[unitOf[r]], ranks, shift: Math.max(...ranks) - Math.min(...ranks) });
  }
  return movers
    .filter(({ shift }) => shift > 0)
    .sort((a, b) => b.shift - a.shift)
    .slice(0, LISTED);
}
