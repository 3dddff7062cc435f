import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

export interface SymmetricEigen {
  /** Ascending. */
  readonly values: Float64Array;
  /** n x n row-major; column j belongs to values[j]. */
  readonly vectors: Float64Array;
}

/** Eigenvalues and orthonormal eigenvectors of a symmetric matrix (n x n, row-major). */
export function symmetricEigen(a: Float64Array, n: number): SymmetricEigen {
  if (n === 0) return { values: new Float64Array(0), vectors: new Float64Array(0) };
  const result = new EigenvalueDecomposition(Matrix.from1DArray(n, n, a), { assumeSymmetric: true });
  return {
    values: Float64Array.from(result.realEigenvalues),
    vectors: Float64Array.from(result.eigenvectorMatrix.to1DArray()),
  };
}
