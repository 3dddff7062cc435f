import type { Fields, OptionsOf } from '../fields.ts';
import { type StepId, stepMetas } from './registry.ts';
import type { StepMeta, StepSpec } from './types.ts';

export const metaOf = (step: string): StepMeta => stepMetas[step as StepId] as unknown as StepMeta;

/** Names of the columns that a step makes; null when `as` has another number of them than the step makes. */
export function namesOf(spec: StepSpec): readonly string[] | null {
  const own = metaOf(spec.step).makes(spec as unknown as OptionsOf<Fields>);
  if (spec.as === null) return own;
  return spec.as.length === own.length ? spec.as : null;
}
