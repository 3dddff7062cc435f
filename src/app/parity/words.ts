import type { Language } from '../i18n/pairs.ts';
import type { texts } from './texts.ts';

export type Words = { readonly [K in keyof typeof texts]: string };

/** Puts values into the {places} of a text. */
export function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (place, key: string) => String(values[key] ?? place));
}

/** Names of programs stay as they are; the words between them do not. */
export function programIn(program: string, language: Language): string {
  if (language === 'en') return program;
  return program
    .replace(/^by hand in (R [\d.]+) and (.*)$/, '$1 手工计算与 $2')
    .replace(/by hand in (R [\d.]+)/, '$1 手工计算')
    .replace(/^(\w+) by its published formulas \((.*)\)$/, '$1 公布的公式（$2）');
}
