import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../../core/random/philox.ts';
import { matchingBalance } from './balance.ts';
import { scoreDensities } from './densities.ts';
import { entropyBalance } from './entropy-balance.ts';
import { levelDifference } from './levels.ts';
import type { BalanceSide, MatchingSample } from './types.ts';

/** Two normal covariates and a dummy, a little larger among the treated. */
function simulate(seed: number, n: number): MatchingSample {
  const random = createStream(seed, 0);
  const treated = Uint8Array.from({ length: n }, (_, r) => Number(r % 3 === 0));
  const normal = (lift: number) => Float64Array.from(treated, (flag) => random.normal() + lift * flag);
  const dummy = Float64Array.from(treated, (flag) => Number(random.uniform() < 0.4 + 0.2 * flag));
  return { names: ['a', 'b', 'c'], columns: [normal(0.3), normal(-0.2), dummy], treated };
}

const worlds = fc.record({ seed: fc.integer({ min: 1, max: 1e6 }), n: fc.integer({ min: 45, max: 150 }) });
const runs = { numRuns: 30 };

function near(actual: number | null, expected: number | null, rel = 1e-9): void {
  if (actual === null || expected === null) expect(actual).toBe(expected);
  else expect(Math.abs(actual - expected)).toBeLessThanOrEqual(rel * Math.max(1, Math.abs(expected)));
}

describe('balance', () => {
  it('with weights of one is that before matching', () => {
    fc.assert(
      fc.property(worlds, ({ seed, n }) => {
        const { rows, before, after } = matchingBalance(simulate(seed, n), new Float64Array(n).fill(1));
        for (const row of rows) {
          expect(row.after).toEqual(row.before);
          near(row.reduction, row.before.bias === 0 ? null : 0);
        }
        for (const key of ['meanBias', 'rubinB', 'rubinR', 'pseudoR2', 'lrChi2'] as const)
          near(after[key], before[key]);
      }),
      runs,
    );
  });

  it('with whole weights is that of duplicated rows, but for the scale of the bias', () => {
    fc.assert(
      fc.property(worlds, ({ seed, n }) => {
        const sample = simulate(seed, n);
        const weights = Float64Array.from({ length: n }, (_, r) => (r % 5) % 4);
        const list = Array.from(weights, (w, r) => new Array<number>(w).fill(r)).flat();
        const duplicated = {
          names: sample.names,
          columns: sample.columns.map((column) => Float64Array.from(list, (r) => column[r])),
          treated: Uint8Array.from(list, (r) => sample.treated[r]),
        };
        const weighted = matchingBalance(sample, weights);
        const plain = matchingBalance(duplicated, new Float64Array(list.length).fill(1));
        weighted.rows.forEach((row, j) => {
          for (const key of [
            'treated',
            'control',
            't',
            'pValue',
            'varianceRatio',
          ] as const satisfies (keyof BalanceSide)[]) {
            near(row.after[key], plain.rows[j].before[key]);
          }
        });
        for (const key of ['rubinB', 'rubinR', 'pseudoR2', 'lrChi2'] as const)
          near(weighted.after[key], plain.before[key], 1e-7);
      }),
      runs,
    );
  });

  it('leaves undefined figures empty', () => {
    const treated = Uint8Array.of(1, 1, 0, 0, 0);
    const constant = { names: ['k'], columns: [new Float64Array(5).fill(2)], treated };
    const { rows, before } = matchingBalance(constant, Float64Array.of(1, 1, 1, 1, 0));
    expect(rows[0].before).toMatchObject({
      treated: 2,
      control: 2,
      bias: null,
      t: null,
      pValue: null,
      varianceRatio: null,
    });
    expect(rows[0].reduction).toBeNull();
    expect(before).toMatchObject({ meanBias: null, medianBias: null, lrPValue: null });
    const apart = { names: ['x'], columns: [Float64Array.of(5, 6, 1, 2, 3)], treated };
    expect(matchingBalance(apart, new Float64Array(5).fill(1)).before).toMatchObject({ rubinB: null, pseudoR2: null });
  });
});

