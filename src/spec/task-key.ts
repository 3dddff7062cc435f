import { relevantSteps } from '../engine/recipe/reads.ts';
import { treatmentName } from './design.ts';
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
  model: design,
  threshold: [...design, 'models', 'baseline'],
  placebo: [...design, 'placebo', 'baseline', 'models'],
  placeboDraw: [...design, 'placebo', 'baseline', 'models'],
  indices: ['roles', 'recipe'],
  keywords: ['roles', 'recipe'],
};

/** Equal keys, equal answers on the same data: the key of the result cache. Of the recipe only the steps count that such an answer can depend on. */
export function taskKey(spec: AnalysisSpec, task: Task): string {
  const read = [
    ...parts[task.kind].map((part) => spec[part]),
    ...(task.kind === 'model' ? [treatmentName(spec), ...modelParts(spec, task.index)] : []),
  ];
  return canonicalJson([task.kind === 'model' ? task.kind : task, ...read, relevantSteps(spec.recipe, textsIn(read))]);
}

/** A model depends on the others only where all of them share one sample, and on its place only where it has no name. */
function modelParts({ models, sample }: AnalysisSpec, index: number): unknown[] {
  if (sample.missing !== 'perModel') return [models, index];
  const model = models[index];
  return model?.id === undefined ? [model, index] : [model];
}

export const placeboKey = (spec: AnalysisSpec): string => taskKey(spec, { kind: 'placebo' });
