import { choleskyPivoted } from '../../../core/linalg/cholesky.ts';
import { multiply, sandwich, transpose } from '../../../core/linalg/dense.ts';
import { gram } from '../../../core/linalg/gram.ts';
import { symmetricEigen } from '../../../core/linalg/symmetric-eigen.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { coefficientMatrix, type IvGeometry } from './geometry.ts';
import { quadraticForm } from './quadratic-form.ts';
import { scoreCovariance } from './scores.ts';

export interface RankTest {
  /** Smallest squared canonical correlation of endogenous variables and instruments. */
  readonly smallestCorrelation: number;
  /** rk statistics of rank k - 1, chi-squared with l - k + 1 degrees of freedom; null where the scores' covariance is singular. */
  readonly lm: number | null;
  readonly wald: number | null;
}

/**
 * Kleibergen & Paap (2006) rank statistics in the form of the singular value decomposition, normalised as in Stata's ranktest: the l x k matrix
 * Theta of first-stage coefficients on orthonormal instruments times the inverse root of the endogenous cross-products. The statistic tests the
 * smallest singular value; LM takes the scores under rank zero, Wald those of the first-stage residuals. Null when the endogenous variables are
 * linearly dependent.
 */
export function rankTest(prepared: PreparedModel, { basis, endogenous }: IvGeometry): RankTest | null {
  const l = basis.length;
  const k = endogenous.length;
  const within = endogenous.map((column) => column.within);
  const root = inverseRoot(gram(within, prepared.weights), k);
  if (root === null) return null;
  const theta = multiply(coefficientMatrix(endogenous, l), root, l, k, k);
  const squared = symmetricEigen(multiply(transpose(theta, l, k), theta, k, l, k), k);
  const smallest = squared.vectors.filter((_, cell) => cell % k === 0);
  const space = leftNullSpace(theta, squared.vectors, l, k);
  const weak = multiply(theta, smallest, l, k, 1);
  const restrictions = l - k + 1;
  const tested = multiply(space, weak, restrictions, l, 1);
  const direction = multiply(root, smallest, k, k, 1);
  const map = kroneckerRow(direction, space, restrictions, l);
  const statistic = (residuals: readonly Float64Array[]) =>
    quadraticForm(tested, sandwich(map, scoreCovariance(prepared, basis, residuals), restrictions, k * l));
  return {
    smallestCorrelation: Math.max(0, squared.values[0]),
    lm: statistic(within),
    wald: statistic(endogenous.map((column) => column.residual)),
  };
}

/** R^-1 for A = R'R with R upper triangular; null when A is singular. */
export function inverseRoot(a: Float64Array, k: number): Float64Array | null {
  const { factor, rank } = choleskyPivoted(a, k);
  if (rank < k) return null;
  const inverse = new Float64Array(k * k);
  for (let j = 0; j < k; j++) {
    for (let i = j; i < k; i++) {
      let s = i === j ? 1 : 0;
      for (let h = j; h < i; h++) s -= factor[i * k + h] * inverse[j * k + h];
      inverse[j * k + i] = s / factor[i * k + i];
    }
  }
  return inverse;
}

/** Orthonormal rows that span what is orthogonal to the k - 1 strongest left singular vectors: (l - k + 1) x l. */
function leftNullSpace(theta: Float64Array, right: Float64Array, l: number, k: number): Float64Array {
  const strong = Array.from({ length: k - 1 }, (_, place) =>
    multiply(
      theta,
      right.filter((_, cell) => cell % k === place + 1),
      l,
      k,
      1,
    ),
  );
  const projector = new Float64Array(l * l);
  for (const vector of strong) {
    const square = vector.reduce((sum, value) => sum + value * value, 0);
    if (square === 0) continue;
    for (let i = 0; i < l; i++) for (let j = 0; j < l; j++) projector[i * l + j] += (vector[i] * vector[j]) / square;
  }
  const { vectors } = symmetricEigen(projector, l);
  return transpose(vectors, l, l).slice(0, (l - k + 1) * l);
}

/** direction' Kronecker space: (p x k l), the map from stacked coefficients to the tested combination. */
function kroneckerRow(direction: Float64Array, space: Float64Array, p: number, l: number): Float64Array {
  const k = direction.length;
  const out = new Float64Array(p * k * l);
  for (let row = 0; row < p; row++) {
    for (let a = 0; a < k; a++) {
      for (let j = 0; j < l; j++) out[row * k * l + a * l + j] = direction[a] * space[row * l + j];
    }
  }
  return out;
}
