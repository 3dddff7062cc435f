import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { codeNumbers } from '../../design/code-values.ts';
import type { Panel } from '../../panel.ts';
import { countMissing, readNumericColumns } from '../numeric-columns.ts';

export interface RawTrendsOptions {
  /** ever: units ever treated against never treated; cohort: one line per first treated period, and the never treated. */
  readonly by: 'ever' | 'cohort';
}

/** One line, along `periods`: `mean` is NaN where nobody is observed (`nobs` 0), `sd` (divisor nobs - 1) below two. */
export interface TrendGroup {
  readonly kind: 'all' | 'never' | 'treated' | 'cohort';
  /** First treated period of a cohort; Infinity for all treated units together, null for the never treated and for all rows. */
  readonly start: number | null;
  /** 0 without a unit role. */
  readonly units: number;
  readonly nobs: Int32Array;
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

export interface RawTrends {
  readonly outcome: string;
  readonly periods: Float64Array;
  /** Never treated first, then treated or cohorts ascending; a single group 'all' without a treatment. */
  readonly groups: readonly TrendGroup[];
  /** First treated periods of the units, ascending. */
  readonly starts: readonly number[];
  /** Rows without an outcome, and rows of units whose first treated period is unknown: in no group. */
  readonly missing: number;
  readonly unknown: number;
  readonly notices: readonly Notice[];
}

/**
 * Mean of the outcome per period and treatment group, from all rows with an outcome: no composition is held fixed, nothing is adjusted.
 * Linear in rows. Failures: columnUnknown, columnNotNumeric, trendsNoTime. Notices: trendsUnknown.
 */
export function rawTrends(panel: Panel, outcome: string, options: RawTrendsOptions): Outcome<RawTrends> {
  if (panel.time === null) return fail('trendsNoTime');
  const read = readNumericColumns(panel, [outcome]);
  if (!read.ok) return read;
  const values = read.value[0];
  const { codes, values: periods } = codeNumbers(panel.time);
  const { kinds, groupOf, starts } = groupUnits(panel, options.by);
  const groups = kinds.map((kind, g) => ({
    ...kind,
    units: groupOf ? groupOf.reduce((count, one) => count + Number(one === g), 0) : panel.unitKeys.length,
    ...emptyLine(periods.length),
  }));
  let unknown = 0;
  for (let i = 0; i < values.length; i++) {
    const group = groupOf ? groupOf[panel.unitOf![i]] : 0;
    if (group < 0) unknown++;
    else if (!Number.isNaN(values[i])) add(groups[group], codes[i], values[i]);
  }
  for (const group of groups) finish(group);
  const notices = unknown > 0 ? [notice('caution', 'trendsUnknown', { rows: unknown })] : [];
  return succeed({ outcome, periods, groups, starts, missing: countMissing(values), unknown, notices });
}

interface Grouping {
  readonly kinds: readonly Pick<TrendGroup, 'kind' | 'start'>[];
  /** Group of each unit, -1: unknown; null when all rows are one group. */
  readonly groupOf: Int32Array | null;
  readonly starts: readonly number[];
}

/** The groups that have units. */
function groupUnits({ cohort, unitOf }: Panel, by: 'ever' | 'cohort'): Grouping {
  if (cohort === null || unitOf === null) return { kinds: [{ kind: 'all', start: null }], groupOf: null, starts: [] };
  const starts = [...codeNumbers(cohort.filter(Number.isFinite)).values];
  const never = cohort.includes(Infinity) ? [{ kind: 'never', start: null } as const] : [];
  const together = starts.length > 0 ? [{ kind: 'treated', start: Infinity } as const] : [];
  const treated = by === 'cohort' ? starts.map((start) => ({ kind: 'cohort', start }) as const) : together;
  const groupOfStart = new Map(starts.map((start, k) => [start, never.length + (by === 'cohort' ? k : 0)]));
  const groupOf = Int32Array.from(cohort, (start) => (start === Infinity ? 0 : (groupOfStart.get(start) ?? -1)));
  return { kinds: [...never, ...treated], groupOf, starts };
}

function emptyLine(length: number) {
  return { nobs: new Int32Array(length), mean: new Float64Array(length), sd: new Float64Array(length) };
}

/** Welford's update; `sd` holds the sum of squared deviations until `finish`. */
function add(line: TrendGroup, period: number, value: number): void {
  const count = ++line.nobs[period];
  const before = value - line.mean[period];
  line.mean[period] += before / count;
  line.sd[period] += before * (value - line.mean[period]);
}

function finish(line: TrendGroup): void {
  for (let t = 0; t < line.nobs.length; t++) {
    line.sd[t] = line.nobs[t] < 2 ? Number.NaN : Math.sqrt(line.sd[t] / (line.nobs[t] - 1));
    if (line.nobs[t] === 0) line.mean[t] = Number.NaN;
  }
}
