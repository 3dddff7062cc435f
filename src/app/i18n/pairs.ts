/** A dictionary area: every key carries both languages side by side, so that parity is a matter of type, not of discipline. */
export type Pairs = Readonly<Record<string, { readonly en: string; readonly zh: string }>>;

export type Language = 'en' | 'zh';

export function pick<P extends Pairs>(pairs: P, language: Language): { readonly [K in keyof P]: string } {
  const entries = Object.entries(pairs).map(([key, pair]) => [key, pair[language]]);
  return Object.fromEntries(entries) as { readonly [K in keyof P]: string };
}
