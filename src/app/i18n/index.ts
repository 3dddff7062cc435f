import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { areas } from './areas.ts';
import { type Language, pick } from './pairs.ts';

/** Notice texts write {{param}}, the areas {param}: one form inside. */
function singleBraces(texts: Record<string, string>): Record<string, string> {
  const entries = Object.entries(texts).map(([code, text]) => [code, text.replaceAll('{{', '{').replaceAll('}}', '}')]);
  return Object.fromEntries(entries);
}

function resourcesFor(language: Language) {
  const entries = Object.entries(areas).map(([area, pairs]) => [area, pick(pairs, language)]);
  return { translation: Object.fromEntries(entries) };
}

/** The sentences of notices are many and none stands on the first screen: they follow it at once. */
async function addNotices(): Promise<void> {
  const { noticePairs } = await import('./notice-pairs.ts');
  for (const language of ['en', 'zh'] as const) {
    const notice = singleBraces(pick(noticePairs, language));
    i18next.addResourceBundle(language, 'translation', { notice }, true, true);
  }
}

/** Sets up both languages at once: switching must be instant and must work offline. */
export function setUpLanguage(language: Language): void {
  void i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: resourcesFor('en'), zh: resourcesFor('zh') },
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    react: { bindI18nStore: 'added' },
    returnNull: false,
    initAsync: false,
  });
  void addNotices();
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}

export function switchLanguage(language: Language): void {
  void i18next.changeLanguage(language);
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
}
