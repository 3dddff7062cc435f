import type { PreparedModel } from '../../solve/prepare.ts';
import type { IvGeometry } from './geometry.ts';
import { gmmObjective } from './quadratic-form.ts';
import { scoreCovariance } from './scores.ts';
import { chi2Test } from './tests.ts';
import type { IvDiagnostics } from './types.ts';

/**
 * Sargan's N e'P_Z e / e'e and Hansen's J of two-step efficient GMM, the score covariance taken at the residuals of the estimator.
 * @param residual structural residuals over sample rows
 * @param robust whether Hansen's J applies (any covariance but the classical one)
 */
export function overidentification(
  prepared: PreparedModel,
  { basis, outcome, endogenous }: IvGeometry,
  residual: Float64Array,
  coef: Float64Array,
  robust: boolean,
): IvDiagnostics['overidentification'] {
  const df = basis.length - endogenous.length;
  if (df < 1) return null;
  const { weights, nobs } = prepared;
  const moments = outcome.coef.map((value, i) => endogenous.reduce((rest, d, j) => rest - coef[j] * d.coef[i], value));
  const explained = moments.reduce((sum, value) => sum + value * value, 0);
  const total = residual.reduce((sum, e, r) => sum + (weights === null ? 1 : weights[r]) * e * e, 0);
  const sargan = chi2Test(total > 0 ? (nobs * explained) / total : null, df);
  if (sargan === null) return null;
  if (!robust) return { sargan, hansenJ: null };
  const j = gmmObjective(
    outcome.coef,
    endogenous.map((column) => column.coef),
    scoreCovariance(prepared, basis, [residual]),
  );
  return { sargan, hansenJ: chi2Test(j, df) };
}
