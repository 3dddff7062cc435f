/** A square matrix by rows: the entries of row i stand at starts[i] .. starts[i + 1] - 1, their columns ascending, each once. */
export interface SparseMatrix {
  readonly n: number;
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float64Array;
}

export interface SparseEntry {
  readonly row: number;
  readonly column: number;
  readonly value: number;
}

/** The n x n matrix with the given entries, in any order. Zeros are left out; of entries at the same place the largest stays. */
export function sparseFromEntries(n: number, entries: readonly SparseEntry[]): SparseMatrix {
  const sorted = entries
    .filter(({ value }) => value !== 0)
    .sort((a, b) => a.row - b.row || a.column - b.column || b.value - a.value);
  const unique = sorted.filter(
    ({ row, column }, e) => e === 0 || row !== sorted[e - 1].row || column !== sorted[e - 1].column,
  );
  const starts = new Int32Array(n + 1);
  for (const { row } of unique) starts[row + 1]++;
  for (let i = 0; i < n; i++) starts[i + 1] += starts[i];
  return {
    n,
    starts,
    columns: Int32Array.from(unique, ({ column }) => column),
    values: Float64Array.from(unique, ({ value }) => value),
  };
}

/** The n x n matrix whose rows `fill` writes into a dense buffer of length n (zeros are left out). */
export function sparseFromRows(n: number, fill: (row: number, buffer: Float64Array) => void): SparseMatrix {
  const starts = new Int32Array(n + 1);
  let columns = new Int32Array(16 * n);
  let values = new Float64Array(16 * n);
  const buffer = new Float64Array(n);
  let size = 0;
  for (let i = 0; i < n; i++) {
    buffer.fill(0);
    fill(i, buffer);
    if (size + n > columns.length) {
      const room = Math.max(2 * columns.length, size + n);
      const [moreColumns, moreValues] = [new Int32Array(room), new Float64Array(room)];
      moreColumns.set(columns);
      moreValues.set(values);
      columns = moreColumns;
      values = moreValues;
    }
    for (let j = 0; j < n; j++) {
      if (buffer[j] === 0) continue;
      columns[size] = j;
      values[size++] = buffer[j];
    }
    starts[i + 1] = size;
  }
  return { n, starts, columns: columns.slice(0, size), values: values.slice(0, size) };
}

/**
 * (A ⊗ I) x for `width` numbers per row: x is n x width row-major, so with units by periods every period is multiplied by A.
 * `out` (same size, not x itself) is overwritten and returned.
 */
export function multiplySparse(
  a: SparseMatrix,
  x: Float64Array,
  width = 1,
  out: Float64Array = new Float64Array(x.length),
): Float64Array {
  const { n, starts, columns, values } = a;
  if (width === 1) {
    for (let i = 0; i < n; i++) {
      let s = 0;
      for (let e = starts[i]; e < starts[i + 1]; e++) s += values[e] * x[columns[e]];
      out[i] = s;
    }
    return out;
  }
  out.fill(0);
  for (let i = 0; i < n; i++) {
    const to = i * width;
    for (let e = starts[i]; e < starts[i + 1]; e++) {
      const factor = values[e];
      const from = columns[e] * width;
      for (let t = 0; t < width; t++) out[to + t] += factor * x[from + t];
    }
  }
  return out;
}

export function transposeSparse({ n, starts, columns, values }: SparseMatrix): SparseMatrix {
  const next = new Int32Array(n + 1);
  for (const column of columns) next[column + 1]++;
  for (let i = 0; i < n; i++) next[i + 1] += next[i];
  const turned = {
    n,
    starts: next.slice(),
    columns: new Int32Array(columns.length),
    values: new Float64Array(values.length),
  };
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]; e < starts[i + 1]; e++) {
      const place = next[columns[e]]++;
      turned.columns[place] = i;
      turned.values[place] = values[e];
    }
  }
  return turned;
}

/** Entry (i, j), 0 where none is stored. */
export function sparseEntry({ starts, columns, values }: SparseMatrix, i: number, j: number): number {
  let low = starts[i];
  let high = starts[i + 1] - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (columns[middle] === j) return values[middle];
    if (columns[middle] < j) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}

export function rowSums({ n, starts, values }: SparseMatrix): Float64Array {
  const sums = new Float64Array(n);
  for (let i = 0; i < n; i++) for (let e = starts[i]; e < starts[i + 1]; e++) sums[i] += values[e];
  return sums;
}

/** Every row i multiplied by `factors[i]`. */
export function scaleRows(a: SparseMatrix, factors: Float64Array): SparseMatrix {
  const values = a.values.slice();
  for (let i = 0; i < a.n; i++) for (let e = a.starts[i]; e < a.starts[i + 1]; e++) values[e] *= factors[i];
  return { ...a, values };
}

/** The rows and columns `index` (ascending) of a matrix. */
export function restrictSparse(a: SparseMatrix, index: ArrayLike<number>): SparseMatrix {
  const m = index.length;
  const place = new Int32Array(a.n).fill(-1);
  for (let i = 0; i < m; i++) place[index[i]] = i;
  const starts = new Int32Array(m + 1);
  const columns: number[] = [];
  const values: number[] = [];
  for (let i = 0; i < m; i++) {
    for (let e = a.starts[index[i]]; e < a.starts[index[i] + 1]; e++) {
      if (place[a.columns[e]] < 0) continue;
      columns.push(place[a.columns[e]]);
      values.push(a.values[e]);
    }
    starts[i + 1] = columns.length;
  }
  return { n: m, starts, columns: Int32Array.from(columns), values: Float64Array.from(values) };
}

/** n x n row-major. */
export function denseFromSparse({ n, starts, columns, values }: SparseMatrix): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) for (let e = starts[i]; e < starts[i + 1]; e++) out[i * n + columns[e]] = values[e];
  return out;
}
