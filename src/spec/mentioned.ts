import { readsOf } from '../engine/recipe/reads.ts';
import { stepMetas } from '../engine/recipe/registry.ts';
import type { StepSpec } from '../engine/recipe/types.ts';

const isStep = (value: object): value is StepSpec =>
  'step' in value && typeof value.step === 'string' && Object.hasOwn(stepMetas, value.step);

/** Every text in a JSON value, and every column that an expression in it names: the columns that a spec needs are among them, whatever part of it names them. */
export function textsIn(value: unknown, found: Set<string> = new Set()): Set<string> {
  if (typeof value === 'string') found.add(value);
  else if (value !== null && typeof value === 'object') {
    if (isStep(value)) for (const name of readsOf(value)) found.add(name);
    for (const inner of Object.values(value)) textsIn(inner, found);
  }
  return found;
}
