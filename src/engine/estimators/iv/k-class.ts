import { choleskyPivoted, inverseFactored, solveFactored } from '../../../core/linalg/cholesky.ts';
import { multiply, sandwich, transpose } from '../../../core/linalg/dense.ts';
import { dot, gram } from '../../../core/linalg/gram.ts';
import { symmetricEigen } from '../../../core/linalg/symmetric-eigen.ts';
import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { coefficientMatrix, type IvColumns, type IvGeometry, isExact } from '../../diagnostics/iv/geometry.ts';
import { inverseRoot } from '../../diagnostics/iv/rank-test.ts';
import { type Solution, solveLeastSquares } from '../../solve/least-squares.ts';
import type { PreparedColumn, PreparedModel } from '../../solve/prepare.ts';
import { leastSquaresOf } from './columns.ts';

export interface KClass {
  readonly kappa: number;
  /** Regressors whose scores make the covariance: endogenous variables as fitted by the first stage, then the controls. */
  readonly regressors: readonly PreparedColumn[];
  /** Coefficients, (X'(I - k M)X)^-1 and structural residuals, in the shape of a least-squares solution. */
  readonly solution: Solution;
}

/**
 * 2SLS (k = 1) and LIML (k = smallest root of |W'M_X W - k W'M_Z W|, W outcome and endogenous variables) as one k-class; robust covariances take the
 * scores of the fitted regressors, as ivreg2 does. Failures: ivNotIdentified, ivLimlExactFirstStage.
 */
export function solveKClass(
  prepared: PreparedModel,
  geometry: IvGeometry,
  { endogenous, controls }: IvColumns,
  method: '2sls' | 'liml',
): Outcome<KClass> {
  const fitted = endogenous.map((column, j): PreparedColumn => {
    const { residual } = geometry.endogenous[j];
    return { ...column, values: column.values.map((value, r) => value - residual[r]) };
  });
  const regressors = [...fitted, ...controls];
  const solved = solveLeastSquares(leastSquaresOf(prepared, regressors));
  if (solved.kept.length < regressors.length) {
    return fail('ivNotIdentified', { endogenous: endogenous.map((column) => column.name).join(', ') });
  }
  if (method === 'liml' && geometry.endogenous.some(isExact)) return fail('ivLimlExactFirstStage');
  const kappa = method === '2sls' ? 1 : smallestRoot(prepared, geometry);
  const own = kappa === 1 ? solved : limlSolution(prepared, geometry, regressors, kappa, solved);
  const columns = [...endogenous, ...controls];
  const residual = prepared.outcome.values.slice();
  columns.forEach(({ values }, i) => {
    for (let r = 0; r < residual.length; r++) residual[r] -= own.coef[i] * values[r];
  });
  return succeed({ kappa, regressors, solution: { ...own, constant: null, residual } });
}

/** 1 + the smallest eigenvalue of (W'M_Z W)^-1 W'(M_X - M_Z)W; exactly 1 when the model is exactly identified. */
function smallestRoot(prepared: PreparedModel, { basis, outcome, endogenous }: IvGeometry): number {
  const l = basis.length;
  const columns = [outcome, ...endogenous];
  const m = columns.length;
  if (l < m) return 1;
  const rest = gram(
    columns.map((column) => column.residual),
    prepared.weights,
  );
  const root = inverseRoot(rest, m);
  if (root === null) return 1;
  const coef = coefficientMatrix(columns, l);
  const explained = multiply(transpose(coef, l, m), coef, m, l, m);
  return 1 + Math.max(0, symmetricEigen(sandwich(transpose(root, m, m), explained, m, m), m).values[0]);
}

/** X'(I - k M)X = (fitted X)'(fitted X) - (k - 1) V'V with V the first-stage residuals, and the same for X'(I - k M)y. */
function limlSolution(
  { weights, outcome }: PreparedModel,
  { endogenous }: IvGeometry,
  regressors: readonly PreparedColumn[],
  kappa: number,
  twoStage: Solution,
): Solution {
  const p = regressors.length;
  const columns = regressors.map((column) => column.values);
  const cross = gram(columns, weights);
  const right = Float64Array.from(columns, (column) => dot(column, outcome.values, weights));
  endogenous.forEach((row, i) => {
    right[i] -= (kappa - 1) * dot(row.residual, outcome.values, weights);
    endogenous.forEach((column, j) => {
      cross[i * p + j] -= (kappa - 1) * dot(row.residual, column.residual, weights);
    });
  });
  const cholesky = choleskyPivoted(cross, p);
  solveFactored(cholesky, right);
  return { ...twoStage, coef: right, inverseGram: inverseFactored(cholesky) };
}
