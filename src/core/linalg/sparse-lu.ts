import type { Elimination } from './minimum-degree.ts';
import { type SparseMatrix, transposeSparse } from './sparse.ts';

/** I - r A = L U in the order of an elimination. */
export interface SparseLu {
  /** log |det(I - r A)|; -Infinity when a pivot vanishes. */
  readonly logDet: number;
  /** Overwrites b (length n) by the solution x of (I - r A) x = b. */
  solve(b: Float64Array): void;
  /** Overwrites b by the solution of (I - r A)' x = b. */
  solveTransposed(b: Float64Array): void;
}

/** Where the factors of I - r A have entries: worked out once, for any r. Rows and columns are numbered by their step of elimination. */
export interface LuPattern {
  readonly n: number;
  readonly order: Int32Array;
  /** A and A' with rows and columns in the order of elimination. */
  readonly rows: SparseMatrix;
  readonly columns: SparseMatrix;
  /** Column k of L, and row k of U, beyond the diagonal: places starts[k] .. starts[k + 1] - 1 hold the steps `reach`, ascending. */
  readonly starts: Int32Array;
  readonly reach: Int32Array;
  /** The places that hold step k stand in `arrivals` at arrivalStarts[k] ..; `origin` is the column of L that each place belongs to. */
  readonly arrivalStarts: Int32Array;
  readonly arrivals: Int32Array;
  readonly origin: Int32Array;
}

export function luPattern(a: SparseMatrix, { order, reach }: Elimination): LuPattern {
  const { n } = a;
  const starts = new Int32Array(n + 1);
  for (let k = 0; k < n; k++) starts[k + 1] = starts[k] + reach[k].length;
  const steps = new Int32Array(starts[n]);
  const origin = new Int32Array(starts[n]);
  const next = new Int32Array(n + 1);
  for (let k = 0; k < n; k++) {
    steps.set(reach[k], starts[k]);
    origin.fill(k, starts[k], starts[k + 1]);
    for (const step of reach[k]) next[step + 1]++;
  }
  for (let k = 0; k < n; k++) next[k + 1] += next[k];
  const arrivalStarts = next.slice();
  const arrivals = new Int32Array(starts[n]);
  for (let place = 0; place < steps.length; place++) arrivals[next[steps[place]]++] = place;
  const rows = permuted(a, order);
  return { n, order, rows, columns: transposeSparse(rows), starts, reach: steps, arrivalStarts, arrivals, origin };
}

function permuted(a: SparseMatrix, order: Int32Array): SparseMatrix {
  const step = new Int32Array(a.n);
  order.forEach((node, k) => {
    step[node] = k;
  });
  const starts = new Int32Array(a.n + 1);
  const columns = new Int32Array(a.columns.length);
  const values = new Float64Array(a.values.length);
  let size = 0;
  for (let k = 0; k < a.n; k++) {
    for (let e = a.starts[order[k]]; e < a.starts[order[k] + 1]; e++) {
      columns[size] = step[a.columns[e]];
      values[size++] = a.values[e];
    }
    starts[k + 1] = size;
  }
  return { n: a.n, starts, columns, values };
}

/**
 * Factors I - r A for one r without pivoting. Meant for |r| times the spectral radius of |A| below 1: I - r A is then an H-matrix, for which
 * elimination in any symmetric order is stable (Higham 2002, Accuracy and Stability, section 9.5).
 */
export function factorLu(pattern: LuPattern, r: number): SparseLu {
  const { n, starts, reach, arrivalStarts, arrivals, origin } = pattern;
  const lower = new Float64Array(reach.length);
  const upper = new Float64Array(reach.length);
  const pivots = new Float64Array(n);
  const row = new Float64Array(n);
  const column = new Float64Array(n);
  let logDet = 0;
  for (let k = 0; k < n; k++) {
    let pivot = 1 + scatterAfter(pattern.rows, k, -r, row);
    scatterAfter(pattern.columns, k, -r, column);
    for (let i = arrivalStarts[k]; i < arrivalStarts[k + 1]; i++) {
      const at = arrivals[i];
      const left = lower[at];
      const up = upper[at];
      pivot -= left * up;
      const end = starts[origin[at] + 1];
      for (let e = at + 1; e < end; e++) {
        row[reach[e]] -= left * upper[e];
        column[reach[e]] -= lower[e] * up;
      }
    }
    pivots[k] = pivot;
    logDet += Math.log(Math.abs(pivot));
    for (let e = starts[k]; e < starts[k + 1]; e++) {
      const step = reach[e];
      upper[e] = row[step];
      lower[e] = column[step] / pivot;
      row[step] = 0;
      column[step] = 0;
    }
  }
  return { logDet, ...solvers(pattern, lower, upper, pivots) };
}

/** Writes factor times the entries of row k beyond the diagonal into `buffer`, and returns factor times the diagonal one. */
function scatterAfter(
  { starts, columns, values }: SparseMatrix,
  k: number,
  factor: number,
  buffer: Float64Array,
): number {
  let diagonal = 0;
  for (let e = starts[k]; e < starts[k + 1]; e++) {
    if (columns[e] > k) buffer[columns[e]] = factor * values[e];
    else if (columns[e] === k) diagonal = factor * values[e];
  }
  return diagonal;
}

/** Triangular solves; U = D U1 with the pivots in D, `upper` holding D U1. */
function solvers(
  { n, order, starts, reach }: LuPattern,
  lower: Float64Array,
  upper: Float64Array,
  pivots: Float64Array,
) {
  const x = new Float64Array(n);
  const forward = (values: Float64Array) => {
    for (let k = 0; k < n; k++) {
      const s = x[k];
      if (s !== 0) for (let e = starts[k]; e < starts[k + 1]; e++) x[reach[e]] -= values[e] * s;
    }
  };
  const backward = (values: Float64Array) => {
    for (let k = n - 1; k >= 0; k--) {
      let s = x[k];
      for (let e = starts[k]; e < starts[k + 1]; e++) s -= values[e] * x[reach[e]];
      x[k] = s;
    }
  };
  const divided = upper.slice();
  for (let k = 0; k < n; k++) for (let e = starts[k]; e < starts[k + 1]; e++) divided[e] /= pivots[k];
  const solveWith = (first: Float64Array, second: Float64Array) => (b: Float64Array) => {
    for (let k = 0; k < n; k++) x[k] = b[order[k]];
    forward(first);
    for (let k = 0; k < n; k++) x[k] /= pivots[k];
    backward(second);
    for (let k = 0; k < n; k++) b[order[k]] = x[k];
  };
  return { solve: solveWith(lower, divided), solveTransposed: solveWith(divided, lower) };
}
