import { dot } from '../../../core/linalg/gram.ts';
import { type Outcome, succeed } from '../../../core/notice.ts';
import { ivStatistics } from '../../diagnostics/iv/diagnose.ts';
import { ivGeometry } from '../../diagnostics/iv/geometry.ts';
import type { IvDiagnostics } from '../../diagnostics/iv/types.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { assembleResult, fitNotices } from '../../solve/assemble-result.ts';
import { countEffects, covariance } from '../../solve/covariance.ts';
import { isPerfect } from '../../solve/linear-model.ts';
import { type PreparedColumn, type PreparedModel, prepareLinearModel } from '../../solve/prepare.ts';
import { selectColumns } from './columns.ts';
import { ivNotices } from './iv-notices.ts';
import { type KClass, solveKClass } from './k-class.ts';
import type { IvOptions } from './meta.ts';
import { type IvProblem, ivProblem } from './problem.ts';
import { estimateStages, firstStageFactors, wuHausman } from './stages.ts';

/**
 * Two-stage least squares or LIML with absorbed effects: y = D b + X g + effects + e, with D endogenous and Z the excluded instruments.
 * Failures: those of `ivProblem`, `selectColumns`, `solveKClass` and `fitLinearModel`.
 */
export function fit(panel: Panel, roles: ModelRoles, options: IvOptions, context: RunContext): Outcome<ModelResult> {
  const problem = ivProblem(panel, roles, options);
  return problem.ok ? fitIv(panel, problem.value, context) : problem;
}

/** `fit` of a problem as given: small-sample factors other than a preset's are set there. */
export function fitIv(panel: Panel, problem: IvProblem, context: RunContext): Outcome<ModelResult> {
  const { method, setLevel } = problem;
  context.progress(0, 3, 'absorb');
  const prepared = prepareLinearModel(panel, problem.linear);
  if (!prepared.ok) return prepared;
  const model = prepared.value;
  const selected = selectColumns(model, columnsByRole(model, problem));
  if (!selected.ok) return selected;
  const columns = selected.value;
  context.progress(1, 3, 'solve');
  const stages = estimateStages(model, columns);
  if (!stages.ok) return stages;
  const geometry = ivGeometry(model, columns);
  const solved = solveKClass(model, geometry, columns, method);
  if (!solved.ok) return solved;
  context.progress(2, 3, 'diagnose');
  const { solution, kappa } = solved.value;
  const estimated = { method, coef: solution.coef, residual: solution.residual, setLevel };
  const factors = firstStageFactors(model, columns);
  const { cStatistic, ...statistics } = ivStatistics(model, geometry, estimated, factors);
  const iv: IvDiagnostics = {
    ...statistics,
    ...stages.value,
    kappa,
    instruments: columns.instruments.map((column) => column.name),
    droppedInstruments: columns.droppedInstruments,
    endogeneity: { wuHausman: wuHausman(model, columns, geometry.endogenous), cStatistic },
  };
  const structural = structuralResult(model, solved.value);
  const notices = [...problem.notices, ...columns.notices, ...ivNotices(iv, model, geometry), ...structural.notices];
  return succeed({ ...structural, dropped: columns.droppedControls, iv, notices });
}

/** Endogenous variables carry the role of the treatment from here on: they are what the table is about. */
function columnsByRole({ regressors }: PreparedModel, { endogenous, controls }: IvProblem) {
  const tag = { kind: 'coefficient', role: 'treatment' } as const;
  return {
    endogenous: regressors.slice(0, endogenous).map((column): PreparedColumn => ({ ...column, tag })),
    controls: regressors.slice(endogenous, endogenous + controls),
    instruments: regressors.slice(endogenous + controls),
  };
}

/** The structural equation as a result, by the machinery of least squares: scores of the fitted regressors, structural residuals. */
function structuralResult(prepared: PreparedModel, { solution, regressors }: KClass): ModelResult {
  const model = { ...prepared, regressors };
  const ssr = dot(solution.residual, solution.residual, prepared.weights);
  const count = countEffects(model);
  const v = covariance(model, solution, ssr, count);
  const notices = [...prepared.notices, ...v.notices, ...fitNotices(model, solution, isPerfect(model, ssr))];
  return assembleResult(model, solution, v, count, ssr, notices);
}
