import type { Column } from '../../table/column.ts';
import { codeColumn } from '../design/code-values.ts';

/** Rows that agree in all of some columns: `codes` in [0, count), -1 where any cell is missing. No column: one group of all rows. */
export interface RowGroups {
  readonly codes: Int32Array;
  readonly count: number;
}

export function groupRows(nrow: number, columns: readonly Column[]): RowGroups {
  let groups: RowGroups = { codes: new Int32Array(nrow), count: Math.min(1, nrow) };
  for (const column of columns) {
    const { codes, keys } = codeColumn(column);
    groups = cross(groups, { codes, count: keys.length });
  }
  return groups;
}

function cross(a: RowGroups, b: RowGroups): RowGroups {
  const known = new Map<number, number>();
  const codes = new Int32Array(a.codes.length);
  for (let row = 0; row < codes.length; row++) {
    if (a.codes[row] < 0 || b.codes[row] < 0) {
      codes[row] = -1;
      continue;
    }
    const pair = a.codes[row] * b.count + b.codes[row];
    let code = known.get(pair);
    if (code === undefined) {
      code = known.size;
      known.set(pair, code);
    }
    codes[row] = code;
  }
  return { codes, count: known.size };
}

/** The present (not NaN) values of each group, in the order of rows. */
export function valuesByGroup(values: Float64Array, { codes, count }: RowGroups): Float64Array[] {
  const sizes = new Int32Array(count);
  for (let row = 0; row < codes.length; row++) {
    if (codes[row] >= 0 && !Number.isNaN(values[row])) sizes[codes[row]]++;
  }
  const out = Array.from(sizes, (size) => new Float64Array(size));
  sizes.fill(0);
  for (let row = 0; row < codes.length; row++) {
    const code = codes[row];
    if (code >= 0 && !Number.isNaN(values[row])) out[code][sizes[code]++] = values[row];
  }
  return out;
}

/** One number per group spread over its rows; NaN where there is no group. */
export function spread(byGroup: ArrayLike<number>, { codes }: RowGroups): Float64Array {
  const out = new Float64Array(codes.length);
  for (let row = 0; row < out.length; row++) out[row] = codes[row] < 0 ? Number.NaN : byGroup[codes[row]];
  return out;
}
