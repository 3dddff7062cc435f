import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { regressionFields } from '../feols/meta.ts';

export const fields = {
  /** A continuous treatment as it stands in the data; null: the policy indicator. */
  dose: { type: 'column', default: null },
  /** The column that makes the groups. */
  by: { type: 'column', default: null },
  /** One group per value, or intervals of a number: with equal counts, on the two sides of a threshold, or between given cuts. */
  grouping: { type: 'choice', choices: ['levels', 'quantiles', 'split', 'cuts'], default: 'levels' },
  quantiles: { type: 'number', integer: true, min: 2, max: 10, default: 2, when: { grouping: ['quantiles'] } },
  /** null: the median. A value equal to the threshold belongs to the lower group. */
  threshold: { type: 'number', default: null, when: { grouping: ['split'] } },
  cuts: { type: 'numbers', default: null, when: { grouping: ['cuts'] } },
  /** A unit stays in the group of its first value, or of its mean before anybody is treated (texts: first value); or every row has its own. */
  measured: { type: 'choice', choices: ['firstValue', 'beforePolicy', 'eachRow'], default: 'firstValue' },
  design: { type: 'choice', choices: ['joint', 'subsamples', 'oneAtATime'], default: 'joint' },
  /** What the groups of a joint regression have for themselves besides the effect: period effects, everything, nothing. */
  interactions: {
    type: 'choice',
    choices: ['groupTime', 'everything', 'nothing'],
    default: 'groupTime',
    when: { design: ['joint'] },
  },
  controls: { type: 'columns', default: null },
  ...regressionFields,
} as const satisfies Fields;

export type HeterogeneityOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'heterogeneity',
  citation: 'Feigenberg, Ost & Qureshi (2023)',
  requires: ['unit', 'time'],
  fields,
};
