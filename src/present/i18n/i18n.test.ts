import { describe, expect, it } from 'vitest';
import { en, listing, say, sentences, zh } from './index.ts';

const holes = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1]).sort();

describe('output dictionaries', () => {
  it('have the same keys and the same placeholders in both languages', () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort());
    for (const [key, text] of Object.entries(en)) {
      expect(
        holes(zh[key as keyof typeof en]).map((name) => name.replace(/Lower$/, '')),
        key,
      ).toEqual(holes(text).map((name) => name.replace(/Lower$/, '')));
    }
  });
  it('leave no text empty, except the gap between Chinese sentences', () => {
    for (const [key, text] of [...Object.entries(en), ...Object.entries(zh)]) {
      if (key !== 'sentenceGap') expect(text.trim(), key).not.toBe('');
    }
  });
});

describe('say', () => {
  it('fills placeholders once, so that a column name is never read as a template', () => {
    expect(say('en', 'fixedEffects', { effect: '{{effect}}' })).toBe('{{effect}} fixed effects');
    expect(say('en', 'fixedEffects', { effect: '__proto__' })).toBe('__proto__ fixed effects');
    expect(say('zh', 'fixedEffects', { effect: '城市' })).toBe('城市固定效应');
  });
  it('keeps a space beside Latin words only', () => {
    expect(say('zh', 'policies.firstOnly', { first: '“宽带中国”试点' })).toBe('仅“宽带中国”试点');
    expect(say('zh', 'policies.firstOnly', { first: 'broadband' })).toBe('仅 broadband');
    expect(say('zh', 'groups.difference', { a: '东 部', b: 'west' })).toBe('west 减东 部');
  });
  it('lists in the manner of the language', () => {
    expect(listing('en', ['a'])).toBe('a');
    expect(listing('en', ['a', 'b', 'c'])).toBe('a, b and c');
    expect(listing('zh', ['甲', '乙', '丙'])).toBe('甲、乙和丙');
    expect(listing('en', [])).toBe('');
    expect(sentences('en', ['One.', '', 'Two.'])).toBe('One. Two.');
    expect(sentences('zh', ['一。', '二。'])).toBe('一。二。');
  });
});
