import { describe, expect, it } from 'vitest';
import { chiSquaredSurvival, noncentralChiSquaredQuantile, noncentralChiSquaredSurvival } from './index.ts';

/** A Poisson sum of incomplete gamma functions, each good to 1e-13. */
const REL = 1e-12;

/** x, df, noncentrality, P(X > x): 40-digit arithmetic on the same series, added term by term from zero. */
const survivals: readonly (readonly [number, number, number, number])[] = [
  [23.108507, 1, 10, 0.0500000451794322008],
  [5, 2.5, 25, 0.998587349072498207],
  [60, 2.5, 25, 0.00432057299742110401],
  [200, 1.37, 20, 2.50812415584520743e-22],
  [0.01, 3, 2, 0.999902256101082367],
  [900, 30, 600, 3.32874386659159144e-7],
  [1, 0.5, 40, 0.999999917922778848],
];

describe('noncentral chi-squared', () => {
  it('has the survival function of 40-digit arithmetic, far tail included', () => {
    for (const [x, df, noncentrality, expected] of survivals) {
      const actual = noncentralChiSquaredSurvival(x, df, noncentrality);
      expect(Math.abs(actual / expected - 1), `${x} ${df} ${noncentrality}`).toBeLessThan(REL);
    }
  });

  it('is the central one without noncentrality', () => {
    expect(noncentralChiSquaredSurvival(7, 4, 0)).toBeCloseTo(chiSquaredSurvival(7, 4), 15);
    expect(noncentralChiSquaredSurvival(-1, 4, 3)).toBe(1);
  });

  it('inverts', () => {
    expect(Math.abs(noncentralChiSquaredQuantile(0.95, 1, 10) / 23.1085112116066397 - 1)).toBeLessThan(REL);
    expect(Math.abs(noncentralChiSquaredQuantile(0.95, 1.95, 19.5) / 37.8470405142703727 - 1)).toBeLessThan(REL);
    expect([0, 1].map((p) => noncentralChiSquaredQuantile(p, 2, 1))).toEqual([0, Infinity]);
    expect(noncentralChiSquaredQuantile(1.1, 2, 1)).toBeNaN();
    expect(noncentralChiSquaredSurvival(1, 0, 1)).toBeNaN();
  });
});