describe('entropy balancing', () => {
  it('meets the moments with the treated as total', () => {
    fc.assert(
      fc.property(worlds, fc.constantFrom(1, 2), ({ seed, n }, moments) => {
        const sample = simulate(seed, n);
        const weights = entropyBalance(sample, moments);
        // A world whose untreated cannot reach the moments of the treated is refused aloud, and says nothing here.
        fc.pre(weights.ok || weights.notice.code !== 'entropyInfeasible');
        if (!weights.ok) throw new Error(weights.notice.code);
        const treated = sample.treated.reduce((a, b) => a + b, 0);
        const weighted = (values: Float64Array, group: number) => {
          let total = 0;
          values.forEach((value, r) => {
            if (sample.treated[r] === group) total += weights.value[r] * value;
          });
          return total / treated;
        };
        near(weighted(new Float64Array(n).fill(1), 0), 1);
        for (const column of sample.columns) {
          near(weighted(column, 0), weighted(column, 1));
          const square = column.map((value) => value * value);
          if (moments === 2) near(weighted(square, 0), weighted(square, 1), 1e-8);
        }
        expect(weights.value.every((w) => w > 0)).toBe(true);
      }),
      runs,
    );
  });

  it('changes nothing when the groups are alike, whatever is collinear', () => {
    const x = Float64Array.of(1, 2, 3, 1, 2, 3, 1, 2, 3);
    const treated = Uint8Array.of(1, 1, 1, 0, 0, 0, 0, 0, 0);
    const weights = entropyBalance(
      { names: ['x', 'y', 'k'], columns: [x, x.map((v) => 3 - v), x.map(() => 4)], treated },
      2,
    );
    expect(weights.ok && Array.from(weights.value, (w) => Number(w.toFixed(12)))).toEqual([
      1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5,
    ]);
  });

  it('says which mean is out of reach', () => {
    const sample = simulate(3, 90);
    const far = sample.columns[1].map((value, r) => value + 20 * sample.treated[r]);
    const result = entropyBalance({ ...sample, columns: [sample.columns[0], far, sample.columns[2]] }, 1);
    expect(result).toMatchObject({
      ok: false,
      notice: { code: 'entropyInfeasible', params: { columns: 'b', moments: 1 } },
    });
    const sum = sample.columns[0].map((value, r) => value + 20 * sample.treated[r] - sample.columns[1][r]);
    expect(entropyBalance({ ...sample, columns: [sample.columns[1], sum, sample.columns[2]] }, 1).ok).toBe(false);
  });
});

describe('densities', () => {
  const { columns, treated } = simulate(8, 120);
  const score = columns[0].map((x) => 1 / (1 + Math.exp(-x)));
  const integral = (x: Float64Array, density: Float64Array) =>
    density.reduce((sum, value) => sum + value, 0) * (x[1] - x[0]);

  it('are densities, and before and after are alike under equal weights', () => {
    const curves = scoreDensities(score, treated, new Float64Array(120).fill(3))!;
    for (const curve of [curves.treatedBefore, curves.controlBefore])
      expect(integral(curves.x, curve)).toBeCloseTo(1, 1);
    curves.controlAfter.forEach((value, k) => {
      expect(value).toBeCloseTo(curves.controlBefore[k], 12);
    });
  });

  it('are not drawn for a group of one', () => {
    expect(
      scoreDensities(
        score,
        treated.map((_, r) => Number(r === 0)),
        new Float64Array(120).fill(1),
      ),
    ).toBeNull();
    expect(scoreDensities(score, treated, Float64Array.from(treated))).toBeNull();
  });
});

describe('difference in levels', () => {
  it('is by hand', () => {
    const outcome = Float64Array.of(5, 7, 1, 2, 4);
    const treated = Uint8Array.of(1, 1, 0, 0, 0);
    // 6 - (1.5 * 1 + 0.5 * 4) / 2; v1 = 2, v0 = 4.5, sum w^2 = 2.5
    const { estimate, stdError } = levelDifference(outcome, treated, Float64Array.of(1, 1, 1.5, 0, 0.5))!;
    expect(estimate).toBeCloseTo(6 - 3.5 / 2, 12);
    expect(stdError).toBeCloseTo(Math.sqrt(2 / 2 + (4.5 * 2.5) / 4), 12);
  });

  it('is empty with a missing outcome or a single match', () => {
    const treated = Uint8Array.of(1, 1, 0, 0);
    expect(levelDifference(Float64Array.of(1, Number.NaN, 2, 3), treated, new Float64Array(4).fill(1))).toBeNull();
    expect(levelDifference(Float64Array.of(1, 2, 2, 3), treated, Float64Array.of(1, 1, 2, 0))).toBeNull();
  });
});
