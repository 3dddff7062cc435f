import { en as tablesEn } from './en.ts';
import { indicesEn, indicesZh } from './indices.ts';
import { reportEn, reportZh } from './report.ts';
import { zh as tablesZh } from './zh.ts';

export type Language = 'en' | 'zh';
export const en = { ...tablesEn, ...reportEn, ...indicesEn };
export const zh = { ...tablesZh, ...reportZh, ...indicesZh };
export type OutputKey = keyof typeof en;

const dictionaries = { en, zh } as const;

type Params = Readonly<Record<string, string | number>>;

/** The output text of a key, `{{param}}` filled in. What is filled in is never filled in again, so data cannot smuggle in a placeholder. */
export function say(language: Language, key: OutputKey, params: Params = {}): string {
  return dictionaries[language][key].replace(/\{\{(\w+)\}\}/g, (hole, name: string) =>
    Object.hasOwn(params, name) ? String(params[name]) : hole,
  );
}

/** `a`, `a and b`, `a, b and c`; `a、b和c`. */
export function listing(language: Language, items: readonly string[]): string {
  if (items.length < 2) return items[0] ?? '';
  const first = items.slice(0, -1).join(say(language, 'listSeparator'));
  return say(language, 'and', { first, last: items[items.length - 1] });
}

/** Sentences set one after the other with the spacing of the language. */
export function sentences(language: Language, parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(say(language, 'sentenceGap'));
}
