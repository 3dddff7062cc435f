import { describe, expect, it } from 'vitest';
import { spatialFrame, spatialPanel } from '../../../testing/support/spatial.ts';
import { denseFromSparse } from '../../core/linalg/sparse.ts';
import { defaultsOf, type UnitLink } from '../fields.ts';
import { type WeightsOptions, weightsFields } from './fields.ts';
import { logDeterminant } from './log-determinant.ts';
import { resolventAt } from './resolvent.ts';
import { buildWeights, type SpatialWeights } from './weights.ts';
import { readWeightsSource } from './weights-source.ts';

/** Two exact routes on some dozen units. */
const ROUNDING = 1e-10;
/** Second derivatives of a fit to a determinant lose a few digits more. */
const DERIVATIVE = 1e-6;

function weightsOf(units: number, options: Partial<WeightsOptions>): SpatialWeights {
  const panel = spatialPanel(spatialFrame(units, 1, 3));
  const settings = { ...defaultsOf(weightsFields), ...options };
  const source = readWeightsSource(panel, settings);
  const weights = source.ok ? buildWeights(source.value, settings) : source;
  if (!weights.ok) throw new Error(weights.notice.code);
  return weights.value;
}

function determinantOf(weights: SpatialWeights) {
  const found = logDeterminant(weights);
  if (!found.ok) throw new Error(found.notice.code);
  return found.value;
}

/** Slow reference: log |I - r W| and A = W (I - r W)^-1 by Gauss-Jordan. */
function dense(weights: SpatialWeights, r: number) {
  const { n } = weights.matrix;
  const w = denseFromSparse(weights.matrix);
  const a = Array.from({ length: n }, (_, i) =>
    Array.from({ length: 2 * n }, (__, j) => (j < n ? (i === j ? 1 : 0) - r * w[i * n + j] : Number(j - n === i))),
  );
  let logDet = 0;
  for (let k = 0; k < n; k++) {
    const best = a.slice(k).reduce((top, row, i) => (Math.abs(row[k]) > Math.abs(a[top][k]) ? i + k : top), k);
    [a[k], a[best]] = [a[best], a[k]];
    const pivot = a[k][k];
    logDet += Math.log(Math.abs(pivot));
    a[k] = a[k].map((value) => value / pivot);
    a.forEach((row, i) => {
      if (i !== k) a[i] = row.map((value, j) => value - row[k] * a[k][j]);
    });
  }
  const inverse = a.map((row) => row.slice(n));
  const image = inverse.map((_, i) =>
    inverse.map((__, j) => inverse.reduce((sum, row, h) => sum + w[i * n + h] * row[j], 0)),
  );
  const sum = (f: (i: number, j: number) => number) =>
    image.reduce((total, _, i) => total + image.reduce((part, __, j) => part + f(i, j), 0), 0);
  return {
    logDet,
    inverse,
    trace: sum((i, j) => (i === j ? image[i][j] : 0)),
    square: sum((i, j) => image[i][j] * image[j][i]),
    cross: sum((i, j) => image[i][j] ** 2),
  };
}

const asymmetric: UnitLink[] = Array.from({ length: 14 }, (_, i) =>
  Array.from({ length: 14 }, (__, j): UnitLink => [String(i + 1), String(j + 1), ((3 * i + 7 * j) % 5) + 1]),
).flat();

const cases: [string, number, Partial<WeightsOptions>, 'eigenvalues' | 'sparseLu'][] = [
  ['dense, similar to symmetric', 14, {}, 'eigenvalues'],
  ['dense with a wide spectrum', 14, { standardise: 'spectral' }, 'eigenvalues'],
  ['sparse and not symmetric', 40, { matrix: 'nearest', neighbours: 3 }, 'sparseLu'],
  ['sparse, scaled by its root', 40, { matrix: 'nearest', neighbours: 3, standardise: 'spectral' }, 'sparseLu'],
  ['sparse with islands', 40, { matrix: 'threshold', cutoff: 250 }, 'eigenvalues'],
  [
    'dense and not symmetric',
    14,
    { matrix: 'contiguity', links: asymmetric, direction: 'asGiven', standardise: 'none' },
    'eigenvalues',
  ],
];

