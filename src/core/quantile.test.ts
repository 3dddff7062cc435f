import { describe, expect, it } from 'vitest';
import { type QuantileType, quantile, quantiles } from './quantile.ts';
import { createStream } from './random/philox.ts';

/** Hyndman & Fan's formulas on sorted values, in exact rational probabilities k / 100. */
function slowQuantile(values: number[], percent: number, type: QuantileType): number {
  const x = [...values].sort((a, b) => a - b);
  const n = x.length;
  if (type === 7) {
    const scaled = (n - 1) * percent;
    const low = Math.floor(scaled / 100);
    const weight = (scaled % 100) / 100;
    return weight === 0 ? x[low] : (1 - weight) * x[low] + weight * x[low + 1];
  }
  const scaled = n * percent;
  if (scaled % 100 !== 0) return x[Math.floor(scaled / 100)];
  const k = scaled / 100;
  return k === 0 ? x[0] : k === n ? x[n - 1] : (x[k - 1] + x[k]) / 2;
}

const shapes: Record<string, (i: number, n: number, draw: () => number) => number> = {
  random: (_i, _n, draw) => draw(),
  ascending: (i) => i,
  descending: (i) => -i,
  'zero and one': (_i, _n, draw) => (draw() < 0.2 ? 1 : 0),
  constant: () => 7,
  'many ties': (_i, _n, draw) => Math.floor(draw() * 5),
  'up and down': (i, n) => Math.min(i, n - i),
};

describe.each(Object.keys(shapes))('quantiles of %s values', (shape) => {
  it.each([1, 2, 3, 10, 99, 100, 101, 1000, 20_001])('n = %d', (n) => {
    const source = createStream(5, n);
    const values = Array.from({ length: n }, (_, i) => shapes[shape](i, n, () => source.uniform()));
    const kept = [...values];
    const percents = [0, 1, 5, 10, 25, 29, 50, 57, 75, 90, 95, 99, 100];
    for (const type of [7, 2] as const) {
      const fast = quantiles(
        values,
        percents.map((percent) => percent / 100),
        type,
      );
      percents.forEach((percent, k) => {
        const slow = slowQuantile(values, percent, type);
        // Interpolation weights round differently: (n - 1) p against (n - 1) percent / 100.
        expect(Math.abs(fast[k] - slow)).toBeLessThanOrEqual(1e-12 * Math.max(1, Math.abs(slow)));
      });
    }
    expect(values).toEqual(kept);
  });
});

describe('quantile', () => {
  it('knows the textbook cases', () => {
    expect(quantile([4, 1, 3, 2], 0.5, 7)).toBe(2.5);
    expect(quantile([4, 1, 3, 2], 0.25, 7)).toBe(1.75);
    expect(quantile([4, 1, 3, 2], 0.25, 2)).toBe(1.5);
    expect(quantile([4, 1, 3, 2], 0.3, 2)).toBe(2);
  });

  it('has no answer for no values or an impossible probability', () => {
    expect(quantile([], 0.5, 7)).toBeNaN();
    for (const p of [-0.1, 1.1, Number.NaN]) expect(quantile([1, 2], p, 2)).toBeNaN();
  });
});
