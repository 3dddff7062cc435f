import { describe, expect, it } from 'vitest';
import { normalQuantile } from '../distributions/normal.ts';
import { createStream, philox4x32 } from './philox.ts';

/** Random123 1.14.0, tests/kat_vectors, lines "philox4x32 10": counter, key, output. */
const KNOWN_ANSWERS = [
  ['00000000 00000000 00000000 00000000', '00000000 00000000', '6627e8d5 e169c58d bc57ac4c 9b00dbd8'],
  ['ffffffff ffffffff ffffffff ffffffff', 'ffffffff ffffffff', '408f276d 41c83b0e a20bc7c6 6d5451fd'],
  ['243f6a88 85a308d3 13198a2e 03707344', 'a4093822 299f31d0', 'd16cfe09 94fdcceb 5001e420 24126ea1'],
];
const words = (text: string) => text.split(' ').map((word) => Number.parseInt(word, 16));

/** Philox 4x32-10 as the paper writes it, in exact integers: the obvious version of the kernel. */
function slowPhilox(counter: number[], key: number[]): number[] {
  let [c0, c1, c2, c3] = counter.map(BigInt);
  let [k0, k1] = key.map(BigInt);
  const mask = 0xffffffffn;
  for (let round = 0; round < 10; round++) {
    const p0 = 0xd2511f53n * c0;
    const p1 = 0xcd9e8d57n * c2;
    [c0, c1, c2, c3] = [(p1 >> 32n) ^ c1 ^ k0, p1 & mask, (p0 >> 32n) ^ c3 ^ k1, p0 & mask];
    k0 = (k0 + 0x9e3779b9n) & mask;
    k1 = (k1 + 0xbb67ae85n) & mask;
  }
  return [c0, c1, c2, c3].map(Number);
}

function fast(counter: number[], key: number[]): number[] {
  const out = new Uint32Array(4);
  philox4x32(out, counter[0], counter[1], counter[2], counter[3], key[0], key[1]);
  return [...out];
}

/** Five standard deviations of a binomial count: one false alarm in a million. */
const SIGMAS = 5;

describe('philox4x32', () => {
  it.each(KNOWN_ANSWERS)('counter %s, key %s', (counter, key, output) => {
    expect(fast(words(counter), words(key))).toEqual(words(output));
    expect(slowPhilox(words(counter), words(key))).toEqual(words(output));
  });

  it('equals the exact-integer version on words with every kind of carry', () => {
    const draw = createStream(7, 7);
    for (let i = 0; i < 500; i++) {
      const input = Array.from({ length: 6 }, () => (draw.integer(4) === 0 ? 0xffffffff : draw.integer(2 ** 32)));
      expect(fast(input.slice(0, 4), input.slice(4))).toEqual(slowPhilox(input.slice(0, 4), input.slice(4)));
    }
  });
});

