import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../../core/random/philox.ts';
import { kernelWeights } from './kernel.ts';
import { mahalanobisCoordinates, nearestByMahalanobis } from './mahalanobis.ts';
import { frequencyWeights, nearestByScore } from './nearest.ts';
import type { KernelId } from './types.ts';

interface World {
  readonly score: Float64Array;
  readonly treated: Int32Array;
  readonly controls: Int32Array;
}

/** Scores on a coarse grid, so that ties abound. */
function simulate(seed: number, n: number, grid: number): World {
  const random = createStream(seed, 0);
  const score = Float64Array.from({ length: n }, () => random.integer(grid) / grid);
  const flags = Uint8Array.from({ length: n }, (_, r) => (r < 2 ? r : Number(random.uniform() < 0.4)));
  const rows = Int32Array.from(flags.keys());
  return { score, treated: rows.filter((r) => flags[r] === 1), controls: rows.filter((r) => flags[r] === 0) };
}

const worlds = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    n: fc.integer({ min: 4, max: 80 }),
    grid: fc.constantFrom(4, 16, 1e6),
  })
  .map(({ seed, n, grid }) => simulate(seed, n, grid));
const settings = fc.record({
  neighbours: fc.integer({ min: 1, max: 5 }),
  caliper: fc.constantFrom(Infinity, 0.25, 0.1, 0),
  replacement: fc.boolean(),
});

/** The definition: sort all free controls by distance, then by place in the list. */
function slowNearest({ score, treated, controls }: World, neighbours: number, caliper: number, replacement: boolean) {
  const found = Array.from(treated, () => [] as number[]);
  const taken = new Set<number>();
  const choose = (i: number, count: number): void => {
    const near = Array.from(controls.keys())
      .filter((c) => !taken.has(c) && Math.abs(score[treated[i]] - score[controls[c]]) <= caliper)
      .sort(
        (a, b) =>
          Math.abs(score[treated[i]] - score[controls[a]]) - Math.abs(score[treated[i]] - score[controls[b]]) || a - b,
      )
      .slice(0, count);
    for (const c of near) {
      found[i].push(controls[c]);
      if (!replacement) taken.add(c);
    }
  };
  const rounds = replacement ? [neighbours] : new Array<number>(neighbours).fill(1);
  for (const count of rounds) for (let i = 0; i < treated.length; i++) choose(i, count);
  return found;
}

const unpack = ({ neighbours, rows }: { neighbours: number; rows: Int32Array }) =>
  Array.from({ length: rows.length / neighbours }, (_, i) =>
    Array.from(rows.subarray(i * neighbours, (i + 1) * neighbours)).filter((row) => row >= 0),
  );

describe('nearest neighbours', () => {
  it('are those of the definition, ties and all', () => {
    fc.assert(
      fc.property(worlds, settings, (world, { neighbours, caliper, replacement }) => {
        const { score, treated, controls } = world;
        const fast = nearestByScore(score, treated, controls, neighbours, caliper, replacement);
        expect(unpack(fast)).toEqual(slowNearest(world, neighbours, caliper, replacement));
      }),
      { numRuns: 300 },
    );
  });

  it('serve no more than once without replacement', () => {
    fc.assert(
      fc.property(worlds, ({ score, treated, controls }) => {
        const { rows } = nearestByScore(score, treated, controls, 2, Infinity, false);
        const used = Array.from(rows).filter((row) => row >= 0);
        expect(new Set(used).size).toBe(used.length);
        expect(used.length).toBe(Math.min(2 * treated.length, controls.length));
      }),
    );
  });

  it('by Mahalanobis distance in one dimension are those by score', () => {
    fc.assert(
      fc.property(worlds, settings, ({ score, treated, controls }, { neighbours, replacement }) => {
        const flags = Uint8Array.from(score, (_, r) => Number(treated.includes(r)));
        const rotated = mahalanobisCoordinates({ names: ['x'], columns: [score], treated: flags });
        fc.pre(rotated.size === 1);
        const exact = { values: score, size: 1, dropped: [] };
        const a = nearestByMahalanobis(exact, treated, controls, neighbours, Infinity, replacement);
        expect(unpack(a)).toEqual(unpack(nearestByScore(score, treated, controls, neighbours, Infinity, replacement)));
      }),
    );
  });
});

