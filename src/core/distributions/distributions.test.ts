import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createStream } from '../random/philox.ts';
import {
  chiSquaredCdf,
  chiSquaredQuantile,
  chiSquaredSurvival,
  fisherCdf,
  fisherQuantile,
  fisherSurvival,
  incompleteBeta,
  incompleteGamma,
  logGamma,
  normalCdf,
  normalQuantile,
  normalSurvival,
  studentCdf,
  studentQuantile,
  studentSurvival,
  studentTwoSided,
} from './index.ts';

/** What is promised everywhere; measured errors stay below a sixth of it. */
const REL = 1e-12;

type Table = { readonly columns: readonly string[]; readonly rows: readonly (readonly number[])[] };
const tables: Record<string, Table> = JSON.parse(
  readFileSync(new URL('../../../testing/cases/distributions/high-precision.json', import.meta.url), 'utf8'),
);

function relativeError(actual: number, expected: number): number {
  return actual === expected ? 0 : Math.abs(actual - expected) / Math.abs(expected);
}

/** The worst row of a table, so that a failure shows where it is. */
function worst(name: string, compute: (...inputs: number[]) => number | readonly number[]) {
  let answer = { error: 0, row: [] as readonly number[] };
  for (const row of tables[name].rows) {
    const actual = [compute(...row)].flat();
    const expected = row.slice(-actual.length);
    const error = Math.max(...actual.map((value, k) => relativeError(value, expected[k])));
    if (!(error <= answer.error)) answer = { error, row };
  }
  return answer;
}

describe('against 60-digit arithmetic', () => {
  it.each<[string, (...inputs: number[]) => number | readonly number[]]>([
    ['studentSurvival', studentSurvival],
    ['fisher', (f, a, b) => [fisherSurvival(f, a, b), fisherCdf(f, a, b)]],
    ['chiSquared', (x, df) => [chiSquaredSurvival(x, df), chiSquaredCdf(x, df)]],
    ['normalSurvival', normalSurvival],
    ['logGamma', logGamma],
    ['studentQuantile', studentQuantile],
    ['chiSquaredQuantile', chiSquaredQuantile],
    ['fisherQuantile', fisherQuantile],
    ['normalQuantile', normalQuantile],
  ])('%s', (name, compute) => {
    const { error, row } = worst(name, compute);
    expect(error, `at ${row}`).toBeLessThanOrEqual(REL);
  });
});

describe('identities', () => {
  const source = createStream(2024, 0);
  const points = Array.from({ length: 300 }, () => ({
    z: 6 * (2 * source.uniform() - 1),
    df: 10 ** (8 * source.uniform() - 1),
    df2: 10 ** (8 * source.uniform() - 1),
    p: source.uniform(),
  }));
  // A probability next to 1 has only its absolute rounding.
  const near = (a: number, b: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-12 * Math.max(b, 1e-3));

  it('hold between tails, distributions and limits', () => {
    for (const { z, df, df2 } of points) {
      near(studentCdf(z, df) + studentSurvival(z, df), 1);
      near(studentCdf(-z, df), studentSurvival(z, df));
      near(studentTwoSided(z, df), fisherSurvival(z * z, 1, df));
      near(studentTwoSided(z, Infinity), chiSquaredSurvival(z * z, 1));
      near(normalCdf(z) + normalSurvival(z), 1);
      near(fisherSurvival(z * z, df, df2), fisherCdf(1 / (z * z), df2, df));
      near(chiSquaredSurvival(z * z, 2), Math.exp((-z * z) / 2));
      near(studentSurvival(z, 1), 0.5 - Math.atan(z) / Math.PI);
      near(fisherSurvival(z * z, df, Infinity), chiSquaredSurvival(df * z * z, df));
      near(fisherSurvival(z * z, Infinity, df), chiSquaredCdf(df / (z * z), df));
      near(incompleteBeta(0.3, df, df2) + incompleteBeta(0.7, df2, df), 1);
      near(incompleteGamma(df, 3) + incompleteGamma(df, 3, true), 1);
    }
  });

  it('quantiles lead back to their probabilities', () => {
    for (const { p, df, df2 } of points) {
      expect(relativeError(normalCdf(normalQuantile(p)), p)).toBeLessThan(1e-13);
      expect(relativeError(studentCdf(studentQuantile(p, df), df), p)).toBeLessThan(REL);
      // Rounding of a quantile moves the probability by up to sqrt(df) units in the last place.
      expect(relativeError(chiSquaredCdf(chiSquaredQuantile(p, df), df), p)).toBeLessThan(REL * 10);
      expect(relativeError(fisherCdf(fisherQuantile(p, df, df2), df, df2), p)).toBeLessThan(REL * 10);
    }
    expect(studentQuantile(0.975, Infinity)).toBe(normalQuantile(0.975));
    expect(fisherQuantile(0.95, 3, Infinity)).toBe(chiSquaredQuantile(0.95, 3) / 3);
    expect(studentQuantile(0.5, 7)).toBe(0);
  });
});

