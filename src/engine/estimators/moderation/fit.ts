import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult, TermTag } from '../../result.ts';
import {
  estimate,
  type PreparedModel,
  prepareLinearModel,
  residualise,
  withRegressors,
} from '../../solve/linear-model.ts';
import type { PreparedColumn } from '../../solve/prepare.ts';
import type { LinearProblem, Regressor } from '../../solve/problem.ts';
import { gather } from '../../solve/sample.ts';
import { regressionProblem, settleRegression } from '../dose/base-problem.ts';
import { type Exposure, readExposure, variesWithinUnits } from '../dose/exposure.ts';
import type { SettledFeols } from '../feols/settle.ts';
import { readChannel } from '../mediation/channels.ts';
import { binEffects } from './bins.ts';
import { describeEffects } from './marginal.ts';
import type { ModerationOptions } from './meta.ts';
import { type Moderator, readModerator } from './moderator.ts';
import type { Marginal, MarginalCurve, ModeratedChannel } from './types.ts';

/** What the regressions of the outcome and of further outcomes share. */
interface ModerationDesign {
  readonly panel: Panel;
  readonly settled: SettledFeols;
  readonly exposure: Exposure;
  readonly moderator: Moderator;
  readonly options: ModerationOptions;
  readonly taken: readonly string[];
  readonly spec: LinearProblem['spec'];
}

/**
 * The policy interacted with a moderator: y = b1 D + b2 D (M - c) + b3 M + X g + effects + e, and the effect of D along M.
 * Failures: moderatorMissing, moderatorIsOutcome, moderatorIsPolicy, moderatorConstant, moderatorNoContrast, those of the exposure, of the
 * moderator and of `fitLinearModel`.
 */
export function fit(
  panel: Panel,
  roles: ModelRoles,
  options: ModerationOptions,
  context: RunContext,
): Outcome<ModelResult> {
  const settled = settleRegression(options, roles, panel.design.unit, panel.design.time);
  const exposure = readExposure(panel, roles, options, settled.absorb);
  if (!exposure.ok) return exposure;
  const policy = exposure.value.regressor.name;
  const { moderator: column } = options;
  if (column !== null && column === roles.outcome) return fail('moderatorIsOutcome', { moderator: column });
  if (column !== null && [policy, roles.treatmentName].includes(column))
    return fail('moderatorIsPolicy', { moderator: column });
  const moderator = readModerator(panel, options);
  if (!moderator.ok) return moderator;
  const channels = [...new Set(options.channels ?? [])];
  const design: ModerationDesign = {
    panel: moderator.value.panel,
    settled,
    exposure: exposure.value,
    moderator: moderator.value,
    options,
    taken: [policy, moderator.value.name, ...(column === null ? [] : [column]), ...channels],
    spec: { roles, options },
  };
  context.progress(0, 1 + channels.length, 'fit');
  const own = fitOutcome(design, roles.outcome, 'moderation');
  if (!own.ok) return own;
  const others = channels.map((channel, j): ModeratedChannel => {
    context.progress(1 + j, 1 + channels.length, 'fit');
    const fitted = fitChannel(design, roles, channel, j);
    return fitted.ok
      ? { channel, regression: fitted.value, notice: null }
      : { channel, regression: null, notice: fitted.notice };
  });
  const failures = others.flatMap((other) => (other.notice === null ? [] : [other.notice]));
  return succeed({
    ...own.value,
    marginal: { ...own.value.marginal!, channels: others },
    notices: [...moderator.value.notices, ...designNotices(design), ...failures, ...own.value.notices],
  });
}

function fitChannel(design: ModerationDesign, roles: ModelRoles, channel: string, j: number): Outcome<ModelResult> {
  const policies = [design.exposure.regressor.name, design.options.dose];
  const read = readChannel(design.panel, roles, channel, policies);
  if (!read.ok) return read;
  if (channel === design.options.moderator)
    return fail('moderatorIsOutcome', { moderator: channel }, { column: channel });
  return fitOutcome(design, channel, `channel-${j + 1}`);
}

function designNotices({ panel, moderator, options }: ModerationDesign): Notice[] {
  const fixed = panel.unitOf !== null && !variesWithinUnits(panel, moderator.values);
  if (!fixed || options.moderatorByTime || panel.design.time === null) return [];
  return [notice('info', 'moderationTrendsOpen', { moderator: moderator.name, time: panel.design.time })];
}

