import type { Interval } from './types.ts';

const END = Math.PI / 2;
const HALVINGS = 80;
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * Where a smooth function of an angle with period pi is at most zero, as intervals on the line that `place` maps (-pi/2, pi/2) to. Sign changes on
 * a grid are halved down to rounding; where the grid has a local extremum that does not cross zero, the extremum itself is searched, so that
 * narrow pieces and gaps are found.
 * @param excess null: not defined, and then there is no answer
 * @param points size of the grid; more than twice the number of turns that the function can take
 */
export function invertOnLine(
  excess: (angle: number) => number | null,
  place: (angle: number) => number,
  points: number,
): Interval[] | null {
  let defined = true;
  const f = (angle: number): number => {
    const value = excess(angle);
    if (value === null) defined = false;
    return value ?? 1;
  };
  const step = Math.PI / points;
  const grid = Array.from({ length: points }, (_, i): Point => {
    const angle = -END + i * step;
    return { angle, value: f(angle) };
  });
  const known = [...grid, { angle: END, value: grid[0].value }];
  grid.forEach(({ angle, value }, i) => {
    const before = grid[(i + points - 1) % points].value;
    const after = grid[(i + 1) % points].value;
    const inside = value <= 0;
    const turns = inside ? value >= before && value >= after : value <= before && value <= after;
    if (!turns || before <= 0 !== inside || after <= 0 !== inside) return;
    const found = extremum(f, angle - step, angle + step, inside ? -1 : 1);
    if (found.value <= 0 !== inside)
      known.push({ ...found, angle: found.angle < -END ? found.angle + Math.PI : found.angle });
  });
  if (!defined) return null;
  known.sort((a, b) => a.angle - b.angle);
  const limits = crossings(f, known);
  return defined ? intervals(limits, known[0].value <= 0, place) : null;
}

interface Point {
  readonly angle: number;
  readonly value: number;
}

/** Golden-section search for the smallest value of sign * f between two angles. */
function extremum(f: (angle: number) => number, from: number, to: number, sign: 1 | -1): Point {
  let [lo, hi] = [from, to];
  let a = hi - GOLDEN * (hi - lo);
  let b = lo + GOLDEN * (hi - lo);
  let [fa, fb] = [sign * f(a), sign * f(b)];
  for (let i = 0; i < HALVINGS; i++) {
    if (fa <= fb) {
      [hi, b, fb] = [b, a, fa];
      a = hi - GOLDEN * (hi - lo);
      fa = sign * f(a);
    } else {
      [lo, a, fa] = [a, b, fb];
      b = lo + GOLDEN * (hi - lo);
      fb = sign * f(b);
    }
  }
  return fa <= fb ? { angle: a, value: sign * fa } : { angle: b, value: sign * fb };
}

function crossings(f: (angle: number) => number, points: readonly Point[]): number[] {
  const found: number[] = [];
  for (let i = 1; i < points.length; i++) {
    const inside = points[i - 1].value <= 0;
    if (points[i].value <= 0 === inside) continue;
    let [lo, hi] = [points[i - 1].angle, points[i].angle];
    for (let halving = 0; halving < HALVINGS; halving++) {
      const middle = (lo + hi) / 2;
      if (f(middle) <= 0 === inside) lo = middle;
      else hi = middle;
    }
    found.push((lo + hi) / 2);
  }
  return found;
}

function intervals(limits: readonly number[], insideFirst: boolean, place: (angle: number) => number): Interval[] {
  const ends = limits.map(place);
  if (insideFirst) ends.unshift(Number.NEGATIVE_INFINITY);
  if (ends.length % 2 === 1) ends.push(Number.POSITIVE_INFINITY);
  return Array.from({ length: ends.length / 2 }, (_, i) => ({ lo: ends[2 * i], hi: ends[2 * i + 1] }));
}
