/** A = L L' on the retained rows and columns; see `choleskyPivoted`. */
export interface PivotedCholesky {
  readonly n: number;
  readonly rank: number;
  /** Indices retained, in their original order. */
  readonly kept: Int32Array;
  /** Indices that depend, within the tolerance, on retained ones before them. */
  readonly dropped: Int32Array;
  /** rank x rank row-major lower triangle. */
  readonly factor: Float64Array;
  /** Smallest retained pivot as a share of its diagonal entry: 1 - R2 of that column on those before it. */
  readonly smallestPivot: number;
}

/**
 * Cholesky factor of a symmetric positive semi-definite matrix with limited pivoting: columns are taken in their order, and one whose
 * pivot is at most `tolerance` times its scale depends on those before it and is set aside (the rule of LINPACK dqrdc2, hence of R's lm).
 * @param a n x n row-major; only the lower triangle is read
 * @param tolerance relative to `scale`, whose default is the diagonal of `a`; one number, or one per column
 */
export function choleskyPivoted(
  a: Float64Array,
  n: number,
  tolerance: number | Float64Array = 1e-13,
  scale?: Float64Array,
): PivotedCholesky {
  const rows = new Float64Array(n * n);
  const kept: number[] = [];
  const dropped: number[] = [];
  let smallestPivot = 1;
  for (let i = 0; i < n; i++) {
    const r = kept.length;
    const row = r * n;
    let pivot = a[i * n + i];
    for (let j = 0; j < r; j++) {
      const value = (a[i * n + kept[j]] - dotRows(rows, row, j * n, j)) / rows[j * n + j];
      rows[row + j] = value;
    }
    pivot -= dotRows(rows, row, row, r);
    const limit = typeof tolerance === 'number' ? tolerance : tolerance[i];
    const size = scale ? scale[i] : a[i * n + i];
    if (!(pivot > limit * size)) {
      dropped.push(i);
      continue;
    }
    rows[row + r] = Math.sqrt(pivot);
    smallestPivot = Math.min(smallestPivot, pivot / size);
    kept.push(i);
  }
  return {
    n,
    rank: kept.length,
    kept: Int32Array.from(kept),
    dropped: Int32Array.from(dropped),
    factor: leading(rows, n, kept.length),
    smallestPivot,
  };
}

function dotRows(rows: Float64Array, p: number, q: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let i = 0;
  for (; i + 3 < length; i += 4) {
    s0 += rows[p + i] * rows[q + i];
    s1 += rows[p + i + 1] * rows[q + i + 1];
    s2 += rows[p + i + 2] * rows[q + i + 2];
    s3 += rows[p + i + 3] * rows[q + i + 3];
  }
  for (; i < length; i++) s0 += rows[p + i] * rows[q + i];
  return s0 + s1 + (s2 + s3);
}

function leading(rows: Float64Array, n: number, rank: number): Float64Array {
  if (rank === n) return rows;
  const out = new Float64Array(rank * rank);
  for (let i = 0; i < rank; i++) for (let j = 0; j <= i; j++) out[i * rank + j] = rows[i * n + j];
  return out;
}

/**
 * Solves A x = b with the factor: a basic solution, zero at the dropped indices. `b` (length n) is overwritten by x.
 */
export function solveFactored(cholesky: PivotedCholesky, b: Float64Array): void {
  const { rank, kept, dropped, factor } = cholesky;
  const x = new Float64Array(rank);
  for (let i = 0; i < rank; i++) {
    let s = b[kept[i]];
    for (let j = 0; j < i; j++) s -= factor[i * rank + j] * x[j];
    x[i] = s / factor[i * rank + i];
  }
  for (let i = rank - 1; i >= 0; i--) {
    const value = x[i] / factor[i * rank + i];
    x[i] = value;
    for (let j = 0; j < i; j++) x[j] -= factor[i * rank + j] * value;
  }
  for (let i = 0; i < rank; i++) b[kept[i]] = x[i];
  for (const index of dropped) b[index] = 0;
}

/** The inverse of A over the retained indices: rank x rank, row-major, symmetric. */
export function inverseFactored(cholesky: PivotedCholesky): Float64Array {
  const { rank, factor } = cholesky;
  const inverse = new Float64Array(rank * rank);
  for (let j = 0; j < rank; j++) {
    inverse[j * rank + j] = 1 / factor[j * rank + j];
    for (let i = j + 1; i < rank; i++) {
      let s = 0;
      for (let h = j; h < i; h++) s += factor[i * rank + h] * inverse[h * rank + j];
      inverse[i * rank + j] = -s / factor[i * rank + i];
    }
  }
  const out = new Float64Array(rank * rank);
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j <= i; j++) {
      let s = 0;
      for (let h = i; h < rank; h++) s += inverse[h * rank + i] * inverse[h * rank + j];
      out[i * rank + j] = s;
      out[j * rank + i] = s;
    }
  }
  return out;
}

/** Solution of A x = b for symmetric positive definite A (n x n, row-major); null when A is not, within rounding. */
export function solveSpd(a: Float64Array, n: number, b: Float64Array): Float64Array | null {
  const cholesky = choleskyPivoted(a, n);
  if (cholesky.rank < n) return null;
  const x = b.slice();
  solveFactored(cholesky, x);
  return x;
}

/** Inverse of a symmetric positive definite matrix (n x n, row-major); null when it is not, within rounding. */
export function inverseSpd(a: Float64Array, n: number): Float64Array | null {
  const cholesky = choleskyPivoted(a, n);
  return cholesky.rank < n ? null : inverseFactored(cholesky);
}
