import { meta as compositeIndex } from './steps/composite-index-meta.ts';
import { meta as keywordIndex } from './steps/keyword-index-meta.ts';
import { meta as log } from './steps/log.ts';

/** What every step of a recipe asks for; how it works stands in `steps.ts`, which the page does not load. */
export const stepMetas = {
  log,
  'composite-index': compositeIndex,
  'keyword-index': keywordIndex,
} as const;

export type StepId = keyof typeof stepMetas;
