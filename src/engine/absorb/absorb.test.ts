import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dummyRegression } from '../../../testing/support/dummy-regression.ts';
import { createStream } from '../../core/random/philox.ts';
import type { AbsorbBlock, AbsorbMethod } from './absorber.ts';
import { countComponents } from './components.ts';
import { createAbsorber } from './create-absorber.ts';
import { compressCodes } from './group-rows.ts';
import { findSingletons } from './singletons.ts';

/** Columns are of order 1; exact methods lose a few units in the last place per level crossed. */
const EXACT = 1e-10;
/** The iterative method stops at a relative residual of 1e-13; weak links between levels amplify it. */
const ITERATIVE = 1e-7;

interface Design {
  readonly blocks: AbsorbBlock[];
  readonly weights: Float64Array | null;
  readonly column: Float64Array;
}

function block(codes: Int32Array, levels: number, intercept: boolean, slopes: readonly Float64Array[]): AbsorbBlock {
  return { ...compressCodes(codes, levels), intercept, slopes };
}

function randomDesign(seed: number, n: number, sizes: readonly number[], slope: boolean, weighted: boolean): Design {
  const random = createStream(seed, 0);
  const x = Float64Array.from({ length: n }, () => random.normal());
  const blocks = sizes.map((levels, place) => {
    const codes = Int32Array.from({ length: n }, () => random.integer(levels));
    return block(codes, levels, true, slope && place === 0 ? [x] : []);
  });
  const weights = weighted ? Float64Array.from({ length: n }, () => 0.2 + random.uniform()) : null;
  return { blocks, weights, column: Float64Array.from({ length: n }, () => 3 + random.normal()) };
}

function largestGap(a: Float64Array, b: Float64Array): number {
  return a.reduce((gap, value, i) => Math.max(gap, Math.abs(value - b[i])), 0);
}

const designs = fc
  .record({
    seed: fc.integer({ min: 1, max: 1e6 }),
    n: fc.integer({ min: 12, max: 60 }),
    sizes: fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 3 }),
    slope: fc.boolean(),
    weighted: fc.boolean(),
  })
  .map(({ seed, n, sizes, slope, weighted }) => randomDesign(seed, n, sizes, slope, weighted));

