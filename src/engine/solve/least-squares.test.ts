import { describe, expect, it } from 'vitest';
import { createStream } from '../../core/random/philox.ts';
import { columnMoments } from './column-moments.ts';
import { type LeastSquaresProblem, solveLeastSquares } from './least-squares.ts';

/** y = 1 x0 + 2 x1 + ... exactly; the last column is x0 plus `noise` of something new. */
function nearCollinear(n: number, k: number, noise: number): LeastSquaresProblem {
  const random = createStream(n + k, 0);
  const columns = Array.from({ length: k }, () => Float64Array.from({ length: n }, () => random.normal()));
  columns[k - 1] = columns[0].map((value, r) => value + noise * columns[k - 1][r]);
  const outcome = new Float64Array(n);
  columns.forEach((column, j) => {
    for (let r = 0; r < n; r++) outcome[r] += (j + 1) * column[r];
  });
  const moments = columns.map((column) => columnMoments(column, null, n));
  return {
    columns,
    outcome,
    weights: null,
    deviations: moments.map((moment) => moment.deviation),
    squares: moments.map((moment) => moment.square),
    centredFrom: null,
    absorptionError: 0,
  };
}

function worstError({ coef }: { coef: Float64Array }): number {
  return coef.reduce((worst, value, j) => Math.max(worst, Math.abs(value - (j + 1))), 0);
}

/**
 * Rounding of y alone moves the coefficients of the near twins by 1e-16 / noise. Normal equations are used only while they stay within
 * 1e-16 / pivot (pivot > 1e-4); orthogonalisation otherwise.
 */
describe('least squares in the arithmetic that the design asks for', () => {
  it.each([
    ['normal equations', 5000, 1, 1e-13],
    ['32 digits: moderately collinear', 5000, 5e-3, 1e-12],
    ['32 digits: nearly collinear', 5000, 1e-6, 1e-8],
    ['QR: too long for 32 digits', 600_000, 1e-4, 1e-9],
  ])('%s', (_, n, noise, tolerance) => {
    const solution = solveLeastSquares(nearCollinear(n, 6, noise));
    expect(solution.kept).toEqual([0, 1, 2, 3, 4, 5]);
    expect(worstError(solution)).toBeLessThan(tolerance);
    expect(solution.conditioning).toBeGreaterThan(noise / 3);
    expect(solution.conditioning).toBeLessThan(Math.max(noise * 2, 1.01));
  });

  it('calls a twin within rounding collinear, and a column that is nothing absorbed', () => {
    const problem = nearCollinear(5000, 6, 1e-11);
    const solution = solveLeastSquares(problem);
    expect(solution.collinear).toEqual([{ column: 5, by: [0] }]);
    const empty = problem.columns.map((column, j) => (j === 2 ? column.map((value) => 1e-12 * value) : column));
    expect(solveLeastSquares({ ...problem, columns: empty }).absorbed).toEqual([2]);
  });
});

describe('column moments', () => {
  it('keep their digits far from zero', () => {
    const values = Float64Array.from({ length: 3000 }, (_, r) => 2 ** 45 + (r % 3));
    expect(columnMoments(values, null, 3000)).toMatchObject({ mean: 2 ** 45 + 1, deviation: 2000 });
    const weights = Float64Array.from(values, (_, r) => (r % 3 === 0 ? 2 : 1));
    const total = 4000;
    const moments = columnMoments(values, weights, total);
    expect(moments.mean - 2 ** 45).toBeCloseTo(0.75, 2);
    expect(moments.deviation).toBeCloseTo(2000 * 0.75 ** 2 + 1000 * 0.25 ** 2 + 1000 * 1.25 ** 2, 6);
  });
});
