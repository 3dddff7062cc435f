import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { settle } from '../../estimators/feols/settle.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import { estimate, type LinearProblem, type Regressor } from '../../solve/linear-model.ts';
import { type PreparedModel, prepareLinearModel } from '../../solve/prepare.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import type { AssignmentRule } from './assignments.ts';
import { type DrawEvaluator, GeneralEvaluator } from './evaluators.ts';
import type { PlaceboOptions } from './meta.ts';
import { describeSample, type PlaceboSample } from './placebo-sample.ts';
import { dealOut, usableShifts } from './rules.ts';
import { createStepEvaluator, drawCorrection, solveControls } from './step-setup.ts';
import type { PlaceboEstimate, PlaceboKind, PlaceboSummary } from './types.ts';

/** All that draws share. It holds the panel and its factorisations, so it stays where it was made: every worker makes its own. */
export interface PlaceboPlan {
  readonly kind: PlaceboKind;
  readonly replicates: number;
  readonly shifts: readonly number[];
  readonly actual: PlaceboEstimate;
  readonly rule: AssignmentRule;
  readonly sample: PlaceboSample;
  readonly evaluator: DrawEvaluator;
  /** Degrees of freedom of the draws' t distribution. */
  readonly dof: number;
  readonly cohorts: PlaceboSummary['cohorts'];
  readonly notices: readonly Notice[];
}

/**
 * The actual estimate, the sample of the draws and the way to evaluate them. `path`: 'auto' takes the fast evaluator where it applies,
 * 'general' never does. Failures: placeboNeedsCohorts, placeboPerfectFit, those of the rules and those of `fitLinearModel`.
 */
export function planPlacebo(
  panel: Panel,
  roles: ModelRoles,
  options: PlaceboOptions,
  context: RunContext,
  path: 'auto' | 'general' = 'auto',
): Outcome<PlaceboPlan> {
  const { unitOf, time, cohort, treated } = panel;
  if (!unitOf || !time || !cohort || !treated) return fail('placeboNeedsCohorts');
  context.progress(0, 1, 'absorb');
  const prepared = prepare(panel, roles, options);
  if (!prepared.ok) return prepared;
  const actual = estimateActual(prepared.value);
  if (!actual.ok) return actual;
  const restricted = restrict(panel, options);
  const drawn = restricted === panel ? prepared : prepare(restricted, roles, options);
  if (!drawn.ok) return drawn;
  const actualSample = describeSample(prepared.value);
  const sample = drawn.value === prepared.value ? actualSample : describeSample(drawn.value);
  const dealing = dealOut(actualSample, sample, options);
  if (!dealing.ok) return dealing;
  const { rule, replicates, notices } = dealing.value;
  const controls = drawn.value.regressors.slice(1);
  const solution = solveControls(drawn.value, controls);
  const factors = drawCorrection(drawn.value, solution);
  const reference = rule.permute && !rule.randomDates ? rule.base : null;
  const setup = { sample, controls, solution, factors, starts: rule.starts, reference };
  const fast = path === 'auto' ? createStepEvaluator(setup) : null;
  const name = drawn.value.regressors[0].name;
  return succeed({
    kind: options.kind,
    replicates,
    shifts: usableShifts(options),
    actual: actual.value,
    rule,
    sample,
    evaluator: fast ?? new GeneralEvaluator(sample, controls, name, rule.starts),
    dof: factors.testDof,
    cohorts: countCohorts(actualSample.starts),
    notices: [...reversalNotices(panel), ...notices, ...drawn.value.notices],
  });
}

function prepare(panel: Panel, roles: ModelRoles, options: PlaceboOptions): Outcome<PreparedModel> {
  const name = roles.treatmentName ?? 'treated';
  const asFeols = { ...options, treatment: true, regressors: options.controls, intercept: true };
  const settled = settle(asFeols, { ...roles, treatmentName: name }, panel.design.unit, panel.design.time);
  const treatment = { kind: 'coefficient', role: 'treatment' } as const;
  const regressors: Regressor[] = [{ name, tag: treatment, values: panel.treated! }];
  for (const control of settled.regressors) {
    const read = readNumbers(panel, control, 'regressor');
    if (!read.ok) return read;
    regressors.push({ name: control, tag: { kind: 'coefficient', role: 'control' }, values: read.value });
  }
  const { outcome, absorb, weights, vcov, cluster, preset, singletons } = settled;
  const problem: LinearProblem = {
    id: 'placebo',
    estimator: 'feols',
    spec: { roles, options },
    outcome,
    regressors,
    absorb,
    intercept: 'auto',
    weights,
    vcov,
    cluster,
    preset,
    singletons,
  };
  return prepareLinearModel(panel, problem);
}

function estimateActual(prepared: PreparedModel): Outcome<PlaceboEstimate> {
  const fitted = estimate(prepared);
  if (!fitted.ok) return fitted;
  const { estimate: value, stdError, pValue } = tidy(fitted.value)[0];
  if (pValue === null) return fail('placeboPerfectFit', { outcome: prepared.problem.outcome });
  return succeed({ estimate: value, stdError, dof: fitted.value.dofResidual, pValue });
}

/** The panel of the draws: before treatment for kind time, without real pilots where they are to be dropped. */
function restrict(panel: Panel, { kind, dropRealPilots }: PlaceboOptions): Panel {
  const startOf = (row: number) => panel.cohort![panel.unitOf![row]];
  if (kind === 'time') return keepRows(panel, 'afterTreatment', (row) => !(panel.time![row] >= startOf(row)));
  const drops = dropRealPilots && (kind === 'unit' || kind === 'mixed');
  return drops ? keepRows(panel, 'realPilot', (row) => !Number.isFinite(startOf(row))) : panel;
}

function keepRows(panel: Panel, reason: string, keeps: (row: number) => boolean): Panel {
  const all = panel.rows.map((_, row) => row);
  const lost = all.filter((row) => !keeps(row)).map((row) => panel.rows[row]);
  return lost.length === 0 ? panel : restrictPanel(panel, all.filter(keeps), [{ reason, params: {}, rows: lost }]);
}

function countCohorts(starts: Float64Array): { start: number; units: number }[] {
  const counts = new Map<number, number>();
  for (const start of starts.slice().sort()) {
    if (Number.isFinite(start)) counts.set(start, (counts.get(start) ?? 0) + 1);
  }
  return Array.from(counts, ([start, units]) => ({ start, units }));
}

function reversalNotices(panel: Panel): Notice[] {
  const found = panel.notices.find((one) => one.code === 'treatmentReversal');
  return found ? [notice('caution', 'placeboReversal', { units: found.params.units ?? 0 })] : [];
}
