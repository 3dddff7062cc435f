import { choleskyPivoted, inverseFactored, type PivotedCholesky, solveFactored } from '../../core/linalg/cholesky.ts';
import { submatrix } from '../../core/linalg/dense.ts';
import { extendedLeastSquares } from '../../core/linalg/extended-least-squares.ts';
import { gram } from '../../core/linalg/gram.ts';
import { householderLeastSquares, type LeastSquares } from '../../core/linalg/qr.ts';

/** Norm of what is left of a column after the columns before it, as a share of its own, below which it counts as collinear. */
export const COLLINEAR = 1e-9;
/** Squared norm left after absorption, as a share of that before, below which a column counts as absorbed. */
const ABSORBED = 1e-16;
/** With every pivot (1 - R2 on the columns before) above this, normal equations keep eleven digits or more. */
const WELL_CONDITIONED = 1e-4;
/** Rows x columns^2 up to which 32-digit arithmetic costs at most milliseconds, and up to which it is worth its time when ill-conditioned. */
const SMALL_WORK = 1e5;
const EXTENDED_WORK = 2e7;

export interface RawDesign {
  /** Columns as read from the data, over the sample. */
  readonly columns: readonly Float64Array[];
  readonly outcome: Float64Array;
}

export interface LeastSquaresProblem {
  /** Columns after absorption (or centring, or untouched), length n. */
  readonly columns: readonly Float64Array[];
  readonly outcome: Float64Array;
  readonly weights: Float64Array | null;
  /** Per column: weighted squared norm about its mean before absorption, and about zero. */
  readonly deviations: readonly number[];
  readonly squares: readonly number[];
  /** When nothing but a constant was taken out: the raw columns, for 32-digit work with the constant as a column of its own. */
  readonly centredFrom: (() => RawDesign) | null;
  /** Largest relative residual of an iterative absorption; 0 when exact. */
  readonly absorptionError: number;
}

export interface Solution {
  /** Positions of the retained columns. */
  readonly kept: readonly number[];
  readonly absorbed: readonly number[];
  readonly collinear: readonly { readonly column: number; readonly by: readonly number[] }[];
  readonly coef: Float64Array;
  /** k x k, k retained columns. */
  readonly inverseGram: Float64Array;
  /** Row and corner that border the inverse when the constant was solved for as a column; null otherwise. */
  readonly constant: { readonly coef: number; readonly border: Float64Array; readonly corner: number } | null;
  readonly residual: Float64Array;
  /** Smallest share of a retained column's norm left by those before it. */
  readonly conditioning: number;
}

/**
 * Whether absorption left nothing of a column but rounding: `left` is its squared norm afterwards, `deviation` and `square` those before, about
 * its mean and about zero.
 */
export function isAbsorbed(left: number, deviation: number, square: number, absorptionError: number): boolean {
  const floor = Math.max(ABSORBED, (10 * absorptionError) ** 2);
  return left <= floor * deviation + 1e-28 * square;
}

/** Least squares with collinear and absorbed columns set aside, in the arithmetic that the design asks for. */
export function solveLeastSquares(problem: LeastSquaresProblem): Solution {
  const { columns, weights, deviations, squares } = problem;
  const n = problem.outcome.length;
  const k = columns.length;
  const products = gram([...columns, problem.outcome], weights);
  const size = k + 1;
  const absorbed: number[] = [];
  const present: number[] = [];
  for (let j = 0; j < k; j++) {
    const gone = isAbsorbed(products[j * size + j], deviations[j], squares[j], problem.absorptionError);
    (gone ? absorbed : present).push(j);
  }
  const cross = submatrix(products, size, present);
  const cholesky = choleskyPivoted(cross, present.length, 1e-13);
  const work = n * (k + 1) ** 2;
  const easy = cholesky.rank === present.length && cholesky.smallestPivot > WELL_CONDITIONED;
  const base =
    easy && work > SMALL_WORK
      ? byNormalEquations(problem, present, products, cholesky)
      : byOrthogonalisation(problem, present, work);
  const collinear = base.dropped.map((column) => ({ column, by: explainedBy(products, size, base.kept, column) }));
  const conditioning = base.kept.length === cholesky.rank ? Math.sqrt(cholesky.smallestPivot) : base.conditioning;
  return { ...base, absorbed, collinear, conditioning };
}

