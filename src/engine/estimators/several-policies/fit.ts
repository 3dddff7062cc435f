import type { Outcome } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fitCleanSamples } from './clean-samples.ts';
import { fitEventStudies } from './event-studies.ts';
import { fitJoint } from './joint.ts';
import type { SeveralPoliciesOptions } from './meta.ts';
import { readPolicies } from './second-policy.ts';

/**
 * Two policies at once: y = b1 A + b2 B + b3 A B + X g + effects + e, or other views of the same question.
 * Failures: those of `readPolicies`, policiesNothing, and those of `fitLinearModel` and of the event study.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: SeveralPoliciesOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const pair = readPolicies(panel, roles.treatmentName, options);
  if (!pair.ok) return pair;
  context.progress(0, 1, 'solve');
  const { policyView } = options;
  if (policyView === 'cleanSamples') return fitCleanSamples(panel, pair.value, roles, options);
  if (policyView === 'eventStudies') return fitEventStudies(panel, pair.value, roles, options, context);
  return fitJoint(panel, pair.value, policyView, roles, options);
}
