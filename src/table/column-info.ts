import { type Column, cellText, columnLength, isMissing } from './column.ts';

/** What a person wants to know of a column before giving it a role. */
export interface ColumnInfo {
  readonly name: string;
  readonly kind: 'number' | 'category';
  readonly missing: number;
  /** Distinct values; counted up to `DISTINCT_CAP`, which then means "at least". */
  readonly distinct: number;
  /** Of a numeric column that is not all missing. */
  readonly min: number | null;
  readonly max: number | null;
  /** The first few distinct cells as printed. */
  readonly examples: readonly string[];
  /** Made or replaced by a step of data preparation. */
  readonly derived?: boolean;
}

export const DISTINCT_CAP = 10_000;
const EXAMPLES = 5;

export function columnInfo(column: Column): ColumnInfo {
  const { name, kind } = column;
  const size = columnLength(column);
  const seen = new Set<number>();
  const examples: string[] = [];
  let missing = 0;
  let min = Infinity;
  let max = -Infinity;
  for (let row = 0; row < size; row++) {
    if (isMissing(column, row)) {
      missing++;
      continue;
    }
    const value = column.kind === 'number' ? column.values[row] : column.codes[row];
    if (value < min) min = value;
    if (value > max) max = value;
    if (seen.size < DISTINCT_CAP && !seen.has(value)) {
      seen.add(value);
      if (examples.length < EXAMPLES) examples.push(cellText(column, row));
    }
  }
  const isRange = kind === 'number' && missing < size;
  return { name, kind, missing, distinct: seen.size, min: isRange ? min : null, max: isRange ? max : null, examples };
}
