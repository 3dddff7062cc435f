import { choleskyPivoted, solveFactored } from '../../../core/linalg/cholesky.ts';
import { dot, gram } from '../../../core/linalg/gram.ts';
import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { mean, standardDeviation } from '../../../core/sums.ts';
import type { MatchingSample } from './types.ts';

/** Stands for an empty list in a sentence. */
const NONE = '–';
const MAX_ITERATIONS = 200;
const MAX_HALVINGS = 40;
/** Largest distance of a weighted mean from its target, in standard deviations, that counts as met. */
const MET = 1e-10;
/** Pivot of the weighted covariance, as a share of the variance, below which a moment follows from those before it. */
const COLLINEAR = 1e-12;

/**
 * Weights of the untreated rows that bring their means (with `moments` 2 also their means of squares) to those of the treated rows while staying as
 * close to equal as possible in entropy; they add up to the number of treated rows. Treated rows weigh 1.
 * Failure: entropyInfeasible (no such weights: a target lies outside what mixtures of untreated rows can reach; `columns` are those whose mean
 * does so on its own, '–' for none).
 * Source: Hainmueller (2012), Political Analysis 20, 25-46, equations 5-8, solved by damped Newton steps on the dual.
 */
export function entropyBalance(sample: MatchingSample, moments: number): Outcome<Float64Array> {
  const { treated } = sample;
  const targets = momentColumns(sample, moments).map((column) => distancesToTarget(column, treated));
  const shares = solveDual(targets);
  if (shares === null) return fail('entropyInfeasible', { moments, columns: unreachable(sample).join(', ') || NONE });
  const total = treated.reduce((count, flag) => count + flag, 0);
  let c = 0;
  return succeed(Float64Array.from(treated, (flag) => (flag === 1 ? 1 : total * shares[c++])));
}

/** Covariates, and the squares about their means of those that take more than two values. */
function momentColumns({ columns }: MatchingSample, moments: number): Float64Array[] {
  if (moments < 2) return [...columns];
  const squares = columns.flatMap((column) => {
    const centre = mean(column);
    return new Set(column).size > 2 ? [column.map((value) => (value - centre) ** 2)] : [];
  });
  return [...columns, ...squares];
}

/** Values of the untreated rows less the mean of the treated ones, in standard deviations. */
function distancesToTarget(column: Float64Array, treated: Uint8Array): Float64Array {
  const target = mean(column.filter((_, r) => treated[r] === 1));
  const own = column.filter((_, r) => treated[r] === 0);
  const spread = standardDeviation(own) || standardDeviation(column) || 1;
  return own.map((value) => (value - target) / spread);
}

/** Shares p_i proportional to exp(sum_j b_j z_ij) with sum_i p_i z_ij = 0; null when there are none. `z` is one array per moment. */
function solveDual(z: readonly Float64Array[]): Float64Array | null {
  const size = z.length;
  let b: Float64Array = new Float64Array(size);
  let at = tilt(z, b);
  for (let iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
    const gradient = Float64Array.from(z, (column) => dot(column, at.shares));
    if (gradient.every((value) => Math.abs(value) <= MET)) return at.shares;
    const hessian = gram(z, at.shares);
    for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) hessian[i * size + j] -= gradient[i] * gradient[j];
    const step = gradient.slice();
    solveFactored(
      choleskyPivoted(
        hessian,
        size,
        COLLINEAR,
        gram(z, at.shares).filter((_, cell) => cell % (size + 1) === 0),
      ),
      step,
    );
    const slope = gradient.reduce((total, value, j) => total + value * step[j], 0);
    if (!(slope > 0)) return null;
    let better: { b: Float64Array; at: Tilted } | null = null;
    for (let halving = 0; halving <= MAX_HALVINGS && better === null; halving++) {
      const share = 2 ** -halving;
      const there = b.map((value, j) => value - share * step[j]);
      const candidate = tilt(z, there);
      if (candidate.logSum <= at.logSum - 1e-4 * share * slope + 1e-14 * Math.abs(at.logSum))
        better = { b: there, at: candidate };
    }
    if (better === null) return null;
    ({ b, at } = better);
  }
  return null;
}

interface Tilted {
  readonly shares: Float64Array;
  /** ln of the mean of exp(b'z). */
  readonly logSum: number;
}

function tilt(z: readonly Float64Array[], b: Float64Array): Tilted {
  const n = z.length === 0 ? 0 : z[0].length;
  const shares = new Float64Array(n);
  z.forEach((column, j) => {
    for (let i = 0; i < n; i++) shares[i] += b[j] * column[i];
  });
  let largest = -Infinity;
  for (let i = 0; i < n; i++) largest = Math.max(largest, shares[i]);
  let total = 0;
  for (let i = 0; i < n; i++) {
    shares[i] = Math.exp(shares[i] - largest);
    total += shares[i];
  }
  for (let i = 0; i < n; i++) shares[i] /= total;
  return { shares, logSum: largest + Math.log(total / n) };
}

function unreachable({ names, columns, treated }: MatchingSample): string[] {
  return names.filter((_, j) => {
    const own = columns[j].filter((_, r) => treated[r] === 0);
    const target = mean(columns[j].filter((_, r) => treated[r] === 1));
    return own.every((value) => value < target) || own.every((value) => value > target);
  });
}