type BaseSolution = Omit<Solution, 'absorbed' | 'collinear'> & { readonly dropped: readonly number[] };

function byNormalEquations(
  problem: LeastSquaresProblem,
  present: readonly number[],
  products: Float64Array,
  cholesky: PivotedCholesky,
): BaseSolution {
  const size = problem.columns.length + 1;
  const coef = Float64Array.from(present, (j) => products[j * size + size - 1]);
  solveFactored(cholesky, coef);
  const residual = problem.outcome.slice();
  present.forEach((j, position) => {
    const column = problem.columns[j];
    const b = coef[position];
    for (let r = 0; r < residual.length; r++) residual[r] -= b * column[r];
  });
  return {
    kept: present,
    dropped: [],
    coef,
    inverseGram: inverseFactored(cholesky),
    constant: null,
    residual,
    conditioning: Math.sqrt(cholesky.smallestPivot),
  };
}

function byOrthogonalisation(problem: LeastSquaresProblem, present: readonly number[], work: number): BaseSolution {
  const { columns, outcome, weights, deviations, squares } = problem;
  if (work > EXTENDED_WORK) {
    const chosen = present.map((j) => columns[j]);
    return named(householderLeastSquares(chosen, outcome, COLLINEAR, weights), present);
  }
  if (problem.centredFrom === null) {
    const chosen = present.map((j) => columns[j]);
    return named(extendedLeastSquares(chosen, outcome, COLLINEAR, weights), present);
  }
  const raw = problem.centredFrom();
  const ones = new Float64Array(outcome.length).fill(1);
  const tolerances = Float64Array.from([-1, ...present], (j) =>
    j === -1 ? 0 : Math.max(4 * Number.EPSILON, COLLINEAR * Math.sqrt(deviations[j] / squares[j])),
  );
  const solved = extendedLeastSquares([ones, ...present.map((j) => raw.columns[j])], raw.outcome, tolerances, weights);
  return withoutLeadingConstant(solved, present);
}

function named(solved: LeastSquares, present: readonly number[]): BaseSolution {
  return {
    kept: Array.from(solved.kept, (j) => present[j]),
    dropped: Array.from(solved.dropped, (j) => present[j]),
    coef: solved.coef,
    inverseGram: solved.inverseGram,
    constant: null,
    residual: solved.residual,
    conditioning: Math.sqrt(solved.smallestPivot),
  };
}

/** Takes the constant, solved for as column 0, out into the border of the inverse. */
function withoutLeadingConstant(solved: LeastSquares, present: readonly number[]): BaseSolution {
  const full = solved.kept.length;
  const rest = Array.from({ length: full - 1 }, (_, i) => i + 1);
  return {
    kept: Array.from(solved.kept.subarray(1), (j) => present[j - 1]),
    dropped: Array.from(solved.dropped, (j) => present[j - 1]),
    coef: solved.coef.slice(1),
    inverseGram: submatrix(solved.inverseGram, full, rest),
    constant: { coef: solved.coef[0], border: solved.inverseGram.slice(1, full), corner: solved.inverseGram[0] },
    residual: solved.residual,
    conditioning: Math.sqrt(solved.smallestPivot),
  };
}

/** The retained columns that a dropped one is a combination of: those with a share above 1e-6 of its norm. */
function explainedBy(products: Float64Array, size: number, kept: readonly number[], column: number): number[] {
  const cholesky = choleskyPivoted(submatrix(products, size, kept), kept.length, 1e-13);
  const share = Float64Array.from(kept, (j) => products[j * size + column]);
  solveFactored(cholesky, share);
  return kept.filter(
    (j, i) => Math.abs(share[i]) * Math.sqrt(products[j * size + j] / products[column * size + column]) > 1e-6,
  );
}
