import type { Fields } from '../fields.ts';
import type { StepId } from './registry.ts';
import { step as compositeIndex } from './steps/composite-index.ts';
import { step as keywordIndex } from './steps/keyword-index.ts';
import { step as log } from './steps/log.ts';
import type { RecipeStep } from './types.ts';

/** How every step works and writes itself as R and Stata. */
export const recipeSteps: { readonly [K in StepId]: RecipeStep<Fields> } = {
  log: log as RecipeStep,
  'composite-index': compositeIndex as RecipeStep,
  'keyword-index': keywordIndex as RecipeStep,
};
