import { relevantSteps } from '../engine/recipe/reads.ts';
import { canonicalJson } from './hash.ts';
import { textsIn } from './mentioned.ts';
import type { AnalysisSpec } from './schema.ts';
import type { Task } from './tasks.ts';

const design = ['roles', 'sample', 'whatIf'] as const;

/** The parts of a spec that a task's answer depends on, beside the data. */
const parts: { readonly [K in Task['kind']]: readonly (keyof AnalysisSpec)[] } = {
  design,
  ledger: [...design, 'baseline', 'trends', 'models'],
  descriptives: [...design, 'descriptives', 'baseline', 'models'],
  rawTrends: [...design, 'trends'],
  baseline: [...design, 'baseline', 'models'],
  trends: [...design, 'trends', 'baseline', 'models'],
  models: [...design, 'models', 'baseline'],
  threshold: [...design, 'models', 'baseline'],
  placebo: [...design, 'placebo', 'baseline', 'models'],
  placeboDraw: [...design, 'placebo', 'baseline', 'models'],
};

/** Equal keys, equal answers on the same data: the key of the result cache. Of the recipe only the steps count that such an answer can depend on. */
export function taskKey(spec: AnalysisSpec, task: Task): string {
  const read = parts[task.kind].map((part) => spec[part]);
  return canonicalJson([task, ...read, relevantSteps(spec.recipe, textsIn(read))]);
}

export const placeboKey = (spec: AnalysisSpec): string => taskKey(spec, { kind: 'placebo' });
