import { inverseSpd } from '../../core/linalg/cholesky.ts';
import { minimumDegree } from '../../core/linalg/minimum-degree.ts';
import { multiplySparse, type SparseMatrix } from '../../core/linalg/sparse.ts';
import { factorLu, luPattern } from '../../core/linalg/sparse-lu.ts';
import { symmetricForm } from './similarity.ts';
import type { SpatialWeights } from './weights.ts';

/** (I - r W)^-1 = S at one r, and A = W S. Vectors over units. */
export interface Resolvent {
  solve(x: Float64Array): Float64Array;
  solveTransposed(x: Float64Array): Float64Array;
  /** tr(A' A). */
  crossTrace(): number;
}

const DENSE = 0.25;
/** |r| from which A = (S - I) / r keeps all but two digits. */
const SAFE_DIVISOR = 0.01;

/** For an r within the bounds of the log-determinant. */
export function resolventAt(weights: SpatialWeights, r: number): Resolvent {
  const { matrix, scale } = weights;
  const dense = matrix.columns.length >= DENSE * matrix.n * matrix.n;
  const inverse = dense && scale !== null ? symmetricInverse(matrix, r) : null;
  return inverse === null ? byElimination(matrix, r) : byInverse(matrix, scale!, inverse, r);
}

function byElimination(matrix: SparseMatrix, r: number): Resolvent {
  const { n } = matrix;
  const lu = factorLu(luPattern(matrix, minimumDegree(matrix)), r);
  const applied = (solve: (b: Float64Array) => void) => (x: Float64Array) => {
    const out = x.slice();
    solve(out);
    return out;
  };
  return {
    solve: applied(lu.solve),
    solveTransposed: applied(lu.solveTransposed),
    crossTrace() {
      const column = new Float64Array(n);
      const image = new Float64Array(n);
      let total = 0;
      for (let j = 0; j < n; j++) {
        column.fill(0);
        column[j] = 1;
        lu.solve(column);
        multiplySparse(matrix, column, 1, image);
        for (let i = 0; i < n; i++) total += image[i] * image[i];
      }
      return total;
    },
  };
}

function symmetricInverse(matrix: SparseMatrix, r: number): Float64Array | null {
  const shifted = symmetricForm(matrix);
  for (let cell = 0; cell < shifted.length; cell++) shifted[cell] *= -r;
  for (let i = 0; i < matrix.n; i++) shifted[i * (matrix.n + 1)] += 1;
  return inverseSpd(shifted, matrix.n);
}

/** S = D^-1/2 P D^1/2 with P = (I - r V)^-1, V the symmetric form of W and D its scale. */
function byInverse(matrix: SparseMatrix, scale: Float64Array, inverse: Float64Array, r: number): Resolvent {
  const { n } = matrix;
  const root = scale.map(Math.sqrt);
  const solveBetween = (left: (i: number) => number) => (x: Float64Array) => {
    const scaled = x.map((value, i) => value / left(i));
    return Float64Array.from({ length: n }, (_, i) => {
      let s = 0;
      for (let j = 0, cell = i * n; j < n; j++, cell++) s += inverse[cell] * scaled[j];
      return s * left(i);
    });
  };
  return {
    solve: solveBetween((i) => 1 / root[i]),
    solveTransposed: solveBetween((i) => root[i]),
    crossTrace() {
      const image = Math.abs(r) >= SAFE_DIVISOR ? difference(inverse, n, r) : product(matrix, inverse);
      let total = 0;
      for (let i = 0; i < n; i++) {
        for (let j = 0; j < n; j++) total += (scale[j] / scale[i]) * image[i * n + j] ** 2;
      }
      return total;
    },
  };
}

/** V P = (P - I) / r. */
function difference(inverse: Float64Array, n: number, r: number): Float64Array {
  const out = inverse.map((value) => value / r);
  for (let i = 0; i < n; i++) out[i * (n + 1)] = (inverse[i * (n + 1)] - 1) / r;
  return out;
}

function product(matrix: SparseMatrix, inverse: Float64Array): Float64Array {
  return multiplySparse(symmetricSparse(matrix), inverse, matrix.n);
}

function symmetricSparse(matrix: SparseMatrix): SparseMatrix {
  const form = symmetricForm(matrix);
  const values = matrix.values.slice();
  for (let i = 0; i < matrix.n; i++) {
    for (let e = matrix.starts[i]; e < matrix.starts[i + 1]; e++) values[e] = form[i * matrix.n + matrix.columns[e]];
  }
  return { ...matrix, values };
}
