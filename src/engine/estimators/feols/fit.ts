import { fail, type Outcome } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fitLinearModel, type LinearProblem, type Regressor } from '../../solve/linear-model.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { type FeolsOptions, settle } from './settle.ts';

/** The least-squares problem that the options describe. Failures: treatmentUnknown, columnUnknown, columnNotNumeric. */
export function feolsProblem(panel: Panel, roles: ModelRoles, options: FeolsOptions): Outcome<LinearProblem> {
  const settled = settle(options, roles, panel.design.unit, panel.design.time);
  const regressors: Regressor[] = [];
  if (settled.treatment !== null) {
    if (panel.treated === null) return fail('treatmentUnknown', { term: settled.treatment });
    const tag = { kind: 'coefficient', role: 'treatment' } as const;
    regressors.push({ name: settled.treatment, tag, values: panel.treated });
  }
  for (const name of settled.regressors) {
    const read = readNumbers(panel, name, 'regressor');
    if (!read.ok) return read;
    regressors.push({ name, tag: { kind: 'coefficient', role: 'control' }, values: read.value });
  }
  const { outcome, absorb, weights, vcov, cluster, dependence, preset, singletons, intercept } = settled;
  const problem: LinearProblem = {
    id: 'feols',
    estimator: 'feols',
    spec: { roles, options },
    outcome,
    regressors,
    absorb,
    intercept: intercept ? 'auto' : false,
    weights,
    vcov,
    cluster,
    dependence,
    preset,
    singletons,
  };
  return { ok: true, value: problem };
}

export function fit(panel: Panel, roles: ModelRoles, options: FeolsOptions, context: RunContext): Outcome<ModelResult> {
  const problem = feolsProblem(panel, roles, options);
  return problem.ok ? fitLinearModel(panel, problem.value, context) : problem;
}
