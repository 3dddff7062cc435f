import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { cellText } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import { createMatcher, type MatchWord, normaliseText } from './matcher.ts';

export { starterDictionary } from './starter-dictionary.ts';

export const fields = {
  /** Column that holds the text of each unit and period. */
  text: { type: 'column', default: null },
  /** ln(1 + hits), hits per 10,000 characters (blanks apart), or the hits themselves. */
  measure: { type: 'choice', choices: ['log', 'per10000', 'count'], default: 'log' },
} as const satisfies Fields;

export type KeywordOptions = OptionsOf<typeof fields>;

/** A dictionary as the analyst edits it: words under the heading of a group. */
export type Dictionary = readonly { readonly group: string; readonly words: readonly string[] }[];

export interface WordCount {
  readonly word: string;
  readonly group: string;
  readonly hits: number;
  /** Rows with at least one hit. */
  readonly rows: number;
  /** Other words of the dictionary that contain it: there it is not counted on its own. */
  readonly inside: readonly string[];
}

/** Arrays run over panel rows. Rows without a text are NaN (and -1 among the counts): not the same as a text without a hit. */
export interface KeywordIndex {
  readonly groups: readonly string[];
  readonly words: readonly WordCount[];
  readonly hits: Int32Array;
  readonly hitsByGroup: readonly Int32Array[];
  readonly characters: Int32Array;
  /** The measure asked for, over all groups and for each. */
  readonly value: Float64Array;
  readonly valueByGroup: readonly Float64Array[];
  readonly rowsRead: number;
  readonly rowsWithText: number;
  readonly notices: readonly Notice[];
}

/**
 * Counts the words of a dictionary in one text per unit and period. How nested words are counted: see `createMatcher`.
 * Failures: keywordNoText, columnUnknown, keywordNoWords.
 */
export function keywordIndex(panel: Panel, dictionary: Dictionary, options: KeywordOptions): Outcome<KeywordIndex> {
  if (options.text === null) return fail('keywordNoText');
  const column = findColumn(panel.frame, options.text);
  if (!column) return fail('columnUnknown', { column: options.text, role: 'text' }, { column: options.text });
  const settled = settleWords(dictionary);
  if (settled.words.length === 0) return fail('keywordNoWords');
  const { words, groups } = settled;
  const n = panel.rows.length;
  const counted = countTexts(
    Array.from(panel.rows, (row) => cellText(column, row)),
    words,
  );
  const hitsByGroup = groups.map((group) => sumWords(counted, words, n, (word) => word.group === group));
  const hits = sumWords(counted, words, n, () => true);
  const measured = (count: Int32Array) => measure(count, counted.characters, options.measure);
  const empty = counted.characters.reduce((rows, length) => rows + Number(length < 0), 0);
  const notices = [...settled.notices];
  if (empty > 0) notices.push(notice('info', 'keywordRowsEmpty', { rows: empty, of: n, column: options.text }));
  if (empty < n && !hits.some((count) => count > 0))
    notices.push(notice('caution', 'keywordNoHits', { rows: n - empty }));
  return succeed({
    groups,
    words: words.map(({ text, group }, w) => ({
      word: text,
      group,
      hits: counted.byWord.reduce((total, row) => total + (row?.[w] ?? 0), 0),
      rows: counted.byWord.reduce((total, row) => total + Number((row?.[w] ?? 0) > 0), 0),
      inside: words.filter((other) => other.text !== text && other.text.includes(text)).map((other) => other.text),
    })),
    hits,
    hitsByGroup,
    characters: counted.characters,
    value: measured(hits),
    valueByGroup: hitsByGroup.map(measured),
    rowsRead: n,
    rowsWithText: n - empty,
    notices,
  });
}

interface GroupedWord extends MatchWord {
  readonly group: string;
}

/** Every word once, in the form in which it is compared; a word that comes again stays where it stood first. */
function settleWords(dictionary: Dictionary): { words: GroupedWord[]; groups: string[]; notices: Notice[] } {
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

interface Counted {
  /** Hits per word for each row; null without a text. Rows with equal texts share one array. */
  readonly byWord: readonly (Int32Array | null)[];
  readonly characters: Int32Array;
}

function countTexts(texts: readonly string[], words: readonly GroupedWord[]): Counted {
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

function sumWords(
  counted: Counted,
  words: readonly GroupedWord[],
  n: number,
  takes: (word: GroupedWord) => boolean,
): Int32Array {
  const out = new Int32Array(n).fill(-1);
  const index = words.filter(takes).map((word) => word.index);
  counted.byWord.forEach((hits, row) => {
    if (hits !== null) out[row] = index.reduce((total, w) => total + hits[w], 0);
  });
  return out;
}

function measure(hits: Int32Array, characters: Int32Array, kind: KeywordOptions['measure']): Float64Array {
  return Float64Array.from(hits, (count, row) => {
    if (count < 0) return Number.NaN;
    if (kind === 'log') return Math.log1p(count);
    return kind === 'count' ? count : (10_000 * count) / characters[row];
  });
}
