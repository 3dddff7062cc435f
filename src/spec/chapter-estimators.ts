import { type EstimatorId, estimators } from '../engine/registry.ts';

/** Chapters that are lists of models: which chapter an estimator's models stand in. */
export type ModelChapter = 'robustness' | 'mechanism' | 'heterogeneity' | 'spatial';
export const modelChapters: readonly ModelChapter[] = ['robustness', 'mechanism', 'heterogeneity', 'spatial'];

const homes: ReadonlyMap<string, ModelChapter> = new Map([
  ['mediation', 'mechanism'],
  ['moderation', 'mechanism'],
  ['dose', 'mechanism'],
  ['heterogeneity', 'heterogeneity'],
  ['group-difference', 'heterogeneity'],
  ['triple-difference', 'heterogeneity'],
  ['several-policies', 'heterogeneity'],
  ['sdm', 'spatial'],
  ['sdm-weights', 'spatial'],
  ['moran', 'spatial'],
  ['spatial-tests', 'spatial'],
  ['spillover', 'spatial'],
]);

export const chapterOfEstimator = (id: string): ModelChapter => homes.get(id) ?? 'robustness';

export const estimatorsOf = (chapter: ModelChapter): EstimatorId[] =>
  (Object.keys(estimators) as EstimatorId[]).filter((id) => chapterOfEstimator(id) === chapter);