describe('Mahalanobis coordinates', () => {
  const random = createStream(5, 0);
  const treated = Uint8Array.from({ length: 60 }, (_, r) => Number(r % 3 === 0));
  const columns = [0, 1, 2].map((j) => Float64Array.from(treated, (flag) => random.normal() + j * flag));
  const sample = { names: ['a', 'b', 'c'], columns, treated };

  it('give the distance of the definition, with the covariance within groups', () => {
    const { values, size } = mahalanobisCoordinates(sample);
    const centred = columns.map((column) => {
      const centre = [0, 1].map((group) => {
        const own = column.filter((_, r) => treated[r] === group);
        return own.reduce((a, b) => a + b, 0) / own.length;
      });
      return column.map((value, r) => value - centre[treated[r]]);
    });
    const s = centred.map((a) => centred.map((b) => a.reduce((sum, value, r) => sum + value * b[r], 0) / 58));
    const difference = columns.map((column) => column[3] - column[7]);
    const solved = solveThree(s, difference);
    const expected = difference.reduce((sum, value, j) => sum + value * solved[j], 0);
    const actual = [0, 1, 2].reduce((sum, j) => sum + (values[3 * size + j] - values[7 * size + j]) ** 2, 0);
    expect(actual).toBeCloseTo(expected, 10);
  });

  it('do not change with the units of measurement, and leave collinear columns out', () => {
    const mixed = [columns[0].map((x, r) => 1000 * x + columns[1][r]), columns[1], columns[2].map((x) => 5 - x / 100)];
    const rows = Int32Array.from(treated.keys());
    const [own, others] = [rows.filter((r) => treated[r] === 1), rows.filter((r) => treated[r] === 0)];
    const plain = nearestByMahalanobis(mahalanobisCoordinates(sample), own, others, 3, Infinity, true);
    const other = nearestByMahalanobis(
      mahalanobisCoordinates({ ...sample, columns: mixed }),
      own,
      others,
      3,
      Infinity,
      true,
    );
    expect(other.rows).toEqual(plain.rows);
    const copy = mahalanobisCoordinates({ ...sample, columns: [columns[0], columns[1], columns[0].map((x) => 2 * x)] });
    expect(copy).toMatchObject({ size: 2, dropped: [2] });
  });
});

/** Cramer's rule. */
function solveThree(s: Float64Array[] | number[][], b: readonly number[]): number[] {
  const det = (m: ArrayLike<number>[]) =>
    m[0][0] * (m[1][1] * m[2][2] - m[1][2] * m[2][1]) -
    m[0][1] * (m[1][0] * m[2][2] - m[1][2] * m[2][0]) +
    m[0][2] * (m[1][0] * m[2][1] - m[1][1] * m[2][0]);
  return [0, 1, 2].map(
    (j) => det([0, 1, 2].map((i) => [0, 1, 2].map((k) => (k === j ? b[i] : s[i][k])))) / det([...s]),
  );
}

/** K by the formulas of psmatch2; the Gaussian everywhere, the others within one bandwidth. */
const slowKernels: Readonly<Record<KernelId, (u: number) => number>> = {
  epan: (u) => (Math.abs(u) <= 1 ? 0.75 * (1 - u ** 2) : 0),
  gaussian: (u) => Math.exp((-u * u) / 2) / Math.sqrt(2 * Math.PI),
  biweight: (u) => (Math.abs(u) <= 1 ? (15 / 16) * (1 - u ** 2) ** 2 : 0),
  uniform: (u) => (Math.abs(u) <= 1 ? 0.5 : 0),
  tricube: (u) => (Math.abs(u) <= 1 ? (70 / 81) * (1 - Math.abs(u) ** 3) ** 3 : 0),
};

describe('kernel weights', () => {
  it('are those of the definition', () => {
    const kernels = fc.constantFrom(...(Object.keys(slowKernels) as KernelId[]));
    fc.assert(
      fc.property(
        worlds,
        kernels,
        fc.constantFrom(0.06, 0.3, 0.01),
        ({ score, treated, controls }, kernel, bandwidth) => {
          const expected = new Float64Array(score.length);
          for (const row of treated) {
            const k = Array.from(controls, (c) => slowKernels[kernel]((score[c] - score[row]) / bandwidth));
            const total = k.reduce((a, b) => a + b, 0);
            if (!(total > 0)) continue;
            expected[row] = 1;
            controls.forEach((c, i) => {
              expected[c] += k[i] / total;
            });
          }
          const actual = kernelWeights(score, treated, controls, kernel, bandwidth);
          actual.forEach((weight, r) => {
            expect(Math.abs(weight - expected[r])).toBeLessThan(1e-12 * Math.max(1, expected[r]));
          });
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('weights by frequency of use', () => {
  it('add up to the number of matched treated rows', () => {
    fc.assert(
      fc.property(worlds, settings, ({ score, treated, controls }, { neighbours, caliper, replacement }) => {
        const matches = nearestByScore(score, treated, controls, neighbours, caliper, replacement);
        const weights = frequencyWeights(score.length, treated, matches);
        const sum = (rows: Int32Array) => rows.reduce((total, row) => total + weights[row], 0);
        expect(sum(controls)).toBeCloseTo(sum(treated), 9);
        for (const row of treated) expect([0, 1]).toContain(weights[row]);
      }),
    );
  });
});
