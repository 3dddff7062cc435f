import { choleskyPivoted, inverseFactored, solveFactored } from '../../core/linalg/cholesky.ts';
import { multiply, sandwich } from '../../core/linalg/dense.ts';
import { dot, gram } from '../../core/linalg/gram.ts';
import { householderLeastSquares } from '../../core/linalg/qr.ts';
import { fail, type Outcome, succeed } from '../../core/notice.ts';
import { columnMoments } from './column-moments.ts';

/** What one row adds at an index x'b: log-likelihood, its derivative, and minus its second derivative. */
export interface RowTerms {
  logLik: number;
  score: number;
  information: number;
}

/** A model of a yes/no outcome through an index x'b; its log-likelihood is concave. */
export interface BinaryLink {
  readonly id: 'logit' | 'probit';
  /** Size of the index at which a probability is as good as 0 or 1. */
  readonly steep: number;
  probability(index: number): number;
  index(probability: number): number;
  row(index: number, one: boolean, out: RowTerms): void;
}

export interface BinaryProblem {
  /** k columns of length n, none missing; the constant is added. */
  readonly columns: readonly Float64Array[];
  readonly names: readonly string[];
  /** n entries, 1 or 0. */
  readonly response: Uint8Array;
  /** n non-negative weights that multiply the log-likelihood (as duplicated rows), or null. */
  readonly weights: Float64Array | null;
  readonly link: BinaryLink;
}

export interface BinaryFit {
  /** Positions of the retained columns; the others are collinear with the constant and those before them. */
  readonly kept: readonly number[];
  readonly dropped: readonly number[];
  /** Constant first, then the retained columns. */
  readonly coef: Float64Array;
  /** Inverse of the observed information, (1 + kept) x (1 + kept) row-major, in the order of `coef`. */
  readonly vcov: Float64Array;
  /** x'b and P(y = 1) by row. */
  readonly index: Float64Array;
  readonly probability: Float64Array;
  readonly logLik: number;
  /** Log-likelihood with the constant alone. */
  readonly logLikNull: number;
  /** Rows with a positive weight. */
  readonly nobs: number;
  readonly iterations: number;
}

/** Share of a column's norm left by the columns before it below which it counts as collinear. */
const COLLINEAR = 1e-7;
/** Stands for an empty list in a sentence. */
const NONE = '–';
const MAX_ITERATIONS = 100;
const MAX_HALVINGS = 30;
/** Largest change of any index, against its size, at which Newton has converged: the next step would be of its square. */
const CONVERGED = 1e-8;
/** Share of the largest move by which a row may move the wrong way and the direction still count as separating. */
const SEPARATING = 1e-4;

/**
 * Maximum likelihood for a binary response by Newton's method with step halving on standardised columns.
 *
 * Failures: binaryOneClass (`ones`, `zeros`), binarySeparated (`columns`: those that tell the classes apart on their own, '–' for none),
 * binaryNotConverged (`iterations`). Separation (Albert & Anderson 1984, Biometrika 71, 1-10) shows in a Newton step that moves no row
 * the wrong way while indices are already steep: along it the likelihood has no maximum.
 */
export function fitBinaryResponse(problem: BinaryProblem): Outcome<BinaryFit> {
  const { response, weights, link } = problem;
  const n = response.length;
  let total = 0;
  let ones = 0;
  let nobs = 0;
  for (let r = 0; r < n; r++) {
    const w = weights === null ? 1 : weights[r];
    total += w;
    ones += w * response[r];
    if (w > 0) nobs++;
  }
  if (!(ones > 0 && ones < total)) return fail('binaryOneClass', { ones, zeros: total - ones });
  const design = standardise(problem, total);
  const size = design.columns.length;
  const parts = newtonParts(n);
  const coef = new Float64Array(size);
  coef[0] = link.index(ones / total);
  let at = evaluate(problem, design.columns, coef, parts);
  const logLikNull = at.logLik;
  for (let iteration = 1; iteration <= MAX_ITERATIONS; iteration++) {
    const step = newtonStep(design.columns, parts);
    if (step === null) break;
    const move = largestMove(design.columns, step, weights);
    if (at.steepest > link.steep && separates(problem, design.columns, step, move)) return separated(problem);
    at = halveUntilBetter(problem, design.columns, coef, step, parts, at.logLik);
    if (move <= CONVERGED * Math.max(1, at.steepest)) {
      return succeed({
        ...unscale(design, coef, parts),
        ...predicted(parts, link),
        logLik: at.logLik,
        logLikNull,
        nobs,
        iterations: iteration,
      });
    }
  }
  return fail('binaryNotConverged', { iterations: MAX_ITERATIONS });
}

interface Design {
  /** The constant, then the retained columns less their mean over their standard deviation. */
  readonly columns: readonly Float64Array[];
  readonly kept: readonly number[];
  readonly dropped: readonly number[];
  readonly means: readonly number[];
  readonly scales: readonly number[];
}

