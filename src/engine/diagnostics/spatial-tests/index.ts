import { type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { assembleSpatial } from '../../estimators/sdm/assemble.ts';
import { designModel } from '../../estimators/sdm/design.ts';
import { type SolvedSample, settleFor, solveOnSample } from '../../estimators/sdm/fit.ts';
import type { SdmOptions } from '../../estimators/sdm/meta.ts';
import { type SpatialSample, selectSample } from '../../estimators/sdm/sample.ts';
import { type SettledSdm, settle } from '../../estimators/sdm/settle.ts';
import type { Panel } from '../../panel.ts';
import { type LogDeterminant, logDeterminant } from '../../spatial/log-determinant.ts';
import { lagrangeTests } from './lagrange.ts';
import { durbinWald, likelihoodRatio } from './simplify.ts';
import type { FittedSpatial, SampledTests, SimplificationTest } from './types.ts';

const EFFECTS = ['none', 'individual', 'time', 'twoWay'] as const;
const MODELS = ['sar', 'sem', 'sdm'] as const;

type Solved = Outcome<SolvedSample>;

interface Bench {
  readonly panel: Panel;
  readonly sample: SpatialSample;
  readonly roles: ModelRoles;
  readonly options: SdmOptions;
  readonly determinant: LogDeterminant;
  readonly context: RunContext;
}

/**
 * Which spatial terms the data ask for: Lagrange multiplier tests before, likelihood-ratio and Wald tests after, all on one sample and one W
 * (the order of Elhorst 2014, section 2.7). `options.model` is not read. A model without an estimate is a failure of its own.
 * Failures: those of `settleFor`, `selectSample` and `logDeterminant`.
 */
export function spatialTests(
  panel: Panel,
  roles: ModelRoles,
  options: SdmOptions,
  context: RunContext,
): Outcome<SampledTests> {
  const settled = settleFor(panel, roles, options);
  if (!settled.ok) return settled;
  const sample = selectSample(panel, settled.value, options);
  if (!sample.ok) return sample;
  const determinant = logDeterminant(sample.value.weights);
  if (!determinant.ok) return determinant;
  const bench = { panel, sample: sample.value, roles, options, determinant: determinant.value, context };
  const [sar, sem, sdm] = MODELS.map((model, i) => {
    context.progress(i, MODELS.length, 'models');
    return solveAs(bench, { model });
  });
  return succeed({
    outcome: roles.outcome,
    effects: options.effects,
    weights: sample.value.weights.summary,
    lagrange: EFFECTS.flatMap((effects) => lagrangeOf(bench, effects)),
    models: MODELS.map((model, i) => fittedAs(bench, model, [sar, sem, sdm][i])),
    simplifications: simplificationsOf(bench, sar, sem, sdm),
    notices: sample.value.notices,
    sample: { units: sample.value.units, periods: sample.value.periods, ledger: sample.value.panel.ledger },
  });
}

/** A model on the sample of the others: what differs is which lags and effects it has. */
function solveAs({ panel, sample, roles, options, determinant, context }: Bench, changes: Partial<SdmOptions>): Solved {
  const own = { ...options, ...changes };
  return solveOnSample(sample, settledFor(panel, roles, own), { roles, options: own }, context, determinant);
}

const settledFor = ({ design }: Panel, roles: ModelRoles, options: SdmOptions): SettledSdm =>
  settle(options, roles, design.unit!, design.time!);

function fittedAs({ options }: Bench, model: SdmOptions['model'], solved: Solved): FittedSpatial {
  if (!solved.ok) return { model, ok: false, notice: solved.notice };
  const { design, determinant, solved: at } = solved.value;
  return { model, ok: true, result: assembleSpatial(design, determinant, at, { ...options, model }) };
}

/** Nothing where effects absorb the policy or leave no variation. */
function lagrangeOf({ panel, sample, roles, options }: Bench, effects: SdmOptions['effects']) {
  const own = { ...options, model: 'sar', effects, lagging: 'beforeDemeaning' } as const;
  const design = designModel(sample, settledFor(panel, roles, own), own, {});
  return design.ok ? [lagrangeTests(design.value, effects)] : [];
}

function simplificationsOf(bench: Bench, sar: Solved, sem: Solved, sdm: Solved): SimplificationTest[] {
  const logLik = (one: Solved) => (one.ok ? one.value.solved.logLik : null);
  const restrictions = sdm.ok ? sdm.value.design.lagOf.filter((of) => of !== null).length : 0;
  const ratio = (small: Solved, df: number) => {
    const [a, b] = [logLik(sdm), logLik(small)];
    return a === null || b === null ? null : likelihoodRatio(a, b, df);
  };
  return [
    { id: 'lrLag', test: ratio(sar, restrictions) },
    { id: 'waldLag', test: sdm.ok ? durbinWald(sdm.value, 'lag') : null },
    { id: 'lrError', test: ratio(sem, restrictions) },
    { id: 'waldError', test: sdm.ok ? durbinWald(sdm.value, 'error') : null },
    ...effectTests(bench, sdm, ratio),
  ];
}

/** With both kinds of effects in the likelihood itself, each kind can be tested; the transformation of Lee & Yu has taken them out of it. */
function effectTests(
  bench: Bench,
  sdm: Solved,
  ratio: (small: Solved, df: number) => SimplificationTest['test'],
): SimplificationTest[] {
  const { options, sample } = bench;
  if (options.effects !== 'twoWay' || options.leeYu || !sdm.ok) return [];
  const withTime = solveAs(bench, { model: 'sdm', effects: 'time' });
  const withUnits = solveAs(bench, { model: 'sdm', effects: 'individual' });
  return [
    { id: 'lrUnits', test: ratio(withTime, sample.units - 1) },
    { id: 'lrPeriods', test: ratio(withUnits, sample.periods - 1) },
  ];
}

export type { FittedSpatial, SpatialTests } from './types.ts';
