import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { fields as feols } from '../feols/meta.ts';

const { treatment, regressors, absorb, cluster, preset, singletons, weights, weightKind } = feols;

export const fields = {
  method: { type: 'choice', choices: ['2sls', 'liml'], default: '2sls' },
  /** Null: the policy term. */
  endogenous: { type: 'columns', default: null },
  /** Excluded instruments. */
  instruments: { type: 'columns', default: null },
  /** Together a further instrument: a column that is constant over time times a national series `lag` periods earlier. */
  history: { type: 'column', default: null },
  national: { type: 'column', default: null },
  lag: { type: 'number', integer: true, min: 0, max: 50, default: 1 },
  /** Whether the policy term is in the equation: endogenous when `endogenous` is null or names it, else as a regressor. */
  treatment,
  regressors,
  absorb,
  vcov: { type: 'choice', choices: ['iid', 'HC1', 'cluster'], default: 'cluster' },
  cluster,
  preset,
  singletons,
  weights,
  weightKind,
  /** Confidence level of the Anderson-Rubin set. */
  setLevel: { type: 'number', min: 0.5, max: 0.999, default: 0.95 },
} as const satisfies Fields;

export type IvOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'iv',
  citation: 'Baum, Schaffer & Stillman (2007); Kleibergen & Paap (2006)',
  requires: [],
  fields,
};
