import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { areas, noticePairs } from './areas.ts';
import { type Language, pick } from './pairs.ts';

/** Notice texts write {{param}}, the areas {param}: one form inside. */
function singleBraces(texts: Record<string, string>): Record<string, string> {
  const entries = Object.entries(texts).map(([code, text]) => [code, text.replaceAll('{{', '{').replaceAll('}}', '}')]);
  return Object.fromEntries(entries);
}

function resourcesFor(language: Language) {
  const entries = Object.entries(areas).map(([area, pairs]) => [area, pick(pairs, language)]);
  return { translation: { ...Object.fromEntries(entries), notice: singleBraces(pick(noticePairs, language)) } };
}

/** Sets up both languages at once: the dictionaries are small, and switching must be instant and must work offline. */
export function setUpLanguage(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: resourcesFor('en'), zh: resourcesFor('zh') },
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    returnNull: false,
    initAsync: false,
  });
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function switchLanguage(language: Language): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
