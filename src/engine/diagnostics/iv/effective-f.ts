import { noncentralChiSquaredQuantile } from '../../../core/distributions/index.ts';
import { symmetricEigen } from '../../../core/linalg/symmetric-eigen.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { type IvGeometry, isExact } from './geometry.ts';
import { scoreCovariance } from './scores.ts';
import type { IvFactors } from './tests.ts';
import type { EffectiveF } from './types.ts';

/** Shares of the worst-case bias that the critical values guard against. */
const BIASES = [0.05, 0.1, 0.2, 0.3];
const LEVEL = 0.95;

/**
 * Effective first-stage F of a single endogenous variable, F_eff = p'p / tr(W) with p the coefficients on orthonormal instruments and W their
 * covariance (Montiel Olea & Pflueger 2013, eq. 8), and its simplified critical values: the 95 % quantile of a noncentral chi-squared with
 * K_eff degrees of freedom and noncentrality K_eff / tau, over K_eff (their theorem 1.3 with the bound B <= 1). Null with several endogenous
 * variables or an exact first stage.
 */
export function effectiveF(
  prepared: PreparedModel,
  { basis, endogenous }: IvGeometry,
  { scale }: IvFactors,
  method: '2sls' | 'liml',
): EffectiveF | null {
  if (endogenous.length !== 1 || isExact(endogenous[0])) return null;
  const [{ coef, residual }] = endogenous;
  const l = basis.length;
  const w = scoreCovariance(prepared, basis, [residual]);
  const { values } = symmetricEigen(w, l);
  const trace = values.reduce((sum, value) => sum + value, 0);
  if (!(trace > 0)) return null;
  const squares = values.reduce((sum, value) => sum + value * value, 0);
  const dofFor = (bias: number) => (trace ** 2 * (1 + 2 / bias)) / (squares + (2 / bias) * trace * values[l - 1]);
  return {
    statistic: coef.reduce((sum, value) => sum + value * value, 0) / (scale * trace),
    dof: dofFor(0.1),
    critical:
      method === 'liml'
        ? []
        : BIASES.map((bias) => {
            const dof = dofFor(bias);
            return { bias, value: noncentralChiSquaredQuantile(LEVEL, dof, dof / bias) / dof };
          }),
  };
}
