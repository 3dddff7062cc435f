import { useMemo } from 'react';
import type { ModelSpec } from '../spec/models.ts';
import type { Fitted } from '../spec/tasks.ts';
import { chapterOfEstimator, type ModelChapter } from './chapter-estimators.ts';
import { useRuns } from './runs-store.ts';
import { useSpec } from './spec-store.ts';

/** A model of a chapter with its place in the spec and what came of it; null while it has not been run. */
export interface ChapterModel {
  readonly index: number;
  readonly model: ModelSpec;
  readonly fitted: Fitted | null;
}

export function useChapterModels(chapter: ModelChapter): ChapterModel[] {
  const models = useSpec((spec) => spec.models);
  // Not the whole run: its progress changes many times a second, and whoever shows models would be drawn anew each time.
  const result = useRuns(({ runs }) => runs.models.result);
  const partial = useRuns(({ runs }) => runs.models.partial);
  return useMemo(
    () =>
      models
        .map((model, index) => {
          const id = model.id ?? `model-${index + 1}`;
          // While a run goes on, what the last one said of the model stays, wherever in the list it stood.
          const fitted = partial?.[index] ?? result?.find((one) => one.id === id) ?? null;
          return { index, model, fitted };
        })
        .filter(({ model }) => chapterOfEstimator(model.estimator) === chapter),
    [models, result, partial, chapter],
  );
}
