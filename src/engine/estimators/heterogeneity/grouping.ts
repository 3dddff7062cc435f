import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { quantiles } from '../../../core/quantile.ts';
import { type Column, numberText } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import { codeNumbers, keyText } from '../../design/code-values.ts';
import { gatherInts } from '../../design/gather.ts';
import { panelCodes } from '../../design/panel-column.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import { withCategory } from '../../design/with-column.ts';
import { type GroupKey, nameOfGroup } from '../../groups.ts';
import type { Panel } from '../../panel.ts';
import { type GroupValues, groupValues } from './group-values.ts';
import type { HeterogeneityOptions } from './meta.ts';
import { orderLevels } from './order-levels.ts';

/** More groups than this are a mistake in the choice of the column. */
export const MOST_GROUPS = 40;

export type GroupingOptions = Pick<
  HeterogeneityOptions,
  'by' | 'grouping' | 'quantiles' | 'threshold' | 'cuts' | 'measured'
>;

/** The column behind a grouping, over the rows of a panel that belong to some group. */
export interface GroupingSource {
  readonly by: string;
  readonly panel: Panel;
  readonly values: GroupValues;
  /** Texts of the ranks that `values` hold; null for numbers. */
  readonly levels: readonly string[] | null;
  readonly notices: readonly Notice[];
}

/** Groups over panel rows, each with its key; `column` of the panel's frame holds them, so that effects can interact with it. */
export interface Grouping {
  readonly panel: Panel;
  readonly column: string;
  readonly keys: readonly GroupKey[];
  /** In [0, keys.length). */
  readonly codes: Int32Array;
  /** Whether a unit never changes its group. */
  readonly fixed: boolean;
  readonly notices: readonly Notice[];
}

/** Failures: heterogeneityNeedsPanel, heterogeneityNoGrouping, columnUnknown, columnNotNumeric, heterogeneityNoValues. */
export function readGroupingSource(panel: Panel, options: GroupingOptions): Outcome<GroupingSource> {
  const { by, grouping } = options;
  if (panel.unitOf === null || panel.time === null || panel.cohort === null) return fail('heterogeneityNeedsPanel');
  if (by === null) return fail('heterogeneityNoGrouping');
  const column = findColumn(panel.frame, by);
  if (!column) return fail('columnUnknown', { column: by, role: 'grouping' }, { column: by });
  const isText = column.kind === 'category';
  if (isText && grouping !== 'levels')
    return fail('columnNotNumeric', { column: by, role: 'grouping' }, { column: by });
  const coded = isText ? panelCodes(panel, [by]) : null;
  const cells = coded ? asNumbers(coded.codes) : numbersOf(column, panel.rows);
  const measured = isText && options.measured === 'beforePolicy' ? 'firstValue' : options.measured;
  const values = groupValues(panel, cells, measured);
  const kept = Int32Array.from(values.rows.keys()).filter((i) => !Number.isNaN(values.rows[i]));
  if (kept.length === 0) return fail('heterogeneityNoValues', { column: by }, { column: by });
  const source = { by, panel, values, levels: coded?.labels ?? null, notices: sourceNotices(by, measured, values) };
  return succeed(kept.length === cells.length ? source : restrictSource(source, kept));
}

const asNumbers = (codes: Int32Array) => Float64Array.from(codes, (code) => (code < 0 ? Number.NaN : code));

function numbersOf(column: Column, rows: Int32Array): Float64Array {
  return column.kind === 'number' ? Float64Array.from(rows, (row) => column.values[row]) : new Float64Array(0);
}

/** Without the rows that have no group; they are entered as `missingGroup`. */
function restrictSource(source: GroupingSource, kept: Int32Array): GroupingSource {
  const { panel, values, by } = source;
  const lost = panel.rows.filter((_, i) => Number.isNaN(values.rows[i]));
  const restricted = restrictPanel(panel, kept, [{ reason: 'missingGroup', params: { column: by }, rows: lost }]);
  const stays = new Set(gatherInts(panel.unitOf!, kept));
  const units = values.units?.filter((_, unit) => stays.has(unit)) ?? null;
  return {
    ...source,
    panel: restricted,
    values: { ...values, units, rows: values.rows.filter((v) => !Number.isNaN(v)) },
  };
}

