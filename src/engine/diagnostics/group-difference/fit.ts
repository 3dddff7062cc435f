import { type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { groupDifference, partialDifference, planDifference } from './index.ts';
import type { DifferenceOptions } from './meta.ts';

/** The regression in which every slope and effect differs by group, and beside it the tests that the policy coefficient does. Failures: those of `planDifference`. */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: DifferenceOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const planned = planDifference(panel, roles, options, context);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const draws = groupDifference.draw(plan, 0, groupDifference.replicates(options), context);
  const { notices, ...difference } = partialDifference(plan, [draws]);
  const own = { id: 'group-difference', estimator: 'group-difference', spec: { roles, options } };
  return succeed({ ...plan.tests.result, ...own, difference: { ...difference, groups: plan.groups }, notices });
}
