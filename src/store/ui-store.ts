import { create } from 'zustand';
import { estimatorsOf, type ModelChapter, modelChapters } from './chapter-estimators.ts';

/** `papers` is the gallery and `parity` the agreement with other programs: pages of their own, no chapters of the analysis. */
export type ChapterId =
  | 'data'
  | 'design'
  | 'baseline'
  | 'trends'
  | 'placebo'
  | ModelChapter
  | 'report'
  | 'papers'
  | 'parity';
export const chapterIds: readonly ChapterId[] = [
  'data',
  'design',
  'baseline',
  'trends',
  'placebo',
  ...modelChapters.filter((chapter) => estimatorsOf(chapter).length > 0),
  'report',
  'papers',
  'parity',
];

export type Language = 'en' | 'zh';

interface UiState {
  chapter: ChapterId;
  language: Language;
  /** Narrow windows fold the inspector into a drawer; this says whether it is open there. */
  inspectorOpen: boolean;
  /** The topic that the Explain drawer shows; null: closed. */
  explain: string | null;
  ledgerOpen: boolean;
  goTo(chapter: ChapterId): void;
  setLanguage(language: Language): void;
  setInspectorOpen(open: boolean): void;
  setExplain(topic: string | null): void;
  setLedgerOpen(open: boolean): void;
}

function chapterFromHash(hash: string): ChapterId {
  const id = hash.replace(/^#\/?/, '') as ChapterId;
  return chapterIds.includes(id) ? id : 'baseline';
}

function preferredLanguage(): Language {
  const stored = readPreference('language');
  if (stored === 'en' || stored === 'zh') return stored;
  return navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** Preferences are a comfort: a browser that denies storage loses them and nothing else. */
function readPreference(key: string): string | null {
  try {
    return localStorage.getItem(`pilotlight.${key}`);
  } catch {
    return null;
  }
}

function writePreference(key: string, value: string): void {
  try {
    localStorage.setItem(`pilotlight.${key}`, value);
  } catch {
    // Storage denied: the preference lasts as long as the tab.
  }
}

export const useUi = create<UiState>((set) => ({
  chapter: chapterFromHash(location.hash),
  language: preferredLanguage(),
  inspectorOpen: false,
  explain: null,
  ledgerOpen: false,
  goTo: (chapter) => {
    history.pushState(null, '', `#/${chapter}`);
    set({ chapter, inspectorOpen: false });
  },
  setLanguage: (language) => {
    writePreference('language', language);
    set({ language });
  },
  setInspectorOpen: (inspectorOpen) => set({ inspectorOpen }),
  setExplain: (explain) => set({ explain }),
  setLedgerOpen: (ledgerOpen) => set({ ledgerOpen }),
}));

/** Back and forward move between chapters. */
export function followHistory(): void {
  addEventListener('popstate', () => useUi.setState({ chapter: chapterFromHash(location.hash) }));
}
