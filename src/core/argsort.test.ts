import { describe, expect, it } from 'vitest';
import { argsort } from './argsort.ts';
import { createStream } from './random/philox.ts';

/** Stable comparison sort, missing cells last. */
function slowArgsort(values: Float64Array): number[] {
  const key = (value: number) => (Number.isNaN(value) ? Infinity : value);
  const order = [...values.keys()];
  return order.sort((a, b) => (key(values[a]) < key(values[b]) ? -1 : key(values[a]) > key(values[b]) ? 1 : a - b));
}

const special = [0, -0, 1, -1, 5e-324, -5e-324, Number.MAX_VALUE, -Number.MAX_VALUE, 1e-300, Number.NaN];

describe('argsort', () => {
  it.each([0, 1, 50, 4095, 4096, 30_000])('orders %d values of every size and sign, stably', (n) => {
    const source = createStream(13, n);
    const values = Float64Array.from({ length: n }, () => {
      const kind = source.integer(4);
      if (kind === 0) return special[source.integer(special.length)];
      if (kind === 1) return source.integer(10);
      return source.normal() * 10 ** (source.integer(40) - 20);
    });
    const kept = values.slice();
    expect([...argsort(values)]).toEqual(slowArgsort(values));
    expect(values).toEqual(kept);
  });
});
