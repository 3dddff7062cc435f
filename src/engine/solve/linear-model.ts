import { dot } from '../../core/linalg/gram.ts';
import { fail, type Outcome, succeed } from '../../core/notice.ts';
import type { RunContext } from '../estimator.ts';
import type { Panel } from '../panel.ts';
import type { ModelResult } from '../result.ts';
import { assembleResult, effectNames, fitNotices } from './assemble-result.ts';
import { WIDEST, widthAcross } from './bias-reduced.ts';
import { columnMoments } from './column-moments.ts';
import { countEffects, covariance } from './covariance.ts';
import { type Solution, solveLeastSquares } from './least-squares.ts';
import { type PreparedColumn, type PreparedModel, prepareLinearModel } from './prepare.ts';
import type { LinearProblem, Regressor } from './problem.ts';
import { gather } from './sample.ts';

export { CONSTANT } from './assemble-result.ts';
export { type PreparedColumn, type PreparedModel, prepareLinearModel } from './prepare.ts';
export type { LinearProblem, Regressor, SmallSample } from './problem.ts';

/** Residual norm, as a share of the outcome's, below which the fit counts as perfect. */
const PERFECT = 1e-12;
/**
 * Weighted least squares with any number of absorbed effects: sample and ledger, exact absorption where possible, collinear and absorbed
 * regressors set aside by name, covariance and degrees of freedom by preset.
 *
 * Failures: columnUnknown, columnNotNumeric, weightNegative, weightNotInteger, clusterCount, oneCluster, noRowsLeft, noResidualDof,
 * treatmentAbsorbed, hcNeedsExactAbsorption, vcovWithoutWeights, vcovOneWay, vcovTooWide.
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
  const { dependence } = prepared;
  if (dependence !== null && dependence.kind !== 'conley' && dependence.periods < 2) {
    return fail('dependenceOnePeriod', { vcov: dependence.kind });
  }
  if ((problem.vcov === 'HC2' || problem.vcov === 'HC3') && !absorber.convergence().exact) {
    return fail('hcNeedsExactAbsorption', { vcov: problem.vcov });
  }
  const few = problem.vcov === 'CR1S' || problem.vcov === 'CR2';
  if (few && !absorber.convergence().exact) return fail('hcNeedsExactAbsorption', { vcov: problem.vcov });
  if (few && widthAcross(prepared) > WIDEST) {
    const { by } = clusters[0];
    return fail('vcovTooWide', { vcov: problem.vcov, columns: widthAcross(prepared), limit: WIDEST }, { column: by });
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
  const perfect = isPerfect(prepared, ssr);
  if (prepared.nobs - parameters < 1 || testDof < 1 || (perfect && fitDof < 1)) {
    return fail('noResidualDof', { nobs: prepared.nobs, parameters: Math.max(parameters, prepared.nobs - fitDof) });
  }
  const notices = [...prepared.notices, ...v.notices, ...fitNotices(prepared, solution, perfect)];
  const result = assembleResult(prepared, solution, v, count, ssr, notices);
  return succeed({ result, solution });
}

/** Whether a residual sum of squares is zero but for rounding. */
export function isPerfect({ outcome }: PreparedModel, ssr: number): boolean {
  return Math.sqrt(ssr) <= PERFECT * Math.sqrt(outcome.moments.deviation);
}

function rawDesign(prepared: PreparedModel) {
  return {
    columns: prepared.regressors.map((regressor) => gather(regressor.source, prepared.rows)),
    outcome: gather(prepared.outcome.source, prepared.rows),
  };
}
