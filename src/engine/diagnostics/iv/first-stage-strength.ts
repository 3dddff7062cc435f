import { choleskyPivoted, solveFactored } from '../../../core/linalg/cholesky.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { type IvGeometry, isExact, type ReducedColumn } from './geometry.ts';
import { quadraticForm } from './quadratic-form.ts';
import { scoreCovariance } from './scores.ts';
import { fTest, type IvFactors } from './tests.ts';
import type { FirstStageStrength } from './types.ts';

/** Wald test of the excluded instruments, partial R2 and, with several endogenous variables, the conditional F of each. */
export function firstStageStrength(
  prepared: PreparedModel,
  { basis, endogenous }: IvGeometry,
  factors: IvFactors,
): FirstStageStrength[] {
  const l = basis.length;
  const k = endogenous.length;
  return endogenous.map((column, j) => {
    const { name, coef, residual, withinSquare, residualSquare } = column;
    const exact = isExact(column);
    const others = endogenous.filter((_, other) => other !== j);
    const wald = exact ? null : quadraticForm(coef, scoreCovariance(prepared, basis, [residual]));
    return {
      endogenous: name,
      f: fTest(wald, l, factors),
      partialR2: withinSquare > 0 ? 1 - residualSquare / withinSquare : null,
      conditionalF:
        k > 1 && !exact ? fTest(conditionalWald(prepared, basis, column, others), l - k + 1, factors) : null,
    };
  });
}

/**
 * Wald statistic of the instruments in the regression of D_j - D_-j d on them, d the 2SLS coefficients of D_j on the other endogenous
 * variables (Sanderson & Windmeijer 2016, eq. 13, with actual D_-j in the residual).
 */
function conditionalWald(
  prepared: PreparedModel,
  basis: readonly Float64Array[],
  column: ReducedColumn,
  others: readonly ReducedColumn[],
): number | null {
  const m = others.length;
  const inner = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, i) => sum + value * y[i], 0);
  const cross = new Float64Array(m * m);
  for (let a = 0; a < m; a++) for (let b = 0; b < m; b++) cross[a * m + b] = inner(others[a].coef, others[b].coef);
  const cholesky = choleskyPivoted(cross, m);
  if (cholesky.rank < m) return null;
  const d = Float64Array.from(others, (other) => inner(other.coef, column.coef));
  solveFactored(cholesky, d);
  const less = (own: Float64Array, of: (other: ReducedColumn) => Float64Array) =>
    own.map((value, i) => others.reduce((rest, other, b) => rest - d[b] * of(other)[i], value));
  const coef = less(column.coef, (other) => other.coef);
  const residual = less(column.residual, (other) => other.residual);
  return quadraticForm(coef, scoreCovariance(prepared, basis, [residual]));
}
