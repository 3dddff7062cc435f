import { describe, expect, it } from 'vitest';
import { createStream } from '../random/philox.ts';
import { multiply, transpose } from './dense.ts';
import { minimumDegree } from './minimum-degree.ts';
import {
  denseFromSparse,
  multiplySparse,
  restrictSparse,
  rowSums,
  type SparseMatrix,
  scaleRows,
  sparseEntry,
  sparseFromEntries,
  sparseFromRows,
  transposeSparse,
} from './sparse.ts';
import { factorLu, luPattern } from './sparse-lu.ts';
import { symmetricEigen } from './symmetric-eigen.ts';
import { symmetricEigenvalues } from './symmetric-eigenvalues.ts';

/** Some hundred operations on numbers of order one. */
const ROUNDING = 1e-12;

function randomSparse(n: number, perRow: number, seed: number): SparseMatrix {
  const stream = createStream(seed, 0);
  const entries = Array.from({ length: n * perRow }, (_, e) => ({
    row: Math.floor(e / perRow),
    column: stream.integer(n),
    value: stream.uniform() / perRow,
  }));
  return sparseFromEntries(
    n,
    entries.filter(({ row, column }) => row !== column),
  );
}

/** I - r A, dense. */
function shifted(a: SparseMatrix, r: number): Float64Array {
  const dense = denseFromSparse(a).map((value) => -r * value);
  for (let i = 0; i < a.n; i++) dense[i * a.n + i] += 1;
  return dense;
}

/** log |det| by elimination with partial pivoting: the slow reference. */
function denseLogDet(matrix: Float64Array, n: number): number {
  const a = matrix.slice();
  let logDet = 0;
  for (let k = 0; k < n; k++) {
    let best = k;
    for (let i = k + 1; i < n; i++) if (Math.abs(a[i * n + k]) > Math.abs(a[best * n + k])) best = i;
    for (let j = 0; j < n; j++) [a[k * n + j], a[best * n + j]] = [a[best * n + j], a[k * n + j]];
    logDet += Math.log(Math.abs(a[k * n + k]));
    for (let i = k + 1; i < n; i++) {
      const factor = a[i * n + k] / a[k * n + k];
      for (let j = k; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
    }
  }
  return logDet;
}

const worst = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a, (value, i) => Math.abs(value - b[i])).reduce((x, y) => Math.max(x, y), 0);

describe('sparse matrices', () => {
  it('multiply, turn, scale and restrict as dense ones do', () => {
    const n = 40;
    const a = randomSparse(n, 4, 1);
    const dense = denseFromSparse(a);
    const stream = createStream(2, 0);
    const x = Float64Array.from({ length: n * 3 }, () => stream.normal());
    expect(worst(multiplySparse(a, x, 3), multiply(dense, x, n, n, 3))).toBeLessThan(ROUNDING);
    const column = x.slice(0, n);
    expect(worst(multiplySparse(a, column), multiply(dense, column, n, n, 1))).toBeLessThan(ROUNDING);
    expect(denseFromSparse(transposeSparse(a))).toEqual(transpose(dense, n, n));
    expect(sparseEntry(a, 3, a.columns[a.starts[3]])).toBe(a.values[a.starts[3]]);
    expect(sparseEntry(a, 3, 3)).toBe(0);
    const factors = column.map(Math.abs);
    const scaled = denseFromSparse(scaleRows(a, factors));
    expect(scaled).toEqual(dense.map((value, cell) => value * factors[Math.floor(cell / n)]));
    expect(worst(rowSums(a), multiply(dense, new Float64Array(n).fill(1), n, n, 1))).toBeLessThan(ROUNDING);
    const index = [1, 5, 17, 39];
    const part = denseFromSparse(restrictSparse(a, index));
    expect(part).toEqual(Float64Array.from(index.flatMap((i) => index.map((j) => dense[i * n + j]))));
  });

  it('are the same from rows and from entries in any order', () => {
    const a = randomSparse(30, 5, 3);
    const dense = denseFromSparse(a);
    const again = sparseFromRows(30, (i, buffer) => buffer.set(dense.subarray(i * 30, i * 30 + 30)));
    expect(again).toEqual(a);
    const entries = Array.from(a.values, (value, e) => ({
      row: a.starts.findIndex((start) => start > e) - 1,
      column: a.columns[e],
      value,
    }));
    expect(sparseFromEntries(30, entries.reverse())).toEqual(a);
  });
});

describe('sparse elimination', () => {
  it('gives the determinant and the solutions of dense elimination', () => {
    for (const [n, perRow, r] of [
      [60, 3, 0.9],
      [60, 3, -0.95],
      [25, 20, 0.5],
      [1, 1, 0.5],
    ]) {
      const a = randomSparse(n, perRow, n + perRow);
      const dense = shifted(a, r);
      const lu = factorLu(luPattern(a, minimumDegree(a)), r);
      expect(Math.abs(lu.logDet - denseLogDet(dense, n))).toBeLessThan(ROUNDING * n);
      const stream = createStream(4, n);
      const b = Float64Array.from({ length: n }, () => stream.normal());
      const x = b.slice();
      lu.solve(x);
      expect(worst(multiply(dense, x, n, n, 1), b)).toBeLessThan(ROUNDING);
      const y = b.slice();
      lu.solveTransposed(y);
      expect(worst(multiply(transpose(dense, n, n), y, n, n, 1), b)).toBeLessThan(ROUNDING);
    }
  });

  it('keeps the fill of a grid low', () => {
    const side = 20;
    const entries = Array.from({ length: side * side }, (_, node) => node).flatMap((node) =>
      [node + 1, node + side]
        .filter((other) => other < side * side && (other === node + side || other % side !== 0))
        .flatMap((other) => [
          { row: node, column: other, value: 1 },
          { row: other, column: node, value: 1 },
        ]),
    );
    const { reach } = minimumDegree(sparseFromEntries(side * side, entries));
    const fill = reach.reduce((sum, steps) => sum + steps.length, 0);
    expect(fill).toBeLessThan(side * side * side * 0.5);
  });
});

describe('symmetric eigenvalues', () => {
  it('agree with the decomposition that also has vectors', () => {
    for (const n of [0, 1, 2, 3, 10, 60]) {
      const stream = createStream(5, n);
      const a = new Float64Array(n * n);
      for (let i = 0; i < n; i++) for (let j = 0; j <= i; j++) a[i * n + j] = a[j * n + i] = stream.normal();
      const values = symmetricEigenvalues(a, n);
      expect(worst(values, symmetricEigen(a, n).values)).toBeLessThan(ROUNDING * 10);
    }
  });

  it('hold repeated and zero eigenvalues', () => {
    expect(worst(symmetricEigenvalues(new Float64Array(25), 5), new Float64Array(5))).toBe(0);
    const ones = new Float64Array(36).fill(1);
    expect(worst(symmetricEigenvalues(ones, 6), [0, 0, 0, 0, 0, 6])).toBeLessThan(ROUNDING);
  });
});
