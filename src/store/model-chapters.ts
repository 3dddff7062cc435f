import { useMemo } from 'react';
import type { ModelSpec } from '../spec/models.ts';
import type { Fitted } from '../spec/tasks.ts';
import { chapterOfEstimator, type ModelChapter } from './chapter-estimators.ts';
import { useRun } from './runs-store.ts';
import { useSpec } from './spec-store.ts';

/** A model of a chapter with its place in the spec and what came of it; null while it has not been run. */
export interface ChapterModel {
  readonly index: number;
  readonly model: ModelSpec;
  readonly fitted: Fitted | null;
}

export function useChapterModels(chapter: ModelChapter): ChapterModel[] {
  const models = useSpec((spec) => spec.models);
  const { result } = useRun('models');
  return useMemo(
    () =>
      models
        .map((model, index) => ({ index, model, fitted: result?.[index] ?? null }))
        .filter(({ model }) => chapterOfEstimator(model.estimator) === chapter),
    [models, result, chapter],
  );
}
