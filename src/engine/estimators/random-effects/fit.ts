import { type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { keyText } from '../../design/code-values.ts';
import { panelTests } from '../../diagnostics/panel-tests/index.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import type { AbsorbedEffect, ModelResult } from '../../result.ts';
import {
  estimateFit,
  fitLinearModel,
  type LinearProblem,
  prepareLinearModel,
  type Regressor,
} from '../../solve/linear-model.ts';
import { feolsProblem } from '../feols/fit.ts';
import { fields as feols } from '../feols/meta.ts';
import { fixedSplit } from './fixed-split.ts';
import type { RandomEffectsOptions } from './meta.ts';
import { fitRandomEffects } from './model.ts';

/**
 * Random effects per unit (Swamy & Arora), with the fixed-effects regression beside and the tests that choose between them. Rows of units with
 * a single row stay: they tell about the variance between units. Failures: randomTooFewUnits and those of `fitLinearModel`.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: RandomEffectsOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const problem = pooledProblem(panel, roles, options);
  if (!problem.ok) return problem;
  const { dummies, linear } = problem.value;
  const hidden = new Set(dummies.map((dummy) => dummy.name));
  context.progress(0, 3, 'fit');
  const prepared = prepareLinearModel(panel, { ...linear, regressors: [...linear.regressors, ...dummies] });
  if (!prepared.ok) return prepared;
  const random = fitRandomEffects(prepared.value, hidden);
  if (!random.ok) return random;
  context.progress(1, 3, 'fit');
  const { unit, time } = panel.design;
  const absorb = [unit, hidden.size > 0 ? time : null].filter((name) => name !== null);
  const fixed = fitLinearModel(panel, { ...linear, id: 'fixed', absorb }, context);
  const plain = prepareLinearModel(panel, { ...linear, id: 'fixed', absorb, vcov: 'iid', cluster: [] });
  const classical = plain.ok ? estimateFit(plain.value) : plain;
  const regressors = [...linear.regressors, ...dummies];
  const byUnit = prepareLinearModel(panel, { ...linear, regressors, absorb: [unit!], vcov: 'iid', cluster: [] });
  const own = byUnit.ok ? estimateFit(byUnit.value) : byUnit;
  context.progress(2, 3, 'test');
  const { tests, notices } = panelTests({
    prepared: prepared.value,
    hidden,
    fixed: classical.ok ? classical.value.result : null,
    fixedResidual: classical.ok ? classical.value.residual : null,
  });
  const { result, split } = random.value;
  const beside = byUnit.ok && own.ok ? fixedSplit(byUnit.value, own.value) : null;
  const failed: Notice[] = fixed.ok
    ? []
    : [{ ...fixed.notice, severity: 'caution' }, notice('info', 'randomWithoutFixed')];
  return succeed({
    ...result,
    absorbed: hidden.size > 0 && time !== null ? [periodEffect(time, hidden.size + 1)] : [],
    randomEffects: { ...split, fixed: fixed.ok ? fixed.value : null, fixedSplit: beside, tests },
    notices: [...failed, ...notices, ...result.notices],
  });
}

const periodEffect = (time: string, levels: number): AbsorbedEffect => ({
  by: [time],
  levels,
  redundant: 1,
  nestedInCluster: false,
});

interface Pooled {
  readonly linear: LinearProblem;
  /** One per period of the panel but the first. */
  readonly dummies: readonly Regressor[];
}

function pooledProblem(panel: Panel, roles: ModelRoles, options: RandomEffectsOptions): Outcome<Pooled> {
  const { treatment, controls, vcov, cluster } = options;
  const asFeols = {
    ...defaultsOf(feols),
    treatment,
    regressors: controls,
    absorb: [],
    vcov,
    cluster,
    singletons: 'keep',
  } as const;
  const problem = feolsProblem(panel, roles, asFeols);
  if (!problem.ok) return problem;
  const head = { id: 'random-effects', estimator: 'random-effects', spec: { roles, options } };
  const linear: LinearProblem = { ...problem.value, ...head };
  const dummies = options.timeEffects ? periodDummies(panel, linear.regressors) : [];
  return succeed({ linear, dummies });
}

function periodDummies({ time, periods, design }: Panel, regressors: readonly Regressor[]): Regressor[] {
  if (time === null) return [];
  let prefix = `${design.time}::`;
  while (regressors.some(({ name }) => name.startsWith(prefix))) prefix = `_${prefix}`;
  return Array.from(periods.subarray(1), (period) => ({
    name: `${prefix}${keyText(period)}`,
    tag: { kind: 'calendar', t: period } as const,
    values: time.map((value) => Number(value === period)),
  }));
}