describe('absorption', () => {
  it('gives the residual of the regression on dummies, exactly and iteratively', () => {
    fc.assert(
      fc.property(designs, ({ blocks, weights, column }) => {
        const expected = dummyRegression([], column, blocks, weights).residual;
        const exact = column.slice();
        createAbsorber(blocks, weights).apply(exact);
        expect(largestGap(exact, expected)).toBeLessThan(EXACT);
        const iterative = createAbsorber(blocks, weights, { exactLimit: 0 });
        const other = column.slice();
        iterative.apply(other);
        expect(iterative.convergence().converged).toBe(true);
        expect(largestGap(other, expected)).toBeLessThan(ITERATIVE);
      }),
      { numRuns: 150, seed: 7 },
    );
  });

  it('projects: twice is once, and leverages are those of the dummies', () => {
    fc.assert(
      fc.property(designs, ({ blocks, weights, column }) => {
        const absorber = createAbsorber(blocks, weights);
        const once = column.slice();
        absorber.apply(once);
        const twice = once.slice();
        absorber.apply(twice);
        expect(largestGap(once, twice)).toBeLessThan(EXACT);
        const leverage = absorber.leverages()!;
        expect(largestGap(leverage, dummyRegression([], column, blocks, weights).leverage)).toBeLessThan(EXACT);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it('gives effects that add up to what it took out', () => {
    fc.assert(
      fc.property(designs, ({ blocks, weights, column }) => {
        if (blocks.some((one) => one.slopes.length > 0)) return;
        for (const options of [{}, { exactLimit: 0 }]) {
          const absorber = createAbsorber(blocks, weights, options);
          const residual = column.slice();
          absorber.apply(residual);
          const effects = absorber.effects(column)!;
          const rebuilt = residual.map((value, r) =>
            blocks.reduce((sum, one, b) => sum + effects[b][one.codes[r]], value),
          );
          expect(largestGap(rebuilt, column)).toBeLessThan(ITERATIVE);
        }
      }),
      { numRuns: 60, seed: 13 },
    );
  });

  const panel = (units: number, periods: number): AbsorbBlock[] => {
    const n = units * periods;
    return [
      block(
        Int32Array.from({ length: n }, (_, r) => Math.floor(r / periods)),
        units,
        true,
        [],
      ),
      block(
        Int32Array.from({ length: n }, (_, r) => r % periods),
        periods,
        true,
        [],
      ),
    ];
  };

  it('takes the closed form for a balanced panel and nothing else', () => {
    const blocks = panel(9, 5);
    const column = randomDesign(3, 45, [2], false, false).column;
    const closed = createAbsorber(blocks, null);
    expect(closed.method).toBe<AbsorbMethod>('balancedTwoWay');
    const weighted = createAbsorber(blocks, new Float64Array(45).fill(2));
    expect(weighted.method).toBe<AbsorbMethod>('schur');
    const [a, b] = [column.slice(), column.slice()];
    closed.apply(a);
    weighted.apply(b);
    expect(largestGap(a, b)).toBeLessThan(1e-13);
    const hole = blocks.map((one) => ({ ...one, codes: one.codes.slice(0, 44) }));
    expect(createAbsorber(hole, null).method).toBe<AbsorbMethod>('schur');
    const swapped = blocks[1].codes.slice();
    [swapped[5], swapped[6]] = [swapped[6], swapped[5]];
    expect(createAbsorber([blocks[0], { ...blocks[1], codes: swapped }], null).method).toBe<AbsorbMethod>('schur');
  });

  it('leaves nested effects out: province within city, year within province-year', () => {
    const [unit, time] = panel(12, 6);
    const province = block(
      unit.codes.map((u) => u % 3),
      3,
      true,
      [],
    );
    expect(createAbsorber([unit, province], null).method).toBe<AbsorbMethod>('groupMeans');
    const provinceYear = block(
      unit.codes.map((u, r) => (u % 3) * 6 + time.codes[r]),
      18,
      true,
      [],
    );
    const column = randomDesign(5, 72, [2], false, false).column;
    const [a, b] = [column.slice(), column.slice()];
    createAbsorber([unit, time, provinceYear], null).apply(a);
    createAbsorber([unit, provinceYear], null).apply(b);
    expect(a).toEqual(b);
  });

  it('keeps the digits of a large level: 1e12 plus a few tenths', () => {
    const codes = Int32Array.from({ length: 400 }, (_, r) => r % 4);
    const small = Float64Array.from(codes, (g, r) => 0.25 * g + (r % 8 < 4 ? 0.125 : -0.125));
    const large = small.map((value) => value + 2 ** 40);
    createAbsorber([block(codes, 4, true, [])], null).apply(large);
    createAbsorber([block(codes, 4, true, [])], null).apply(small);
    expect(large).toEqual(small);
  });

  it('reports when the iterations run out', () => {
    const { blocks, column } = randomDesign(17, 60, [20, 20], false, false);
    const absorber = createAbsorber(blocks, null, { exactLimit: 0, maxIterations: 1 });
    absorber.apply(column);
    expect(absorber.convergence()).toMatchObject({ exact: false, converged: false });
  });
});

describe('counting', () => {
  it('finds singletons recursively', () => {
    const unit = Int32Array.of(0, 0, 1, 1, 2);
    const time = Int32Array.of(0, 1, 1, 2, 0);
    const groupings = [
      { codes: unit, levels: 3 },
      { codes: time, levels: 3 },
    ];
    expect(findSingletons(groupings, 5)).toEqual(Uint8Array.of(1, 1, 1, 1, 1));
    expect(findSingletons([groupings[0]], 5)).toEqual(Uint8Array.of(0, 0, 0, 0, 1));
    expect(findSingletons([groupings[0]], 5, Float64Array.of(1, 1, 1, 1, 2))).toBeNull();
  });

  it('counts the connected components of two effects', () => {
    const city = Int32Array.of(0, 1, 2, 3);
    expect(countComponents(city, 4, Int32Array.of(0, 0, 1, 1), 2)).toBe(2);
    expect(countComponents(city, 4, Int32Array.of(0, 0, 0, 0), 1)).toBe(1);
  });
});
