import { describe, expect, it } from 'vitest';
import { type SparseEntry, sparseFromEntries } from '../../../core/linalg/sparse.ts';
import { createStream } from '../../../core/random/philox.ts';
import { quadraticForm } from './quadratic-form.ts';

/** Another order of summation over n^2 terms. */
const ROUNDING = 1e-12;

function random(n: number, share: number, diagonal: boolean) {
  const stream = createStream(7, n);
  const entries: SparseEntry[] = [];
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      if ((row !== column || diagonal) && stream.uniform() < share)
        entries.push({ row, column, value: stream.uniform() });
    }
  }
  const x = Float64Array.from({ length: n }, () => stream.normal());
  const plain = entries.reduce((sum, { row, column, value }) => sum + x[row] * value * x[column], 0);
  return { form: quadraticForm(sparseFromEntries(n, entries)), x, plain };
}

describe('quadratic form of weights', () => {
  it.each([
    [2, 1, false],
    [9, 1, false],
    [30, 0.9, false],
    [31, 0.4, true],
    [40, 0.05, false],
  ])('of %i units, %d of them linked, is the double sum', (n, share, diagonal) => {
    const { form, x, plain } = random(n, share, diagonal);
    expect(Math.abs(form(x) - plain)).toBeLessThan(ROUNDING * n * n);
  });
});
