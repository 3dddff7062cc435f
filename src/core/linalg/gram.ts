const BLOCK = 1024;

/**
 * Weighted cross-products of columns.
 * @param columns k arrays of length n, no missing values
 * @param weights n non-negative weights, or null for ones
 * @returns k x k row-major, symmetric: G[i,j] = sum_r w_r x_ri x_rj
 *
 * Rows are taken in blocks of 1024 whose partial sums are added up: the columns of a block stay in cache while all pairs are formed,
 * and rounding error grows with 1024 + n / 1024 rather than with n (Higham 2002, Accuracy and Stability, section 4.2).
 */
export function gram(columns: readonly Float64Array[], weights: Float64Array | null = null): Float64Array {
  const k = columns.length;
  const out = new Float64Array(k * k);
  if (k === 0) return out;
  const n = columns[0].length;
  const left = weights === null ? columns : Array.from({ length: k }, () => new Float64Array(BLOCK));
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK);
    if (weights !== null) {
      for (let j = 0; j < k; j++) {
        const source = columns[j];
        const scaled = left[j];
        for (let r = from; r < to; r++) scaled[r - from] = source[r] * weights[r];
      }
    }
    addBlock(left, weights === null ? from : 0, columns, from, to - from, out);
  }
  for (let i = 0; i < k; i++) for (let j = 0; j < i; j++) out[i * k + j] = out[j * k + i];
  return out;
}

/** Adds the upper triangle of one block, two columns by two columns at a time. */
function addBlock(
  left: readonly Float64Array[],
  leftFrom: number,
  right: readonly Float64Array[],
  rightFrom: number,
  length: number,
  out: Float64Array,
): void {
  const k = right.length;
  for (let i = 0; i < k; i += 2) {
    const a0 = left[i];
    const a1 = i + 1 < k ? left[i + 1] : a0;
    for (let j = i; j < k; j += 2) {
      const b0 = right[j];
      const b1 = j + 1 < k ? right[j + 1] : b0;
      let s00 = 0;
      let s01 = 0;
      let s10 = 0;
      let s11 = 0;
      for (let r = 0; r < length; r++) {
        const u0 = a0[leftFrom + r];
        const u1 = a1[leftFrom + r];
        const v0 = b0[rightFrom + r];
        const v1 = b1[rightFrom + r];
        s00 += u0 * v0;
        s01 += u0 * v1;
        s10 += u1 * v0;
        s11 += u1 * v1;
      }
      out[i * k + j] += s00;
      if (j + 1 < k) out[i * k + j + 1] += s01;
      if (i + 1 < k) {
        if (j > i) out[(i + 1) * k + j] += s10;
        if (j + 1 < k) out[(i + 1) * k + j + 1] += s11;
      }
    }
  }
}

/** sum_r w_r x_r y_r in blocks of 1024; `weights` null for ones. */
export function dot(x: Float64Array, y: Float64Array, weights: Float64Array | null = null): number {
  const n = x.length;
  let total = 0;
  for (let from = 0; from < n; from += BLOCK) {
    const to = Math.min(n, from + BLOCK);
    let s = 0;
    if (weights === null) for (let r = from; r < to; r++) s += x[r] * y[r];
    else for (let r = from; r < to; r++) s += weights[r] * x[r] * y[r];
    total += s;
  }
  return total;
}
