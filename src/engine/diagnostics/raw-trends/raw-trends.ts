import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { codeNumbers } from '../../design/code-values.ts';
import type { Panel } from '../../panel.ts';
import { countMissing, readNumericColumns } from '../numeric-columns.ts';

export interface RawTrendsOptions {
  /** ever: units ever treated against never treated; cohort: one line per first treated period, and the never treated. */
  readonly by: 'ever' | 'cohort';
}

export type TrendGroup =
  | { readonly kind: 'all' }
  | { readonly kind: 'never' }
  | { readonly kind: 'treated' }
  | { readonly kind: 'cohort'; readonly start: number };

/** One line, along `periods`: `mean` is NaN where nobody is observed (`nobs` 0), `sd` (divisor nobs - 1) below two. */
export interface TrendLine {
  readonly group: TrendGroup;
  readonly units: number | null;
  readonly nobs: Int32Array;
  readonly mean: Float64Array;
  readonly sd: Float64Array;
}

export interface RawTrends {
  readonly outcome: string;
  readonly periods: Float64Array;
  /** Never treated first, then treated or cohorts ascending; a single line 'all' without a treatment. */
  readonly lines: readonly TrendLine[];
  /** Rows without an outcome, and rows of units whose first treated period is unknown: in no line. */
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
  const { groups, lineOfUnit } = groupUnits(panel, options.by);
  const lineOf = (i: number) => (lineOfUnit === null ? 0 : lineOfUnit[panel.unitOf![i]]);
  const lines = groups.map((group, g) => ({
    group,
    units: lineOfUnit?.reduce((count, line) => count + Number(line === g), 0) ?? null,
    ...emptyLine(periods.length),
  }));
  let unknown = 0;
  for (let i = 0; i < values.length; i++) {
    const line = lineOf(i);
    if (line < 0) unknown++;
    else if (!Number.isNaN(values[i])) add(lines[line], codes[i], values[i]);
  }
  for (const line of lines) finish(line);
  const notices = unknown > 0 ? [notice('caution', 'trendsUnknown', { rows: unknown })] : [];
  return succeed({ outcome, periods, lines, missing: countMissing(values), unknown, notices });
}

/** The groups that have units, and the group of each unit (-1: unknown); null when there is but one group of all rows. */
function groupUnits(panel: Panel, by: 'ever' | 'cohort'): { groups: TrendGroup[]; lineOfUnit: Int32Array | null } {
  const { cohort, unitOf } = panel;
  if (cohort === null || unitOf === null) return { groups: [{ kind: 'all' }], lineOfUnit: null };
  const starts = codeNumbers(cohort.filter(Number.isFinite));
  const hasNever = cohort.includes(Infinity);
  const treated: TrendGroup[] =
    by === 'cohort'
      ? Array.from(starts.values, (start) => ({ kind: 'cohort', start }))
      : starts.values.length > 0
        ? [{ kind: 'treated' }]
        : [];
  const groups: TrendGroup[] = [...(hasNever ? [{ kind: 'never' } as const] : []), ...treated];
  const first = hasNever ? 1 : 0;
  const lineOfStart = new Map(Array.from(starts.values, (start, k) => [start, first + (by === 'cohort' ? k : 0)]));
  const lineOfUnit = Int32Array.from(cohort, (start) => (start === Infinity ? 0 : (lineOfStart.get(start) ?? -1)));
  return { groups, lineOfUnit };
}

function emptyLine(length: number) {
  return { nobs: new Int32Array(length), mean: new Float64Array(length), sd: new Float64Array(length) };
}

/** Welford's update; `sd` holds the sum of squared deviations until `finish`. */
function add(line: TrendLine, period: number, value: number): void {
  const count = ++line.nobs[period];
  const before = value - line.mean[period];
  line.mean[period] += before / count;
  line.sd[period] += before * (value - line.mean[period]);
}

function finish(line: TrendLine): void {
  for (let t = 0; t < line.nobs.length; t++) {
    line.sd[t] = line.nobs[t] < 2 ? Number.NaN : Math.sqrt(line.sd[t] / (line.nobs[t] - 1));
    if (line.nobs[t] === 0) line.mean[t] = Number.NaN;
  }
}