describe('edges', () => {
  const bad = [Number.NaN, 0, -1];

  it('give NaN for parameters without meaning', () => {
    for (const df of bad) {
      expect(studentSurvival(1, df)).toBeNaN();
      expect(studentSurvival(Infinity, df)).toBeNaN();
      expect(studentQuantile(0.9, df)).toBeNaN();
      expect(chiSquaredSurvival(1, df)).toBeNaN();
      expect(chiSquaredQuantile(0.9, df)).toBeNaN();
      for (const other of [3, Infinity]) {
        for (const value of [fisherSurvival(1, df, other), fisherCdf(1, other, df), fisherQuantile(0.5, df, other)]) {
          expect(value).toBeNaN();
        }
      }
    }
    for (const value of [
      studentSurvival(Number.NaN, 5),
      studentTwoSided(Number.NaN, Infinity),
      normalCdf(Number.NaN),
      chiSquaredCdf(Number.NaN, 3),
      chiSquaredSurvival(1, Infinity),
      fisherSurvival(Number.NaN, 2, 3),
      logGamma(-1),
      incompleteBeta(1.1, 1, 1),
      incompleteGamma(1, -1),
      normalQuantile(-0.1),
      normalQuantile(1.1),
      studentQuantile(Number.NaN, 4),
    ]) {
      expect(value).toBeNaN();
    }
  });

  it('give the limits at the ends', () => {
    expect([normalQuantile(0), normalQuantile(0.5), normalQuantile(1)]).toEqual([-Infinity, 0, Infinity]);
    expect([studentQuantile(0, 3), studentQuantile(1, 3)]).toEqual([-Infinity, Infinity]);
    expect([chiSquaredQuantile(0, 3), chiSquaredQuantile(1, 3)]).toEqual([0, Infinity]);
    expect([fisherQuantile(0, 3, 4), fisherQuantile(1, 3, 4)]).toEqual([0, Infinity]);
    expect([studentSurvival(Infinity, 3), studentSurvival(-Infinity, 3)]).toEqual([0, 1]);
    expect([fisherSurvival(-1, 2, 3), fisherSurvival(Infinity, 2, 3), fisherCdf(0, 2, 3)]).toEqual([1, 0, 0]);
    expect([fisherSurvival(0.5, Infinity, Infinity), fisherSurvival(2, Infinity, Infinity)]).toEqual([1, 0]);
    expect([chiSquaredSurvival(-1, 2), chiSquaredCdf(Infinity, 2)]).toEqual([1, 1]);
    // The tail of a Cauchy variable is 1 / (pi t) long after t^2 overflows.
    expect(relativeError(studentSurvival(1e200, 1), 1 / (Math.PI * 1e200))).toBeLessThan(REL);
    expect([logGamma(0), logGamma(Infinity)]).toEqual([Infinity, Infinity]);
  });

  it('always end in a probability, however odd the arguments', () => {
    const sizes = [5e-324, 1e-300, 1e-12, 0.001, 0.5, 1, 3, 1e3, 1e8, 1e17, 1e200, 1e300];
    const isProbability = (p: number) => p >= 0 && p <= 1;
    for (const df of sizes.slice(3)) {
      for (const x of sizes) {
        expect(isProbability(studentSurvival(x, df)), `t ${x} ${df}`).toBe(true);
        expect(isProbability(chiSquaredSurvival(x, df)), `chi ${x} ${df}`).toBe(true);
        for (const df2 of sizes.slice(3)) {
          expect(isProbability(fisherSurvival(x, df, df2)), `F ${x} ${df} ${df2}`).toBe(true);
        }
      }
      for (const p of [1e-300, 1e-5, 0.3, 0.5, 0.999]) {
        expect(studentQuantile(p, df), `tq ${p} ${df}`).not.toBeNaN();
        expect(chiSquaredQuantile(p, df), `cq ${p} ${df}`).toBeGreaterThanOrEqual(0);
        expect(fisherQuantile(p, df, 7), `Fq ${p} ${df}`).toBeGreaterThanOrEqual(0);
      }
    }
  });
});
