import { dot } from '../../core/linalg/gram.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../core/notice.ts';
import type { RunContext } from '../estimator.ts';
import { wald } from '../inference/wald.ts';
import type { Panel } from '../panel.ts';
import type { AbsorbedEffect, DroppedTerm, ModelResult, Term } from '../result.ts';
import type { EffectCount } from '../vcov/degrees-of-freedom.ts';
import { columnMoments } from './column-moments.ts';
import { type Covariance, countEffects, covariance } from './covariance.ts';
import { fitStatistics } from './fit-statistics.ts';
import { type Solution, solveLeastSquares } from './least-squares.ts';
import { type PreparedColumn, type PreparedModel, prepareLinearModel } from './prepare.ts';
import type { LinearProblem, Regressor } from './problem.ts';
import { gather } from './sample.ts';

export { type PreparedColumn, type PreparedModel, prepareLinearModel } from './prepare.ts';
export type { LinearProblem, Regressor, SmallSample } from './problem.ts';

/** Name of the reported constant, as in Stata. */
export const CONSTANT = '_cons';

const FEW_CLUSTERS = 30;
/** Residual norm, as a share of the outcome's, below which the fit counts as perfect. */
const PERFECT = 1e-12;
/** Share of a column's norm left by the columns before it below which digits are worth a warning. */
const ILL_CONDITIONED = 1e-6;

/**
 * Weighted least squares with any number of absorbed effects: sample and ledger, exact absorption where possible, collinear and absorbed
 * regressors set aside by name, covariance and degrees of freedom by preset.
 *
 * Failures: columnUnknown, columnNotNumeric, weightNegative, weightNotInteger, clusterCount, oneCluster, noRowsLeft, noResidualDof,
 * treatmentAbsorbed, hcNeedsExactAbsorption.
 */
export function fitLinearModel(panel: Panel, problem: LinearProblem, context: RunContext): Outcome<ModelResult> {
  context.progress(0, 1, 'absorb');
  const prepared = prepareLinearModel(panel, problem);
  if (!prepared.ok) return prepared;
  context.progress(1, 2, 'solve');
  return estimate(prepared.value);
}

/** A further regressor for a prepared model: gathered over its sample, effects taken out. NaN in the sample is an error of the caller. */
export function residualise(prepared: PreparedModel, regressor: Regressor): PreparedColumn {
  const values = gather(regressor.values, prepared.rows);
  const moments = columnMoments(values, prepared.weights, prepared.totalWeight);
  if (Number.isNaN(moments.mean)) throw new Error(`missing values of ${regressor.name} inside the sample`);
  prepared.absorber.apply(values);
  return { name: regressor.name, tag: regressor.tag, source: regressor.values, values, moments };
}

/** A prepared model with other regressors on the same sample. */
export function withRegressors(prepared: PreparedModel, regressors: readonly PreparedColumn[]): PreparedModel {
  return { ...prepared, regressors };
}

/** What stays inside the engine of a fit: residuals and fitted values over the rows of the sample. */
export interface LinearFit {
  readonly result: ModelResult;
  /** Residuals over sample rows, without weights. */
  readonly residual: Float64Array;
  /** Outcome less residual, absorbed effects included. */
  readonly fitted: Float64Array;
  /** Frame row of each entry. */
  readonly rows: Int32Array;
}

export function estimate(prepared: PreparedModel): Outcome<ModelResult> {
  const solved = solvePrepared(prepared);
  return solved.ok ? succeed(solved.value.result) : solved;
}

/** `estimate`, with residuals and fitted values. */
export function estimateFit(prepared: PreparedModel): Outcome<LinearFit> {
  const solved = solvePrepared(prepared);
  if (!solved.ok) return solved;
  const { result, solution } = solved.value;
  const { rows, panel } = prepared;
  const observed = gather(prepared.outcome.source, rows);
  return succeed({
    result,
    residual: solution.residual,
    fitted: observed.map((value, r) => value - solution.residual[r]),
    rows: rows === null ? panel.rows : Int32Array.from(rows, (p) => panel.rows[p]),
  });
}

/** Effects per level that, with the coefficients, make the fitted values; one array per absorbed intercept. Null when slopes are absorbed. */
export function absorbedEffects(prepared: PreparedModel, fit: LinearFit): readonly Float64Array[] | null {
  const remainder = fit.fitted.slice();
  fit.result.terms.forEach((term, position) => {
    const column = prepared.regressors.find((regressor) => regressor.name === term.name);
    if (!column) return;
    const values = gather(column.source, prepared.rows);
    for (let r = 0; r < remainder.length; r++) remainder[r] -= fit.result.coef[position] * values[r];
  });
  return prepared.absorber.effects(remainder);
}

