import { describe, expect, it } from 'vitest';
import { parityOf } from '../../testing/support/parity.ts';
import { loadNist } from '../../testing/support/reference.ts';
import { createStream } from './random/philox.ts';
import { dot, mean, standardDeviation, sum, variance } from './sums.ts';

/** `exact_float64_data` is the exact answer for the data as doubles hold them. */
interface Univariate {
  readonly y: number[];
  readonly exact_float64_data: Record<'mean' | 'sd' | 'r1', string>;
}

const SETS = ['PiDigits', 'Lottery', 'Lew', 'Mavro', 'Michelso', 'NumAcc1', 'NumAcc2', 'NumAcc3', 'NumAcc4'];
/** Digits to reach on every NIST univariate set. */
const DIGITS = 12;

function logRelativeError(actual: number, expected: number): number {
  if (actual === expected) return 15;
  return Math.min(15, -Math.log10(expected === 0 ? Math.abs(actual) : Math.abs((actual - expected) / expected)));
}

function lag1(values: number[]): number {
  const centre = mean(values);
  const rough = values.map((value) => value - centre);
  const rest = mean(rough);
  const deviations = rough.map((value) => value - rest);
  return dot(deviations.slice(1), deviations.slice(0, -1)) / dot(deviations, deviations);
}

describe('NIST univariate sets', () => {
  const sets = SETS.map((name) => ({ name, set: loadNist<Univariate>(name) }));
  const present = sets.filter(({ set }) => set !== null).length;
  console.log(`NIST univariate: ran ${present}, no data for ${sets.length - present}`);

  const parity = parityOf('univariate');
  for (const { name, set } of sets) it.runIf(set)(name, () => agrees(name, set!));

  function agrees(name: string, set: Univariate): void {
    const compare = parity.compare({ id: name, package: 'NIST StRD', call: null }, 10 ** -DIGITS);
    const actual = { mean: mean(set.y), sd: standardDeviation(set.y), r1: lag1(set.y) };
    for (const [key, quantity] of [
      ['mean', 'moments'],
      ['sd', 'moments'],
      ['r1', 'autocorrelation'],
    ] as const) {
      compare.note(`${quantity} ${key}`, actual[key], Number(set.exact_float64_data[key]), 10 ** -DIGITS);
      expect(logRelativeError(actual[key], Number(set.exact_float64_data[key])), key).toBeGreaterThanOrEqual(DIGITS);
    }
    compare.finish();
  }
});

describe('compensated sums', () => {
  it('keep what plain addition loses', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(dot([1e16, 1, -1e16], [1, 1, 1])).toBe(1);
    expect(dot([1 + 2 ** -30, 1], [1 + 2 ** -30, -(1 + 2 ** -29)])).toBe(2 ** -60);
  });

  it('agree with exact integer arithmetic', () => {
    const source = createStream(1, 0);
    const a = Float64Array.from({ length: 2000 }, () => source.integer(2 ** 32) * (source.integer(2) ? 1 : -1));
    const b = Float64Array.from({ length: 2000 }, () => source.integer(2 ** 32));
    const exact = a.reduce((total, value, i) => total + BigInt(value) * BigInt(b[i]), 0n);
    expect(dot(a, b)).toBe(Number(exact));
    expect(sum(a)).toBe(a.reduce((total, value) => total + value, 0));
  });

  it('variance does not depend on where the data lie', () => {
    const spread = [1, 2, 4, 8, 16, 32];
    const moved = spread.map((value) => value + 2 ** 40);
    expect(variance(moved)).toBe(variance(spread));
    expect(variance([3, 3, 3])).toBe(0);
  });

  it('have no answer without enough values, and pass missing cells on', () => {
    expect(sum([])).toBe(0);
    expect(mean([])).toBeNaN();
    expect(variance([5])).toBeNaN();
    expect(sum([1, Number.NaN])).toBeNaN();
    expect(variance([1, 2, Number.NaN])).toBeNaN();
    expect(() => dot([1], [1, 2])).toThrow();
  });
});
