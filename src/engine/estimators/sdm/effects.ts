import { chebyshevFit, chebyshevValue } from '../../../core/chebyshev.ts';
import { choleskyPivoted } from '../../../core/linalg/cholesky.ts';
import { multiplySparse } from '../../../core/linalg/sparse.ts';
import { createStream } from '../../../core/random/philox.ts';
import { standardDeviation } from '../../../core/sums.ts';
import type { SpatialEffect, SpatialEstimate } from '../../result.ts';
import type { LogDeterminant, LogDetFunction } from '../../spatial/log-determinant.ts';
import { resolventAt } from '../../spatial/resolvent.ts';
import type { SpatialWeights } from '../../spatial/weights.ts';

export interface EffectProblem {
  readonly weights: SpatialWeights;
  readonly determinant: LogDeterminant | null;
  /** Spatial lag of the outcome; 0 in models without one. */
  readonly r: number;
  readonly logDet: LogDetFunction | null;
  /** For each regressor its place among the coefficients, that of its lag (null: none), and what it is. */
  readonly regressors: readonly {
    readonly name: string;
    readonly role: 'treatment' | 'control';
    readonly own: number;
    readonly lag: number | null;
  }[];
  readonly coef: Float64Array;
  /** Covariance of coefficients and, where there is one, the parameter of the lagged outcome after them. */
  readonly vcov: Float64Array;
  readonly draws: number;
  readonly seed: number;
}

/**
 * With S = (I - r W)^-1 the effects of x_j are averages of S (b_j I + theta_j W): the mean diagonal and the mean row sum of S weigh b_j, those of
 * S W weigh theta_j (LeSage & Pace 2009, equation 2.46). Slopes are derivatives by r.
 */
interface Factors {
  readonly direct: readonly [own: number, lag: number];
  readonly total: readonly [own: number, lag: number];
}

/** Nodes of a fit to the row sums of S over the range of the draws. */
const NODES = 32;

/** Direct, indirect and total effects with standard errors by the delta method and, with draws, by simulation. */
export function spatialEffects(problem: EffectProblem): {
  readonly effects: SpatialEffect[];
  readonly outside: number;
} {
  const { regressors, coef, r } = problem;
  const { factors, slopes } = factorsAt(problem, r);
  const simulated = simulate(problem);
  const effects = regressors.map(({ name, role, own, lag }, position): SpatialEffect => {
    const theta = lag === null ? 0 : coef[lag];
    const rows = {
      direct: { factor: factors.direct, slope: slopes.direct },
      total: { factor: factors.total, slope: slopes.total },
      indirect: { factor: difference(factors), slope: difference(slopes) },
    };
    const estimate = (kind: keyof typeof rows): SpatialEstimate => {
      const { factor, slope } = rows[kind];
      const gradient = new Map<number, number>([[own, factor[0]]]);
      if (lag !== null) gradient.set(lag, factor[1]);
      if (problem.determinant !== null) gradient.set(coef.length, coef[own] * slope[0] + theta * slope[1]);
      return {
        estimate: coef[own] * factor[0] + theta * factor[1],
        stdError: deltaError(problem.vcov, gradient),
        simulatedStdError: simulated.deviations?.[position][kind] ?? null,
      };
    };
    return { name, role, direct: estimate('direct'), indirect: estimate('indirect'), total: estimate('total') };
  });
  return { effects, outside: simulated.outside };
}

const difference = ({ direct, total }: Factors): [number, number] => [total[0] - direct[0], total[1] - direct[1]];

function deltaError(vcov: Float64Array, gradient: ReadonlyMap<number, number>): number {
  const size = Math.sqrt(vcov.length);
  let variance = 0;
  for (const [i, a] of gradient) for (const [j, b] of gradient) variance += a * b * vcov[i * size + j];
  return Math.sqrt(Math.max(0, variance));
}

function factorsAt({ weights, logDet }: EffectProblem, r: number): { factors: Factors; slopes: Factors } {
  const { n } = weights.matrix;
  const totals = totalsAt(weights, r);
  const first = logDet === null ? 0 : -logDet.first(r) / n;
  const second = logDet === null ? 0 : -logDet.second(r) / n;
  return {
    factors: { direct: [1 + r * first, first], total: [totals.own, totals.lag] },
    slopes: { direct: [first + r * second, second], total: [totals.ownSlope, totals.lagSlope] },
  };
}

