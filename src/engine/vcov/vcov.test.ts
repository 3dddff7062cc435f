import { describe, expect, it } from 'vitest';
import { symmetricEigen } from '../../core/linalg/symmetric-eigen.ts';
import { countFixest, countReghdfe, nestedEffects } from './degrees-of-freedom.ts';
import { repairPsd } from './repair.ts';
import { correction, type SampleSize } from './small-sample.ts';

describe('counting absorbed levels', () => {
  // 12 cities in 3 provinces over 4 years
  const city = Int32Array.from({ length: 48 }, (_, r) => Math.floor(r / 4));
  const year = Int32Array.from({ length: 48 }, (_, r) => r % 4);
  const province = city.map((c) => c % 3);
  const provinceYear = province.map((p, r) => p * 4 + year[r]);
  const intercept = (codes: Int32Array, levels: number) => ({ codes, levels, slope: false, emptyLevels: 0 });
  const cities = intercept(city, 12);
  const years = intercept(year, 4);
  const cells = intercept(provinceYear, 12);

  it('knows what lies within a cluster', () => {
    expect(nestedEffects([cities, years, cells], [province])).toEqual([true, false, true]);
    expect(nestedEffects([cities, years], [city, year])).toEqual([true, true]);
    expect(nestedEffects([{ ...cities, slope: true }], [city])).toEqual([false]);
  });

  it('subtracts connected components as reghdfe, one each as fixest', () => {
    expect(countReghdfe([cities, years], [false, false]).redundant).toEqual([0, 1]);
    expect(countReghdfe([cities, cells], [false, false]).redundant).toEqual([0, 3]);
    expect(countReghdfe([cities, years, cells], [false, false, false]).redundant).toEqual([0, 1, 4]);
    expect(countReghdfe([cities, years], [true, false]).redundant).toEqual([12, 1]);
    expect(countReghdfe([cities, { ...cities, slope: true, emptyLevels: 2 }], [false, false]).redundant).toEqual([
      0, 2,
    ]);
    expect(countFixest([cities, years, cells], [true, false, false]).redundant).toEqual([0, 1, 1]);
  });

  it('turns counts into degrees of freedom', () => {
    const size: SampleSize = {
      nobs: 5130,
      slopes: 7,
      ownConstant: false,
      levels: [285, 18],
      count: { nested: [true, false], redundant: [285, 1] },
      clusterCounts: [285],
    };
    const stata = correction(size, 'cluster', 'reghdfe');
    expect([stata.parameters, stata.fitDof, stata.testDof]).toEqual([25, 4821, 284]);
    expect(stata.observationFactor * stata.clusterFactor(285)).toBeCloseTo((5129 / 5105) * (285 / 284), 14);
    const none = correction(size, 'cluster', 'fixest', {
      kAdj: false,
      gAdj: false,
      tDf: 'conventional',
      kFixef: 'none',
    });
    expect([none.observationFactor, none.clusterFactor(285), none.testDof]).toEqual([1, 1, 5123]);
  });
});

describe('repair of a covariance', () => {
  it('clips negative directions and leaves a proper one alone', () => {
    const proper = Float64Array.of(2, 1, 1, 2);
    expect(repairPsd(proper, 2, false)).toEqual({ vcov: proper, repaired: false });
    const { vcov, repaired } = repairPsd(Float64Array.of(1, 2, 2, 1), 2, false);
    expect(repaired).toBe(true);
    vcov.forEach((value) => {
      expect(value).toBeCloseTo(1.5, 14);
    });
  });

  it('never lets a reported constant change the standard errors of the slopes', () => {
    const slopes = [1, 0.2, 0.2, 1];
    const { vcov } = repairPsd(Float64Array.of(1, 0.2, 2, 0.2, 1, 0, 2, 0, 1), 3, true);
    expect([vcov[0], vcov[1], vcov[3], vcov[4]]).toEqual(slopes);
    expect(symmetricEigen(Float64Array.from(slopes), 2).values[0]).toBeGreaterThan(0);
  });
});
