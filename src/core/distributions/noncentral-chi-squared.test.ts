import { describe, expect, it } from 'vitest';
import { chiSquaredSurvival, noncentralChiSquaredQuantile, noncentralChiSquaredSurvival } from './index.ts';

/** A Poisson sum of incomplete gamma functions, each good to 1e-13. */
const REL = 1e-12;

/** x, df, noncentrality, P(X > x): 40-digit arithmetic on the same series, added term by term from zero. */
const survivals: readonly (readonly [number, number, number, number])[] = [
  [23.108507, 1, 10, 0.0500000451794322],
  [5, 2.5, 25, 0.9985873490724982],
  [60, 2.5, 25, 0.004320572997421104],
  [200, 1.37, 20, 2.508124155845207e-22],
  [0.01, 3, 2, 0.9999022561010824],
  [900, 30, 600, 3.328743866591591e-7],
  [1, 0.5, 40, 0.9999999179227788],
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
    expect(Math.abs(noncentralChiSquaredQuantile(0.95, 1, 10) / 23.10851121160664 - 1)).toBeLessThan(REL);
    expect(Math.abs(noncentralChiSquaredQuantile(0.95, 1.95, 19.5) / 37.84704051427037 - 1)).toBeLessThan(REL);
    expect([0, 1].map((p) => noncentralChiSquaredQuantile(p, 2, 1))).toEqual([0, Infinity]);
    expect(noncentralChiSquaredQuantile(1.1, 2, 1)).toBeNaN();
    expect(noncentralChiSquaredSurvival(1, 0, 1)).toBeNaN();
  });
});
