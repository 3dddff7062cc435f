import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import type { LogDeterminant, LogDetFunction } from '../../spatial/log-determinant.ts';
import type { SpatialDesign } from './design.ts';
import { type Filtered, spatialCovariance } from './information.ts';
import { type Counting, countFor, errorLikelihood, lagLikelihood, leastSquares } from './likelihood.ts';
import { maximise } from './maximise.ts';
import { hasLaggedError, type SdmOptions } from './meta.ts';

/** A model at its maximum. */
export interface SolvedModel {
  readonly coef: Float64Array;
  /** rho or lambda; null: the model has neither. */
  readonly r: number | null;
  readonly logDet: LogDetFunction | null;
  readonly sigma2: number;
  readonly logLik: number;
  readonly residual: Float64Array;
  /** Of the coefficients, the spatial parameter (where there is one) and the variance, in this order. */
  readonly vcov: Float64Array;
  readonly count: Counting;
}

const combine = (a: Float64Array, b: Float64Array, r: number): Float64Array => a.map((value, i) => value - r * b[i]);
const sumOfSquares = (values: Float64Array): number => values.reduce((sum, value) => sum + value * value, 0);

/** Failures: spatialAtBound, spatialInformationSingular. */
export function solveSpatial(
  design: SpatialDesign,
  determinant: LogDeterminant | null,
  options: SdmOptions,
): Outcome<SolvedModel> {
  const { units, periods } = design.sample;
  const count = countFor(units, periods, options.effects, options.leeYu);
  if (determinant === null) return succeed(withoutParameter(design, count));
  const lagged = design.lagOfOutcome();
  const laggedColumns = hasLaggedError(options.model) ? design.columns.map((_, i) => design.lagOfColumn(i)) : null;
  const { columns, outcome } = design;
  const concentrated = laggedColumns
    ? errorLikelihood(columns, laggedColumns, outcome, lagged)
    : lagLikelihood(columns, outcome, lagged);
  const found = maximise(concentrated, determinant, count, laggedColumns ? 'λ' : 'ρ');
  if (!found.ok) return found;
  const { r, logLik, logDet } = found.value;
  const filtered = laggedColumns ? columns.map((column, i) => combine(column, laggedColumns[i], r)) : columns;
  const { coef, residual } = leastSquares(filtered, combine(outcome, lagged, r));
  const sigma2 = sumOfSquares(residual) / count.observations;
  const state: Filtered = {
    weights: design.sample.weights,
    logDet,
    count,
    r,
    sigma2,
    columns: filtered,
    residual,
    lagged: laggedColumns ? withoutRegressors(lagged, laggedColumns, coef) : lagged,
    laggedColumns,
    absorb: (column) => {
      if (options.lagging === 'beforeDemeaning') design.prepared.absorber.apply(column);
    },
  };
  const vcov = spatialCovariance(state, options.vcov);
  if (vcov === null) return fail('spatialInformationSingular', { model: options.model });
  return succeed({ coef, r, logDet, sigma2, logLik, residual, vcov, count });
}

/** W u = W y - W X b. */
function withoutRegressors(lagged: Float64Array, columns: readonly Float64Array[], coef: Float64Array): Float64Array {
  const out = lagged.slice();
  columns.forEach((column, j) => {
    for (let i = 0; i < out.length; i++) out[i] -= coef[j] * column[i];
  });
  return out;
}

/** Least squares is maximum likelihood, with the variance over all observations. */
function withoutParameter({ columns, outcome }: SpatialDesign, count: Counting): SolvedModel {
  const { coef, residual, inverseGram } = leastSquares(columns, outcome);
  const n = count.observations;
  const sigma2 = sumOfSquares(residual) / n;
  const k = coef.length;
  const vcov = new Float64Array((k + 1) * (k + 1));
  for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) vcov[i * (k + 1) + j] = sigma2 * inverseGram[i * k + j];
  vcov[k * (k + 2)] = (2 * sigma2 * sigma2) / n;
  const logLik = -0.5 * n * (1 + Math.log(2 * Math.PI * sigma2));
  return { coef, r: null, logDet: null, sigma2, logLik, residual, vcov, count };
}
