import { type Notice, notice } from '../../../core/notice.ts';
import { type MatchWord, normaliseText } from './matcher.ts';
import type { Dictionary } from './types.ts';

export interface GroupedWord extends MatchWord {
  readonly group: string;
}

export interface SettledDictionary {
  readonly words: readonly GroupedWord[];
  readonly groups: readonly string[];
  readonly notices: readonly Notice[];
}

/** Every word once, in the form in which it is compared; a word that comes again stays where it stood first. */
export function settleWords(dictionary: Dictionary): SettledDictionary {
  const words: GroupedWord[] = [];
  const repeated: string[] = [];
  const seen = new Set<string>();
  for (const { group, words: given } of dictionary) {
    for (const one of given) {
      const text = normaliseText(one);
      if (text === '') continue;
      if (seen.has(text)) repeated.push(text);
      else words.push({ text, group, index: words.length });
      seen.add(text);
    }
  }
  const groups = [...new Set(words.map(({ group }) => group))];
  const params = { words: repeated.length, examples: [...new Set(repeated)].slice(0, 5).join(', ') };
  return { words, groups, notices: repeated.length > 0 ? [notice('info', 'keywordRepeated', params)] : [] };
}
