import { type Column, columnLength, isMissing } from '../../table/column.ts';
import { codeColumn, codeNumbers } from './code-values.ts';
import { readPeriods } from './period-text.ts';
import { readIndicator } from './treatment-starts.ts';

/** What a column looks like before anybody says what it is. */
export interface ColumnProfile {
  readonly column: Column;
  readonly name: string;
  readonly position: number;
  /** The cells as numbers, also of a text column whose every text is one (2014年); null for other texts. */
  readonly numbers: Float64Array | null;
  readonly integer: boolean;
  readonly binary: boolean;
  readonly missingShare: number;
  readonly min: number;
  readonly max: number;
  /** Ranks of the cells of a column that repeats its values: texts, and integers of which at most half are different. null for measures. */
  readonly codes: Int32Array | null;
  /** Different values; NaN for measures. */
  readonly distinct: number;
}

/** Linear in cells. */
export function profileColumn(column: Column, position: number): ColumnProfile {
  const size = columnLength(column);
  const read = readPeriods(column);
  const numbers = read.unread.length === 0 ? read.column.values : null;
  const range = numbers ? rangeOf(numbers) : { min: Number.NaN, max: Number.NaN, integer: false };
  let missing = 0;
  for (let row = 0; row < size; row++) if (isMissing(column, row)) missing++;
  const coded = rankCells(column, numbers, range.integer);
  const indicator = coded?.distinct === 2 ? readIndicator(column) : null;
  return {
    column,
    name: column.name,
    position,
    numbers,
    ...range,
    binary: indicator !== null && indicator.binary === size - missing,
    missingShare: size === 0 ? 1 : missing / size,
    codes: coded?.codes ?? null,
    distinct: coded?.distinct ?? Number.NaN,
  };
}

function rangeOf(numbers: Float64Array): { min: number; max: number; integer: boolean } {
  let min = Infinity;
  let max = -Infinity;
  let integer = true;
  for (let row = 0; row < numbers.length; row++) {
    const value = numbers[row];
    if (value < min) min = value;
    if (value > max) max = value;
    if (integer && !Number.isInteger(value) && !Number.isNaN(value)) integer = false;
  }
  return { min, max, integer: integer && min <= max };
}

function rankCells(
  column: Column,
  numbers: Float64Array | null,
  integer: boolean,
): { codes: Int32Array; distinct: number } | null {
  if (numbers !== null) {
    if (!integer || differsTooMuch(numbers)) return null;
    const { codes, values } = codeNumbers(numbers);
    return { codes, distinct: values.length };
  }
  const { codes, keys } = codeColumn(column);
  return { codes, distinct: keys.length };
}

/** Looks only as far as it takes to know. */
function differsTooMuch(numbers: Float64Array): boolean {
  const most = Math.max(2, numbers.length / 2);
  const seen = new Set<number>();
  for (let row = 0; row < numbers.length && seen.size <= most; row++) {
    if (!Number.isNaN(numbers[row])) seen.add(numbers[row]);
  }
  return seen.size > most;
}
