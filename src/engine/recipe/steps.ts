import type { Fields } from '../fields.ts';
import type { StepId } from './registry.ts';
import { step as compositeIndex } from './steps/composite-index.ts';
import { step as compute } from './steps/compute.ts';
import { step as group } from './steps/group.ts';
import { step as growth } from './steps/growth.ts';
import { step as interpolate } from './steps/interpolate.ts';
import { step as keepPeriods } from './steps/keep-periods.ts';
import { step as keepRows } from './steps/keep-rows.ts';
import { step as keepUnits } from './steps/keep-units.ts';
import { step as keywordIndex } from './steps/keyword-index.ts';
import { step as log } from './steps/log.ts';
import { step as ratio } from './steps/ratio.ts';
import { step as recode } from './steps/recode.ts';
import { step as shift } from './steps/shift.ts';
import { step as standardise } from './steps/standardise.ts';
import { step as winsorise } from './steps/winsorise.ts';
import type { RecipeStep } from './types.ts';

/** How every step works and writes itself as R and Stata. */
export const recipeSteps: { readonly [K in StepId]: RecipeStep<Fields> } = {
  ratio: ratio as RecipeStep,
  log: log as RecipeStep,
  shift: shift as RecipeStep,
  growth: growth as RecipeStep,
  winsorise: winsorise as RecipeStep,
  interpolate: interpolate as RecipeStep,
  standardise: standardise as RecipeStep,
  group: group as RecipeStep,
  recode: recode as RecipeStep,
  compute: compute as RecipeStep,
  'keep-rows': keepRows as RecipeStep,
  'keep-periods': keepPeriods as RecipeStep,
  'keep-units': keepUnits as RecipeStep,
  'composite-index': compositeIndex as RecipeStep,
  'keyword-index': keywordIndex as RecipeStep,
};
