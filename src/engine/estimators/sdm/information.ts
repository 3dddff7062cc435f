import { inverseSpd } from '../../../core/linalg/cholesky.ts';
import { gram } from '../../../core/linalg/gram.ts';
import { multiplySparse } from '../../../core/linalg/sparse.ts';
import type { LogDetFunction } from '../../spatial/log-determinant.ts';
import { type Resolvent, resolventAt } from '../../spatial/resolvent.ts';
import type { SpatialWeights } from '../../spatial/weights.ts';
import type { Counting } from './likelihood.ts';

/** A model at its maximum. Columns are units by periods, without fixed effects; `columns` and `residual` are those of the filtered model. */
export interface Filtered {
  readonly weights: SpatialWeights;
  readonly logDet: LogDetFunction;
  readonly count: Counting;
  readonly r: number;
  readonly sigma2: number;
  readonly columns: readonly Float64Array[];
  readonly residual: Float64Array;
  /** W y for a lag model, W u for an error model. */
  readonly lagged: Float64Array;
  /** Error models only: W X. */
  readonly laggedColumns: readonly Float64Array[] | null;
  /** Takes the fixed effects out of a column, in place. */
  readonly absorb: (column: Float64Array) => void;
}

/** tr(A), tr(A A) and tr(A' A) with A = W (I - r W)^-1, less what constants contribute when time effects are transformed away. */
interface Traces {
  readonly single: number;
  readonly square: number;
  readonly cross: number;
}

function tracesOf({ weights, logDet, r, count }: Filtered, resolvent: Resolvent | null): Traces {
  const single = -logDet.first(r);
  const square = -logDet.second(r);
  const cross = resolvent?.crossTrace() ?? 0;
  if (!count.withoutConstants) return { single, square, cross };
  const constant = 1 / (1 - r);
  return {
    single: single - constant,
    square: square - constant * constant,
    cross: resolvent ? cross - lengthOfOnes(weights, resolvent) : 0,
  };
}

/** |A' 1|^2 / n. */
function lengthOfOnes({ matrix }: SpatialWeights, resolvent: Resolvent): number {
  const sums = new Float64Array(matrix.n);
  for (let e = 0; e < matrix.columns.length; e++) sums[matrix.columns[e]] += matrix.values[e];
  const image = resolvent.solveTransposed(sums);
  return image.reduce((total, value) => total + value * value, 0) / matrix.n;
}

/**
 * Covariance of (coefficients, spatial parameter, variance), (k + 2) x (k + 2), from the expected information (Elhorst 2014, equations 3.22 and
 * 3.31; Lee & Yu 2010) or the observed one. Null when the information is not positive definite.
 */
export function spatialCovariance(solved: Filtered, kind: 'information' | 'hessian'): Float64Array | null {
  const resolvent = kind === 'information' ? resolventAt(solved.weights, solved.r) : null;
  const traces = tracesOf(solved, resolvent);
  const filled = solved.laggedColumns === null ? lagEntries(solved, resolvent) : errorEntries(solved, resolvent);
  const { columns, sigma2, count } = solved;
  const k = columns.length;
  const size = k + 2;
  const information = new Float64Array(size * size);
  const set = (i: number, j: number, value: number) => {
    information[i * size + j] = value;
    information[j * size + i] = value;
  };
  const products = gram(columns);
  for (let i = 0; i < k; i++) for (let j = 0; j <= i; j++) set(i, j, products[i * k + j] / sigma2);
  for (let i = 0; i < k; i++) set(k, i, filled.withCoefficients[i] / sigma2);
  const second = kind === 'information' ? traces.square + traces.cross : traces.square;
  set(k, k, count.periods * second + filled.ownSquare / sigma2);
  set(k + 1, k, kind === 'information' ? (count.periods * traces.single) / sigma2 : filled.withResidual / sigma2 ** 2);
  set(k + 1, k + 1, count.observations / (2 * sigma2 * sigma2));
  return inverseScaled(information, size);
}

/** The parts of the row of the spatial parameter that are sums over observations, times the variance. */
interface Entries {
  readonly withCoefficients: readonly number[];
  readonly ownSquare: number;
  readonly withResidual: number;
}

const product = (a: Float64Array, b: Float64Array): number => {
  let s = 0;
  for (let i = 0; i < a.length; i++) s += a[i] * b[i];
  return s;
};

/** Expected: W y less its part in the errors, A e. Observed: W y itself. */
function lagEntries(solved: Filtered, resolvent: Resolvent | null): Entries {
  const { lagged, residual, columns } = solved;
  const mean = resolvent === null ? lagged : expectedLag(solved, resolvent);
  return {
    withCoefficients: columns.map((column) => product(column, mean)),
    ownSquare: product(mean, mean),
    withResidual: product(lagged, residual),
  };
}

function expectedLag({ weights, lagged, residual, absorb }: Filtered, resolvent: Resolvent): Float64Array {
  const n = weights.matrix.n;
  const periods = residual.length / n;
  const solvedFor = new Float64Array(residual.length);
  for (let t = 0; t < periods; t++) {
    const part = resolvent.solve(Float64Array.from({ length: n }, (_, i) => residual[i * periods + t]));
    for (let i = 0; i < n; i++) solvedFor[i * periods + t] = part[i];
  }
  const spread = multiplySparse(weights.matrix, solvedFor, periods);
  absorb(spread);
  return lagged.map((value, row) => value - spread[row]);
}

/** Expected: no covariance with the coefficients. Observed: from the second derivatives of e = (I - r W)(y - X b). */
function errorEntries(solved: Filtered, resolvent: Resolvent | null): Entries {
  const { lagged, residual, columns, laggedColumns } = solved;
  if (resolvent !== null) return { withCoefficients: columns.map(() => 0), ownSquare: 0, withResidual: 0 };
  return {
    withCoefficients: columns.map((column, i) => product(column, lagged) + product(laggedColumns![i], residual)),
    ownSquare: product(lagged, lagged),
    withResidual: product(lagged, residual),
  };
}

/** Inverse after scaling to a unit diagonal: units of measurement must not decide whether there is one. */
function inverseScaled(a: Float64Array, n: number): Float64Array | null {
  const scale = Float64Array.from({ length: n }, (_, i) => Math.sqrt(a[i * n + i]));
  if (!scale.every((value) => value > 0 && value < Infinity)) return null;
  const inverse = inverseSpd(
    a.map((value, cell) => value / (scale[Math.floor(cell / n)] * scale[cell % n])),
    n,
  );
  return inverse?.map((value, cell) => value / (scale[Math.floor(cell / n)] * scale[cell % n])) ?? null;
}