function solvePrepared(prepared: PreparedModel): Outcome<{ result: ModelResult; solution: Solution }> {
  const { problem, regressors, outcome, weights, clusters, absorber } = prepared;
  const small = clusters.find((cluster) => cluster.count < 2);
  if (small) return fail('oneCluster', { column: small.by }, { column: small.by });
  if ((problem.vcov === 'HC2' || problem.vcov === 'HC3') && !absorber.convergence().exact) {
    return fail('hcNeedsExactAbsorption', { vcov: problem.vcov });
  }
  const solution = solveLeastSquares({
    columns: regressors.map((regressor) => regressor.values),
    outcome: outcome.values,
    weights,
    deviations: regressors.map(({ moments }) => (prepared.constantAbsorbed ? moments.deviation : moments.square)),
    squares: regressors.map(({ moments }) => moments.square),
    centredFrom: prepared.constantAbsorbed && prepared.effects.length === 0 ? () => rawDesign(prepared) : null,
    absorptionError: absorber.convergence().residual,
  });
  const lost = solution.absorbed
    .map((j) => regressors[j])
    .find(({ tag }) => tag.kind === 'coefficient' && tag.role === 'treatment');
  if (lost) return fail('treatmentAbsorbed', { term: lost.name, effects: effectNames(prepared).join(', ') });
  const ssr = dot(solution.residual, solution.residual, weights);
  const count = countEffects(prepared);
  const v = covariance(prepared, solution, ssr, count);
  const { fitDof, testDof, parameters } = v.correction;
  const perfect = Math.sqrt(ssr) <= PERFECT * Math.sqrt(outcome.moments.deviation);
  if (prepared.nobs - parameters < 1 || testDof < 1 || (perfect && fitDof < 1)) {
    return fail('noResidualDof', { nobs: prepared.nobs, parameters: Math.max(parameters, prepared.nobs - fitDof) });
  }
  const notices = [...prepared.notices, ...v.notices, ...fitNotices(prepared, solution, perfect)];
  const result = assembleResult(prepared, solution, v, count, ssr, notices);
  return succeed({ result, solution });
}

function rawDesign(prepared: PreparedModel) {
  return {
    columns: prepared.regressors.map((regressor) => gather(regressor.source, prepared.rows)),
    outcome: gather(prepared.outcome.source, prepared.rows),
  };
}

function assembleResult(
  prepared: PreparedModel,
  solution: Solution,
  { vcov, correction, type }: Covariance,
  count: EffectCount,
  ssr: number,
  notices: readonly Notice[],
): ModelResult {
  const { problem, regressors, outcome } = prepared;
  const slopes = solution.kept.length;
  const terms: Term[] = solution.kept.map((j) => ({ name: regressors[j].name, tag: regressors[j].tag }));
  const coef = Array.from(solution.coef);
  if (prepared.reportConstant) {
    const through = solution.kept.reduce(
      (mean, j, i) => mean - regressors[j].moments.mean * coef[i],
      outcome.moments.mean,
    );
    terms.push({ name: CONSTANT, tag: { kind: 'coefficient', role: 'constant' } });
    coef.push(solution.constant?.coef ?? through);
  }
  const { method } = prepared.absorber;
  const convergence = prepared.absorber.convergence();
  const result: ModelResult = {
    id: problem.id,
    estimator: problem.estimator,
    spec: problem.spec,
    outcome: problem.outcome,
    terms,
    coef: Float64Array.from(coef),
    vcov,
    dofResidual: correction.testDof,
    dropped: droppedTerms(prepared, solution),
    absorbed: absorbedRecords(prepared, count),
    counts: {
      nobs: prepared.nobs,
      units: prepared.unitCount,
      periods: prepared.periodCount,
      clusters: prepared.clusters.map(({ by, count: g }) => ({ by, count: g })),
      singletons: prepared.singletons,
    },
    ledger: prepared.ledger,
    stats: fitStatistics(prepared, solution.residual, ssr, correction.fitDof, slopes),
    tests: [],
    combinations: [],
    vcovType: type,
    preset: problem.preset,
    notices,
    details: { absorption: { method, ...convergence }, parameters: correction.parameters, fitDof: correction.fitDof },
  };
  const overall = wald(
    result,
    terms.slice(0, slopes).map((term) => term.name),
    'overall',
  );
  return overall === null ? result : { ...result, tests: [overall] };
}

function effectNames(prepared: PreparedModel): string[] {
  return prepared.effects.map(({ by, slope }) => by.join(' × ') + (slope === null ? '' : ` · ${slope}`));
}

function droppedTerms(prepared: PreparedModel, solution: Solution): DroppedTerm[] {
  const { regressors } = prepared;
  const name = (j: number) => regressors[j].name;
  const effects = prepared.effects.length > 0 ? effectNames(prepared) : [CONSTANT];
  const dropped = [
    ...solution.absorbed.map(
      (column) => ({ column, reason: prepared.effects.length > 0 ? 'absorbed' : 'collinear', by: effects }) as const,
    ),
    ...solution.collinear.map(({ column, by }) => ({ column, reason: 'collinear', by: by.map(name) }) as const),
  ];
  return dropped
    .sort((a, b) => a.column - b.column)
    .map(({ column, reason, by }) => ({ name: name(column), reason, by }));
}

function absorbedRecords(prepared: PreparedModel, count: EffectCount): AbsorbedEffect[] {
  return prepared.effects.map(({ by, slope, levels }, i) => ({
    by,
    ...(slope === null ? {} : { slope }),
    levels,
    redundant: count.redundant[i],
    nestedInCluster: count.nested[i],
  }));
}

function fitNotices(prepared: PreparedModel, solution: Solution, perfect: boolean): Notice[] {
  const out: Notice[] = [];
  for (const { by, count } of prepared.clusters) {
    if (count < FEW_CLUSTERS) out.push(notice('caution', 'fewClusters', { column: by, clusters: count }));
  }
  if (perfect) out.push(notice('caution', 'perfectFit', { outcome: prepared.problem.outcome }));
  if (solution.kept.length > 0 && solution.conditioning < ILL_CONDITIONED) {
    out.push(notice('caution', 'illConditioned', { share: Number(solution.conditioning.toPrecision(2)) }));
  }
  return out;
}
