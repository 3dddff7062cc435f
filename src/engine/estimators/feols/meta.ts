import type { Meta } from '../../estimator.ts';
import type { Fields } from '../../fields.ts';

export const fields = {
  treatment: { type: 'flag', default: true },
  regressors: { type: 'columns', default: null },
  absorb: { type: 'absorb', default: null },
  vcov: { type: 'choice', choices: ['iid', 'HC1', 'HC2', 'HC3', 'cluster'], default: 'cluster' },
  cluster: { type: 'columns', default: null },
  preset: { type: 'choice', choices: ['reghdfe', 'fixest'], default: 'reghdfe' },
  singletons: { type: 'choice', choices: ['drop', 'keep'], default: 'drop' },
  weights: { type: 'column', default: null },
  weightKind: { type: 'choice', choices: ['analytic', 'frequency', 'probability'], default: 'analytic' },
  intercept: { type: 'flag', default: true },
} as const satisfies Fields;

export const meta: Meta<typeof fields> = {
  id: 'feols',
  citation: 'Correia (2017); Bergé (2018)',
  requires: [],
  fields,
};
