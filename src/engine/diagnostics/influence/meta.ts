import type { Meta } from '../../estimator.ts';
import { fields as feols, regressionFields } from '../../estimators/feols/meta.ts';
import type { Fields, OptionsOf } from '../../fields.ts';

const { treatment, regressors, intercept } = feols;

export const fields = {
  /** Column whose levels are left out one after the other; null: the units. */
  by: { type: 'column', default: null },
  /** Coefficient that is watched; null: the policy term, else the first regressor. */
  term: { type: 'column', default: null },
  /** Standard errors of every estimate, too. */
  errors: { type: 'flag', default: true },
  treatment,
  regressors,
  ...regressionFields,
  intercept,
} as const satisfies Fields;

export type InfluenceOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'influence',
  citation: 'Belsley, Kuh & Welsch (1980)',
  requires: [],
  fields,
};
