import type { Outcome } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { withDose } from './dosed.ts';
import { formGroups, type Grouping, readGroupingSource } from './grouping.ts';
import { fitJoint } from './joint.ts';
import type { HeterogeneityOptions } from './meta.ts';
import { fitOneAtATime, fitSubsamples } from './separate.ts';

/**
 * The effect of the policy by group: y = sum_g b_g 1{group = g} d + X c + effects, in one regression or in one per group.
 * Failures: those of `withDose`, `readGroupingSource` and `formGroups`, heterogeneityNothing, treatmentUnknown, and those of `fitLinearModel`.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: HeterogeneityOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const treated = withDose(panel, roles, options);
  if (!treated.ok) return treated;
  const source = readGroupingSource(treated.value.panel, options);
  if (!source.ok) return source;
  const grouping = formGroups(source.value, options);
  if (!grouping.ok) return grouping;
  context.progress(0, 1, 'solve');
  return fitByDesign(grouping.value, treated.value.roles, options);
}

const designs = { joint: fitJoint, subsamples: fitSubsamples, oneAtATime: fitOneAtATime } as const;

export function fitByDesign(
  grouping: Grouping,
  roles: ModelRoles,
  options: HeterogeneityOptions,
): Outcome<ModelResult> {
  return designs[options.design](grouping, roles, options);
}