function sourceNotices(by: string, measured: HeterogeneityOptions['measured'], values: GroupValues): Notice[] {
  const { moving, measuredLate } = values;
  if (moving === 0) return [];
  if (measured === 'eachRow') return [notice('caution', 'heterogeneityGroupMoves', { column: by, units: moving })];
  const late = notice('caution', 'heterogeneityMeasuredLate', { column: by, units: measuredLate });
  const code = measured === 'firstValue' ? 'heterogeneityFirstValue' : 'heterogeneityMeanBefore';
  return [notice('info', code, { column: by, units: moving }), ...(measuredLate > 0 ? [late] : [])];
}

/** Failures: heterogeneityOneGroup, heterogeneityOneSide, heterogeneityTooManyGroups, heterogeneityNoCuts. */
export function formGroups(source: GroupingSource, options: GroupingOptions): Outcome<Grouping> {
  const { by, values } = source;
  const formed = options.grouping === 'levels' ? formLevels(source) : formIntervals(source, options);
  if (!formed.ok) return formed;
  const { codes, keys, notices } = formed.value;
  const original = options.grouping === 'levels' && (values.units === null || values.moving === 0);
  const named = original
    ? { panel: source.panel, column: by }
    : withCategory(source.panel, `${by} group`, codes, keys.map(nameOfGroup));
  return succeed({
    ...named,
    keys,
    codes,
    fixed: values.units !== null || values.moving === 0,
    notices: [...source.notices, ...notices],
  });
}

interface Formed {
  readonly keys: readonly GroupKey[];
  readonly codes: Int32Array;
  readonly notices: readonly Notice[];
}

function formLevels({ by, values, levels }: GroupingSource): Outcome<Formed> {
  const coded = codeNumbers(values.rows);
  const count = coded.values.length;
  if (count < 2) return fail('heterogeneityOneGroup', { column: by }, { column: by });
  if (count > MOST_GROUPS) {
    return fail('heterogeneityTooManyGroups', { column: by, groups: count, most: MOST_GROUPS }, { column: by });
  }
  const texts = Array.from(coded.values, (value) => (levels === null ? keyText(value) : levels[value]));
  const order = levels === null ? [...texts.keys()] : orderLevels(texts);
  const place = new Int32Array(count);
  order.forEach((level, position) => {
    place[level] = position;
  });
  const keys = order.map((level): GroupKey => ({ kind: 'level', by, level: texts[level] }));
  return succeed({ keys, codes: coded.codes.map((code) => place[code]), notices: [] });
}

function formIntervals(source: GroupingSource, options: GroupingOptions): Outcome<Formed> {
  const { by, values } = source;
  const sample = values.units ?? values.rows;
  const wanted = cutsOf(sample, options);
  if (wanted.length === 0) return fail('heterogeneityNoCuts', { column: by }, { column: by });
  const cuts = codeNumbers(Float64Array.from(wanted)).values;
  const [min, max] = sample.reduce(([lo, hi], v) => [Math.min(lo, v), Math.max(hi, v)], [Infinity, -Infinity]);
  if (min === max) return fail('heterogeneityOneGroup', { column: by }, { column: by });
  if (cuts.every((cut) => cut < min || cut >= max)) {
    return fail('heterogeneityOneSide', { column: by, cut: numberText(cuts[0]), min, max }, { column: by });
  }
  const codes = Int32Array.from(values.rows, (value) => cuts.reduce((group, cut) => group + Number(value > cut), 0));
  const keys = Array.from({ length: cuts.length + 1 }, (_, group): GroupKey => {
    return { kind: 'interval', by, above: group === 0 ? null : cuts[group - 1], upTo: cuts[group] ?? null };
  });
  const asked = options.grouping === 'quantiles' ? options.quantiles : keys.length;
  const merged = notice('caution', 'heterogeneityTiedQuantiles', { column: by, asked, groups: keys.length });
  return succeed({ keys, codes, notices: keys.length < asked ? [merged] : [] });
}

/** Upper bounds of all intervals but the last; quantiles as Stata's xtile has them, without those that ties would leave nothing between. */
function cutsOf(values: Float64Array, { grouping, quantiles: count, threshold, cuts }: GroupingOptions): number[] {
  const known = values.filter((value) => !Number.isNaN(value));
  if (grouping === 'cuts') return [...(cuts ?? [])];
  if (grouping === 'split') return [threshold ?? quantiles(known, [0.5], 2)[0]];
  const probabilities = Array.from({ length: count - 1 }, (_, k) => (k + 1) / count);
  const bounds = quantiles(known, probabilities, 2);
  const apart = bounds.filter((cut, k) => known.some((value) => value <= cut && (k === 0 || value > bounds[k - 1])));
  return apart.filter((cut) => known.some((value) => value > cut));
}
