import { chiSquaredSurvival, fisherSurvival } from '../../../core/distributions/index.ts';
import { choleskyPivoted, solveFactored } from '../../../core/linalg/cholesky.ts';
import type { ModelResult } from '../../result.ts';
import type { PanelTest } from './types.ts';

const chi2 = (statistic: number, df: number): PanelTest => ({
  statistic,
  distribution: 'chi2',
  df1: df,
  df2: null,
  pValue: chiSquaredSurvival(statistic, df),
});

/** ((SSR_0 - SSR_1) / q) / (SSR_1 / d), q the parameters that the larger model has more. */
export function fTest(restricted: ModelResult, full: ModelResult): PanelTest | null {
  const [free0, free1] = [restricted, full].map((result) => result.details.fitDof as number);
  const [ssr0, ssr1] = [restricted.stats.ssr, full.stats.ssr];
  const q = free0 - free1;
  if (ssr0 === null || ssr1 === null || !(q > 0 && free1 > 0 && ssr1 > 0)) return null;
  const statistic = (ssr0 - ssr1) / q / (ssr1 / free1);
  return { statistic, distribution: 'F', df1: q, df2: free1, pValue: fisherSurvival(statistic, q, free1) };
}

/**
 * LM test that the variance of the unit effect is zero: n^2 / (2 (sum T_i^2 - n)) (1 - sum_i (sum_t e_it)^2 / sum e^2)^2, e the residuals of
 * pooled least squares (Breusch & Pagan 1980, Rev. of Economic Studies 47; Baltagi & Li 1990, Economics Letters 32).
 * @param residual n numbers; @param codes unit of each, 0 .. units - 1
 */
export function breuschPagan(residual: Float64Array, codes: Int32Array, units: number): PanelTest | null {
  const sums = new Float64Array(units);
  const sizes = new Float64Array(units);
  let squares = 0;
  for (let r = 0; r < residual.length; r++) {
    sums[codes[r]] += residual[r];
    sizes[codes[r]]++;
    squares += residual[r] * residual[r];
  }
  const n = residual.length;
  const pairs = sizes.reduce((total, size) => total + size * size, 0) - n;
  if (!(pairs > 0 && squares > 0)) return null;
  const share = 1 - sums.reduce((total, sum) => total + sum * sum, 0) / squares;
  return chi2(((n * n) / (2 * pairs)) * share * share, 1);
}

/** Share of a variance left by those before it below which the difference of two covariances counts as not positive definite. */
const DEFINITE = 1e-10;

/**
 * (b_f - b_r)' (V_f - scale V_r)^-1 (b_f - b_r) over the named coefficients, V_f times `fixedScale` first. Null when the difference of the
 * covariances is not positive definite.
 */
export function hausman(
  fixed: ModelResult,
  random: ModelResult,
  names: readonly string[],
  fixedScale = 1,
): PanelTest | null {
  const k = names.length;
  if (k === 0) return null;
  const place = (result: ModelResult, name: string) => result.terms.findIndex((term) => term.name === name);
  const entry = (result: ModelResult, a: string, b: string) =>
    result.vcov[place(result, a) * result.terms.length + place(result, b)];
  const scale = names.map((name) => Math.sqrt(entry(fixed, name, name)));
  const gap = new Float64Array(k * k);
  names.forEach((a, i) => {
    names.forEach((b, j) => {
      gap[i * k + j] = (fixedScale * entry(fixed, a, b) - entry(random, a, b)) / (scale[i] * scale[j]);
    });
  });
  const difference = Float64Array.from(
    names,
    (name, i) => (fixed.coef[place(fixed, name)] - random.coef[place(random, name)]) / scale[i],
  );
  const cholesky = choleskyPivoted(gap, k, DEFINITE);
  if (cholesky.rank < k) return null;
  const solved = difference.slice();
  solveFactored(cholesky, solved);
  return chi2(
    difference.reduce((sum, value, i) => sum + value * solved[i], 0),
    k,
  );
}

/** A Wald test as chi-squared, whatever the degrees of freedom of the model. */
export function waldChi2(statistic: number, df: number): PanelTest {
  return chi2(statistic * df, df);
}
