import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../random/philox.ts';
import { choleskyPivoted, inverseSpd, solveFactored, solveSpd } from './cholesky.ts';
import { multiply, sandwich, submatrix, transpose } from './dense.ts';
import { dotWide, subtractMultiple, widen } from './double-double.ts';
import { extendedLeastSquares } from './extended-least-squares.ts';
import { dot, gram } from './gram.ts';
import { householderLeastSquares } from './qr.ts';
import { symmetricEigen } from './symmetric-eigen.ts';

/** Matrices of order 1 and condition numbers below 1e4: errors stay within a few hundred units in the last place. */
const CLOSE = 1e-10;

function normals(seed: number, length: number): Float64Array {
  const random = createStream(seed, 0);
  return Float64Array.from({ length }, () => random.normal());
}

function columnsOf(seed: number, n: number, k: number): Float64Array[] {
  return Array.from({ length: k }, (_, j) => normals(seed * 100 + j, n));
}

function gap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = 0;
  for (let i = 0; i < a.length; i++) worst = Math.max(worst, Math.abs(a[i] - b[i]));
  return worst;
}

const sizes = fc.record({ seed: fc.integer({ min: 1, max: 1e5 }), k: fc.integer({ min: 1, max: 8 }) });

describe('cross-products', () => {
  it('agree with the definition, across block borders and with weights', () => {
    const n = 2500;
    const columns = columnsOf(1, n, 5);
    const weights = normals(9, n).map(Math.abs);
    for (const w of [null, weights]) {
      const g = gram(columns, w);
      for (let i = 0; i < 5; i++) {
        for (let j = 0; j < 5; j++) {
          let s = 0;
          for (let r = 0; r < n; r++) s += (w === null ? 1 : w[r]) * columns[i][r] * columns[j][r];
          expect(Math.abs(g[i * 5 + j] - s)).toBeLessThan(CLOSE);
          expect(Math.abs(dot(columns[i], columns[j], w) - s)).toBeLessThan(CLOSE);
        }
      }
    }
    expect(gram([])).toEqual(new Float64Array(0));
  });
});

describe('Cholesky', () => {
  it('solves and inverts positive definite systems', () => {
    fc.assert(
      fc.property(sizes, ({ seed, k }) => {
        const a = gram(columnsOf(seed, 40, k));
        const x = normals(seed + 7, k);
        const b = multiply(a, x, k, k, 1);
        expect(gap(solveSpd(a, k, b)!, x)).toBeLessThan(CLOSE);
        const identity = multiply(a, inverseSpd(a, k)!, k, k, k);
        for (let i = 0; i < k; i++) identity[i * k + i] -= 1;
        expect(gap(identity, new Float64Array(k * k))).toBeLessThan(CLOSE);
      }),
    );
  });

  it('sets aside the later of dependent columns, whatever the units', () => {
    const [x, y] = columnsOf(3, 50, 2);
    const twin = x.map((value, i) => 1e6 * (2 * value - 3 * y[i]));
    const cholesky = choleskyPivoted(gram([x, y, twin]), 3);
    expect([cholesky.rank, ...cholesky.kept, ...cholesky.dropped]).toEqual([2, 0, 1, 2]);
    const b = Float64Array.of(1, 2, 3);
    solveFactored(cholesky, b);
    expect(b[2]).toBe(0);
    expect(solveSpd(gram([x, y, twin]), 3, b)).toBeNull();
    expect(inverseSpd(new Float64Array(4), 2)).toBeNull();
  });
});