/** 1' S 1 / n and 1' S W 1 / n with their derivatives. */
function totalsAt(weights: SpatialWeights, r: number) {
  const { matrix, rowSum } = weights;
  if (rowSum !== null) {
    const s = 1 / (1 - r * rowSum);
    return { own: s, lag: rowSum * s, ownSlope: rowSum * s * s, lagSlope: (rowSum * s) ** 2 };
  }
  const ones = new Float64Array(matrix.n).fill(1);
  const resolvent = resolventAt(weights, r);
  const across = multiplySparse(matrix, resolvent.solve(ones));
  const down = resolvent.solveTransposed(ones);
  const mean = (a: Float64Array, b: Float64Array) => a.reduce((s, value, i) => s + value * b[i], 0) / matrix.n;
  return {
    own: 1 + r * mean(ones, across),
    lag: mean(ones, across),
    ownSlope: mean(down, across),
    lagSlope: mean(down, multiplySparse(matrix, across)),
  };
}

type Deviations = { readonly direct: number; readonly indirect: number; readonly total: number };

/** Effects of parameters drawn from their normal distribution; draw d reads random stream d of the seed. Draws beyond the bounds are left out. */
function simulate(problem: EffectProblem): { deviations: Deviations[] | null; outside: number } {
  const { coef, regressors, determinant, draws } = problem;
  if (draws === 0) return { deviations: null, outside: 0 };
  const k = coef.length;
  const parameters = drawParameters(problem);
  const inside = parameters.filter(
    (one) => determinant === null || (one[k] > determinant.lower && one[k] < determinant.upper),
  );
  if (inside.length < 2) return { deviations: null, outside: draws };
  const factorsOf = smoothFactors(
    problem,
    inside.map((one) => one[k] ?? 0),
  );
  const factors = inside.map((one) => factorsOf(one[k] ?? 0));
  const deviations = regressors.map(({ own, lag }) => {
    const direct = new Float64Array(inside.length);
    const total = new Float64Array(inside.length);
    inside.forEach((one, d) => {
      const theta = lag === null ? 0 : one[lag];
      direct[d] = one[own] * factors[d].direct[0] + theta * factors[d].direct[1];
      total[d] = one[own] * factors[d].total[0] + theta * factors[d].total[1];
    });
    const indirect = total.map((value, d) => value - direct[d]);
    return {
      direct: standardDeviation(direct),
      indirect: standardDeviation(indirect),
      total: standardDeviation(total),
    };
  });
  return { deviations, outside: draws - inside.length };
}

function drawParameters({ coef, vcov, r, determinant, draws, seed }: EffectProblem): Float64Array[] {
  const centre = determinant === null ? coef : Float64Array.of(...coef, r);
  const size = centre.length;
  const { factor, kept, rank } = choleskyPivoted(vcov, size);
  return Array.from({ length: draws }, (_, d) => {
    const stream = createStream(seed, d);
    const z = Float64Array.from({ length: size }, () => stream.normal());
    const out = centre.slice();
    for (let i = 0; i < rank; i++) for (let j = 0; j <= i; j++) out[kept[i]] += factor[i * rank + j] * z[j];
    return out;
  });
}

/** The factors at many values of r at the price of few: exact traces where cheap, fits over the range of the draws elsewhere. */
function smoothFactors(problem: EffectProblem, values: readonly number[]): (r: number) => Factors {
  const { weights, determinant } = problem;
  const { n } = weights.matrix;
  const low = values.reduce((a, b) => Math.min(a, b), Infinity);
  const high = values.reduce((a, b) => Math.max(a, b), -Infinity);
  const trace = determinant === null ? () => 0 : determinant.near(low, high).first;
  const totals = smoothTotals(weights, low, high);
  return (r) => {
    const first = -trace(r) / n;
    const { own, lag } = totals(r);
    return { direct: [1 + r * first, first], total: [own, lag] };
  };
}

function smoothTotals(weights: SpatialWeights, low: number, high: number): (r: number) => { own: number; lag: number } {
  if (weights.rowSum !== null || high === low) return (r) => totalsAt(weights, r);
  const fit = chebyshevFit((r) => totalsAt(weights, r).lag, low, high, NODES);
  return (r) => {
    const lag = chebyshevValue(fit, r);
    return { own: 1 + r * lag, lag };
  };
}