/** The regression of one outcome, with the curve of its effects. */
function fitOutcome(design: ModerationDesign, outcome: string, id: string): Outcome<ModelResult> {
  const { panel, moderator, exposure, options } = design;
  const { time } = panel.design;
  const slope = options.moderatorByTime && time !== null ? [{ by: [time], slope: moderator.name }] : [];
  const settled = { ...design.settled, outcome, absorb: [...design.settled.absorb, ...slope] };
  const own: Regressor = {
    name: moderator.name,
    tag: { kind: 'coefficient', role: 'companion' },
    values: moderator.values,
  };
  const head = { id, estimator: 'moderation', spec: design.spec };
  const problem = regressionProblem(panel, settled, [exposure.regressor, own], design.taken, head);
  if (!problem.ok) return problem;
  const prepared = prepareLinearModel(panel, problem.value);
  if (!prepared.ok) return prepared;
  const [policy, main, ...controls] = prepared.value.regressors;
  const { mean, deviation, square } = main.moments;
  if (deviation <= CONSTANT * square) return fail('moderatorConstant', { moderator: moderator.name });
  const centre = options.centre === 'mean' ? mean : 0;
  const product = interact(prepared.value, exposure, moderator, centre);
  const linear = [policy, product, main];
  const fitted = estimate(withRegressors(prepared.value, [...linear, ...controls]));
  if (!fitted.ok) return fitted;
  if (fitted.value.dropped.some(({ name }) => name === product.name)) {
    return fail('moderatorNoContrast', { moderator: moderator.name, policy: policy.name });
  }
  const curve = curveOf(design, prepared.value, fitted.value, { linear, controls, centre });
  const marginal: Marginal = { ...curve, distance: moderator.distance, channels: [] };
  const notices = curveNotices(curve, options.moderatorBins);
  return succeed({ ...fitted.value, marginal, notices: [...notices, ...fitted.value.notices] });
}

/** A test of the line that fails at this level is worth a warning. */
const BENT = 0.05;

function curveNotices({ bins, linearity, moderator }: MarginalCurve, asked: number): Notice[] {
  const out: Notice[] = [];
  if (bins.length > 0 && bins.length < asked) {
    out.push(notice('caution', 'moderatorBinUnseen', { bins: asked - bins.length, moderator }));
  }
  if (linearity !== null && linearity.pValue < BENT) {
    out.push(notice('caution', 'moderationBent', { moderator, p: Number(linearity.pValue.toPrecision(2)) }));
  }
  return out;
}

/** Squared deviations of a column, as a share of its square, below which it is constant. */
const CONSTANT = 1e-20;

function interact(
  prepared: PreparedModel,
  { regressor }: Exposure,
  moderator: Moderator,
  centre: number,
): PreparedColumn {
  const { name, tag } = regressor;
  const factors = (tag.kind === 'coefficient' && tag.product) || [name];
  const own: TermTag = { kind: 'coefficient', role: 'treatment', product: [...factors, moderator.name] };
  const values = regressor.values.map((value, row) => value * (moderator.values[row] - centre));
  let free = `${name}:${moderator.name}`;
  while (prepared.regressors.some((column) => column.name === free)) free += '_';
  return residualise(prepared, { name: free, tag: own, values });
}

interface Columns {
  /** Policy, interaction, moderator. */
  readonly linear: readonly PreparedColumn[];
  readonly controls: readonly PreparedColumn[];
  readonly centre: number;
}

function curveOf(
  { exposure, moderator, options }: ModerationDesign,
  prepared: PreparedModel,
  result: ModelResult,
  { linear, controls, centre }: Columns,
): MarginalCurve {
  const sample = gather(moderator.values, prepared.rows);
  const doses = gather(exposure.regressor.values, prepared.rows);
  const terms = { policy: linear[0].name, interaction: linear[1].name, centre };
  const binned = {
    prepared,
    exposure: exposure.regressor.values,
    moderator: moderator.values,
    sample,
    linear,
    controls,
  };
  return {
    ...terms,
    moderator: moderator.name,
    dof: result.dofResidual,
    ...describeEffects(result, terms, sample, doses),
    ...binEffects(binned, options.moderatorBins),
  };
}
