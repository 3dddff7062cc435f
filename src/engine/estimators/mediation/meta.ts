import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { exposureFields, regressionFields } from '../dose/base-problem.ts';

export const fields = {
  channels: { type: 'columns', default: null },
  /** channels: each channel on the policy. three: the outcome on policy and channels as well, and the product of the coefficients. */
  steps: { type: 'choice', choices: ['channels', 'three'], default: 'channels' },
  ...exposureFields,
  /** Replicates of the bootstrap of the three steps; 0: none. */
  draws: { type: 'number', integer: true, min: 0, max: 100_000, default: 1_000, when: { steps: ['three'] } },
  seed: { type: 'number', integer: true, min: 0, default: 20_140_530, when: { steps: ['three'] } },
  /** Column whose groups of rows are drawn whole; null: the cluster variable when there is one, else the unit. */
  resample: { type: 'column', default: null, when: { steps: ['three'] } },
  ...regressionFields,
} as const satisfies Fields;

export type MediationOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'mediation',
  citation: 'Baron & Kenny (1986); Sobel (1982); Jiang (2022)',
  requires: [],
  fields,
};
