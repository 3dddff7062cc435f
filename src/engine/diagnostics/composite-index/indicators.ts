import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { Panel } from '../../panel.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { completeRows, countMissing } from '../numeric-columns.ts';
import { extent } from './scale.ts';
import type { IndexSystem, Indicator, IndicatorStatus } from './types.ts';

export interface ResolvedIndicator extends Indicator {
  readonly status: IndicatorStatus;
  readonly missing: number;
  /** Over panel rows; null when there is no such numeric column. */
  readonly values: Float64Array | null;
}

export interface ResolvedSystem {
  /** Every indicator of the system, in its order. */
  readonly indicators: readonly ResolvedIndicator[];
  /** Those that take part. */
  readonly used: readonly (ResolvedIndicator & { readonly values: Float64Array })[];
  /** Panel rows complete in all of them. */
  readonly rows: Int32Array;
  readonly notices: readonly Notice[];
}

/**
 * The system on the data: indicators without a usable column or without variation are set aside with a notice, the others stand.
 * Failures: indexNoIndicators, indexNothingLeft, indexNoCompleteRow, indexOneRow.
 */
export function resolveIndicators(panel: Panel, system: IndexSystem): Outcome<ResolvedSystem> {
  if (system.indicators.length === 0) return fail('indexNoIndicators');
  const seen = new Set<string>();
  const indicators = system.indicators.map((indicator) => {
    const repeated = seen.has(indicator.column);
    seen.add(indicator.column);
    return read(panel, indicator, repeated);
  });
  for (;;) {
    const used = indicators.filter(isUsed);
    if (used.length === 0) return fail('indexNothingLeft', { given: indicators.length });
    const columns = used.map(({ values }) => values);
    const rows = completeRows(columns, panel.rows.length);
    if (rows.length === 0) return fail('indexNoCompleteRow', { rows: panel.rows.length, column: mostMissing(used) });
    if (rows.length === 1) return fail('indexOneRow', { rows: panel.rows.length });
    const flat = indicators.findIndex((one) => isUsed(one) && isFlat(one.values, rows));
    if (flat >= 0) {
      const values = indicators[flat].values!;
      indicators[flat] = { ...indicators[flat], status: values[rows[0]] === 0 ? 'zero' : 'constant' };
      continue;
    }
    const lost = panel.rows.length - rows.length;
    const incomplete = notice('info', 'indexRowsIncomplete', { rows: lost, of: panel.rows.length });
    return succeed({
      indicators,
      used,
      rows,
      notices: [...asideNotices(indicators), ...(lost > 0 ? [incomplete] : [])],
    });
  }
}

function isUsed(one: ResolvedIndicator): one is ResolvedIndicator & { readonly values: Float64Array } {
  return one.status === 'used' && one.values !== null;
}

function read(panel: Panel, indicator: Indicator, repeated: boolean): ResolvedIndicator {
  const found = readNumbers(panel, indicator.column, 'indicator');
  if (!found.ok) {
    const status = found.notice.code === 'columnUnknown' ? 'unknown' : 'text';
    return { ...indicator, status, missing: panel.rows.length, values: null };
  }
  const missing = countMissing(found.value);
  const status = repeated ? 'repeated' : missing === panel.rows.length ? 'empty' : 'used';
  return { ...indicator, status, missing, values: found.value };
}

function isFlat(values: Float64Array, rows: Int32Array): boolean {
  const { min, max } = extent(values, rows);
  return min === max;
}

function mostMissing(used: readonly ResolvedIndicator[]): string {
  return used.reduce((worst, one) => (one.missing > worst.missing ? one : worst)).column;
}

const codeOf = {
  unknown: 'indexIndicatorUnknown',
  text: 'indexIndicatorText',
  empty: 'indexIndicatorEmpty',
  zero: 'indexIndicatorZero',
  constant: 'indexIndicatorConstant',
  repeated: 'indexIndicatorRepeated',
} as const;

function asideNotices(indicators: readonly ResolvedIndicator[]): Notice[] {
  const left = indicators.filter(({ status }) => status === 'used').length;
  return indicators.flatMap(({ status, column }) =>
    status === 'used'
      ? []
      : [notice('caution', codeOf[status], { column, left, given: indicators.length }, { column })],
  );
}
