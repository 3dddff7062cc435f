import { normalQuantile } from '../distributions/normal.ts';

/** Arrays that can be shuffled in place. */
export type Shuffleable = Int32Array | Float64Array | unknown[];

/**
 * A stream of independent random numbers, fixed for ever by (seed, stream). Successive calls of any mixture of the
 * methods use up successive 32-bit words of the stream.
 */
export interface RandomStream {
  /** Uniform on the multiples of 2^-53 strictly between 0 and 1. Uses two words. */
  uniform(): number;
  /** Standard normal, by inversion of the distribution function: one `uniform` per value. */
  normal(): number;
  /** Uniform on 0 .. n - 1 without bias (Lemire 2019). n is an integer in 1 .. 2^32, else RangeError. */
  integer(n: number): number;
  /** Puts the array in a uniformly random order, in place (Fisher-Yates); at most 2^32 entries. */
  shuffle(array: Shuffleable): void;
}

const TWO_32 = 2 ** 32;
const TWO_M32 = 2 ** -32;
const TWO_M53 = 2 ** -53;
/** Below this index two bounded integers come from one word: their product of bounds stays below 2^32. */
const PAIR_LIMIT = 2 ** 16;

/** Philox multipliers and Weyl increments: Salmon, Moraes, Dror & Shaw (2011), table 2 and section 3.3. */
const M0_LOW = 0x1f53;
const M0_HIGH = 0xd251;
const M1_LOW = 0x8d57;
const M1_HIGH = 0xcd9e;
const M0 = 0xd2511f53 | 0;
const M1 = 0xcd9e8d57 | 0;
const W0 = 0x9e3779b9 | 0;
const W1 = 0xbb67ae85 | 0;

/** Words 0-3 of the output of Philox 4x32-10 for a counter (c0..c3) and key (k0, k1), written to `out[0..3]`. */
export function philox4x32(
  out: Int32Array | Uint32Array,
  c0: number,
  c1: number,
  c2: number,
  c3: number,
  k0: number,
  k1: number,
): void {
  for (let round = 0; round < 10; round++) {
    // High words of M0 * c0 and M1 * c2, by 16-bit halves.
    let low = c0 & 0xffff;
    let high = c0 >>> 16;
    let middle = (Math.imul(M0_HIGH, low) + (Math.imul(M0_LOW, low) >>> 16)) | 0;
    const cross0 = (Math.imul(M0_LOW, high) + (middle & 0xffff)) | 0;
    const high0 = (Math.imul(M0_HIGH, high) + (middle >>> 16) + (cross0 >>> 16)) | 0;
    low = c2 & 0xffff;
    high = c2 >>> 16;
    middle = (Math.imul(M1_HIGH, low) + (Math.imul(M1_LOW, low) >>> 16)) | 0;
    const cross1 = (Math.imul(M1_LOW, high) + (middle & 0xffff)) | 0;
    const high1 = (Math.imul(M1_HIGH, high) + (middle >>> 16) + (cross1 >>> 16)) | 0;
    const low0 = Math.imul(M0, c0);
    const low1 = Math.imul(M1, c2);
    c0 = high1 ^ c1 ^ k0;
    c2 = high0 ^ c3 ^ k1;
    c1 = low1;
    c3 = low0;
    k0 = (k0 + W0) | 0;
    k1 = (k1 + W1) | 0;
  }
  out[0] = c0;
  out[1] = c1;
  out[2] = c2;
  out[3] = c3;
}

/**
 * The counter holds the block number in its low and the stream number in its high 64 bits; the key holds the seed.
 * Streams of one seed therefore never overlap, and a stream costs nothing until it is read.
 */
class PhiloxStream implements RandomStream {
  private readonly block = new Int32Array(4);
  private position = 4;
  private counterLow = 0;
  private counterHigh = 0;

  constructor(
    private readonly seedLow: number,
    private readonly seedHigh: number,
    private readonly streamLow: number,
    private readonly streamHigh: number,
  ) {}

  private word(): number {
    if (this.position === 4) {
      philox4x32(
        this.block,
        this.counterLow,
        this.counterHigh,
        this.streamLow,
        this.streamHigh,
        this.seedLow,
        this.seedHigh,
      );
      this.counterLow = (this.counterLow + 1) | 0;
      if (this.counterLow === 0) this.counterHigh = (this.counterHigh + 1) | 0;
      this.position = 0;
    }
    return this.block[this.position++] >>> 0;
  }

  uniform(): number {
    for (;;) {
      const high = this.word() >>> 5;
      const bits = high * 2 ** 26 + (this.word() >>> 6);
      if (bits > 0) return bits * TWO_M53;
    }
  }

  normal(): number {
    return normalQuantile(this.uniform());
  }

  integer(n: number): number {
    if (!(Number.isInteger(n) && n >= 1 && n <= TWO_32)) throw new RangeError(`integer(${n})`);
    if (n <= 2 ** 21) return this.below(n);
    // A double cannot hold word * n: plain rejection above the largest multiple of n.
    const limit = TWO_32 - (TWO_32 % n);
    for (;;) {
      const word = this.word();
      if (word < limit) return word % n;
    }
  }

  /** Lemire (2019), algorithm 5 with 32-bit words; n <= 2^21, so that word * n is exact in a double. */
  private below(n: number): number {
    for (;;) {
      const word = this.word();
      const low = Math.imul(word, n) >>> 0;
      if (low >= n || low >= TWO_32 % n) return (word * n - low) * TWO_M32;
    }
  }

  shuffle(array: Shuffleable): void {
    const items = array as unknown[];
    let last = items.length - 1;
    if (last >= TWO_32) throw new RangeError(`shuffle of ${items.length} entries`);
    for (; last >= PAIR_LIMIT; last--) swap(items, last, this.integer(last + 1));
    // One word yields two indices, below last + 1 and below last: Brackett-Rozsnyai & Lemire (2024), algorithm 4.
    for (; last > 1; last -= 2) {
      const product = (last + 1) * last;
      let first: number;
      let second: number;
      let rest: number;
      do {
        const word = this.word();
        const low = Math.imul(word, last + 1) >>> 0;
        rest = Math.imul(low, last) >>> 0;
        first = (word * (last + 1) - low) * TWO_M32;
        second = (low * last - rest) * TWO_M32;
      } while (rest < product && rest < TWO_32 % product);
      swap(items, last, first);
      swap(items, last - 1, second);
    }
    if (last === 1) swap(items, 1, this.below(2));
  }
}

function swap(items: unknown[], i: number, j: number): void {
  const item = items[i];
  items[i] = items[j];
  items[j] = item;
}

function halves(value: number, what: string): [number, number] {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} must be a safe integer: ${value}`);
  return [value | 0, Math.floor(value / TWO_32) | 0];
}

/**
 * Stream number `stream` of the generator seeded with `seed`; both may be any safe integer (negative ones included),
 * anything else is a RangeError. The same pair gives the same numbers on every machine.
 * Source: Salmon, Moraes, Dror & Shaw (2011), "Parallel random numbers: as easy as 1, 2, 3" (Philox 4x32-10).
 */
export function createStream(seed: number, stream: number): RandomStream {
  const [seedLow, seedHigh] = halves(seed, 'seed');
  const [streamLow, streamHigh] = halves(stream, 'stream');
  return new PhiloxStream(seedLow, seedHigh, streamLow, streamHigh);
}