describe('createStream', () => {
  const rawWords = (seed: number, stream: number, count: number) => {
    const source = createStream(seed, stream);
    return Array.from({ length: count }, () => source.integer(2 ** 32));
  };

  it('reads the blocks of the key (seed) and counter (block, stream) in order', () => {
    const seed = 0x12345_89abcdef;
    const stream = 0x0fedc_00000003;
    const key = [0x89abcdef, 0x12345];
    const expected = [0, 1, 2].flatMap((block) => slowPhilox([block, 0, 0x00000003, 0x0fedc], key));
    expect(rawWords(seed, stream, 12)).toEqual(expected);
  });

  it('keeps negative and huge seeds and streams apart', () => {
    const numbers = [0, 1, -1, 2 ** 32, -(2 ** 32), Number.MAX_SAFE_INTEGER, Number.MIN_SAFE_INTEGER];
    const seen = new Set<string>();
    for (const seed of numbers) for (const stream of numbers) seen.add(rawWords(seed, stream, 2).join());
    expect(seen.size).toBe(numbers.length ** 2);
  });

  it('is repeatable and refuses what is not a safe integer', () => {
    expect(rawWords(5, 9, 50)).toEqual(rawWords(5, 9, 50));
    for (const bad of [0.5, Number.NaN, Infinity, 2 ** 53]) {
      expect(() => createStream(bad, 0)).toThrow(RangeError);
      expect(() => createStream(0, bad)).toThrow(RangeError);
    }
  });

  it('fills (0, 1) evenly with 53-bit uniforms', () => {
    const source = createStream(11, 0);
    const draws = 200_000;
    const bins = new Int32Array(100);
    let oddLastBits = 0;
    let outside = 0;
    for (let i = 0; i < draws; i++) {
      const u = source.uniform();
      if (!(u > 0 && u < 1)) outside++;
      bins[Math.floor(u * 100)]++;
      oddLastBits += (u * 2 ** 53) % 2;
    }
    expect(outside).toBe(0);
    const sd = Math.sqrt(draws * 0.01 * 0.99);
    for (const count of bins) expect(Math.abs(count - draws * 0.01)).toBeLessThan(SIGMAS * sd);
    expect(Math.abs(oddLastBits - draws / 2)).toBeLessThan(SIGMAS * Math.sqrt(draws / 4));
  });

  it('draws normals as quantiles of its uniforms, with the right moments', () => {
    const uniforms = createStream(3, 4);
    const normals = createStream(3, 4);
    const draws = 200_000;
    let total = 0;
    let squares = 0;
    for (let i = 0; i < draws; i++) {
      const z = normals.normal();
      if (i < 100) expect(z).toBe(normalQuantile(uniforms.uniform()));
      total += z;
      squares += z * z;
    }
    expect(Math.abs(total / draws)).toBeLessThan(SIGMAS / Math.sqrt(draws));
    expect(Math.abs(squares / draws - 1)).toBeLessThan(SIGMAS * Math.sqrt(2 / draws));
  });

  it.each([1, 2, 3, 7, 285, 2 ** 21, 2 ** 21 + 1, 3_000_000_000, 2 ** 32])(
    'integer(%d) is even over its range',
    (n) => {
      const source = createStream(n, 1);
      const draws = 60_000;
      const bins = new Int32Array(Math.min(n, 6));
      let outside = 0;
      for (let i = 0; i < draws; i++) {
        const k = source.integer(n);
        if (!(Number.isInteger(k) && k >= 0 && k < n)) outside++;
        bins[Math.floor((k / n) * bins.length)]++;
      }
      expect(outside).toBe(0);
      let done = 0;
      bins.forEach((count, bin) => {
        const upTo = Math.ceil(((bin + 1) * n) / bins.length);
        const p = (upTo - done) / n;
        done = upTo;
        expect(Math.abs(count - draws * p)).toBeLessThanOrEqual(SIGMAS * Math.sqrt(draws * p * (1 - p)));
      });
    },
  );

  it('refuses ranges it cannot serve', () => {
    for (const bad of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) {
      expect(() => createStream(1, 1).integer(bad)).toThrow(RangeError);
    }
  });

  it.each([2, 3, 4, 5])('shuffles %d items into every order equally often', (n) => {
    const source = createStream(99, n);
    const orders = new Map<string, number>();
    const draws = 60_000;
    for (let i = 0; i < draws; i++) {
      const items = Array.from({ length: n }, (_, k) => k);
      source.shuffle(items);
      orders.set(items.join(), (orders.get(items.join()) ?? 0) + 1);
    }
    const count = Array.from({ length: n }, (_, k) => k + 1).reduce((a, b) => a * b, 1);
    expect(orders.size).toBe(count);
    const p = 1 / count;
    for (const times of orders.values()) {
      expect(Math.abs(times - draws * p)).toBeLessThan(SIGMAS * Math.sqrt(draws * p * (1 - p)));
    }
  });

  it.each([0, 1, 284, 285, 2 ** 16 - 1, 2 ** 16, 2 ** 16 + 1, 100_000])(
    'keeps all %d entries, whatever the array',
    (n) => {
      const integers = Int32Array.from({ length: n }, (_, k) => k);
      const doubles = Float64Array.from(integers);
      const list = [...integers];
      for (const array of [integers, doubles, list]) createStream(21, 2).shuffle(array);
      expect([...doubles]).toEqual(list);
      expect([...integers]).toEqual(list);
      expect([...integers.sort()]).toEqual(Array.from({ length: n }, (_, k) => k));
    },
  );
});
