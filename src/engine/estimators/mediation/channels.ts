import { dot } from '../../../core/linalg/gram.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { effectNames } from '../../solve/assemble-result.ts';
import { estimate, type LinearProblem, type PreparedModel, prepareLinearModel } from '../../solve/linear-model.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import {
  type ExposureOptions,
  type RegressionOptions,
  regressionProblem,
  settleRegression,
} from '../dose/base-problem.ts';
import { type Exposure, readExposure } from '../dose/exposure.ts';
import type { SettledFeols } from '../feols/settle.ts';
import type { ChannelRegression } from './types.ts';

/** A channel over panel rows, or why it cannot be one. */
export interface Channel {
  readonly name: string;
  readonly column: Outcome<Float64Array>;
}

/** What the regressions of the outcome and of the channels share. */
export interface ChannelDesign {
  readonly settled: SettledFeols;
  readonly exposure: Exposure;
  readonly channels: readonly Channel[];
  /** Columns that are not controls in any of the regressions. */
  readonly taken: readonly string[];
  readonly notices: readonly Notice[];
}

type ChannelOptions = ExposureOptions & RegressionOptions & { readonly channels: readonly string[] | null };

/** Failures: those of `readExposure`. Channels that cannot be used say so one by one. */
export function describeChannels(panel: Panel, roles: ModelRoles, options: ChannelOptions): Outcome<ChannelDesign> {
  const settled = settleRegression(options, roles, panel.design.unit, panel.design.time);
  const exposure = readExposure(panel, roles, options, settled.absorb);
  if (!exposure.ok) return exposure;
  const policy = exposure.value.regressor.name;
  const names = [...new Set(options.channels ?? [])];
  const channels = names.map((name) => ({ name, column: readChannel(panel, roles, name, [policy, options.dose]) }));
  const among = settled.regressors.filter((name) => names.includes(name));
  const notices = among.length > 0 ? [notice('info', 'channelAmongControls', { columns: among.join(', ') })] : [];
  return succeed({ settled, exposure: exposure.value, channels, taken: [policy, ...names], notices });
}

export function readChannel(
  panel: Panel,
  { outcome, treatmentName }: ModelRoles,
  channel: string,
  policies: readonly (string | null)[],
): Outcome<Float64Array> {
  if (channel === outcome) return fail('channelIsOutcome', { channel }, { column: channel });
  if (policies.includes(channel) || channel === treatmentName)
    return fail('channelIsPolicy', { channel }, { column: channel });
  const column = readNumbers(panel, channel, 'channel');
  if (!column.ok) return column;
  const same = readNumbers(panel, outcome, 'outcome');
  const copies = same.ok && same.value.every((value, row) => Object.is(value, column.value[row]));
  return copies ? fail('channelCopiesOutcome', { channel, outcome }, { column: channel }) : column;
}

/** The regression of one column on the policy, with the sample of its own. */
export function policyProblem(
  panel: Panel,
  design: ChannelDesign,
  outcome: string,
  head: Pick<LinearProblem, 'id' | 'estimator' | 'spec'>,
): Outcome<LinearProblem> {
  const settled = { ...design.settled, outcome };
  return regressionProblem(panel, settled, [design.exposure.regressor], design.taken, head);
}

/** Every channel on the policy, each with its own sample; one that cannot be fitted leaves the others unharmed. */
export function regressChannels(
  panel: Panel,
  design: ChannelDesign,
  head: Pick<LinearProblem, 'estimator' | 'spec'>,
): ChannelRegression[] {
  return design.channels.map(({ name: channel, column }, j) => {
    const fitted = column.ok ? regressOwnSample(panel, design, channel, { ...head, id: `channel-${j + 1}` }) : column;
    return fitted.ok
      ? { channel, regression: fitted.value, notice: null }
      : { channel, regression: null, notice: fitted.notice };
  });
}

function regressOwnSample(
  panel: Panel,
  design: ChannelDesign,
  channel: string,
  head: Pick<LinearProblem, 'id' | 'estimator' | 'spec'>,
): Outcome<ModelResult> {
  const problem = policyProblem(panel, design, channel, head);
  if (!problem.ok) return problem;
  const prepared = prepareLinearModel(panel, problem.value);
  return prepared.ok ? regressChannel(prepared.value) : prepared;
}

/** Squared norm left after absorption, as a share of that before, below which nothing of a column is left. */
const NOTHING = 1e-16;

/** The regression of a prepared channel. Failures: channelConstant, channelAbsorbed, channelFollowsPolicy and those of `fitLinearModel`. */
export function regressChannel(prepared: PreparedModel): Outcome<ModelResult> {
  const { outcome, weights, effects } = prepared;
  const { deviation, square } = outcome.moments;
  const channel = outcome.name;
  if (deviation <= NOTHING * square) return fail('channelConstant', { channel }, { column: channel });
  if (effects.length > 0 && dot(outcome.values, outcome.values, weights) <= NOTHING * deviation) {
    return fail('channelAbsorbed', { channel, effects: effectNames(prepared).join(', ') }, { column: channel });
  }
  const fitted = estimate(prepared);
  const exact = fitted.ok && fitted.value.notices.some((one) => one.code === 'perfectFit');
  return exact ? fail('channelFollowsPolicy', { channel }, { column: channel }) : fitted;
}
