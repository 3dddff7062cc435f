import { meta as compositeIndex } from './steps/composite-index-meta.ts';
import { meta as compute } from './steps/compute.ts';
import { meta as group } from './steps/group.ts';
import { meta as growth } from './steps/growth.ts';
import { meta as interpolate } from './steps/interpolate.ts';
import { meta as keepPeriods } from './steps/keep-periods.ts';
import { meta as keepRows } from './steps/keep-rows.ts';
import { meta as keepUnits } from './steps/keep-units.ts';
import { meta as keywordIndex } from './steps/keyword-index-meta.ts';
import { meta as log } from './steps/log.ts';
import { meta as ratio } from './steps/ratio.ts';
import { meta as recode } from './steps/recode.ts';
import { meta as shift } from './steps/shift.ts';
import { meta as standardise } from './steps/standardise.ts';
import { meta as winsorise } from './steps/winsorise.ts';

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
