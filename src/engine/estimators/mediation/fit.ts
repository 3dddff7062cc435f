import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fitLinearModel } from '../../solve/linear-model.ts';
import { type ChannelDesign, describeChannels, policyProblem, regressChannels } from './channels.ts';
import type { MediationOptions } from './meta.ts';
import { fitThreeSteps } from './three-steps.ts';
import type { Mediation } from './types.ts';

/**
 * Channels of a policy. Steps `channels`: the outcome and every channel on the policy, each with its own sample; the result itself is the
 * regression of the outcome. Steps `three`: the outcome on policy and channels as well (the result itself), and the indirect effects.
 * Failures: channelsMissing, those of the exposure, of the three steps and of `fitLinearModel`.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: MediationOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const design = describeChannels(panel, roles, options);
  if (!design.ok) return design;
  if (design.value.channels.length === 0) return fail('channelsMissing');
  const head = { estimator: 'mediation', spec: { roles, options } };
  const fitted =
    options.steps === 'three'
      ? fitThreeSteps(panel, design.value, options, head, context)
      : fitChannels(panel, design.value, head, context);
  if (!fitted.ok) return fitted;
  const { notices, ...steps } = fitted.value;
  const mediation: Mediation = { policy: design.value.exposure.regressor.name, steps: options.steps, ...steps };
  const own = steps.direct ?? steps.total;
  return succeed({ ...own, id: 'mediation', mediation, notices: [...notices, ...own.notices] });
}

function fitChannels(
  panel: Panel,
  design: ChannelDesign,
  head: { readonly estimator: string; readonly spec: ModelResult['spec'] },
  context: RunContext,
): Outcome<Pick<Mediation, 'total' | 'channels' | 'direct' | 'effects'> & { readonly notices: readonly Notice[] }> {
  const problem = policyProblem(panel, design, design.settled.outcome, { ...head, id: 'total' });
  if (!problem.ok) return problem;
  const total = fitLinearModel(panel, problem.value, context);
  if (!total.ok) return total;
  const channels = regressChannels(panel, design, head);
  const failures = channels.flatMap((channel) => (channel.notice === null ? [] : [channel.notice]));
  if (failures.length === channels.length) return { ok: false, notice: failures[0] };
  const notices = [notice('info', 'channelsFirstLink'), ...design.notices, ...failures];
  return succeed({ total: total.value, channels, direct: null, effects: null, notices });
}
