import { type Column, isMissing, type NumericColumn } from '../../table/column.ts';

/**
 * The number that a text such as `2014`, `2014年`, `２０１４` or `2014.5` stands for, or NaN. Full-width digits and a closing 年 or 年度 are
 * understood; anything else around the number is not.
 */
export function parsePeriodText(text: string): number {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*年度?$/u, '');
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** A text or numeric time column as numbers; `unread` lists the rows whose text is no number. */
export function readPeriods(column: Column): { column: NumericColumn; unread: readonly number[] } {
  if (column.kind === 'number') return { column, unread: [] };
  const levels = column.levels.map(parsePeriodText);
  const values = Float64Array.from(column.codes, (code) => (code < 0 ? Number.NaN : levels[code]));
  const unread: number[] = [];
  for (let row = 0; row < values.length; row++) {
    if (Number.isNaN(values[row]) && !isMissing(column, row)) unread.push(row);
  }
  return { column: { kind: 'number', name: column.name, values }, unread };
}
