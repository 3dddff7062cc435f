import { createStream } from '../../../core/random/philox.ts';

export type SignKind = 'rademacher' | 'webb' | 'mammen';

const WEBB = [-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)];
const MAMMEN_LOW = (1 - Math.sqrt(5)) / 2;
const MAMMEN_HIGH = (1 + Math.sqrt(5)) / 2;
const MAMMEN_SHARE = (Math.sqrt(5) + 1) / (2 * Math.sqrt(5));

/**
 * Signs of one replicate as bits, 32 clusters to a word, 1 for +1. With `enumerated`, replicate r is the number r in binary; else the words of
 * random stream r of the seed, so that any split of the replicates gives the same draws.
 */
export function rademacherBits(words: Uint32Array, replicate: number, seed: number, enumerated: boolean): void {
  if (enumerated) {
    words.fill(0);
    words[0] = replicate;
    return;
  }
  const stream = createStream(seed, replicate);
  for (let i = 0; i < words.length; i++) words[i] = stream.integer(2 ** 32);
}

/** Weights of one replicate: Webb (2023) six points, or Mammen (1993) two points. Mean 0, variance 1. */
export function drawWeights(weights: Float64Array, replicate: number, seed: number, kind: 'webb' | 'mammen'): void {
  const stream = createStream(seed, replicate);
  for (let g = 0; g < weights.length; g++) {
    weights[g] = kind === 'webb' ? WEBB[stream.integer(6)] : stream.uniform() < MAMMEN_SHARE ? MAMMEN_LOW : MAMMEN_HIGH;
  }
}

export function bitsToSigns(words: Uint32Array, signs: Float64Array): void {
  for (let g = 0; g < signs.length; g++) signs[g] = (words[g >>> 5] >>> (g & 31)) & 1 ? 1 : -1;
}
