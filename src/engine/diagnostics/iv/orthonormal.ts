import { dot } from '../../../core/linalg/gram.ts';

/**
 * What is left of a column after projection on an orthonormal basis. Two passes: the second takes out what rounding left in the first
 * (Giraud, Langou & Rozloznik 2005).
 * @param basis k columns with sum w q_i q_j = 1{i = j}; @param weights n non-negative weights or null for ones
 */
export function sweep(
  basis: readonly Float64Array[],
  column: Float64Array,
  weights: Float64Array | null,
): Float64Array<ArrayBuffer> {
  const out = Float64Array.from(column);
  for (let pass = 0; pass < 2; pass++) {
    for (const q of basis) {
      const share = dot(q, out, weights);
      for (let r = 0; r < out.length; r++) out[r] -= share * q[r];
    }
  }
  return out;
}

/** An orthonormal basis of what linearly independent columns add to the basis `before`, one column each, in their order. */
export function orthonormalise(
  columns: readonly Float64Array[],
  weights: Float64Array | null,
  before: readonly Float64Array[] = [],
): Float64Array[] {
  const basis: Float64Array[] = [];
  for (const column of columns) {
    const rest = sweep([...before, ...basis], column, weights);
    const length = Math.sqrt(dot(rest, rest, weights));
    basis.push(rest.map((value) => value / length));
  }
  return basis;
}
