import type { SparseMatrix } from '../../../core/linalg/sparse.ts';

/** Share of filled cells from which a packed triangle is faster than lists of neighbours, and most units for which it is kept. */
const DENSE = 0.15;
const MOST_UNITS = 5_000;

/**
 * x -> x' W x for vectors of n values. A matrix with many weights is kept as the lower triangle of W + W', which reads half of it in order; one with few as
 * it is. Equal to the plain double sum up to the order of summation.
 */
export function quadraticForm(matrix: SparseMatrix): (x: Float64Array) => number {
  const { n, columns } = matrix;
  return n > MOST_UNITS || columns.length < DENSE * n * n ? sparseForm(matrix) : triangleForm(matrix);
}

function sparseForm({ n, starts, columns, values }: SparseMatrix) {
  return (x: Float64Array): number => {
    let total = 0;
    for (let i = 0; i < n; i++) {
      let lag = 0;
      for (let e = starts[i]; e < starts[i + 1]; e++) lag += values[e] * x[columns[e]];
      total += x[i] * lag;
    }
    return total;
  };
}

function triangleForm({ n, starts, columns, values }: SparseMatrix) {
  const triangle = new Float64Array((n * (n - 1)) / 2);
  let diagonal = 0;
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]; e < starts[i + 1]; e++) {
      const j = columns[e];
      if (i === j) diagonal += Math.abs(values[e]);
      else triangle[i > j ? (i * (i - 1)) / 2 + j : (j * (j - 1)) / 2 + i] += values[e];
    }
  }
  if (diagonal > 0) return sparseForm({ n, starts, columns, values });
  return (x: Float64Array): number => {
    let total = 0;
    let cell = 0;
    for (let i = 1; i < n; i++) {
      // Four sums side by side: each addition would otherwise wait for the one before.
      let a = 0;
      let b = 0;
      let c = 0;
      let d = 0;
      let j = 0;
      for (; j + 3 < i; j += 4) {
        a += triangle[cell] * x[j];
        b += triangle[cell + 1] * x[j + 1];
        c += triangle[cell + 2] * x[j + 2];
        d += triangle[cell + 3] * x[j + 3];
        cell += 4;
      }
      for (; j < i; j++) a += triangle[cell++] * x[j];
      total += x[i] * (a + b + (c + d));
    }
    return total;
  };
}
