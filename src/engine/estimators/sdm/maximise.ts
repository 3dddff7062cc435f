import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import type { LogDeterminant, LogDetFunction } from '../../spatial/log-determinant.ts';
import { type Concentrated, type Counting, logLikelihood, scoreOf } from './likelihood.ts';

export interface Maximum {
  readonly r: number;
  readonly logLik: number;
  /** The log-determinant as a smooth function about the maximum. */
  readonly logDet: LogDetFunction;
}

/** Points of the first search: the likelihood may have several peaks, so all of the interval is looked at. */
const GRID = 80;
/** Nearest the search goes to a bound, as a share of the interval. */
const EDGE = 1e-6;
/** Width, as a share of the interval, at which the search by values hands over to the root of the score. */
const HANDOVER = 1e-4;
const GOLDEN = (Math.sqrt(5) - 1) / 2;
const MOST_STEPS = 200;

/** The highest peak of the likelihood between the bounds. Failure: spatialAtBound. */
export function maximise(
  model: Concentrated,
  determinant: LogDeterminant,
  count: Counting,
  name: 'ρ' | 'λ',
): Outcome<Maximum> {
  const lower = count.withoutConstants ? Math.max(determinant.lower, -1) : determinant.lower;
  const { upper } = determinant;
  const width = upper - lower;
  const value = (r: number) => logLikelihood(model, determinant.value(r), r, count);
  const points = Array.from({ length: GRID + 1 }, (_, i) => lower + width * (EDGE + ((1 - 2 * EDGE) * i) / GRID));
  const values = points.map(value);
  const best = values.reduce((top, one, i) => (one > values[top] ? i : top), 0);
  const bracket = narrow(value, points[Math.max(0, best - 1)], points[Math.min(GRID, best + 1)], HANDOVER * width);
  const middle = (bracket[0] + bracket[1]) / 2;
  const near = [points[0], points[GRID]].some((edge) => Math.abs(middle - edge) <= 2 * HANDOVER * width);
  const low = Math.max(points[0], middle - HANDOVER * width);
  const high = Math.min(points[GRID], middle + HANDOVER * width);
  const logDet = determinant.near(low, high);
  const score = (r: number) => scoreOf(model, logDet, r, count);
  if (near && score(low) * score(high) > 0) {
    return fail('spatialAtBound', { parameter: name, bound: Number((middle > 0 ? upper : lower).toPrecision(4)) });
  }
  const r = rootOf(score, low, high);
  return succeed({ r, logLik: logLikelihood(model, logDet.value(r), r, count), logDet });
}

/** Golden-section search for a maximum until the bracket is at most `width` wide. */
function narrow(f: (r: number) => number, from: number, to: number, width: number): [number, number] {
  let [a, b] = [from, to];
  let left = b - GOLDEN * (b - a);
  let right = a + GOLDEN * (b - a);
  let [fLeft, fRight] = [f(left), f(right)];
  while (b - a > width) {
    if (fLeft >= fRight) {
      [b, right, fRight] = [right, left, fLeft];
      left = b - GOLDEN * (b - a);
      fLeft = f(left);
    } else {
      [a, left, fLeft] = [left, right, fRight];
      right = a + GOLDEN * (b - a);
      fRight = f(right);
    }
  }
  return [a, b];
}

/** Root of a function by the Illinois variant of false position; the end nearer to zero where there is no change of sign. */
function rootOf(f: (r: number) => number, from: number, to: number): number {
  let [a, b] = [from, to];
  let [fa, fb] = [f(a), f(b)];
  if (fa * fb > 0) return Math.abs(fa) < Math.abs(fb) ? a : b;
  let last = Number.NaN;
  let side = 0;
  for (let step = 0; step < MOST_STEPS; step++) {
    const c = (a * fb - b * fa) / (fb - fa);
    const fc = f(c);
    if (fc === 0 || Math.abs(c - last) <= Number.EPSILON * Math.abs(c)) return c;
    last = c;
    if (fc * fb > 0) {
      [b, fb] = [c, fc];
      if (side === -1) fa /= 2;
      side = -1;
    } else {
      [a, fa] = [c, fc];
      if (side === 1) fb /= 2;
      side = 1;
    }
  }
  return last;
}
