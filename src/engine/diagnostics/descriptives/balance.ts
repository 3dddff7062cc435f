import { studentTwoSided } from '../../../core/distributions/index.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { mean, variance } from '../../../core/sums.ts';
import { gatherFloats } from '../../design/gather.ts';
import type { Panel } from '../../panel.ts';
import { type PolicyName, readNumericColumns } from '../numeric-columns.ts';
import { type RankSumTest, rankSumTest } from './rank-sum.ts';

export interface BalanceOptions extends PolicyName {
  /** Positions of panel rows to compare, for instance those before the first cohort; absent: all. */
  readonly rows?: Int32Array;
}

export interface GroupMoments {
  readonly nobs: number;
  readonly missing: number;
  readonly mean: number | null;
  readonly sd: number | null;
}

export interface TTest {
  readonly t: number;
  readonly df: number;
  readonly pValue: number;
}

/** Ever-treated against never-treated rows in one column; what cannot be computed is null. */
export interface BalanceRow {
  readonly name: string;
  readonly treated: GroupMoments;
  readonly never: GroupMoments;
  /** Mean of the treated less mean of the never treated. */
  readonly difference: number | null;
  /** The difference in units of the root mean of the two variances (Imbens & Rubin 2015, equation 14.1). */
  readonly standardised: number | null;
  readonly welch: TTest | null;
  /** Student's test with the variance pooled. */
  readonly pooled: TTest | null;
  /** Whether one group's values tend to be larger, whatever their distribution. */
  readonly rankSum: RankSumTest | null;
}

export interface Balance {
  readonly rows: readonly BalanceRow[];
  /** Rows of units whose first treated period is unknown: in neither group. */
  readonly unknown: number;
  readonly notices: readonly Notice[];
}

/**
 * Means of ever-treated and never-treated units' rows compared by t tests that take rows as independent, column by column over
 * non-missing cells. Failures: columnUnknown, columnNotNumeric, balanceNoTreatment, balanceOneGroup. Notices: balanceRowsDependent,
 * balanceUnknown. Source of the degrees of freedom: Welch (1947), Biometrika 34, 28-35.
 */
export function compareGroups(
  panel: Panel,
  columns: readonly string[],
  options: BalanceOptions = {},
): Outcome<Balance> {
  const { unitOf, cohort } = panel;
  if (unitOf === null || cohort === null) return fail('balanceNoTreatment');
  const read = readNumericColumns(panel, columns, options);
  if (!read.ok) return read;
  const all = options.rows ?? Int32Array.from(unitOf.keys());
  const treated = all.filter((i) => Number.isFinite(cohort[unitOf[i]]));
  const never = all.filter((i) => cohort[unitOf[i]] === Infinity);
  if (treated.length === 0 || never.length === 0) {
    return fail('balanceOneGroup', { treated: treated.length, never: never.length });
  }
  const unknown = all.length - treated.length - never.length;
  const rows = columns.map((name, j) =>
    compare(name, present(gatherFloats(read.value[j], treated)), present(gatherFloats(read.value[j], never))),
  );
  const notices = [notice('info', 'balanceRowsDependent')];
  if (unknown > 0) notices.push(notice('caution', 'balanceUnknown', { rows: unknown }));
  return succeed({ rows, unknown, notices });
}

interface Group {
  readonly values: Float64Array;
  readonly missing: number;
}

function present(values: Float64Array): Group {
  const kept = values.filter((value) => !Number.isNaN(value));
  return { values: kept, missing: values.length - kept.length };
}

function compare(name: string, treated: Group, never: Group): BalanceRow {
  const [a, b] = [moments(treated), moments(never)];
  const base = { name, treated: a.shown, never: b.shown, rankSum: rankSumTest(treated.values, never.values) };
  if (a.nobs === 0 || b.nobs === 0) {
    return { ...base, difference: null, standardised: null, welch: null, pooled: null };
  }
  const difference = a.mean - b.mean;
  if (!(a.variance + b.variance > 0)) return { ...base, difference, standardised: null, welch: null, pooled: null };
  const [shareA, shareB] = [a.variance / a.nobs, b.variance / b.nobs];
  const welchDf = (shareA + shareB) ** 2 / (shareA ** 2 / (a.nobs - 1) + shareB ** 2 / (b.nobs - 1));
  const df = a.nobs + b.nobs - 2;
  const pooledVariance = ((a.nobs - 1) * a.variance + (b.nobs - 1) * b.variance) / df;
  return {
    ...base,
    difference,
    standardised: difference / Math.sqrt((a.variance + b.variance) / 2),
    welch: tTest(difference / Math.sqrt(shareA + shareB), welchDf),
    pooled: tTest(difference / Math.sqrt(pooledVariance * (1 / a.nobs + 1 / b.nobs)), df),
  };
}

/** `variance` is NaN below two values, which leaves the tests null. */
function moments({ values, missing }: Group) {
  const nobs = values.length;
  const centre = mean(values);
  const spread = variance(values, centre);
  const shown: GroupMoments = {
    nobs,
    missing,
    mean: nobs === 0 ? null : centre,
    sd: nobs < 2 ? null : Math.sqrt(spread),
  };
  return { nobs, mean: centre, variance: spread, shown };
}

function tTest(t: number, df: number): TTest {
  return { t, df, pValue: studentTwoSided(t, df) };
}