describe('log-determinants', () => {
  for (const [name, units, options, method] of cases) {
    it(`${name}: value, derivatives and traces`, () => {
      const weights = weightsOf(units, options);
      const determinant = determinantOf(weights);
      expect(determinant.method).toBe(method);
      for (const share of [-0.7, 0, 0.004, 0.5, 0.93]) {
        const r = share * (share < 0 ? -Math.max(determinant.lower, -1) : determinant.upper);
        const slow = dense(weights, r);
        const near = determinant.near(r, r);
        expect(determinant.value(r)).toBeCloseTo(slow.logDet, 9);
        expect(near.value(r)).toBeCloseTo(slow.logDet, 9);
        expect(Math.abs(-near.first(r) - slow.trace)).toBeLessThan(DERIVATIVE * (1 + Math.abs(slow.trace)));
        expect(Math.abs(-near.second(r) - slow.square)).toBeLessThan(DERIVATIVE * (1 + slow.square));
        const resolvent = resolventAt(weights, r);
        expect(Math.abs(resolvent.crossTrace() - slow.cross)).toBeLessThan(ROUNDING * slow.cross);
        const x = Float64Array.from({ length: units }, (_, i) => Math.sin(i));
        const solved = resolvent.solve(x);
        const turned = resolvent.solveTransposed(x);
        slow.inverse.forEach((row, i) => {
          expect(solved[i]).toBeCloseTo(
            row.reduce((sum, value, j) => sum + value * x[j], 0),
            9,
          );
          expect(turned[i]).toBeCloseTo(
            slow.inverse.reduce((sum, one, j) => sum + one[i] * x[j], 0),
            9,
          );
        });
      }
    });
  }

  it('stay finite up to the bounds and no further', () => {
    for (const [, units, options] of cases) {
      const determinant = determinantOf(weightsOf(units, options));
      const { lower, upper } = determinant;
      expect(lower).toBeLessThan(0);
      expect(upper).toBeGreaterThan(0);
      for (const r of [lower + 1e-6 * (upper - lower), upper - 1e-6 * (upper - lower)]) {
        expect(Number.isFinite(determinant.value(r))).toBe(true);
      }
    }
    const { upper } = determinantOf(weightsOf(14, {}));
    expect(upper).toBeCloseTo(1, 10);
  });

  it('agree between the two methods on weights that both can take', () => {
    const weights = weightsOf(60, { matrix: 'threshold', cutoff: 400 });
    const byRoots = determinantOf(weights);
    const byFactors = determinantOf({ ...weights, scale: null });
    expect([byRoots.method, byFactors.method]).toEqual(['eigenvalues', 'sparseLu']);
    for (const r of [-0.9, -0.2, 0.3, 0.8, 0.97]) {
      expect(byFactors.value(r)).toBeCloseTo(byRoots.value(r), 10);
      const [a, b] = [byRoots.near(r - 0.01, r + 0.01), byFactors.near(r - 0.01, r + 0.01)];
      expect(Math.abs(b.first(r) / a.first(r) - 1)).toBeLessThan(1e-9);
      expect(Math.abs(b.second(r) / a.second(r) - 1)).toBeLessThan(1e-7);
    }
  });

  it('refuse dense weights among thousands of units', () => {
    const n = 3_001;
    const size = n * n;
    const weights = {
      ...weightsOf(14, {}),
      matrix: {
        n,
        starts: new Int32Array(n + 1),
        columns: { length: size } as Int32Array,
        values: new Float64Array(0),
      },
    };
    const found = logDeterminant(weights);
    expect(found.ok ? null : found.notice).toMatchObject({ code: 'spatialTooLarge', params: { units: n } });
  });
});
