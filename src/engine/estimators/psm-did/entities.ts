import { argsort } from '../../../core/argsort.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { gatherFloats } from '../../design/gather.ts';
import type { MatchingSample } from '../../diagnostics/matching/types.ts';
import type { LedgerStep } from '../../ledger.ts';
import type { Panel } from '../../panel.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import type { PsmDidOptions } from './meta.ts';

/** What is matched: units by their baseline, or rows by the covariates of their own year. */
export interface Entities {
  readonly level: 'unit' | 'row';
  readonly baseline: { readonly from: number; readonly to: number } | null;
  /** Without missing covariates, in the order in which ties are broken. */
  readonly sample: MatchingSample;
  /** Period of each entity when periods are matched on their own. */
  readonly period: Float64Array | null;
  /** Position of the entity of each panel row; -1 where the row has left. */
  readonly of: Int32Array;
  readonly steps: readonly LedgerStep[];
  readonly notices: readonly Notice[];
}

type Choice = Pick<PsmDidOptions, 'timing' | 'baseYear' | 'order'>;

/** A panel that knows units, times and starts. */
interface Designed {
  readonly panel: Panel;
  readonly unitOf: Int32Array;
  readonly time: Float64Array;
  readonly cohort: Float64Array;
}

/** Failures: matchingNeedsDesign, matchingNoCovariates, columnUnknown, columnNotNumeric, matchingNoBaseline, matchingBaseYearUnknown, matchingNoRows. */
export function selectEntities(panel: Panel, names: readonly string[], choice: Choice): Outcome<Entities> {
  const { unitOf, time, cohort } = panel;
  if (unitOf === null || time === null || cohort === null) return fail('matchingNeedsDesign');
  if (names.length === 0) return fail('matchingNoCovariates');
  const columns: Float64Array[] = [];
  for (const name of names) {
    const read = readNumbers(panel, name, 'covariate');
    if (!read.ok) return read;
    columns.push(read.value);
  }
  const designed = { panel, unitOf, time, cohort };
  return choice.timing === 'baseline'
    ? unitEntities(designed, names, columns, choice)
    : rowEntities(designed, names, columns, choice);
}

function rowEntities(
  designed: Designed,
  names: readonly string[],
  columns: readonly Float64Array[],
  { timing, order }: Choice,
): Outcome<Entities> {
  const { panel, unitOf, time, cohort } = designed;
  const all = Int32Array.from(unitOf.keys());
  const kept = sift(all, (row) => cohort[unitOf[row]], names, columns);
  if (kept.list.length === 0) return fail('matchingNoRows', { rows: panel.rows.length });
  const list = order === 'file' ? inFileOrder(kept.list, (row) => panel.rows[row]) : kept.list;
  const of = new Int32Array(unitOf.length).fill(-1);
  list.forEach((row, position) => {
    of[row] = position;
  });
  return succeed({
    level: 'row',
    baseline: null,
    sample: takeSample(list, names, columns, (row) => cohort[unitOf[row]]),
    period: timing === 'byYear' ? Float64Array.from(list, (row) => time[row]) : null,
    of,
    steps: kept.losses.map(({ reason, params, items }) => ({
      reason,
      params,
      rows: items.map((row) => panel.rows[row]),
    })),
    notices: [],
  });
}

