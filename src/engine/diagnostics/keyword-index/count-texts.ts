import type { GroupedWord } from './dictionary.ts';
import { createMatcher } from './matcher.ts';
import type { KeywordOptions } from './meta.ts';

export interface CountedTexts {
  /** Hits per word for each row; null without a text. Rows with equal texts share one array. */
  readonly byWord: readonly (Int32Array | null)[];
  readonly characters: Int32Array;
}

export function countTexts(texts: readonly string[], words: readonly GroupedWord[]): CountedTexts {
  const matcher = createMatcher(words);
  const known = new Map<string, { hits: Int32Array; length: number }>();
  const characters = new Int32Array(texts.length).fill(-1);
  const byWord = texts.map((text, row) => {
    if (text.trim() === '') return null;
    let found = known.get(text);
    if (found === undefined) {
      const hits = new Int32Array(words.length);
      found = { hits, length: matcher.count(text, hits) };
      known.set(text, found);
    }
    characters[row] = found.length;
    return found.hits;
  });
  return { byWord, characters };
}

export function sumWords(
  counted: CountedTexts,
  words: readonly GroupedWord[],
  takes: (word: GroupedWord) => boolean,
): Int32Array {
  const out = new Int32Array(counted.byWord.length).fill(-1);
  const index = words.filter(takes).map((word) => word.index);
  counted.byWord.forEach((hits, row) => {
    if (hits !== null) out[row] = index.reduce((total, w) => total + hits[w], 0);
  });
  return out;
}

/** NaN where hits or, for a rate, characters are not known (-1) or there are none. */
export function measured(hits: Int32Array, characters: Int32Array, kind: KeywordOptions['measure']): Float64Array {
  return Float64Array.from(hits, (count, row) => {
    if (count < 0) return Number.NaN;
    if (kind === 'log') return Math.log1p(count);
    if (kind === 'count') return count;
    return characters[row] > 0 ? (10_000 * count) / characters[row] : Number.NaN;
  });
}
