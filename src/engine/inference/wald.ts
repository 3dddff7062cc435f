import { fisherSurvival } from '../../core/distributions/index.ts';
import { choleskyPivoted, solveFactored } from '../../core/linalg/cholesky.ts';
import { submatrix } from '../../core/linalg/dense.ts';
import type { JointTest, ModelResult } from '../result.ts';

/** Variance of a restriction left by those before it, as a share of its own, below which it is dependent on them. */
const DEPENDENT = 1e-10;

/**
 * F test that the named coefficients are jointly zero, with the model's covariance and degrees of freedom. Restrictions that the covariance
 * cannot tell apart from those before them are dropped. Null when none of the names is a term or nothing is left to test.
 */
export function wald(
  result: Pick<ModelResult, 'terms' | 'coef' | 'vcov' | 'dofResidual'>,
  termNames: readonly string[],
  id: JointTest['id'] = 'overall',
): JointTest | null {
  const k = result.terms.length;
  const wanted = new Set(termNames);
  const index = result.terms.map((_, i) => i).filter((i) => wanted.has(result.terms[i].name));
  const v = correlationScaled(submatrix(result.vcov, k, index), index.length);
  const cholesky = choleskyPivoted(v.matrix, index.length, DEPENDENT);
  const rank = cholesky.rank;
  if (rank === 0 || !(result.dofResidual > 0)) return null;
  const b = Float64Array.from(index, (i, place) => (v.scale[place] > 0 ? result.coef[i] / v.scale[place] : 0));
  const x = b.slice();
  solveFactored(cholesky, x);
  let quadratic = 0;
  for (const place of cholesky.kept) quadratic += b[place] * x[place];
  const statistic = quadratic / rank;
  return {
    id,
    statistic,
    distribution: 'F',
    df1: rank,
    df2: result.dofResidual,
    pValue: fisherSurvival(statistic, rank, result.dofResidual),
    terms: Array.from(cholesky.kept, (place) => result.terms[index[place]].name),
  };
}

/** Units of the coefficients must not decide which restriction counts as dependent. */
function correlationScaled(v: Float64Array, n: number) {
  const scale = Float64Array.from({ length: n }, (_, i) => Math.sqrt(Math.max(0, v[i * n + i])));
  const matrix = v.map((value, cell) => {
    const product = scale[Math.floor(cell / n)] * scale[cell % n];
    return product > 0 ? value / product : 0;
  });
  return { matrix, scale };
}
