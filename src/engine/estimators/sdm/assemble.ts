import { submatrix } from '../../../core/linalg/dense.ts';
import { mean } from '../../../core/sums.ts';
import type { ModelResult, SpatialPart } from '../../result.ts';
import type { LogDeterminant } from '../../spatial/log-determinant.ts';
import type { SpatialDesign } from './design.ts';
import { spatialEffects } from './effects.ts';
import { hasLaggedError, hasLaggedOutcome, type SdmOptions } from './meta.ts';
import { spatialNotices } from './notices.ts';
import type { SolvedModel } from './solve.ts';

/** The record of a spatial model: coefficients and their covariance as in every result, the rest in `spatial`. */
export function assembleSpatial(
  design: SpatialDesign,
  determinant: LogDeterminant | null,
  solved: SolvedModel,
  options: SdmOptions,
): ModelResult {
  const { base, terms } = design;
  const k = terms.length;
  const size = Math.sqrt(solved.vcov.length);
  const spatial = spatialPart(design, determinant, solved, options);
  const ssr = solved.residual.reduce((sum, value) => sum + value * value, 0);
  return {
    ...base,
    coef: solved.coef,
    vcov: submatrix(
      solved.vcov,
      size,
      Array.from({ length: k }, (_, i) => i),
    ),
    dofResidual: Infinity,
    stats: {
      r2: null,
      adjR2: null,
      r2Within: null,
      adjR2Within: null,
      rmse: Math.sqrt(solved.sigma2),
      ssr,
      tss: base.stats.tss,
      logLik: solved.logLik,
      meanOutcome: base.stats.meanOutcome,
      sdOutcome: base.stats.sdOutcome,
    },
    tests: [],
    spatial,
    vcovType: options.vcov,
    notices: [...design.notices, ...spatialNotices(spatial)],
  };
}

function spatialPart(
  design: SpatialDesign,
  determinant: LogDeterminant | null,
  solved: SolvedModel,
  options: SdmOptions,
): SpatialPart {
  const { terms, lagOf, sample } = design;
  const k = terms.length;
  const size = Math.sqrt(solved.vcov.length);
  const errorOf = (index: number) => Math.sqrt(Math.max(0, solved.vcov[index * size + index]));
  const isError = hasLaggedError(options.model);
  const found = effectsOf(design, determinant, solved, options);
  return {
    model: options.model,
    fixedEffects: options.effects,
    parameter:
      solved.r === null
        ? null
        : {
            name: isError ? 'lambda' : 'rho',
            estimate: solved.r,
            stdError: errorOf(k),
            lower: determinant!.lower,
            upper: determinant!.upper,
          },
    sigma2: { estimate: solved.sigma2, stdError: errorOf(size - 1) },
    logLik: solved.logLik,
    parameters: size,
    squaredCorrelation: squaredCorrelation(design, solved, isError),
    lags: terms.flatMap((term, i) => (lagOf[i] === null ? [] : [{ term: term.name, of: lagOf[i] }])),
    effects: found?.effects ?? [],
    simulation:
      found && options.draws > 0 ? { draws: options.draws, outside: found.outside, seed: options.seed } : null,
    weights: sample.weights.summary,
    logDeterminant: determinant?.method ?? null,
    leeYu: options.leeYu,
    lagging: options.lagging,
  };
}

function effectsOf(
  { terms, lagOf, sample }: SpatialDesign,
  determinant: LogDeterminant | null,
  solved: SolvedModel,
  options: SdmOptions,
) {
  if (options.model === 'sem') return null;
  const k = terms.length;
  const size = Math.sqrt(solved.vcov.length);
  const spreads = hasLaggedOutcome(options.model);
  const place = new Map(lagOf.map((of, i) => [of, i]));
  const regressors = terms.flatMap(({ name, tag }, own) =>
    lagOf[own] === null && tag.kind === 'coefficient' && tag.role !== 'constant'
      ? [{ name, role: tag.role === 'treatment' ? tag.role : ('control' as const), own, lag: place.get(name) ?? null }]
      : [],
  );
  const used = Array.from({ length: spreads ? k + 1 : k }, (_, i) => i);
  return spatialEffects({
    weights: sample.weights,
    determinant: spreads ? determinant : null,
    r: spreads ? solved.r! : 0,
    logDet: spreads ? solved.logDet : null,
    regressors,
    coef: solved.coef,
    vcov: submatrix(solved.vcov, size, used),
    draws: options.draws,
    seed: options.seed,
  });
}

/** Of the outcome with X b + rho W y, or with X b in an error model. */
function squaredCorrelation({ columns, outcome }: SpatialDesign, solved: SolvedModel, isError: boolean): number | null {
  const fitted = isError
    ? linearPart(columns, solved.coef, outcome.length)
    : outcome.map((value, i) => value - solved.residual[i]);
  const [yy, ff, yf] = [moment(outcome, outcome), moment(fitted, fitted), moment(outcome, fitted)];
  return yy > 0 && ff > 0 ? (yf * yf) / (yy * ff) : null;
}

function linearPart(columns: readonly Float64Array[], coef: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n);
  columns.forEach((column, j) => {
    for (let i = 0; i < n; i++) out[i] += coef[j] * column[i];
  });
  return out;
}

/** Sum of products about the means. */
function moment(a: Float64Array, b: Float64Array): number {
  const [ma, mb] = [mean(a), mean(b)];
  let s = 0;
  for (let i = 0; i < a.length; i++) s += (a[i] - ma) * (b[i] - mb);
  return s;
}
