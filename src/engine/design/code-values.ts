import type { Column } from '../../table/column.ts';

/** Numbers as ranks: `codes[i]` indexes `values` (distinct, ascending); NaN is -1. */
export interface CodedNumbers {
  readonly codes: Int32Array;
  readonly values: Float64Array;
}

const SMALL_RANGE = 4096;

/** Codes numbers by value in linear time (integers in a moderate range by table, anything else by hashing and one sort of the distinct values). */
export function codeNumbers(numbers: Float64Array): CodedNumbers {
  let min = Infinity;
  let max = -Infinity;
  let integers = true;
  for (let i = 0; i < numbers.length; i++) {
    const value = numbers[i];
    if (value < min) min = value;
    if (value > max) max = value;
    if (integers && !Number.isInteger(value) && !Number.isNaN(value)) integers = false;
  }
  if (min > max) return { codes: new Int32Array(numbers.length).fill(-1), values: new Float64Array(0) };
  const tabular = integers && max - min < Math.max(SMALL_RANGE, 4 * numbers.length);
  return tabular ? codeByTable(numbers, min, max) : codeByHash(numbers);
}

function codeByTable(numbers: Float64Array, min: number, max: number): CodedNumbers {
  const rank = new Int32Array(max - min + 1);
  for (let i = 0; i < numbers.length; i++) if (!Number.isNaN(numbers[i])) rank[numbers[i] - min] = 1;
  const values: number[] = [];
  for (let slot = 0; slot < rank.length; slot++) {
    if (rank[slot] === 0) continue;
    rank[slot] = values.length;
    values.push(min + slot);
  }
  const codes = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) codes[i] = Number.isNaN(numbers[i]) ? -1 : rank[numbers[i] - min];
  return { codes, values: Float64Array.from(values) };
}

function codeByHash(numbers: Float64Array): CodedNumbers {
  const seen = new Map<number, number>();
  for (let i = 0; i < numbers.length; i++) if (!Number.isNaN(numbers[i])) seen.set(numbers[i], 0);
  const values = Float64Array.from(seen.keys()).sort();
  values.forEach((value, code) => {
    seen.set(value, code);
  });
  const codes = new Int32Array(numbers.length);
  for (let i = 0; i < numbers.length; i++) codes[i] = Number.isNaN(numbers[i]) ? -1 : seen.get(numbers[i])!;
  return { codes, values };
}

/** The cells of a column as ranks in the order of keys: numbers ascending, texts by code point; missing is -1. Only levels in use count. */
export interface CodedColumn {
  readonly codes: Int32Array;
  readonly keys: readonly string[];
}

export function codeColumn(column: Column): CodedColumn {
  if (column.kind === 'number') {
    const { codes, values } = codeNumbers(column.values);
    return { codes, keys: Array.from(values, keyText) };
  }
  const used = new Uint8Array(column.levels.length);
  for (let i = 0; i < column.codes.length; i++) if (column.codes[i] >= 0) used[column.codes[i]] = 1;
  const order = Array.from(column.levels.keys())
    .filter((level) => used[level] === 1)
    .sort((a, b) => compareCodePoints(column.levels[a], column.levels[b]));
  const rank = new Int32Array(column.levels.length).fill(-1);
  order.forEach((level, position) => {
    rank[level] = position;
  });
  const codes = new Int32Array(column.codes.length);
  for (let i = 0; i < codes.length; i++) codes[i] = column.codes[i] < 0 ? -1 : rank[column.codes[i]];
  return { codes, keys: order.map((level) => column.levels[level]) };
}

/** A number as the text of a key. Identifiers of 16 digits stay whole, unlike in `numberText`. */
export function keyText(value: number): string {
  return Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}

/** Order of two texts by Unicode code point, the same on every machine and in every locale. */
export function compareCodePoints(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const x = a.charCodeAt(i);
    const y = b.charCodeAt(i);
    if (x !== y) return codePointRank(x) - codePointRank(y);
  }
  return a.length - b.length;
}

/** UTF-16 units reordered so that surrogates (beyond the basic plane) stand after U+E000..U+FFFF. */
function codePointRank(unit: number): number {
  if (unit < 0xd800) return unit;
  return unit < 0xe000 ? unit + 0x2000 : unit - 0x800;
}

/** Stable linear sort of `rows` by `codes[row]` in [0, count). */
export function countingSort(rows: Int32Array, codes: Int32Array, count: number): Int32Array {
  const next = new Int32Array(count + 1);
  for (let i = 0; i < rows.length; i++) next[codes[rows[i]] + 1]++;
  for (let c = 0; c < count; c++) next[c + 1] += next[c];
  const sorted = new Int32Array(rows.length);
  for (let i = 0; i < rows.length; i++) sorted[next[codes[rows[i]]]++] = rows[i];
  return sorted;
}
