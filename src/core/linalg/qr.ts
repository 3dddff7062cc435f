export interface LeastSquares {
  /** One coefficient per retained column, in their original order. */
  readonly coef: Float64Array;
  /** rank x rank row-major inverse of the cross-products of the retained columns. */
  readonly inverseGram: Float64Array;
  readonly kept: Int32Array;
  readonly dropped: Int32Array;
  readonly residual: Float64Array;
  /** Smallest retained pivot: norm of a column left over by those before it, squared, as a share of its own squared norm. */
  readonly smallestPivot: number;
}

/**
 * Least squares by Householder QR with limited column pivoting: columns are taken in order and one whose remaining norm is at most
 * `tolerance` times its own norm is set aside (LINPACK dqrdc2).
 * @param columns k arrays of length n; @param y length n; @param tolerance on norms, one number or one per column
 * @param weights n non-negative weights or null: rows are multiplied by their square roots
 * Source: Golub & Van Loan (2013), algorithms 5.1.1 and 5.3.2.
 */
export function householderLeastSquares(
  columns: readonly Float64Array[],
  y: Float64Array,
  tolerance: number | Float64Array = 1e-7,
  weights: Float64Array | null = null,
): LeastSquares {
  const n = y.length;
  const k = columns.length;
  const root = weights ? weights.map(Math.sqrt) : null;
  const scaled = (column: Float64Array) => (root ? column.map((value, r) => value * root[r]) : column.slice());
  const reflectors: Float64Array[] = [];
  const kept: number[] = [];
  const dropped: number[] = [];
  const r = new Float64Array(k * k);
  let smallestPivot = 1;
  for (let j = 0; j < k; j++) {
    const v = scaled(columns[j]);
    const size = norm(v, 0);
    reflectors.forEach((reflector, i) => {
      reflect(reflector, i, v);
    });
    const rank = kept.length;
    const rest = rank < n ? norm(v, rank) : 0;
    const limit = typeof tolerance === 'number' ? tolerance : tolerance[j];
    if (!(rest > limit * size)) {
      dropped.push(j);
      continue;
    }
    smallestPivot = Math.min(smallestPivot, (rest / size) ** 2);
    const alpha = v[rank] > 0 ? -rest : rest;
    for (let i = 0; i < rank; i++) r[i * k + rank] = v[i];
    r[rank * k + rank] = alpha;
    v[rank] -= alpha;
    const length = norm(v, rank);
    for (let i = rank; i < n; i++) v[i] /= length;
    reflectors.push(v);
    kept.push(j);
  }
  const rank = kept.length;
  const q = scaled(y);
  reflectors.forEach((reflector, i) => {
    reflect(reflector, i, q);
  });
  const upper = packUpper(r, k, rank);
  const coef = backSubstitute(upper, rank, q);
  return {
    coef,
    inverseGram: inverseGramOf(upper, rank),
    kept: Int32Array.from(kept),
    dropped: Int32Array.from(dropped),
    residual: residualOf(columns, y, kept, coef),
    smallestPivot,
  };
}

function norm(v: Float64Array, from: number): number {
  let scale = 0;
  for (let i = from; i < v.length; i++) scale = Math.max(scale, Math.abs(v[i]));
  if (scale === 0) return 0;
  let s = 0;
  for (let i = from; i < v.length; i++) s += (v[i] / scale) ** 2;
  return scale * Math.sqrt(s);
}

function reflect(reflector: Float64Array, from: number, target: Float64Array): void {
  let s = 0;
  for (let i = from; i < target.length; i++) s += reflector[i] * target[i];
  s *= 2;
  for (let i = from; i < target.length; i++) target[i] -= s * reflector[i];
}

function packUpper(r: Float64Array, k: number, rank: number): Float64Array {
  const out = new Float64Array(rank * rank);
  for (let i = 0; i < rank; i++) for (let j = i; j < rank; j++) out[i * rank + j] = r[i * k + j];
  return out;
}

function backSubstitute(upper: Float64Array, rank: number, q: Float64Array): Float64Array {
  const x = new Float64Array(rank);
  for (let i = rank - 1; i >= 0; i--) {
    let s = q[i];
    for (let j = i + 1; j < rank; j++) s -= upper[i * rank + j] * x[j];
    x[i] = s / upper[i * rank + i];
  }
  return x;
}

function inverseGramOf(upper: Float64Array, rank: number): Float64Array {
  const inverse = new Float64Array(rank * rank);
  for (let j = 0; j < rank; j++) {
    inverse[j * rank + j] = 1 / upper[j * rank + j];
    for (let i = j - 1; i >= 0; i--) {
      let s = 0;
      for (let h = i + 1; h <= j; h++) s += upper[i * rank + h] * inverse[h * rank + j];
      inverse[i * rank + j] = -s / upper[i * rank + i];
    }
  }
  const out = new Float64Array(rank * rank);
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j <= i; j++) {
      let s = 0;
      for (let h = i; h < rank; h++) s += inverse[i * rank + h] * inverse[j * rank + h];
      out[i * rank + j] = s;
      out[j * rank + i] = s;
    }
  }
  return out;
}

function residualOf(
  columns: readonly Float64Array[],
  y: Float64Array,
  kept: readonly number[],
  coef: Float64Array,
): Float64Array {
  const residual = y.slice();
  kept.forEach((j, position) => {
    const column = columns[j];
    const b = coef[position];
    for (let i = 0; i < residual.length; i++) residual[i] -= b * column[i];
  });
  return residual;
}
