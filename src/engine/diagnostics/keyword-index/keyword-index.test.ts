import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { type Dictionary, type KeywordOptions, keywordIndex, starterDictionary } from './index.ts';
import { createMatcher, normaliseText } from './matcher.ts';

function countWords(words: readonly string[], text: string): number[] {
  const hits = new Int32Array(words.length);
  createMatcher(words.map((word, index) => ({ text: normaliseText(word), index }))).count(text, hits);
  return Array.from(hits);
}

/** Slow and obvious: at every place try the words from the longest to the shortest. Chinese words only. */
function countSlowly(words: readonly string[], text: string): number[] {
  const byLength = [...words].sort((a, b) => b.length - a.length);
  const hits = words.map(() => 0);
  for (let at = 0; at < text.length; ) {
    const found = byLength.find((word) => text.startsWith(word, at));
    if (found !== undefined) hits[words.indexOf(found)]++;
    at += found?.length ?? 1;
  }
  return hits;
}

const panelOf = (texts: readonly (string | null)[]) =>
  must(
    buildPanel(
      frameOf(
        ['city', 'year', 'report'],
        texts.map((text, i) => [i + 1, 2020, text]),
      ),
      designOf({}),
    ),
  );

const dictionary: Dictionary = [
  { group: '数字', words: ['大数据', '数据', '人工智能'] },
  { group: 'green', words: ['low carbon', 'carbon'] },
];
const count: KeywordOptions = { text: 'report', counts: null, characters: null, measure: 'count' };

describe('counting', () => {
  it('takes the longest word and does not count the words inside it again', () => {
    expect(countWords(['大数据', '数据', '大数据产业'], '发展大数据产业，用好数据和大数据。')).toEqual([1, 1, 1]);
    expect(countWords(['新能源', '新能源汽车'], '新能源汽车与新能源')).toEqual([1, 1]);
  });

  it('uses no character twice: of overlapping words the first is counted', () => {
    expect(countWords(['数据要素', '要素市场'], '数据要素市场')).toEqual([1, 0]);
    expect(countWords(['哈哈'], '哈哈哈哈哈')).toEqual([2]);
  });

  it('a shorter word is found where the longer one breaks off', () => {
    expect(countWords(['工业互联网平台', '工业互联网'], '工业互联网平安')).toEqual([0, 1]);
    expect(countWords(['ab cd', 'ab', 'cd'], 'ab cx cd')).toEqual([0, 1, 1]);
  });

  it('words of an alphabet stand alone, Chinese words need not', () => {
    expect(countWords(['AI', '5G'], 'AI said: 发展ai和5G网络, not AIR, MAIL, 15G or 5GHz')).toEqual([2, 1]);
    expect(countWords(['carbon'], 'carbon, carbonate; low-carbon carbon_x')).toEqual([3]);
    expect(countWords(['naïve'], 'naïve naïveté')).toEqual([1]);
  });

  it('letter case, full width, blanks and line breaks make no difference', () => {
    expect(countWords(['big data', '人工智能', 'AI'], 'Big\n  DATA、人工\r\n智能、ＡＩ、bigdata')).toEqual([1, 1, 1]);
    expect(countWords(['人工智能'], '人工 智能')).toEqual([0]);
  });

  it('characters beyond the basic plane are one character each', () => {
    expect(countWords(['𠮷祥'], '𠮷祥𠮷')).toEqual([1]);
    const hits = new Int32Array(1);
    expect(createMatcher([{ text: '𠮷', index: 0 }]).count('𠮷 𠮷\n祥', hits)).toBe(3);
  });

  it('agrees with trying every word at every place', () => {
    const word = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 4 });
    const text = fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '。'), maxLength: 60 });
    fc.assert(
      fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 6 }), text, (words, given) => {
        expect(countWords(words, given)).toEqual(countSlowly(words, given));
      }),
      { numRuns: 300 },
    );
  });
});

describe('index', () => {
  const texts = ['用好大数据和数据，推进人工智能', 'low carbon，carbon', '没有', null];

  it('adds up words by group and says where a word stands inside another', () => {
    const index = must(keywordIndex(panelOf(texts), dictionary, count));
    expect(index.groups).toEqual(['数字', 'green']);
    expect(Array.from(index.hits)).toEqual([3, 2, 0, -1]);
    expect(index.hitsByGroup.map((hits) => Array.from(hits))).toEqual([
      [3, 0, 0, -1],
      [0, 2, 0, -1],
    ]);
    expect(index.words.map(({ word, hits, rows, inside }) => [word, hits, rows, inside])).toEqual([
      ['大数据', 1, 1, []],
      ['数据', 1, 1, ['大数据']],
      ['人工智能', 1, 1, []],
      ['low carbon', 1, 1, []],
      ['carbon', 1, 1, ['low carbon']],
    ]);
    expect([index.rowsRead, index.rowsWithText]).toEqual([4, 3]);
    expect(index.notices).toEqual([
      { code: 'keywordRowsEmpty', severity: 'info', params: { rows: 1, of: 4, column: 'report' } },
    ]);
  });

  it('ln(1 + n), and hits per 10,000 characters', () => {
    const log = must(keywordIndex(panelOf(texts), dictionary, { ...count, measure: 'log' }));
    expect(Array.from(log.value)).toEqual([Math.log(4), Math.log(3), 0, Number.NaN]);
    const rate = must(keywordIndex(panelOf(texts), dictionary, { ...count, measure: 'per10000' }));
    expect(Array.from(rate.characters)).toEqual([15, 16, 2, -1]);
    expect(rate.value[0]).toBe(2000);
  });

  it('the same word twice counts once; hostile group names are only names', () => {
    const twice: Dictionary = [
      { group: '__proto__', words: ['数据', ' 数据 ', ''] },
      { group: 'constructor', words: ['数据', '智能'] },
    ];
    const index = must(keywordIndex(panelOf(texts), twice, count));
    expect(index.words.map(({ word, group }) => [word, group])).toEqual([
      ['数据', '__proto__'],
      ['智能', 'constructor'],
    ]);
    expect(index.notices[0]).toMatchObject({ code: 'keywordRepeated', params: { words: 2, examples: '数据' } });
  });

  it('says what is missing', () => {
    const codeOf = (given: Dictionary, options: KeywordOptions) => {
      const answer = keywordIndex(panelOf(texts), given, options);
      return answer.ok ? answer.value.notices.map(({ code }) => code) : answer.notice.code;
    };
    expect(codeOf(dictionary, { ...count, text: null })).toBe('keywordNoText');
    expect(codeOf(dictionary, { ...count, text: 'nowhere' })).toBe('columnUnknown');
    expect(codeOf([{ group: 'x', words: [' '] }], count)).toBe('keywordNoWords');
    expect(codeOf([{ group: 'x', words: ['absent'] }], count)).toContain('keywordNoHits');
  });

  it('the starter dictionary has no word twice', () => {
    const words = starterDictionary.flatMap((one) => one.words);
    expect(new Set(words.map(normaliseText)).size).toBe(words.length);
  });
});
