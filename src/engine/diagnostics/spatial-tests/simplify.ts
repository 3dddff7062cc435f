import { choleskyPivoted, solveFactored } from '../../../core/linalg/cholesky.ts';
import { sandwich } from '../../../core/linalg/dense.ts';
import type { SolvedSample } from '../../estimators/sdm/fit.ts';
import { chiSquared } from './lagrange.ts';
import type { ChiSquared } from './types.ts';

/** Twice the gain in log-likelihood. */
export function likelihoodRatio(large: number, small: number, df: number): ChiSquared | null {
  return df > 0 ? chiSquared(Math.max(0, 2 * (large - small)), df) : null;
}

/**
 * Wald tests on a Durbin model: theta = 0, or theta + rho b = 0 by the delta method (Burridge 1981; Elhorst 2014, section 2.9.1). Null without
 * lagged regressors.
 */
export function durbinWald({ design, solved }: SolvedSample, against: 'lag' | 'error'): ChiSquared | null {
  const { terms, lagOf } = design;
  const { coef, r } = solved;
  const size = Math.sqrt(solved.vcov.length);
  const place = new Map(terms.map(({ name }, i) => [name, i]));
  const pairs = lagOf.flatMap((of, theta) => (of === null || !place.has(of) ? [] : [{ theta, own: place.get(of)! }]));
  const m = pairs.length;
  if (m === 0 || r === null) return null;
  const restrictions = new Float64Array(m);
  const jacobian = new Float64Array(m * size);
  pairs.forEach(({ theta, own }, row) => {
    restrictions[row] = coef[theta];
    jacobian[row * size + theta] = 1;
    if (against === 'lag') return;
    restrictions[row] += r * coef[own];
    jacobian[row * size + own] = r;
    jacobian[row * size + terms.length] = coef[own];
  });
  const factor = choleskyPivoted(sandwich(jacobian, solved.vcov, m, size), m);
  const x = restrictions.slice();
  solveFactored(factor, x);
  return chiSquared(
    restrictions.reduce((sum, value, i) => sum + value * x[i], 0),
    factor.rank,
  );
}
