import type { Meta } from '../../estimator.ts';
import type { Fields } from '../../fields.ts';

/** Covariances of estimators whose rows depend on each other within clusters only. */
export const plainVcov = {
  type: 'choice',
  choices: ['iid', 'HC1', 'HC2', 'HC3', 'cluster'],
  default: 'cluster',
} as const;

/** Read by the covariances across periods (`lags`) and places (the others). */
export const dependenceFields = {
  /** Bartlett lags; null: floor(T^(1/4)) over time, none beside a spatial kernel. */
  lags: {
    type: 'number',
    integer: true,
    min: 0,
    max: 200,
    default: null,
    when: { vcov: ['neweyWest', 'driscollKraay', 'conley'] },
  },
  /** Degrees; null: the columns whose names say so. */
  latitude: { type: 'column', default: null, when: { vcov: ['conley'] } },
  longitude: { type: 'column', default: null, when: { vcov: ['conley'] } },
  /** Kilometres. */
  conleyCutoff: { type: 'number', min: 0, default: 100, when: { vcov: ['conley'] } },
  conleyKernel: { type: 'choice', choices: ['uniform', 'bartlett'], default: 'uniform', when: { vcov: ['conley'] } },
  /** spherical and triangular are those of fixest. */
  conleyDistance: {
    type: 'choice',
    choices: ['haversine', 'spherical', 'triangular'],
    default: 'haversine',
    when: { vcov: ['conley'] },
  },
  /** Pairs of rows of one period, or of any two periods as fixest. */
  conleyPairs: {
    type: 'choice',
    choices: ['withinPeriod', 'all'],
    default: 'withinPeriod',
    when: { vcov: ['conley'] },
  },
} as const satisfies Fields;

export const fields = {
  treatment: { type: 'flag', default: true },
  regressors: { type: 'columns', default: null },
  absorb: { type: 'absorb', default: null },
  vcov: {
    type: 'choice',
    choices: [...plainVcov.choices, 'CR1S', 'CR2', 'neweyWest', 'driscollKraay', 'panelCorrected', 'conley'],
    default: 'cluster',
  },
  cluster: { type: 'columns', default: null, when: { vcov: ['cluster', 'CR1S', 'CR2'] } },
  ...dependenceFields,
  preset: { type: 'choice', choices: ['reghdfe', 'fixest'], default: 'reghdfe' },
  singletons: { type: 'choice', choices: ['drop', 'keep'], default: 'drop' },
  weights: { type: 'column', default: null },
  weightKind: {
    type: 'choice',
    choices: ['analytic', 'frequency', 'probability'],
    default: 'analytic',
    when: { weights: ['*'] },
  },
  intercept: { type: 'flag', default: true },
} as const satisfies Fields;

const { absorb, cluster, preset, singletons, weights, weightKind } = fields;

/** How any regression of this kind is run, for estimators that are made of such regressions. */
export const regressionFields = {
  absorb,
  vcov: plainVcov,
  cluster,
  preset,
  singletons,
  weights,
  weightKind,
} as const satisfies Fields;

export const meta: Meta<typeof fields> = {
  id: 'feols',
  citation: 'Correia (2017); Bergé (2018)',
  requires: [],
  fields,
};
