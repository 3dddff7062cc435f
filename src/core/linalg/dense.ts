/** Small dense matrices: Float64Array, row-major, dimensions passed beside. */

/** (m x l) times (l x n) = m x n. */
export function multiply(a: Float64Array, b: Float64Array, m: number, l: number, n: number): Float64Array {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) {
    for (let h = 0; h < l; h++) {
      const factor = a[i * l + h];
      if (factor === 0) continue;
      for (let j = 0; j < n; j++) out[i * n + j] += factor * b[h * n + j];
    }
  }
  return out;
}

export function transpose(a: Float64Array, m: number, n: number): Float64Array {
  const out = new Float64Array(m * n);
  for (let i = 0; i < m; i++) for (let j = 0; j < n; j++) out[j * m + i] = a[i * n + j];
  return out;
}

/** b M b' for b of size m x n and symmetric M of size n x n; the result is exactly symmetric. */
export function sandwich(b: Float64Array, middle: Float64Array, m: number, n: number): Float64Array {
  const out = multiply(multiply(b, middle, m, n, n), transpose(b, m, n), m, n, m);
  symmetrise(out, m);
  return out;
}

/** Replaces a square matrix by the mean of itself and its transpose, in place. */
export function symmetrise(a: Float64Array, n: number): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      const mean = (a[i * n + j] + a[j * n + i]) / 2;
      a[i * n + j] = mean;
      a[j * n + i] = mean;
    }
  }
}

/** The rows and columns `index` of an n x n matrix, in that order. */
export function submatrix(a: Float64Array, n: number, index: ArrayLike<number>): Float64Array {
  const m = index.length;
  const out = new Float64Array(m * m);
  for (let i = 0; i < m; i++) for (let j = 0; j < m; j++) out[i * m + j] = a[index[i] * n + index[j]];
  return out;
}