describe('least squares', () => {
  it('gives the same by QR, in 32 digits and by the normal equations', () => {
    fc.assert(
      fc.property(sizes, ({ seed, k }) => {
        const columns = columnsOf(seed, 30, k);
        const y = normals(seed + 3, 30);
        const weights = normals(seed + 5, 30).map((value) => 0.1 + value * value);
        for (const w of [null, weights]) {
          const qr = householderLeastSquares(columns, y, 1e-9, w);
          const wide = extendedLeastSquares(columns, y, 1e-9, w);
          const right = Float64Array.from(columns, (column) => dot(column, y, w));
          expect(gap(qr.coef, wide.coef)).toBeLessThan(CLOSE);
          expect(gap(wide.coef, solveSpd(gram(columns, w), k, right)!)).toBeLessThan(CLOSE);
          expect(gap(qr.inverseGram, wide.inverseGram)).toBeLessThan(CLOSE);
          expect(gap(qr.residual, wide.residual)).toBeLessThan(CLOSE);
          expect(Math.abs(qr.smallestPivot - wide.smallestPivot)).toBeLessThan(CLOSE);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('drops the same columns', () => {
    const [x, y, z] = columnsOf(4, 20, 3);
    const columns = [x, x.map((value) => 2 * value), y, x.map((value, i) => value + y[i])];
    for (const solve of [householderLeastSquares, extendedLeastSquares]) {
      const { kept, dropped } = solve(columns, z, 1e-9);
      expect([...kept, ...dropped]).toEqual([0, 2, 1, 3]);
    }
  });

  it('keeps 15 digits on a Vandermonde design where doubles keep few', () => {
    const n = 21;
    const x = Float64Array.from({ length: n }, (_, i) => i);
    const columns = Array.from({ length: 8 }, (_, d) => x.map((value) => value ** d));
    const y = x.map((_, i) => columns.reduce((total, column) => total + column[i], 0));
    expect(gap(extendedLeastSquares(columns, y, 1e-12).coef, new Float64Array(8).fill(1))).toBeLessThan(1e-14);
  });
});

describe('double-double arithmetic', () => {
  it('sums what doubles forget', () => {
    const x = widen(Float64Array.of(1e16, 1, -1e16));
    const one = widen(Float64Array.of(1, 1, 1));
    expect(dotWide(x, one, null).hi).toBe(1);
    const tenth = widen(Float64Array.of(0.1));
    const square = dotWide(tenth, tenth, null);
    const exact = 0.1 * 0.1;
    expect(square.hi).toBe(exact);
    // 0.1 as a double is 3602879701896397 / 2^55; the rounding error of its square, from integers
    const scaled = BigInt(exact * 2 ** 59) * 2n ** 51n;
    expect(square.lo).toBe(Number(3602879701896397n ** 2n - scaled) / 2 ** 110);
    subtractMultiple(tenth, { hi: 1, lo: 0 }, widen(Float64Array.of(0.1)));
    expect([tenth.hi[0], tenth.lo[0]]).toEqual([0, 0]);
  });
});

describe('small dense algebra', () => {
  it('multiplies, transposes, takes sandwiches and submatrices', () => {
    const a = Float64Array.of(1, 2, 3, 4, 5, 6);
    expect(transpose(a, 2, 3)).toEqual(Float64Array.of(1, 4, 2, 5, 3, 6));
    expect(multiply(a, transpose(a, 2, 3), 2, 3, 2)).toEqual(Float64Array.of(14, 32, 32, 77));
    const identity = Float64Array.of(1, 0, 0, 0, 1, 0, 0, 0, 1);
    expect(sandwich(a, identity, 2, 3)).toEqual(Float64Array.of(14, 32, 32, 77));
    expect(submatrix(Float64Array.of(1, 2, 3, 4, 5, 6, 7, 8, 9), 3, [2, 0])).toEqual(Float64Array.of(9, 7, 3, 1));
  });

  it('decomposes symmetric matrices', () => {
    fc.assert(
      fc.property(sizes, ({ seed, k }) => {
        const a = gram(columnsOf(seed, 12, k));
        const { values, vectors } = symmetricEigen(a, k);
        const scaled = vectors.map((value, cell) => value * values[cell % k]);
        expect(gap(multiply(scaled, transpose(vectors, k, k), k, k, k), a)).toBeLessThan(CLOSE);
        for (let i = 1; i < k; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]);
      }),
    );
  });
});
