import { dot } from '../../core/linalg/gram.ts';
import type { Stats } from '../result.ts';
import type { PreparedModel } from './prepare.ts';

/**
 * Goodness of fit by the preset's definitions. `parameters` counts every coefficient, absorbed ones included; `slopes` those of the regressors.
 * reghdfe: RMSE over N - K; fixest: RMSE over N, and a log-likelihood of the unweighted residuals.
 */
export function fitStatistics(
  prepared: PreparedModel,
  residual: Float64Array,
  ssr: number,
  fitDof: number,
  slopes: number,
): Stats {
  const { outcome, nobs, totalWeight, weights, constantAbsorbed, effects, problem } = prepared;
  const { mean, deviation, square } = outcome.moments;
  const tss = constantAbsorbed ? deviation : square;
  const within = dot(outcome.values, outcome.values, weights);
  const r2 = tss > 0 ? 1 - ssr / tss : null;
  const perDof = fitDof > 0 ? ssr / fitDof : null;
  const own = constantAbsorbed ? 1 : 0;
  const absorbs = effects.length > 0;
  const r2Within = absorbs && within > 0 ? 1 - ssr / within : null;
  const fixest = problem.preset === 'fixest';
  const likelihoodSsr = fixest && problem.weights?.kind !== 'frequency' ? dot(residual, residual) : ssr;
  const meanSquare = likelihoodSsr / nobs;
  return {
    r2,
    adjR2: r2 === null || perDof === null ? null : 1 - perDof / (tss / (nobs - own)),
    r2Within,
    adjR2Within: r2Within === null || perDof === null ? null : 1 - perDof / (within / (fitDof + slopes)),
    rmse: fixest ? Math.sqrt(ssr / totalWeight) : Math.sqrt(perDof ?? ssr),
    ssr,
    tss,
    logLik: meanSquare > 0 ? -0.5 * nobs * (1 + Math.log(2 * Math.PI) + Math.log(meanSquare)) : null,
    meanOutcome: mean,
    sdOutcome: nobs > 1 ? Math.sqrt((deviation / totalWeight) * (nobs / (nobs - 1))) : null,
  };
}
