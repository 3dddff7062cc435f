import { describe, expect, it } from 'vitest';
import { categoryColumn, numericColumn } from './column.ts';
import { createFrame } from './frame.ts';
import { frameHash } from './frame-hash.ts';

const values = (n: number) => Float64Array.from({ length: n }, (_, i) => Math.sin(i));
const frameOf = (numbers: Float64Array, name = 'y') =>
  createFrame([
    numericColumn(name, numbers),
    categoryColumn(
      'city',
      Array.from(numbers, (_, i) => `c${i % 7}`),
    ),
  ]);

describe('frameHash', () => {
  it('is equal for equal contents, wherever the bytes lie', () => {
    const shifted = new Float64Array(20_003).subarray(3);
    shifted.set(values(20_000));
    expect(frameHash(frameOf(shifted))).toBe(frameHash(frameOf(values(20_000))));
  });

  it('sees one changed cell, a changed name, a changed level and two swapped columns', () => {
    const original = frameHash(frameOf(values(20_000)));
    const changed = values(20_000);
    changed[19_999] += 1e-12;
    expect(frameHash(frameOf(changed))).not.toBe(original);
    expect(frameHash(frameOf(values(20_000), 'z'))).not.toBe(original);
    const { columns } = frameOf(values(20_000));
    expect(frameHash(createFrame([columns[1], columns[0]]))).not.toBe(original);
    expect(frameHash(createFrame([categoryColumn('a', ['x', 'y'])]))).not.toBe(
      frameHash(createFrame([categoryColumn('a', ['x', 'z'])])),
    );
  });

  it('counts -0 as 0 and every missing cell as the same', () => {
    const odd = new Float64Array(2);
    new Uint32Array(odd.buffer).set([1, 0x7ff80001, 0, 0x80000000]);
    const plain = Float64Array.of(Number.NaN, 0);
    expect(frameHash(frameOf(odd))).toBe(frameHash(frameOf(plain)));
  });
});
