import { studentSurvival } from '../../../core/distributions/index.ts';
import type { ModelResult } from '../../result.ts';
import type { DoseEffect, SlopeAt, TurningPoint } from './types.ts';

const GRID = 41;

/** Coefficients of d and, where there is one, d^2, with their covariance. */
interface Polynomial {
  readonly b: number;
  readonly c: number;
  readonly vb: number;
  readonly vbc: number;
  readonly vc: number;
}

function polynomialOf({ terms, coef, vcov }: ModelResult, names: readonly string[]): Polynomial {
  const k = terms.length;
  const [i, j] = names.map((name) => terms.findIndex((term) => term.name === name));
  const squared = j !== undefined && j >= 0;
  return {
    b: coef[i],
    c: squared ? coef[j] : 0,
    vb: vcov[i * k + i],
    vbc: squared ? vcov[i * k + j] : 0,
    vc: squared ? vcov[j * k + j] : 0,
  };
}

const root = (variance: number) => Math.sqrt(Math.max(0, variance));

/** b d + c d^2 less the same at the origin, over [low, high] and from the origin where that lies outside. */
export function doseCurve(
  result: ModelResult,
  names: readonly string[],
  [low, high]: readonly [number, number],
  origin: number,
): DoseEffect[] {
  const { b, c, vb, vbc, vc } = polynomialOf(result, names);
  const [from, to] = [Math.min(origin, low), Math.max(origin, high)];
  return Array.from({ length: GRID }, (_, i) => {
    const dose = i === GRID - 1 ? to : from + ((to - from) * i) / (GRID - 1);
    const first = dose - origin;
    const second = dose * dose - origin * origin;
    const variance = first * first * vb + 2 * first * second * vbc + second * second * vc;
    return { dose, estimate: b * first + c * second, stdError: root(variance) };
  });
}

/**
 * Where b d + c d^2 turns, and the slopes at the ends of the doses. The test of Lind & Mehlum (2010, Oxford Bulletin 72) rejects a monotone
 * response when both slopes are significant with opposite signs: its p-value is the larger of the two one-sided ones.
 */
export function turningPoint(result: ModelResult, names: readonly string[], low: number, high: number): TurningPoint {
  const { b, c, vb, vbc, vc } = polynomialOf(result, names);
  const slopeAt = (dose: number): SlopeAt => {
    const slope = b + 2 * c * dose;
    const stdError = root(vb + 4 * dose * vbc + 4 * dose * dose * vc);
    return { dose, slope, stdError, statistic: slope / stdError };
  };
  const [first, last] = [slopeAt(low), slopeAt(high)];
  const turns = c !== 0;
  // Gradient of -b / 2c: (-1 / 2c, b / 2c^2).
  const [gb, gc] = [-1 / (2 * c), b / (2 * c * c)];
  const opposite = first.slope * last.slope < 0;
  const oneSided = ({ statistic }: SlopeAt) => studentSurvival(Math.abs(statistic), result.dofResidual);
  return {
    at: turns ? -b / (2 * c) : null,
    stdError: turns ? root(gb * gb * vb + 2 * gb * gc * vbc + gc * gc * vc) : null,
    low: first,
    high: last,
    pValue: opposite ? Math.max(oneSided(first), oneSided(last)) : null,
  };
}
