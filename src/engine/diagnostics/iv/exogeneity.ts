import { submatrix } from '../../../core/linalg/dense.ts';
import { dot } from '../../../core/linalg/gram.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { type IvGeometry, isExact } from './geometry.ts';
import { orthonormalise, sweep } from './orthonormal.ts';
import { gmmObjective } from './quadratic-form.ts';
import { scoreCovariance } from './scores.ts';
import { chi2Test } from './tests.ts';
import type { IvTest } from './types.ts';

/**
 * C statistic of the hypothesis that every endogenous variable is exogenous: J with them among the instruments less J without, both with the
 * score covariance at the least-squares residuals, so that it is never negative (Hayashi 2000, p. 220; ivreg2's endog()).
 */
export function cStatistic(prepared: PreparedModel, geometry: IvGeometry): IvTest | null {
  const { basis, outcome, endogenous } = geometry;
  const { weights } = prepared;
  if (endogenous.some(isExact)) return null;
  const rests = orthonormalise(
    endogenous.map((column) => column.residual),
    weights,
  );
  const regressors = orthonormalise(
    endogenous.map((column) => column.within),
    weights,
  );
  const residual = sweep(regressors, outcome.within, weights);
  const instruments = [...basis, ...rests];
  const moments = (column: Float64Array) => Float64Array.from(instruments, (q) => dot(q, column, weights));
  const covariance = scoreCovariance(prepared, instruments, [residual]);
  const short = submatrix(covariance, instruments.length, [...basis.keys()]);
  const full = gmmObjective(
    moments(outcome.within),
    endogenous.map((column) => moments(column.within)),
    covariance,
  );
  const restricted = gmmObjective(
    outcome.coef,
    endogenous.map((column) => column.coef),
    short,
  );
  if (full === null || restricted === null) return null;
  return chi2Test(Math.max(0, full - restricted), endogenous.length);
}
