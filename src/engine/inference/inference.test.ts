import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../../core/distributions/index.ts';
import type { ModelResult } from '../result.ts';
import { linearCombination, supTCritical, tidy, wald } from './index.ts';

type Core = Pick<ModelResult, 'terms' | 'coef' | 'vcov' | 'dofResidual'>;

function result(coef: number[], vcov: number[], dofResidual = 40): Core {
  const tag = { kind: 'coefficient', role: 'control' } as const;
  const terms = coef.map((_, i) => ({ name: `b${i}`, tag }));
  return { terms, coef: Float64Array.from(coef), vcov: Float64Array.from(vcov), dofResidual };
}

/** 100,000 draws: the standard error of a 95 % quantile is about 0.006. */
const DRAWS = 100_000;
const MONTE_CARLO = 0.02;

describe('inference', () => {
  it('gives t, p and limits, and no statistic without variance', () => {
    const [first, second] = tidy(result([2, 1], [1, 0, 0, 0], 10));
    // t = 2 on 10 degrees of freedom: both from the closed form of the distribution at 10 degrees of freedom
    expect(first.pValue).toBeCloseTo(0.07338803477074045, 12);
    expect(first.hi).toBeCloseTo(2 + 2.22813885198627, 12);
    expect([second.statistic, second.pValue, second.lo, second.hi]).toEqual([null, null, 1, 1]);
  });

  it('tests jointly and drops what depends on restrictions before it', () => {
    const core = result([1, 2, 3], [1, 0, 1, 0, 4, 4, 1, 4, 5]);
    const test = wald(core, ['b0', 'b1', 'b2'])!;
    expect(test.terms).toEqual(['b0', 'b1']);
    expect([test.df1, test.statistic]).toEqual([2, (1 + 1) / 2]);
    const alone = wald(core, ['b1'])!;
    expect(alone.statistic).toBeCloseTo(1, 14);
    expect(alone.pValue).toBeCloseTo(tidy(core)[1].pValue!, 13);
    expect(wald(core, ['nothing'])).toBeNull();
    const scaled = wald(result([1e9, 2e-9], [1e18, 0, 0, 4e-18]), ['b0', 'b1'])!;
    expect([scaled.df1, scaled.statistic]).toEqual([2, 1]);
  });

  it('combines coefficients by the delta method', () => {
    const core = result([1, 3], [1, 0.5, 0.5, 2]);
    const mean = linearCombination(
      core,
      new Map([
        ['b0', 0.5],
        ['b1', 0.5],
        ['elsewhere', 1],
      ]),
      'postAverage',
    );
    expect([mean.estimate, mean.stdError]).toEqual([2, 1]);
    expect(mean.terms).toEqual(['b0', 'b1']);
  });

  it('widens bands to hold simultaneously: known cases', () => {
    const one = supTCritical(Float64Array.of(4), 1, 0.95, DRAWS, 1);
    expect(Math.abs(one - normalQuantile(0.975))).toBeLessThan(MONTE_CARLO);
    const identity = Float64Array.from({ length: 25 }, (_, cell) => (cell % 6 === 0 ? 1 : 0));
    const independent = normalQuantile((1 + 0.95 ** (1 / 5)) / 2);
    expect(Math.abs(supTCritical(identity, 5, 0.95, DRAWS, 2) - independent)).toBeLessThan(MONTE_CARLO);
    const same = new Float64Array(9).fill(3);
    expect(Math.abs(supTCritical(same, 3, 0.95, DRAWS, 3) - normalQuantile(0.975))).toBeLessThan(MONTE_CARLO);
    expect(supTCritical(same, 3, 0.9, 1000, 5)).toBe(supTCritical(same, 3, 0.9, 1000, 5));
    expect(supTCritical(new Float64Array(4), 2, 0.95, 10, 1)).toBeNaN();
  });
});
