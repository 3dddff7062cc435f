import { dot } from '../../core/linalg/gram.ts';
import { type Solution, solveLeastSquares } from './least-squares.ts';
import type { PreparedColumn, PreparedModel } from './prepare.ts';

/** A column (absorbed effects already out) on some of the prepared columns of its model; weights as in the model. */
export function partialOut(
  prepared: PreparedModel,
  columns: readonly PreparedColumn[],
  target: Float64Array,
): Solution {
  return solveLeastSquares({
    columns: columns.map((column) => column.values),
    outcome: target,
    weights: prepared.weights,
    deviations: columns.map(({ moments }) => moments.deviation),
    squares: columns.map(({ moments }) => moments.square),
    centredFrom: null,
    absorptionError: prepared.absorber.convergence().residual,
  });
}

/** Orthonormal basis of independent columns under the weights, by Gram-Schmidt done twice (Giraud, Langou & Rozloznik 2005). */
export function orthonormalColumns(
  columns: readonly Float64Array[],
  weights: Float64Array | null = null,
): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const vector = column.slice();
    for (let pass = 0; pass < 2; pass++) {
      for (const other of basis) {
        const share = dot(vector, other, weights);
        for (let row = 0; row < vector.length; row++) vector[row] -= share * other[row];
      }
    }
    const length = Math.sqrt(dot(vector, vector, weights));
    basis.push(vector.map((value) => value / length));
  }
  return basis;
}
