import { type Notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { Panel } from '../../panel.ts';
import { type CountedDictionary, countDictionary, indexOf, keywordIndex } from './index.ts';
import { createMatcher, normalisedChars } from './matcher.ts';
import type { KeywordOptions } from './meta.ts';
import type { Dictionary, KeywordIndex, WordCount } from './types.ts';

/** Where a word was counted, in the form in which texts are compared. */
export interface Passage {
  readonly unit: string | null;
  readonly period: number | null;
  readonly before: string;
  readonly hit: string;
  readonly after: string;
}

export interface KeywordPeriod {
  readonly period: number | null;
  readonly texts: number;
  readonly hits: number;
  readonly hitsByGroup: readonly number[];
  /** Null where lengths are not known. */
  readonly characters: number | null;
  /** Of the measure over the rows that have it; null where none has. */
  readonly mean: number | null;
}

/** Everything that is said of a keyword index beside its columns. */
export interface KeywordReport {
  readonly measure: KeywordOptions['measure'];
  readonly groups: readonly string[];
  readonly words: readonly WordCount[];
  readonly hits: number;
  readonly rowsRead: number;
  readonly rowsWithText: number;
  readonly periods: readonly KeywordPeriod[];
  /** Per word, in the order of `words`; empty where columns hold the counts. */
  readonly passages: readonly (readonly Passage[])[];
  readonly notices: readonly Notice[];
}

/** Passages shown of each word, and characters shown at each side of it. */
const PASSAGES = 3;
const CONTEXT = 14;

export function keywordReport(panel: Panel, dictionary: Dictionary, options: KeywordOptions): Outcome<KeywordReport> {
  if (options.text === null) {
    const index = keywordIndex(panel, dictionary, options);
    return index.ok ? succeed(reportOf(panel, index.value, options, [])) : index;
  }
  const counted = countDictionary(panel, dictionary, options.text);
  if (!counted.ok) return counted;
  return succeed(reportOf(panel, indexOf(counted.value, options), options, passagesOf(panel, counted.value)));
}

function reportOf(
  panel: Panel,
  index: KeywordIndex,
  { measure }: KeywordOptions,
  passages: KeywordReport['passages'],
): KeywordReport {
  const { groups, words, hits, rowsRead, rowsWithText, notices } = index;
  const total = hits.reduce((sum, count) => sum + Math.max(0, count), 0);
  const periods = periodsOf(panel, index);
  return { measure, groups, words, hits: total, rowsRead, rowsWithText, periods, passages, notices };
}

function periodsOf(panel: Panel, index: KeywordIndex): KeywordPeriod[] {
  const periods: readonly (number | null)[] = panel.time === null ? [null] : Array.from(panel.periods);
  return periods.map((period) => {
    const rows = Array.from(index.hits.keys()).filter((r) => panel.time === null || panel.time[r] === period);
    const sum = (values: Int32Array) => rows.reduce((total, r) => total + Math.max(0, values[r]), 0);
    const values = rows.map((r) => index.value[r]).filter((value) => !Number.isNaN(value));
    return {
      period,
      texts: rows.filter((r) => index.hits[r] >= 0).length,
      hits: sum(index.hits),
      hitsByGroup: index.hitsByGroup.map(sum),
      characters: rows.some((r) => index.characters[r] >= 0) ? sum(index.characters) : null,
      mean: values.length > 0 ? values.reduce((total, value) => total + value, 0) / values.length : null,
    };
  });
}

/** The first passages of each word in the order of the panel, each of another row. */
function passagesOf(panel: Panel, { settled, texts, counted }: CountedDictionary): Passage[][] {
  const matcher = createMatcher(settled.words);
  const passages: Passage[][] = settled.words.map(() => []);
  const wants = (w: number) => passages[w].length < PASSAGES;
  for (const [r, text] of texts.entries()) {
    const hits = counted.byWord[r];
    if (hits === null || !hits.some((count, w) => count > 0 && wants(w))) continue;
    const chars = normalisedChars(text);
    const unit = panel.unitOf === null ? null : panel.unitKeys[panel.unitOf[r]];
    const period = panel.time === null ? null : panel.time[r];
    const here = new Set<number>();
    matcher.scan(chars, (w, from, to) => {
      if (!wants(w) || here.has(w)) return;
      here.add(w);
      const piece = (start: number, end: number) => chars.slice(Math.max(0, start), end).join('');
      passages[w].push({
        unit,
        period,
        before: piece(from - CONTEXT, from),
        hit: piece(from, to),
        after: piece(to, to + CONTEXT),
      });
    });
  }
  return passages;
}
