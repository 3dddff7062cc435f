import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeColumn, codeNumbers, compareCodePoints, countingSort } from './code-values.ts';
import { editDistance } from './edit-distance.ts';

const RUNS = { seed: 20_261_122, numRuns: 300 };

function slowCodes(numbers: readonly number[]) {
  const values = [...new Set(numbers.filter((one) => !Number.isNaN(one)))].sort((a, b) => a - b);
  return { codes: numbers.map((one) => values.indexOf(one)), values };
}

const cell = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.constantFrom(Number.NaN, 0.5, -1e300, 1e9, 2 ** 53 - 1));
const smallInteger = fc.oneof(fc.integer({ min: 1990, max: 2030 }), fc.constant(Number.NaN));

describe('codeNumbers', () => {
  it.each([
    ['any numbers', cell],
    ['integers in a small range', smallInteger],
  ])('ranks %s as sorting does', (_, one) => {
    fc.assert(
      fc.property(fc.array(one), (numbers) => {
        const { codes, values } = codeNumbers(Float64Array.from(numbers));
        expect({ codes: [...codes], values: [...values] }).toEqual(slowCodes(numbers));
      }),
      RUNS,
    );
  });
});

describe('order', () => {
  it('of texts is that of their code points', () => {
    const slow = (a: string, b: string) => {
      const x = Array.from(a, (char) => char.codePointAt(0)!);
      const y = Array.from(b, (char) => char.codePointAt(0)!);
      const at = x.findIndex((point, i) => point !== y[i]);
      return at < 0 ? x.length - y.length : at >= y.length ? 1 : x[at] - y[at];
    };
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (a, b) => {
        expect(Math.sign(compareCodePoints(a, b))).toBe(Math.sign(slow(a, b)));
      }),
      { ...RUNS, numRuns: 100 },
    );
  });

  it('of levels leaves out those without rows', () => {
    const column = {
      kind: 'category' as const,
      name: 'x',
      codes: Int32Array.of(2, -1, 0, 2),
      levels: ['b', 'unused', 'a'],
    };
    const { codes, keys } = codeColumn(column);
    expect(keys).toEqual(['a', 'b']);
    expect([...codes]).toEqual([0, -1, 1, 0]);
  });

  it('is stable under counting sort', () => {
    const codes = Int32Array.of(1, 0, 1, 0, 2);
    expect([...countingSort(Int32Array.of(4, 3, 2, 1, 0), codes, 3)]).toEqual([3, 1, 2, 0, 4]);
  });
});

describe('editDistance', () => {
  it.each([
    ['Hangzhou', 'Hangzohu', 1],
    ['kitten', 'sitting', 3],
    ['', 'ab', 2],
    ['\u{20000}州', '州', 1],
    ['abc', 'abc', 0],
  ])('of %s and %s', (a, b, distance) => {
    expect(editDistance(a, b, 5)).toBe(distance);
    expect(editDistance(b, a, 5)).toBe(distance);
  });

  it('stops at its limit', () => {
    expect(editDistance('kitten', 'sitting', 1)).toBe(2);
    expect(editDistance('a', 'abcdef', 2)).toBe(3);
  });
});
