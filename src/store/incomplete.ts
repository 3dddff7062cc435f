import type { Notice } from '../core/notice.ts';

/** Failures that say that a choice is still to be made, not that something went wrong. */
const OPEN_CHOICES: ReadonlySet<string> = new Set([
  'ivNoInstrument',
  'ivNoEndogenous',
  'ivInteractionIncomplete',
  'matchingNoCovariates',
  'policiesNoSecond',
  'spatialLinksMissing',
  'heterogeneityNoGrouping',
  'channelsMissing',
  'moderatorMissing',
  'doseMissing',
  'roleMissing',
  'outcomeMissing',
]);

export const isIncomplete = ({ code }: Notice): boolean => OPEN_CHOICES.has(code);
