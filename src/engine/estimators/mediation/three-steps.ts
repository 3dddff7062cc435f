import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { RunContext } from '../../estimator.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import {
  estimate,
  type LinearProblem,
  type PreparedModel,
  prepareLinearModel,
  type Regressor,
} from '../../solve/linear-model.ts';
import type { PreparedColumn } from '../../solve/prepare.ts';
import { regressionProblem } from '../dose/base-problem.ts';
import { drawPaths, planDraws } from './bootstrap.ts';
import { type ChannelDesign, regressChannel } from './channels.ts';
import { coefficientOf, pathOf } from './effects.ts';
import type { MediationOptions } from './meta.ts';
import { resampleGroups } from './resample.ts';
import type { ChannelRegression, MediatedEffects, MediationDraws } from './types.ts';

/** All regressions of the three steps on one sample. */
export interface ThreeSteps {
  readonly total: ModelResult;
  readonly channels: readonly (ChannelRegression & { readonly regression: ModelResult })[];
  readonly direct: ModelResult;
  readonly effects: MediatedEffects;
  readonly notices: readonly Notice[];
}

/** The sample and the columns that the steps share; effects are absorbed once. */
interface Shared {
  readonly prepared: PreparedModel;
  readonly policy: PreparedColumn;
  readonly controls: readonly PreparedColumn[];
  readonly channels: readonly PreparedColumn[];
}

/**
 * The outcome on the policy, each channel on the policy, and the outcome on policy and channels, all on the rows that have every channel:
 * total - direct = sum of a b is then an identity of least squares. Failures: those of the channels, channelCollinear, channelCopiesOutcome,
 * resampleMissing and those of `fitLinearModel`.
 */
export function fitThreeSteps(
  panel: Panel,
  design: ChannelDesign,
  options: MediationOptions,
  head: Pick<LinearProblem, 'estimator' | 'spec'>,
  context: RunContext,
): Outcome<ThreeSteps> {
  const shared = prepareShared(panel, design, head);
  if (!shared.ok) return shared;
  const { prepared, policy, controls, channels } = shared.value;
  const onPolicy = (outcome: PreparedColumn, id: string): PreparedModel => ({
    ...prepared,
    problem: { ...prepared.problem, id, outcome: outcome.name },
    outcome,
    regressors: [policy, ...controls],
  });
  const total = estimate(onPolicy(prepared.outcome, 'total'));
  if (!total.ok) return total;
  const regressions: ThreeSteps['channels'][number][] = [];
  for (const [j, channel] of channels.entries()) {
    const fitted = regressChannel(onPolicy(channel, `channel-${j + 1}`));
    if (!fitted.ok) return fitted;
    regressions.push({ channel: channel.name, regression: fitted.value, notice: null });
  }
  const direct = fitDirect(prepared, channels);
  if (!direct.ok) return direct;
  const bootstrap = options.draws === 0 ? succeed(null) : bootstrapSteps(shared.value, options, context);
  if (!bootstrap.ok) return bootstrap;
  const effects = effectsOf(policy.name, total.value, regressions, direct.value, bootstrap.value);
  const notices = [...design.notices, ...stepNotices(effects, total.value, policy.name)];
  return succeed({ total: total.value, channels: regressions, direct: direct.value, effects, notices });
}

function prepareShared(
  panel: Panel,
  design: ChannelDesign,
  head: Pick<LinearProblem, 'estimator' | 'spec'>,
): Outcome<Shared> {
  const { settled, exposure, channels, taken } = design;
  const columns: Regressor[] = [];
  for (const { name, column } of channels) {
    if (!column.ok) return column;
    columns.push({ name, tag: { kind: 'coefficient', role: 'companion' }, values: column.value });
  }
  const problem = regressionProblem(panel, settled, [exposure.regressor], taken, { ...head, id: 'mediation' });
  if (!problem.ok) return problem;
  const regressors = [...problem.value.regressors, ...columns];
  const prepared = prepareLinearModel(panel, { ...problem.value, regressors });
  if (!prepared.ok) return prepared;
  const [policy, ...rest] = prepared.value.regressors;
  const first = rest.length - columns.length;
  return succeed({ prepared: prepared.value, policy, controls: rest.slice(0, first), channels: rest.slice(first) });
}

function fitDirect(prepared: PreparedModel, channels: readonly PreparedColumn[]): Outcome<ModelResult> {
  const direct = estimate(prepared);
  if (!direct.ok) return direct;
  const lost = direct.value.dropped.find(({ name }) => channels.some((channel) => channel.name === name));
  if (lost) return fail('channelCollinear', { channel: lost.name, by: lost.by.join(', ') }, { column: lost.name });
  if (direct.value.notices.some((one) => one.code === 'perfectFit')) {
    return fail('channelCopiesOutcome', {
      channel: channels.map((channel) => channel.name).join(', '),
      outcome: prepared.problem.outcome,
    });
  }
  return direct;
}

function bootstrapSteps(shared: Shared, options: MediationOptions, context: RunContext): Outcome<MediationDraws> {
  const { prepared, policy, controls, channels } = shared;
  const { draws, seed } = options;
  const resampled = resampleGroups(prepared, options.resample);
  if (!resampled.ok) return resampled;
  const { by, groups, count } = resampled.value;
  const columns = [...controls, policy, ...channels, prepared.outcome].map((column) => column.values);
  const part = drawPaths(planDraws({ prepared, columns, groups, count }, channels.length, seed), 0, draws, context);
  const failed = part.total.reduce((sum, value) => sum + Number(Number.isNaN(value)), 0);
  return succeed({ by, groups: count, draws, failed, seed, ...part });
}

function effectsOf(
  policy: string,
  total: ModelResult,
  channels: ThreeSteps['channels'],
  direct: ModelResult,
  bootstrap: MediationDraws | null,
): MediatedEffects {
  const whole = coefficientOf(total, policy).estimate;
  const paths = channels.map(({ channel, regression }) => pathOf(channel, policy, regression, direct, whole));
  const indirect = paths.reduce((sum, path) => sum + path.indirect, 0);
  return {
    total: whole,
    direct: coefficientOf(direct, policy).estimate,
    indirect,
    share: whole === 0 ? null : indirect / whole,
    paths,
    bootstrap,
  };
}

/** Below this many resampled groups bootstrap intervals are too short. */
const FEW_GROUPS = 30;

function stepNotices(effects: MediatedEffects, total: ModelResult, policy: string): Notice[] {
  const { paths, direct, indirect, bootstrap } = effects;
  const list = paths.map((path) => path.channel).join(', ');
  const out = [notice('caution', 'mediationPostTreatment', { channels: list })];
  if (paths.length > 1) out.push(notice('info', 'mediationTogether', { channels: list }));
  const whole = tidy(total).find((row) => row.term === policy);
  if (whole && !(whole.lo > 0 || whole.hi < 0)) out.push(notice('caution', 'mediationShareUnstable'));
  if (direct * indirect < 0) out.push(notice('caution', 'mediationOpposite'));
  if (bootstrap !== null && bootstrap.groups < FEW_GROUPS) {
    out.push(notice('caution', 'mediationFewGroups', { groups: bootstrap.groups, column: bootstrap.by ?? '' }));
  }
  if (bootstrap !== null && bootstrap.failed > 0) {
    out.push(notice('caution', 'mediationDrawsFailed', { draws: bootstrap.failed, of: bootstrap.draws }));
  }
  return out;
}
