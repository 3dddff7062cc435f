import { logGamma } from './gamma.ts';
import { incompleteGamma } from './incomplete-gamma.ts';

/** Weights below this share of what has been added no longer count. */
const NEGLIGIBLE = 1e-17;
const HALVINGS = 200;

/**
 * P(X > x) for X noncentral chi-squared with df > 0 (need not be whole) and noncentrality at least 0: central probabilities with df + 2 j degrees of
 * freedom, weighted by a Poisson distribution of j and added from its mode outwards (Benton & Krishnamoorthy 2003). NaN for bad parameters.
 */
export function noncentralChiSquaredSurvival(x: number, df: number, noncentrality: number): number {
  if (!(df > 0 && noncentrality >= 0 && noncentrality < Infinity)) return Number.NaN;
  if (x <= 0) return 1;
  const half = noncentrality / 2;
  const mode = Math.floor(half);
  const weight = (j: number) => (half === 0 ? Number(j === 0) : Math.exp(j * Math.log(half) - half - logGamma(j + 1)));
  const term = (j: number) => weight(j) * incompleteGamma(df / 2 + j, x / 2, true);
  let total = 0;
  for (let j = mode; ; j++) {
    total += term(j);
    if (weight(j + 1) < NEGLIGIBLE * total) break;
  }
  for (let j = mode - 1; j >= 0; j--) {
    const next = term(j);
    total += next;
    if (next < NEGLIGIBLE * total) break;
  }
  return Math.min(1, total);
}

/** The x with P(X <= x) = p, relative error below 1e-12 for p from 0.01 on; 0 at p = 0, Infinity at 1, NaN for bad arguments. */
export function noncentralChiSquaredQuantile(p: number, df: number, noncentrality: number): number {
  if (!(df > 0 && noncentrality >= 0 && noncentrality < Infinity && p >= 0 && p <= 1)) return Number.NaN;
  if (p === 0 || p === 1) return p === 0 ? 0 : Infinity;
  let hi = df + noncentrality;
  while (noncentralChiSquaredSurvival(hi, df, noncentrality) > 1 - p) hi *= 2;
  let lo = 0;
  for (let halving = 0; halving < HALVINGS && hi - lo > 1e-14 * hi; halving++) {
    const middle = (lo + hi) / 2;
    if (noncentralChiSquaredSurvival(middle, df, noncentrality) > 1 - p) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}
