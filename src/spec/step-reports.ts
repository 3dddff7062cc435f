import type { Outcome } from '../core/notice.ts';
import { buildPanel } from '../engine/design/build-panel.ts';
import { type IndexReport, indexReport } from '../engine/diagnostics/composite-index/report.ts';
import { type KeywordReport, keywordReport } from '../engine/diagnostics/keyword-index/report.ts';
import type { Panel } from '../engine/panel.ts';
import { applyRecipe } from '../engine/recipe/apply.ts';
import { namesOf } from '../engine/recipe/names.ts';
import type { StepId } from '../engine/recipe/registry.ts';
import type { Frame } from '../table/frame.ts';
import type { RecipeStepOf } from './recipe.ts';
import type { AnalysisSpec } from './schema.ts';

/** What is said of a step of the recipe beside the columns that it makes. `step` is its place; a step that is off has no answer. */
export interface StepAnswer<R> {
  readonly step: number;
  readonly names: readonly string[];
  readonly answer: Outcome<R>;
}

/** The data as a step finds them, all rows that earlier steps left, as a panel. */
function panelBefore(frame: Frame, { recipe, roles }: AnalysisSpec, step: number): Outcome<Panel> {
  const before = applyRecipe(frame, roles, recipe.slice(0, step));
  if (before.sample) return { ok: false, notice: before.sample };
  const sample = { timeFrom: null, timeTo: null, dropUnits: [] };
  const { unit, time } = roles;
  return buildPanel(before.frame, { unit, time, treatment: null, sample, whatIf: null, filtered: before.removed });
}

function stepAnswers<K extends StepId, R>(
  frame: Frame,
  spec: AnalysisSpec,
  id: K,
  report: (panel: Panel, step: RecipeStepOf<K>) => Outcome<R>,
): StepAnswer<R>[] {
  return spec.recipe.flatMap((step, at) => {
    if (step.step !== id || step.off) return [];
    const panel = panelBefore(frame, spec, at);
    const answer = panel.ok ? report(panel.value, step as unknown as RecipeStepOf<K>) : panel;
    return [{ step: at, names: namesOf(step) ?? step.as ?? [], answer }];
  });
}

/** Weights, ranking, sensitivity and comparison of every composite index of the recipe. */
export const indexReports = (frame: Frame, spec: AnalysisSpec): StepAnswer<IndexReport>[] =>
  stepAnswers(frame, spec, 'composite-index', (panel, step) => indexReport(panel, step.indicators, step));

/** Counts by word and by period, and passages, of every keyword index of the recipe. */
export const keywordReports = (frame: Frame, spec: AnalysisSpec): StepAnswer<KeywordReport>[] =>
  stepAnswers(frame, spec, 'keyword-index', (panel, step) => keywordReport(panel, step.dictionary, step));
