import { fisherQuantile } from '../../../core/distributions/index.ts';
import { dot } from '../../../core/linalg/gram.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { type IvGeometry, isExact } from './geometry.ts';
import { invertOnLine } from './invert-test.ts';
import { quadraticForm } from './quadratic-form.ts';
import { scoreCovariance } from './scores.ts';
import { chi2Test, fTest, type IvFactors } from './tests.ts';
import type { AndersonRubin, Interval } from './types.ts';

/** Points at which the inversion looks for sign changes. */
const FEWEST_POINTS = 720;

/**
 * Anderson & Rubin (1949) test that the endogenous coefficients are zero, by the reduced form and with the covariance of the model, and the set of
 * values of a single coefficient that it does not reject.
 */
export function andersonRubin(
  prepared: PreparedModel,
  geometry: IvGeometry,
  factors: IvFactors,
  level: number,
): AndersonRubin | null {
  const { basis, outcome, endogenous } = geometry;
  const wald = quadraticForm(outcome.coef, scoreCovariance(prepared, basis, [outcome.residual]));
  const f = fTest(wald, basis.length, factors);
  const chi2 = chi2Test(wald, basis.length);
  if (f === null || chi2 === null) return null;
  const set = endogenous.length === 1 ? confidenceSet(prepared, geometry, factors, level) : null;
  return { f, chi2, set, level };
}

/**
 * AR(b) along b = centre + scale tan(angle) is a ratio of trigonometric polynomials of degree 2 l, periodic with b = infinity at the ends: the scores
 * of y - b D have the covariance S11 - b (S12 + S21) + b2 S22. With the centre and scale of the reduced-form residuals given those of the first
 * stage that covariance hardly changes with the angle, so nothing is sharp however weak the instruments are.
 */
function confidenceSet(
  prepared: PreparedModel,
  { basis, outcome, endogenous }: IvGeometry,
  { scale: factor, testDof }: IvFactors,
  level: number,
): Interval[] | null {
  const l = basis.length;
  const [d] = endogenous;
  if (isExact(d)) return null;
  const shared = dot(outcome.residual, d.residual, prepared.weights);
  const centre = shared / d.residualSquare;
  const scale = Math.sqrt(Math.max(0, outcome.residualSquare - centre * shared) / d.residualSquare);
  if (!(scale > 0)) return null;
  const atCentre = outcome.coef.map((value, i) => value - centre * d.coef[i]);
  const residual = outcome.residual.map((value, r) => value - centre * d.residual[r]);
  const joint = scoreCovariance(prepared, basis, [residual, d.residual]);
  const block = (a: number, b: number, i: number, j: number) => joint[(a * l + i) * 2 * l + b * l + j];
  const critical = factor * l * fisherQuantile(level, l, testDof);
  const excess = (angle: number): number | null => {
    const c = Math.cos(angle);
    const s = Math.sin(angle) * scale;
    const moments = atCentre.map((value, i) => c * value - s * d.coef[i]);
    const covariance = new Float64Array(l * l);
    for (let i = 0; i < l; i++) {
      for (let j = 0; j < l; j++) {
        covariance[i * l + j] =
          c * c * block(0, 0, i, j) - c * s * (block(0, 1, i, j) + block(1, 0, i, j)) + s * s * block(1, 1, i, j);
      }
    }
    const wald = quadraticForm(moments, covariance);
    return wald === null ? null : wald / critical - 1;
  };
  return invertOnLine(excess, (angle) => centre + scale * Math.tan(angle), Math.max(FEWEST_POINTS, 32 * l));
}
