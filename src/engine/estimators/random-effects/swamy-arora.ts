import { inverseSpd } from '../../../core/linalg/cholesky.ts';
import { multiply } from '../../../core/linalg/dense.ts';
import { dot, gram } from '../../../core/linalg/gram.ts';
import { householderLeastSquares } from '../../../core/linalg/qr.ts';
import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { lessMeans, type UnitPanel, unitMeansOf } from './unit-panel.ts';

/** Norm of what is left of a column, as a share of its own, below which it counts as dependent. */
const DEPENDENT = 1e-9;

export interface VarianceComponents {
  readonly error: number;
  /** May be negative as estimated. */
  readonly unit: number;
}

/**
 * Variances of the error and of the unit effect. Within: s_e^2 = SSR_w / (n - N - k_w). Between, units weighted by their rows T_i:
 * s_u^2 = (SSR_b - (N - k_b) s_e^2) / (n - tr((sum T_i z_i z_i')^-1 sum T_i^2 z_i z_i')), z_i the means with a constant.
 * Swamy & Arora (1972, Econometrica 40), for unequal T_i Baltagi & Chang (1994, J. of Econometrics 62, equation 2.20); as plm's "swar" and
 * Stata's `xtreg, re sa`. Failure: randomTooFewUnits.
 */
export function varianceComponents(panel: UnitPanel): Outcome<VarianceComponents> {
  const { n, units, sizes } = panel;
  const whole = new Float64Array(units).fill(1);
  const within = panel.columns.map(({ values }) => lessMeans(panel, values, whole));
  const moving = within.filter(
    (values, j) => dot(values, values) > DEPENDENT ** 2 * dot(panel.columns[j].values, panel.columns[j].values),
  );
  const inside = householderLeastSquares(moving, lessMeans(panel, panel.outcome, whole), DEPENDENT);
  const means = [new Float64Array(units).fill(1), ...panel.columns.map(({ values }) => unitMeansOf(panel, values))];
  const between = householderLeastSquares(means, unitMeansOf(panel, panel.outcome), DEPENDENT, sizes);
  const freeInside = n - units - inside.kept.length;
  const freeBetween = units - between.kept.length;
  if (freeInside < 1 || freeBetween < 1) return fail('randomTooFewUnits', { units, means: between.kept.length });
  const error = dot(inside.residual, inside.residual) / freeInside;
  const kept = Array.from(between.kept, (j) => means[j]);
  const squares = sizes.map((size) => size * size);
  const k = kept.length;
  const product = multiply(inverseSpd(gram(kept, sizes), k)!, gram(kept, squares), k, k, k);
  let trace = 0;
  for (let i = 0; i < k; i++) trace += product[i * k + i];
  const ssr = dot(between.residual, between.residual, sizes);
  return succeed({ error, unit: (ssr - freeBetween * error) / (n - trace) });
}

/** 1 - sqrt(s_e^2 / (T_i s_u^2 + s_e^2)) by unit. */
export function quasiShares(sizes: Float64Array, { error, unit }: VarianceComponents): Float64Array {
  return sizes.map((size) => 1 - Math.sqrt(error / (size * Math.max(0, unit) + error)));
}
