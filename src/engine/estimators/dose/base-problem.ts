import type { Outcome } from '../../../core/notice.ts';
import { succeed } from '../../../core/notice.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { Fields, OptionsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import type { LinearProblem, Regressor } from '../../solve/problem.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { fields as feols } from '../feols/meta.ts';
import { type SettledFeols, settle } from '../feols/settle.ts';
import { type ExposureOptions, exposureFields } from './exposure.ts';

const { treatment: _, regressors: __, intercept: ___, ...inference } = feols;

/** Controls, effects and inference as in the baseline. */
export const regressionFields = {
  controls: { type: 'columns', default: null },
  ...inference,
} as const satisfies Fields;

export type RegressionOptions = OptionsOf<typeof regressionFields>;
export { type ExposureOptions, exposureFields };

/** Options with every default taken from the roles of the analysis. The treatment is not among the regressors. */
export function settleRegression(
  options: RegressionOptions,
  roles: ModelRoles,
  unit: string | null,
  time: string | null,
): SettledFeols {
  return settle({ ...options, treatment: false, regressors: options.controls, intercept: true }, roles, unit, time);
}

/**
 * The regression of `roles.outcome` on the given regressors and the controls that are not among `taken`.
 * Failures: columnUnknown, columnNotNumeric.
 */
export function regressionProblem(
  panel: Panel,
  settled: SettledFeols,
  regressors: readonly Regressor[],
  taken: readonly string[],
  head: Pick<LinearProblem, 'id' | 'estimator' | 'spec'>,
): Outcome<LinearProblem> {
  const controls: Regressor[] = [];
  for (const name of settled.regressors) {
    if (taken.includes(name)) continue;
    const read = readNumbers(panel, name, 'regressor');
    if (!read.ok) return read;
    controls.push({ name, tag: { kind: 'coefficient', role: 'control' }, values: read.value });
  }
  const { outcome, absorb, weights, vcov, cluster, preset, singletons } = settled;
  return succeed({
    ...head,
    outcome,
    regressors: [...regressors, ...controls],
    absorb,
    intercept: 'auto',
    weights,
    vcov,
    cluster,
    preset,
    singletons,
  });
}
