import { chebyshevDerivative, chebyshevFit, chebyshevValue } from '../../core/chebyshev.ts';
import { generalEigenvalues } from '../../core/linalg/general-eigenvalues.ts';
import { minimumDegree } from '../../core/linalg/minimum-degree.ts';
import { denseFromSparse, type SparseMatrix } from '../../core/linalg/sparse.ts';
import { factorLu, luPattern } from '../../core/linalg/sparse-lu.ts';
import { symmetricEigenvalues } from '../../core/linalg/symmetric-eigenvalues.ts';
import { fail, type Outcome, succeed } from '../../core/notice.ts';
import { EIGENVALUE_LIMIT, spectralRadius, symmetricForm } from './similarity.ts';
import type { SpatialWeights } from './weights.ts';

/** log |I - r W| and its derivatives as smooth functions on some interval: -first = tr(A), -second = tr(A A) with A = W (I - r W)^-1. */
export interface LogDetFunction {
  value(r: number): number;
  first(r: number): number;
  second(r: number): number;
}

export interface LogDeterminant {
  readonly method: 'eigenvalues' | 'sparseLu';
  /** I - r W is regular for every r strictly between. */
  readonly lower: number;
  readonly upper: number;
  value(r: number): number;
  /** Accurate on [low, high] within the bounds; `low` may equal `high`. */
  near(low: number, high: number): LogDetFunction;
}

/** Dense weights beyond this many units: eigenvalues would take minutes. */
const DENSE_LIMIT = 3_000;
/** Mean number of neighbours up to which elimination stays sparse for units in the plane. */
const SPARSE_NEIGHBOURS = 60;
/** Nodes of a local fit; its error falls geometrically with them (chebyshev.ts). */
const NODES = 24;
/** Half the width of a fit about a single point, as a share of the distance to the nearer bound. */
const MARGIN = 0.05;

/**
 * log |I - r W| by eigenvalues (Ord 1975) up to 1,500 units, and beyond that where W is dense but similar to a symmetric matrix; by sparse LU
 * (Pace & Barry 1997) where W is sparse and larger, or sparse and not similar to a symmetric matrix. All are exact up to rounding.
 * Failure: spatialTooLarge.
 */
export function logDeterminant(weights: SpatialWeights): Outcome<LogDeterminant> {
  const { matrix, scale } = weights;
  const { n } = matrix;
  const sparse = matrix.columns.length <= SPARSE_NEIGHBOURS * n && matrix.columns.length < (n * n) / 4;
  if (sparse && (n > EIGENVALUE_LIMIT || scale === null)) return succeed(byElimination(weights));
  if (n > (scale === null ? EIGENVALUE_LIMIT : DENSE_LIMIT)) {
    return fail('spatialTooLarge', { units: n, limit: scale === null ? EIGENVALUE_LIMIT : DENSE_LIMIT });
  }
  const { real, imaginary } =
    scale === null ? generalEigenvalues(denseFromSparse(matrix), matrix.n) : symmetricPart(matrix);
  return succeed(bySpectrum(real, imaginary));
}

interface Spectrum {
  readonly real: Float64Array;
  readonly imaginary: Float64Array | null;
}

function symmetricPart(matrix: SparseMatrix): Spectrum {
  return { real: symmetricEigenvalues(symmetricForm(matrix), matrix.n), imaginary: null };
}

function bySpectrum(real: Float64Array, imaginary: Float64Array | null): LogDeterminant {
  let lowest = 0;
  let highest = 0;
  for (let i = 0; i < real.length; i++) {
    if (imaginary !== null && imaginary[i] !== 0) continue;
    lowest = Math.min(lowest, real[i]);
    highest = Math.max(highest, real[i]);
  }
  const all = imaginary === null ? realFunction(real) : complexFunction(real, imaginary);
  const upper = highest > 0 ? 1 / highest : 1;
  return {
    method: 'eigenvalues',
    lower: lowest < 0 && imaginary === null ? 1 / lowest : -upper,
    upper,
    value: all.value,
    near: () => all,
  };
}

function realFunction(values: Float64Array): LogDetFunction {
  const total = (term: (value: number) => number) => {
    let s = 0;
    for (let i = 0; i < values.length; i++) s += term(values[i]);
    return s;
  };
  return {
    value: (r) => total((v) => Math.log1p(-r * v)),
    first: (r) => -total((v) => v / (1 - r * v)),
    second: (r) => -total((v) => (v / (1 - r * v)) ** 2),
  };
}

/** Eigenvalues come in conjugate pairs, so that the imaginary parts of every sum cancel. */
function complexFunction(real: Float64Array, imaginary: Float64Array): LogDetFunction {
  const total = (term: (a: number, b: number) => number) => {
    let s = 0;
    for (let i = 0; i < real.length; i++) s += term(real[i], imaginary[i]);
    return s;
  };
  const ratio = (r: number, a: number, b: number) => {
    const [c, d] = [1 - r * a, -r * b];
    const size = c * c + d * d;
    return { re: (a * c + b * d) / size, im: (b * c - a * d) / size };
  };
  return {
    value: (r) => total((a, b) => Math.log(Math.hypot(1 - r * a, r * b))),
    first: (r) => -total((a, b) => ratio(r, a, b).re),
    second: (r) =>
      -total((a, b) => {
        const { re, im } = ratio(r, a, b);
        return re * re - im * im;
      }),
  };
}

/** Sparse LU at single values of r; near an interval, derivatives of a Chebyshev fit to them. */
function byElimination({ matrix, standardise, rowSum }: SpatialWeights): LogDeterminant {
  const radius = standardise === 'none' || rowSum === null ? spectralRadius(matrix) : Math.abs(rowSum);
  const bound = radius > 0 ? 1 / radius : 1;
  const pattern = luPattern(matrix, minimumDegree(matrix));
  const value = (r: number) => factorLu(pattern, r).logDet;
  return {
    method: 'sparseLu',
    lower: -bound,
    upper: bound,
    value,
    near: (low, high) => {
      const room = MARGIN * Math.min(bound - high, bound + low);
      const fit = chebyshevFit(value, low - room, high + room, NODES);
      const first = chebyshevDerivative(fit);
      const second = chebyshevDerivative(first);
      return {
        value: (r) => chebyshevValue(fit, r),
        first: (r) => chebyshevValue(first, r),
        second: (r) => chebyshevValue(second, r),
      };
    },
  };
}
