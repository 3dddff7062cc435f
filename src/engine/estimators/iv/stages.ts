import { type Outcome, succeed } from '../../../core/notice.ts';
import type { ReducedColumn } from '../../diagnostics/iv/geometry.ts';
import type { IvFactors } from '../../diagnostics/iv/tests.ts';
import type { IvDiagnostics, IvTest } from '../../diagnostics/iv/types.ts';
import { wald } from '../../inference/wald.ts';
import type { ModelResult } from '../../result.ts';
import { countEffects, sampleSize, vcovKind } from '../../solve/covariance.ts';
import { estimate } from '../../solve/linear-model.ts';
import type { PreparedColumn, PreparedModel } from '../../solve/prepare.ts';
import { correction } from '../../vcov/small-sample.ts';
import type { SelectedColumns } from './columns.ts';

/** The prepared model with another outcome and other regressors on the same sample. */
function regression(
  prepared: PreparedModel,
  id: string,
  outcome: PreparedColumn,
  regressors: readonly PreparedColumn[],
): PreparedModel {
  return { ...prepared, problem: { ...prepared.problem, id, outcome: outcome.name }, outcome, regressors };
}

/** The regressions of every endogenous variable and of the outcome on instruments and controls. Failures: those of `estimate`. */
export function estimateStages(
  prepared: PreparedModel,
  { endogenous, instruments, controls, droppedControls, droppedInstruments }: SelectedColumns,
): Outcome<Pick<IvDiagnostics, 'firstStages' | 'reducedForm'>> {
  const regressors = [...instruments, ...controls];
  const dropped = [...droppedInstruments, ...droppedControls];
  const firstStages: ModelResult[] = [];
  for (const [j, column] of endogenous.entries()) {
    const stage = estimate(regression(prepared, `first-stage-${j + 1}`, column, regressors));
    if (!stage.ok) return stage;
    firstStages.push({ ...stage.value, dropped });
  }
  const reducedForm = estimate(regression(prepared, 'reduced-form', prepared.outcome, regressors));
  if (!reducedForm.ok) return reducedForm;
  return succeed({ firstStages, reducedForm: { ...reducedForm.value, dropped } });
}

/** Small-sample factors of the first stages, by the preset. */
export function firstStageFactors(prepared: PreparedModel, { instruments, controls }: SelectedColumns): IvFactors {
  const { problem, nobs, clusters } = prepared;
  const kind = vcovKind(problem);
  const size = sampleSize(prepared, instruments.length + controls.length, countEffects(prepared));
  const { observationFactor, clusterFactor, parameters, testDof } = correction(size, kind, problem.preset, problem.ssc);
  const fewest = Math.min(...clusters.map((cluster) => cluster.count));
  return {
    scale: observationFactor * (kind === 'cluster' ? clusterFactor(fewest) : 1),
    residualDof: nobs - parameters,
    testDof,
  };
}

/**
 * Durbin-Wu-Hausman test by the control function: first-stage residuals beside the endogenous variables in least squares, tested jointly with the
 * covariance of the model (Wooldridge 2010, section 6.3.1). Null where a first stage is exact.
 */
export function wuHausman(
  prepared: PreparedModel,
  { endogenous, controls }: SelectedColumns,
  reduced: readonly ReducedColumn[],
): IvTest | null {
  const taken = new Set([...endogenous, ...controls].map((column) => column.name));
  const residuals = reduced.map(({ name, residual, residualSquare }): PreparedColumn => {
    let fresh = `residual of ${name}`;
    while (taken.has(fresh)) fresh += ' ';
    taken.add(fresh);
    const moments = { mean: 0, deviation: residualSquare, square: residualSquare };
    const tag = { kind: 'coefficient', role: 'control' } as const;
    return { name: fresh, tag, source: overPanel(prepared, residual), values: residual, moments };
  });
  const regressors = [...endogenous, ...residuals, ...controls];
  const augmented = estimate(regression(prepared, 'control-function', prepared.outcome, regressors));
  if (!augmented.ok) return null;
  const tested = residuals.map((column) => column.name);
  if (augmented.value.dropped.some(({ name }) => tested.includes(name))) return null;
  const test = wald(augmented.value, tested);
  if (test === null) return null;
  const { id: _, terms: __, ...rest } = test;
  return rest;
}

/** Values of the sample at their panel rows, zero elsewhere. */
function overPanel({ rows, panel }: PreparedModel, values: Float64Array): Float64Array {
  if (rows === null) return values;
  const out = new Float64Array(panel.rows.length);
  rows.forEach((row, i) => {
    out[row] = values[i];
  });
  return out;
}
