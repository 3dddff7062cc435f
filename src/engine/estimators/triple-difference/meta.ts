import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { regressionFields } from '../feols/meta.ts';
import { fields as groups } from '../heterogeneity/meta.ts';

const { by, threshold, measured } = groups;

export const fields = {
  /** The column whose two groups differ in whether the policy should reach them. */
  by,
  /** Two values, or the two sides of a threshold. */
  grouping: { type: 'choice', choices: ['levels', 'split'], default: 'levels' },
  threshold,
  measured,
  /** The group that the policy should reach: that of the larger value (or last text), or of the smaller. */
  reached: { type: 'choice', choices: ['larger', 'smaller'], default: 'larger' },
  /** Beside unit, period and group x period effects: nothing, cohort x period effects, or place x period effects. */
  thirdEffects: { type: 'choice', choices: ['noThird', 'cohortTime', 'placeTime'], default: 'noThird' },
  /** Where the policy is decided, such as the province of a firm. */
  place: { type: 'column', default: null, when: { thirdEffects: ['placeTime'] } },
  controls: { type: 'columns', default: null },
  ...regressionFields,
} as const satisfies Fields;

export type TripleDifferenceOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'triple-difference',
  citation: 'Gruber (1994); Olden & Møen (2022)',
  requires: ['unit', 'time', 'treatment'],
  fields,
};
