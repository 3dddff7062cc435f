import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstAreas } from './first-areas.ts';
import { type Language, type Pairs, pick } from './pairs.ts';

/** Notice texts write {{param}}, the areas {param}: one form inside. */
function singleBraces(texts: Record<string, string>): Record<string, string> {
  const entries = Object.entries(texts).map(([code, text]) => [code, text.replaceAll('{{', '{').replaceAll('}}', '}')]);
  return Object.fromEntries(entries);
}

function textsOf(areas: Readonly<Record<string, Pairs>>, language: Language) {
  const entries = Object.entries(areas).map(([area, pairs]) => [area, pick(pairs, language)]);
  return Object.fromEntries(entries);
}

let following: Promise<void> | null = null;

/** The texts of the chapters and the sentences of notices are many and none stands before a chapter has loaded: they follow at once. */
export function followingTexts(): Promise<void> {
  following ??= Promise.all([import('./areas.ts'), import('./notice-pairs.ts')]).then(
    ([{ areas }, { noticePairs }]) => {
      for (const language of ['en', 'zh'] as const) {
        const texts = { ...textsOf(areas, language), notice: singleBraces(pick(noticePairs, language)) };
        i18next.addResourceBundle(language, 'translation', texts, true, true);
      }
    },
  );
  return following;
}

/** Sets up both languages at once: switching must be instant and must work offline. */
export function setUpLanguage(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: textsOf(firstAreas, 'en') }, zh: { translation: textsOf(firstAreas, 'zh') } },
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { bindI18nStore: 'added' },
    returnNull: false,
    initAsync: false,
  });
  void followingTexts();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function switchLanguage(language: Language): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
