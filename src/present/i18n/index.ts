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

/** Characters that stand close to each other: a space between them is the template's, meant for Latin words. */
const close = { before: /[\p{Script=Han}、，。；：（）“”]$/u, after: /^[\p{Script=Han}、，。；：（）“”]/u };

/**
 * The output text of a key, `{{param}}` filled in. What is filled in is never filled in again, so data cannot smuggle in a placeholder. A space of the
 * template between two Chinese characters is dropped.
 */
export function say(language: Language, key: OutputKey, params: Params = {}): string {
  const template = dictionaries[language][key];
  return template.replace(/( ?)\{\{(\w+)\}\}( ?)/g, (hole, lead: string, name: string, trail: string, at: number) => {
    if (!Object.hasOwn(params, name)) return hole;
    const value = String(params[name]);
    const closeBefore = close.before.test(template.slice(0, at)) && close.after.test(value);
    const closeAfter = close.before.test(value) && close.after.test(template.slice(at + hole.length));
    return `${closeBefore ? '' : lead}${value}${closeAfter ? '' : trail}`;
  });
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
