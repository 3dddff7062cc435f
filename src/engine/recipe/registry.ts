import { meta as compositeIndex } from './steps/composite-index-meta.ts';
import { meta as compute } from './steps/compute-meta.ts';
import { meta as group } from './steps/group-meta.ts';
import { meta as growth } from './steps/growth-meta.ts';
import { meta as interpolate } from './steps/interpolate-meta.ts';
import { meta as keepPeriods } from './steps/keep-periods-meta.ts';
import { meta as keepRows } from './steps/keep-rows-meta.ts';
import { meta as keepUnits } from './steps/keep-units-meta.ts';
import { meta as keywordIndex } from './steps/keyword-index-meta.ts';
import { meta as log } from './steps/log-meta.ts';
import { meta as ratio } from './steps/ratio-meta.ts';
import { meta as recode } from './steps/recode-meta.ts';
import { meta as shift } from './steps/shift-meta.ts';
import { meta as standardise } from './steps/standardise-meta.ts';
import { meta as winsorise } from './steps/winsorise-meta.ts';

/** What every step of a recipe asks for; how it works stands in `steps.ts`, which the page does not load. */
export const stepMetas = {
  ratio,
  log,
  shift,
  growth,
  winsorise,
  interpolate,
  standardise,
  group,
  recode,
  compute,
  'keep-rows': keepRows,
  'keep-periods': keepPeriods,
  'keep-units': keepUnits,
  'composite-index': compositeIndex,
  'keyword-index': keywordIndex,
} as const;

export type StepId = keyof typeof stepMetas;
