import { describe, expect, it } from 'vitest';
import { invertOnLine } from './invert-test.ts';

const POINTS = 720;
/** An angle is found to about 1e-15, and the tangent of moderate angles keeps that. */
const CLOSE = 12;

/** At most zero between the angles of two places (seen as directions of the plane), above zero elsewhere. */
const between = (a: number, b: number) => (angle: number) =>
  Math.sin(angle - Math.atan(a)) * Math.sin(angle - Math.atan(b));

function ends(excess: (angle: number) => number | null) {
  return invertOnLine(excess, Math.tan, POINTS)?.map(({ lo, hi }) => [lo, hi]);
}

describe('inverting a test', () => {
  it('finds an interval, its complement, both ends and nothing', () => {
    const [[lo, hi]] = ends(between(-0.3, 1.7))!;
    expect(lo).toBeCloseTo(-0.3, CLOSE);
    expect(hi).toBeCloseTo(1.7, CLOSE);
    const outside = ends((angle) => -between(-0.3, 1.7)(angle))!;
    expect(outside.flat().map((end) => Number(end.toFixed(9)))).toEqual([-Infinity, -0.3, 1.7, Infinity]);
    expect(ends(() => -1)).toEqual([[-Infinity, Infinity]]);
    expect(ends(() => 1)).toEqual([]);
    expect(ends((angle) => (angle > 1 ? null : -1))).toBeUndefined();
  });

  it('finds pieces and gaps far narrower than the grid', () => {
    const step = Math.PI / POINTS;
    const place = Math.tan(100.37 * step);
    const width = 1e-7;
    const [piece, ...more] = ends(between(place, place + width))!;
    expect(more).toEqual([]);
    expect((piece[1] - piece[0]) / width).toBeCloseTo(1, 6);
    const gap = ends((angle) => -between(place, place + width)(angle))!;
    expect(gap.length).toBe(2);
    expect((gap[1][0] - gap[0][1]) / width).toBeCloseTo(1, 6);
  });

  it('finds a piece beyond all grid points at infinity, which is two half-lines', () => {
    const far = 1e6;
    const pieces = ends((angle) => -between(-far, far)(angle))!;
    expect(pieces.map(([lo, hi]) => [lo / far, hi / far].map((end) => Number(end.toFixed(4))))).toEqual([
      [-Infinity, -1],
      [1, Infinity],
    ]);
  });

  it('finds two separate pieces', () => {
    const both = ends((angle) => between(-4, -3)(angle) * between(0.5, 2)(angle))!;
    expect(both.flat().map((end) => Number(end.toFixed(9)))).toEqual([-4, -3, 0.5, 2]);
  });
});
