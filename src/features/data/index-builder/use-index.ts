import type { IndexReport } from '../../../engine/diagnostics/composite-index/report.ts';
import { dimensionLabel } from '../../../present/tables/index-labels.ts';
import type { StepAnswer } from '../../../spec/step-reports.ts';
import { type PlacedStep, useIndexSteps } from '../../../store/indices.ts';
import { labelOf, useSpec } from '../../../store/spec-store.ts';
import { useUi } from '../../../store/ui-store.ts';
import { useTask } from '../../../store/use-task.ts';

export interface ShownIndex {
  readonly placed: PlacedStep<'composite-index'>;
  /** Null: not computed yet. */
  readonly answer: StepAnswer<IndexReport>['answer'] | null;
  readonly busy: boolean;
}

/** The index that the page shows, with what the engine says of it; null where there is none. */
export function useShownIndex(): ShownIndex | null {
  const { current } = useIndexSteps('composite-index');
  const run = useTask('indices');
  if (!current) return null;
  const failed = run.status === 'failed' && run.notice ? { ok: false as const, notice: run.notice } : null;
  const answer = run.result?.find(({ step }) => step === current.at)?.answer ?? failed;
  return { placed: current, answer, busy: run.status === 'running' };
}

/** What dimensions and columns are called in the language of the page. */
export function useNameOf(): (name: string) => string {
  const language = useUi((state) => state.language);
  const spec = useSpec((value) => value);
  return (name) => {
    const dimension = dimensionLabel(language, name);
    return dimension === name ? labelOf(spec, name, language) : dimension;
  };
}
