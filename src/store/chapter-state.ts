import type { Notice } from '../core/notice.ts';
import { chapterOfEstimator, type ModelChapter } from './chapter-estimators.ts';
import { type Run, useRuns, type WatchedKind } from './runs-store.ts';
import { useSession } from './session-store.ts';
import { useSpec } from './spec-store.ts';
import type { ChapterId } from './ui-store.ts';

export type ChapterState = 'done' | 'caution' | 'running' | 'failed' | 'none';

function stateOf(run: Run<WatchedKind>, notices: readonly Notice[]): ChapterState {
  if (run.status === 'failed') return 'failed';
  if (run.status === 'running' && run.result === null) return 'running';
  if (run.result === null) return 'none';
  return notices.some((notice) => notice.severity !== 'info') ? 'caution' : 'done';
}

/** How far each chapter is, from the runs that feed it. */
export function useChapterStates(): Readonly<Record<ChapterId, ChapterState>> {
  const { design, baseline, trends, placebo, models } = useRuns((state) => state.runs);
  const specs = useSpec((spec) => spec.models);
  const modelState = (chapter: ModelChapter): ChapterState => {
    const held = specs.flatMap(({ estimator }, index) => (chapterOfEstimator(estimator) === chapter ? [index] : []));
    if (held.length === 0) return 'none';
    return held.some((index) => models.result?.[index]?.ok === false) ? 'caution' : stateOf(models, []);
  };
  const hasData = useSession((state) => state.info !== null);
  const noPolicy = useSpec((spec) => spec.roles.treatment === null);
  const headline = baseline.result?.columns[baseline.result.headline ?? 0];
  return {
    data: hasData ? 'done' : 'none',
    design: stateOf(design, design.result?.notices ?? []),
    baseline: headline && !headline.ok ? 'failed' : stateOf(baseline, headline?.ok ? headline.result.notices : []),
    trends: noPolicy
      ? 'none'
      : trends.result && !trends.result.ok
        ? 'failed'
        : stateOf(trends, trends.result?.ok ? trends.result.result.notices : []),
    placebo:
      noPolicy || placebo.notice?.code === 'placeboOwnEmpty' ? 'none' : stateOf(placebo, placebo.result?.notices ?? []),
    robustness: modelState('robustness'),
    mechanism: modelState('mechanism'),
    heterogeneity: modelState('heterogeneity'),
    spatial: modelState('spatial'),
    report: stateOf(baseline, []),
    papers: 'none',
    parity: 'none',
  };
}
