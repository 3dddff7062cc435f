import type { Combination, ModelResult } from '../result.ts';

/**
 * A weighted sum of coefficients with its delta-method standard error. Terms that the result does not hold count as zero coefficients.
 * @param weights weight per term name
 */
export function linearCombination(
  result: Pick<ModelResult, 'terms' | 'coef' | 'vcov' | 'dofResidual'>,
  weights: ReadonlyMap<string, number>,
  id: Combination['id'],
): Combination {
  const k = result.terms.length;
  const weight = result.terms.map((term) => weights.get(term.name) ?? 0);
  let estimate = 0;
  let variance = 0;
  for (let i = 0; i < k; i++) {
    estimate += weight[i] * result.coef[i];
    for (let j = 0; j < k; j++) variance += weight[i] * weight[j] * result.vcov[i * k + j];
  }
  return {
    id,
    estimate,
    stdError: Math.sqrt(Math.max(0, variance)),
    dof: result.dofResidual,
    terms: result.terms.filter((_, i) => weight[i] !== 0).map((term) => term.name),
  };
}
