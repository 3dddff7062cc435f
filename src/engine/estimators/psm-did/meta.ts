import type { Meta } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import { fields as feols, plainVcov } from '../feols/meta.ts';

const { absorb, cluster, preset, singletons } = feols;

const onScore = { method: ['nearest', 'radius', 'kernel', 'ipw'] } as const;
const byNeighbour = { method: ['nearest', 'mahalanobis'] } as const;

export const fields = {
  /** Controls of the regression after matching. */
  regressors: { type: 'columns', default: null },
  /** Covariates to match on; null: the controls. */
  covariates: { type: 'columns', default: null },
  /** baseline: one match of units on covariates before the policy; pooled, byYear: rows on covariates of the same year, across years or within each. */
  timing: { type: 'choice', choices: ['baseline', 'pooled', 'byYear'], default: 'baseline' },
  /** Period whose covariates are the baseline; null: the average of the periods before the first start. */
  baseYear: { type: 'number', integer: true, default: null, when: { timing: ['baseline'] } },
  method: {
    type: 'choice',
    choices: ['nearest', 'radius', 'kernel', 'mahalanobis', 'entropy', 'ipw'],
    default: 'nearest',
  },
  link: { type: 'choice', choices: ['logit', 'probit'], default: 'logit', when: onScore },
  distance: {
    type: 'choice',
    choices: ['score', 'index'],
    default: 'score',
    when: { method: ['nearest', 'radius', 'kernel'] },
  },
  neighbours: { type: 'number', integer: true, min: 1, max: 50, default: 1, when: byNeighbour },
  replacement: { type: 'flag', default: true, when: byNeighbour },
  caliper: { type: 'number', min: 0, default: null, when: byNeighbour },
  radius: { type: 'number', min: 1e-9, default: 0.05, when: { method: ['radius'] } },
  kernel: {
    type: 'choice',
    choices: ['epan', 'gaussian', 'biweight', 'uniform', 'tricube'],
    default: 'epan',
    when: { method: ['kernel'] },
  },
  bandwidth: { type: 'number', min: 1e-9, default: 0.06, when: { method: ['kernel'] } },
  support: { type: 'choice', choices: ['treated', 'both', 'none'], default: 'treated', when: onScore },
  /** Who chooses first and who wins ties: by unit and time, as in the file, or by score (ascending as psmatch2, descending as MatchIt). */
  order: {
    type: 'choice',
    choices: ['sorted', 'file', 'ascending', 'descending'],
    default: 'sorted',
    when: byNeighbour,
  },
  moments: { type: 'number', integer: true, min: 1, max: 2, default: 1, when: { method: ['entropy'] } },
  /** Whether matched rows count as often as they serve in the regression. */
  weighted: { type: 'flag', default: true },
  absorb,
  vcov: plainVcov,
  cluster,
  preset,
  singletons,
} as const satisfies Fields;

export type PsmDidOptions = OptionsOf<typeof fields>;

export const meta: Meta<typeof fields> = {
  id: 'psm-did',
  citation: 'Heckman, Ichimura & Todd (1997)',
  requires: ['unit', 'time', 'treatment'],
  fields,
};
