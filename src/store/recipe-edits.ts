import { defaultsOf } from '../engine/fields.ts';
import { type StepId, stepMetas } from '../engine/recipe/registry.ts';
import type { StepMeta } from '../engine/recipe/types.ts';
import type { RecipeStepSpec } from '../spec/recipe.ts';
import { editSpec } from './spec-store.ts';

export const metaOfStep = (step: StepId): StepMeta => stepMetas[step] as unknown as StepMeta;

/** A step with its defaults, as the page begins it. */
export function newStep(step: StepId): RecipeStepSpec {
  return { step, as: null, off: false, ...defaultsOf(metaOfStep(step).fields) } as unknown as RecipeStepSpec;
}

export const addStep = (step: RecipeStepSpec): void => editSpec(({ recipe }) => ({ recipe: [...recipe, step] }));

export const changeStep = (at: number, step: RecipeStepSpec): void =>
  editSpec(({ recipe }) => ({ recipe: recipe.map((other, i) => (i === at ? step : other)) }));

export const removeStep = (at: number): void =>
  editSpec(({ recipe }) => ({ recipe: recipe.filter((_, i) => i !== at) }));

/** Exchanges a step with its neighbour; the order is that of work. */
export function moveStep(at: number, by: 1 | -1): void {
  editSpec(({ recipe }) => {
    const moved = [...recipe];
    const to = at + by;
    if (to < 0 || to >= moved.length) return {};
    [moved[at], moved[to]] = [moved[to], moved[at]];
    return { recipe: moved };
  });
}
