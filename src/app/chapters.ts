import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import { type ModelChapter, modelChapters } from '../store/chapter-estimators.ts';
import { type ChapterId, chapterIds } from '../store/ui-store.ts';
import { followingTexts } from './i18n/index.ts';

type Part = LazyExoticComponent<ComponentType>;

/** A part is there when its texts are. */
const part = (load: () => Promise<{ default: ComponentType }>): Part =>
  lazy(async () => {
    const [loaded] = await Promise.all([load(), followingTexts()]);
    return loaded;
  });

export interface Chapter {
  readonly id: ChapterId;
  /** `beside`: a page that is no part of the analysis, under the contents. */
  readonly group: 'prepare' | 'estimate' | 'write' | 'beside';
  readonly title:
    | 'chapterData'
    | 'chapterDesign'
    | 'chapterBaseline'
    | 'chapterTrends'
    | 'chapterPlacebo'
    | 'chapterReport'
    | 'papers'
    | 'howExact'
    | (typeof titles)[ModelChapter];
  /** Whether the analysis' question stands above the page; a chapter without it asks its own. */
  readonly question: boolean;
  readonly Page: Part;
  /** null: nothing to set; the page takes the room. */
  readonly Inspector: Part | null;
}

const titles = {
  robustness: 'chapterRobustness',
  mechanism: 'chapterMechanism',
  heterogeneity: 'chapterHeterogeneity',
  spatial: 'chapterSpatial',
} as const;

const ModelsPage = part(() => import('../features/models/page.tsx'));
const ModelsInspector = part(() => import('../features/models/inspector.tsx'));

const modelChapter = (id: ModelChapter): Chapter => ({
  id,
  group: 'estimate',
  title: titles[id],
  question: false,
  Page: ModelsPage,
  Inspector: ModelsInspector,
});

/** The rail, in the order of a paper's contents page. A new chapter is a folder under features/ and one entry here. */
const everyChapter: readonly Chapter[] = [
  {
    id: 'data',
    group: 'prepare',
    title: 'chapterData',
    question: false,
    Page: part(() => import('../features/data/page.tsx')),
    Inspector: part(() => import('../features/data/inspector.tsx')),
  },
  {
    id: 'design',
    group: 'prepare',
    title: 'chapterDesign',
    question: true,
    Page: part(() => import('../features/design/page.tsx')),
    Inspector: part(() => import('../features/design/inspector.tsx')),
  },
  {
    id: 'baseline',
    group: 'estimate',
    title: 'chapterBaseline',
    question: true,
    Page: part(() => import('../features/baseline/page.tsx')),
    Inspector: part(() => import('../features/baseline/inspector.tsx')),
  },
  {
    id: 'trends',
    group: 'estimate',
    title: 'chapterTrends',
    question: true,
    Page: part(() => import('../features/trends/page.tsx')),
    Inspector: part(() => import('../features/trends/inspector.tsx')),
  },
  {
    id: 'placebo',
    group: 'estimate',
    title: 'chapterPlacebo',
    question: false,
    Page: part(() => import('../features/placebo/page.tsx')),
    Inspector: part(() => import('../features/placebo/inspector.tsx')),
  },
  ...modelChapters.map(modelChapter),
  {
    id: 'report',
    group: 'write',
    title: 'chapterReport',
    question: false,
    Page: part(() => import('../features/report/page.tsx')),
    Inspector: part(() => import('../features/report/inspector.tsx')),
  },
  {
    id: 'papers',
    group: 'beside',
    title: 'papers',
    question: false,
    Page: part(() => import('../features/papers/page.tsx')),
    Inspector: null,
  },
  {
    id: 'parity',
    group: 'beside',
    title: 'howExact',
    question: false,
    Page: part(() => import('./parity/page.tsx')),
    Inspector: null,
  },
];

/** Chapters that are lists of models share their page; one shows when the registry has an estimator for it. */
export const chapters: readonly Chapter[] = everyChapter.filter(({ id }) => chapterIds.includes(id));
