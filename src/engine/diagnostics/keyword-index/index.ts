import { fail, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { cellText } from '../../../table/column.ts';
import { findColumn } from '../../../table/frame.ts';
import type { Panel } from '../../panel.ts';
import { countColumns } from './count-columns.ts';
import { type CountedTexts, countTexts, measured, sumWords } from './count-texts.ts';
import { type SettledDictionary, settleWords } from './dictionary.ts';
import type { KeywordOptions } from './meta.ts';
import type { Dictionary, KeywordIndex } from './types.ts';

export { fields, type KeywordOptions } from './meta.ts';
export { starterDictionary } from './starter-dictionary.ts';
export type { Dictionary, KeywordIndex, WordCount } from './types.ts';

/**
 * Counts the words of a dictionary in one text per unit and period, or adds up counts that the data hold already. How nested words are counted: see
 * `createMatcher`. Failures: keywordNoText, columnUnknown, keywordNoWords, and those of `countColumns`.
 */
export function keywordIndex(panel: Panel, dictionary: Dictionary, options: KeywordOptions): Outcome<KeywordIndex> {
  if (options.text === null && options.counts !== null && options.counts.length > 0) {
    return countColumns(panel, options);
  }
  const counted = countDictionary(panel, dictionary, options.text);
  return counted.ok ? succeed(indexOf(counted.value, options)) : counted;
}

/** A dictionary counted in the texts of a panel. `texts` run over panel rows, '' where there is none. */
export interface CountedDictionary {
  readonly column: string;
  readonly settled: SettledDictionary;
  readonly texts: readonly string[];
  readonly counted: CountedTexts;
}

/** Failures: keywordNoText, columnUnknown, keywordNoWords. */
export function countDictionary(panel: Panel, dictionary: Dictionary, text: string | null): Outcome<CountedDictionary> {
  if (text === null) return fail('keywordNoText');
  const column = findColumn(panel.frame, text);
  if (!column) return fail('columnUnknown', { column: text, role: 'text' }, { column: text });
  const settled = settleWords(dictionary);
  if (settled.words.length === 0) return fail('keywordNoWords');
  const texts = Array.from(panel.rows, (row) => cellText(column, row));
  return succeed({ column: text, settled, texts, counted: countTexts(texts, settled.words) });
}

export function indexOf(
  { column, settled, texts, counted }: CountedDictionary,
  { measure }: KeywordOptions,
): KeywordIndex {
  const { words, groups } = settled;
  const n = texts.length;
  const hitsByGroup = groups.map((group) => sumWords(counted, words, (word) => word.group === group));
  const hits = sumWords(counted, words, () => true);
  const value = (count: Int32Array) => measured(count, counted.characters, measure);
  const empty = counted.characters.reduce((rows, length) => rows + Number(length < 0), 0);
  const notices = [...settled.notices];
  if (empty > 0) notices.push(notice('info', 'keywordRowsEmpty', { rows: empty, of: n, column }));
  if (empty < n && !hits.some((count) => count > 0))
    notices.push(notice('caution', 'keywordNoHits', { rows: n - empty }));
  return {
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
    value: value(hits),
    valueByGroup: hitsByGroup.map(value),
    rowsRead: n,
    rowsWithText: n - empty,
    notices,
  };
}