function unitEntities(
  designed: Designed,
  names: readonly string[],
  columns: readonly Float64Array[],
  choice: Choice,
): Outcome<Entities> {
  const { panel, unitOf, cohort } = designed;
  const span = baselineWindow(designed, choice.baseYear);
  if (!span.ok) return span;
  const { from, to } = span.value;
  const baselines = columns.map((column) => averages(designed, column, from, to));
  const kept = sift(Int32Array.from(cohort.keys()), (unit) => cohort[unit], names, baselines);
  if (kept.list.length === 0) return fail('matchingNoRows', { rows: panel.rows.length });
  const firstRow = new Int32Array(cohort.length).fill(-1);
  panel.rows.forEach((row, p) => {
    const first = firstRow[unitOf[p]];
    if (first < 0 || row < first) firstRow[unitOf[p]] = row;
  });
  const list = choice.order === 'file' ? inFileOrder(kept.list, (unit) => firstRow[unit]) : kept.list;
  const position = new Int32Array(cohort.length).fill(-1);
  list.forEach((unit, i) => {
    position[unit] = i;
  });
  const under = cohort.filter((start) => start <= to).length;
  return succeed({
    level: 'unit',
    baseline: { from, to },
    sample: takeSample(list, names, baselines, (unit) => cohort[unit]),
    period: null,
    of: unitOf.map((unit) => position[unit]),
    steps: kept.losses.map(({ reason, params, items }) => ({
      reason,
      params,
      rows: rowsOfUnits(panel, unitOf, items),
    })),
    notices: under > 0 ? [notice('caution', 'matchingBaselineTreated', { units: under, from, to })] : [],
  });
}

/** The base year, or the periods before the first start inside the sample. */
function baselineWindow({ panel, cohort }: Designed, baseYear: number | null): Outcome<{ from: number; to: number }> {
  const { periods } = panel;
  if (baseYear !== null) {
    return periods.includes(baseYear)
      ? succeed({ from: baseYear, to: baseYear })
      : fail('matchingBaseYearUnknown', { year: baseYear, from: periods[0], to: periods[periods.length - 1] });
  }
  const starts = cohort.filter((start) => start > periods[0] && start <= periods[periods.length - 1]);
  const first = starts.reduce((a, b) => Math.min(a, b), Infinity);
  const before = periods.filter((period) => period < first);
  if (first === Infinity) return fail('matchingNoBaseline', { first: periods[0] });
  return succeed({ from: periods[0], to: before[before.length - 1] });
}

/** Means by unit over the cells of the window that are not missing; NaN without any. */
function averages({ unitOf, time, cohort }: Designed, column: Float64Array, from: number, to: number): Float64Array {
  const total = new Float64Array(cohort.length);
  const count = new Int32Array(cohort.length);
  for (let p = 0; p < unitOf.length; p++) {
    if (time[p] < from || time[p] > to || Number.isNaN(column[p])) continue;
    total[unitOf[p]] += column[p];
    count[unitOf[p]]++;
  }
  return total.map((value, unit) => (count[unit] > 0 ? value / count[unit] : Number.NaN));
}

interface Loss {
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly items: Int32Array;
}

/** Leaves out items of unknown start, then those with a missing covariate, each for the first column in order. */
function sift(
  items: Int32Array,
  startOf: (item: number) => number,
  names: readonly string[],
  columns: readonly Float64Array[],
): { readonly list: Int32Array; readonly losses: readonly Loss[] } {
  const losses: Loss[] = [];
  let list = items;
  const drop = (lost: (item: number) => boolean, reason: string, params: Loss['params']): void => {
    const gone = list.filter(lost);
    if (gone.length === 0) return;
    losses.push({ reason, params, items: gone });
    list = list.filter((item) => !lost(item));
  };
  drop((item) => Number.isNaN(startOf(item)), 'missingTreatment', {});
  names.forEach((column, j) => {
    drop((item) => Number.isNaN(columns[j][item]), 'missingCovariate', { column });
  });
  return { list, losses };
}

function takeSample(
  list: Int32Array,
  names: readonly string[],
  columns: readonly Float64Array[],
  startOf: (item: number) => number,
): MatchingSample {
  return {
    names,
    columns: columns.map((column) => gatherFloats(column, list)),
    treated: Uint8Array.from(list, (item) => Number(startOf(item) !== Infinity)),
  };
}

function inFileOrder(items: Int32Array, rowOf: (item: number) => number): Int32Array {
  return argsort(Float64Array.from(items, rowOf)).map((position) => items[position]);
}

function rowsOfUnits(panel: Panel, unitOf: Int32Array, units: Int32Array): Int32Array {
  const among = new Set(units);
  return panel.rows.filter((_, p) => among.has(unitOf[p]));
}
