import type { Notice } from '../core/notice.ts';
import { formatCount, MINUS } from './format.ts';

/** Whole numbers that name a place or a moment: 2005 is a year, not two thousand and five. */
const names: ReadonlySet<string> = new Set([
  ...['year', 'period', 'time', 'start', 'from', 'to', 'first', 'last', 'base', 'cohort', 'before', 'after'],
  ...['row', 'firstRow', 'line', 'lines', 'replicate', 'seed', 'version', 'value', 'status', 'code', 'unit', 'group'],
  ...['min', 'max', 'lo', 'hi', 'lower', 'upper', 'low', 'high', 'actual', 'expected', 'threshold'],
]);

const SIGNIFICANT = 4;

function formatParam(name: string, value: string | number): string {
  if (typeof value === 'string') return value;
  if (Number.isInteger(value) && !names.has(name)) return formatCount(value);
  const shown = Number.isInteger(value) ? value : Number(value.toPrecision(SIGNIFICANT));
  return String(shown).replace(/^-/, MINUS);
}

/** The parameters of a notice as its sentence shows them: counts with separators, other figures to four significant digits. */
export function formatParams(params: Notice['params']): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, formatParam(name, value)]));
}
