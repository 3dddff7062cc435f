import { type ComponentType, type LazyExoticComponent, lazy } from 'react';
import type { ChapterId } from '../store/ui-store.ts';

type Part = LazyExoticComponent<ComponentType>;

export interface Chapter {
  readonly id: ChapterId;
  readonly group: 'prepare' | 'estimate';
  readonly title:
    | 'chapterData'
    | 'chapterDesign'
    | 'chapterBaseline'
    | 'chapterTrends'
    | 'chapterPlacebo'
    | 'chapterRobustness';
  /** Whether the analysis' question stands above the page; a chapter without it asks its own. */
  readonly question: boolean;
  readonly Page: Part;
  readonly Inspector: Part;
}

/** The rail, in the order of a paper's contents page. A new chapter is a folder under features/ and one entry here. */
export const chapters: readonly Chapter[] = [
  {
    id: 'data',
    group: 'prepare',
    title: 'chapterData',
    question: false,
    Page: lazy(() => import('../features/data/page.tsx')),
    Inspector: lazy(() => import('../features/data/inspector.tsx')),
  },
  {
    id: 'design',
    group: 'prepare',
    title: 'chapterDesign',
    question: true,
    Page: lazy(() => import('../features/design/page.tsx')),
    Inspector: lazy(() => import('../features/design/inspector.tsx')),
  },
  {
    id: 'baseline',
    group: 'estimate',
    title: 'chapterBaseline',
    question: true,
    Page: lazy(() => import('../features/baseline/page.tsx')),
    Inspector: lazy(() => import('../features/baseline/inspector.tsx')),
  },
  {
    id: 'trends',
    group: 'estimate',
    title: 'chapterTrends',
    question: true,
    Page: lazy(() => import('../features/trends/page.tsx')),
    Inspector: lazy(() => import('../features/trends/inspector.tsx')),
  },
  {
    id: 'placebo',
    group: 'estimate',
    title: 'chapterPlacebo',
    question: false,
    Page: lazy(() => import('../features/placebo/page.tsx')),
    Inspector: lazy(() => import('../features/placebo/inspector.tsx')),
  },
  {
    id: 'robustness',
    group: 'estimate',
    title: 'chapterRobustness',
    question: false,
    Page: lazy(() => import('../features/robustness/page.tsx')),
    Inspector: lazy(() => import('../features/robustness/inspector.tsx')),
  },
];