function standardise({ columns, response, weights }: BinaryProblem, total: number): Design {
  const n = response.length;
  const ones = new Float64Array(n).fill(1);
  const moments = columns.map((column) => columnMoments(column, weights, total));
  const scaled = columns.map((column, j) => {
    const { mean, deviation, square } = moments[j];
    const scale = deviation > COLLINEAR ** 2 * square ? Math.sqrt(deviation / total) : 0;
    return { mean, scale, values: column.map((value) => (scale > 0 ? (value - mean) / scale : 0)) };
  });
  const y = Float64Array.from(response);
  const { kept, dropped } = householderLeastSquares([ones, ...scaled.map((one) => one.values)], y, COLLINEAR, weights);
  const chosen = Array.from(kept.subarray(1), (j) => j - 1);
  return {
    columns: [ones, ...chosen.map((j) => scaled[j].values)],
    kept: chosen,
    dropped: Array.from(dropped, (j) => j - 1),
    means: chosen.map((j) => scaled[j].mean),
    scales: chosen.map((j) => scaled[j].scale),
  };
}

interface NewtonParts {
  readonly index: Float64Array;
  readonly score: Float64Array;
  readonly information: Float64Array;
}

const newtonParts = (n: number): NewtonParts => ({
  index: new Float64Array(n),
  score: new Float64Array(n),
  information: new Float64Array(n),
});

interface Position {
  readonly logLik: number;
  /** Largest absolute index. */
  readonly steepest: number;
}

function evaluate(
  { response, weights, link }: BinaryProblem,
  columns: readonly Float64Array[],
  coef: Float64Array,
  { index, score, information }: NewtonParts,
): Position {
  const out: RowTerms = { logLik: 0, score: 0, information: 0 };
  let logLik = 0;
  let steepest = 0;
  for (let r = 0; r < index.length; r++) {
    let x = 0;
    for (let j = 0; j < coef.length; j++) x += coef[j] * columns[j][r];
    index[r] = x;
    link.row(x, response[r] === 1, out);
    const w = weights === null ? 1 : weights[r];
    score[r] = w * out.score;
    information[r] = w * out.information;
    if (w === 0) continue;
    logLik += w * out.logLik;
    steepest = Math.max(steepest, Math.abs(x));
  }
  return { logLik, steepest };
}

/** Information^-1 score; null where the information is singular. */
function newtonStep(columns: readonly Float64Array[], { score, information }: NewtonParts): Float64Array | null {
  const size = columns.length;
  const step = Float64Array.from(columns, (column) => dot(column, score));
  const cholesky = choleskyPivoted(gram(columns, information), size, Number.MIN_VALUE);
  if (cholesky.rank < size) return null;
  solveFactored(cholesky, step);
  return step;
}

function moveOf(columns: readonly Float64Array[], step: Float64Array, r: number): number {
  let x = 0;
  for (let j = 0; j < step.length; j++) x += step[j] * columns[j][r];
  return x;
}

function largestMove(columns: readonly Float64Array[], step: Float64Array, weights: Float64Array | null): number {
  let largest = 0;
  for (let r = 0; r < columns[0].length; r++) {
    if (weights === null || weights[r] > 0) largest = Math.max(largest, Math.abs(moveOf(columns, step, r)));
  }
  return largest;
}

function separates(
  { response, weights }: BinaryProblem,
  columns: readonly Float64Array[],
  step: Float64Array,
  largest: number,
): boolean {
  if (largest < 0.1) return false;
  for (let r = 0; r < response.length; r++) {
    if (weights !== null && weights[r] === 0) continue;
    const right = (response[r] === 1 ? 1 : -1) * moveOf(columns, step, r);
    if (right < -SEPARATING * largest) return false;
  }
  return true;
}

/** Moves `coef` by the step, or half of it and so on until the log-likelihood does not fall; the parts are those of the new place. */
function halveUntilBetter(
  problem: BinaryProblem,
  columns: readonly Float64Array[],
  coef: Float64Array,
  step: Float64Array,
  parts: NewtonParts,
  before: number,
): Position {
  const from = coef.slice();
  const slack = 1e-12 * Math.abs(before);
  for (let halving = 0; ; halving++) {
    const share = 2 ** -halving;
    for (let j = 0; j < coef.length; j++) coef[j] = from[j] + share * step[j];
    const at = evaluate(problem, columns, coef, parts);
    if (at.logLik >= before - slack || halving === MAX_HALVINGS) return at;
  }
}

function separated({ columns, names, response, weights }: BinaryProblem): Outcome<never> {
  const apart = names.filter((_, j) => {
    const low = [Infinity, Infinity];
    const high = [-Infinity, -Infinity];
    columns[j].forEach((value, r) => {
      if (weights !== null && weights[r] === 0) return;
      low[response[r]] = Math.min(low[response[r]], value);
      high[response[r]] = Math.max(high[response[r]], value);
    });
    const varies = Math.min(...low) < Math.max(...high);
    return varies && (high[0] <= low[1] || high[1] <= low[0]);
  });
  return fail('binarySeparated', { columns: apart.join(', ') || NONE });
}

/** Coefficients and covariance in the units of the columns: b = s / scale, constant = s0 - sum of mean b. */
function unscale(design: Design, scaled: Float64Array, parts: NewtonParts) {
  const size = scaled.length;
  const inverse = inverseFactored(choleskyPivoted(gram(design.columns, parts.information), size, Number.MIN_VALUE));
  const map = new Float64Array(size * size);
  map[0] = 1;
  design.scales.forEach((scale, j) => {
    map[j + 1] = -design.means[j] / scale;
    map[(j + 1) * size + j + 1] = 1 / scale;
  });
  const coef = multiply(map, scaled, size, size, 1);
  return { kept: design.kept, dropped: design.dropped, coef, vcov: sandwich(map, inverse, size, size) };
}

function predicted({ index }: NewtonParts, link: BinaryLink) {
  return { index, probability: index.map(link.probability) };
}
