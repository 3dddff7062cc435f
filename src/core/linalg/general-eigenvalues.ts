import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** Eigenvalues of a general real n x n matrix, row-major, as real and imaginary parts. Meant for n up to some hundreds. */
export function generalEigenvalues(matrix: Float64Array, n: number): { real: Float64Array; imaginary: Float64Array } {
  const result = new EigenvalueDecomposition(Matrix.from1DArray(n, n, matrix));
  return { real: Float64Array.from(result.realEigenvalues), imaginary: Float64Array.from(result.imaginaryEigenvalues) };
}
