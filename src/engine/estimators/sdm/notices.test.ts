import { describe, expect, it } from 'vitest';
import { spatialFrame, spatialPanel } from '../../../../testing/support/spatial.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import type { SpatialPart } from '../../result.ts';
import { fit as fitSdm } from './fit.ts';
import { fields, type SdmOptions } from './meta.ts';
import { spatialNotices } from './notices.ts';

const fitted = (changes: Partial<SdmOptions>): SpatialPart => {
  const options = { ...defaultsOf(fields), controls: ['x1'], draws: 0, ...changes };
  const found = fitSdm(
    spatialPanel(spatialFrame(30, 5, 4)),
    { outcome: 'y', treatmentName: 'd' },
    options,
    quietContext,
  );
  if (!found.ok || !found.value.spatial) throw new Error('no estimate');
  return found.value.spatial;
};
const sparse = fitted({ matrix: 'nearest' });
const parameter = sparse.parameter!;
const codes = (changes: Partial<SpatialPart>) => spatialNotices({ ...sparse, ...changes }).map(({ code }) => code);
const at = (estimate: number, stdError = 0.01, lower = -2) => ({
  parameter: { ...parameter, estimate, stdError, lower, upper: 1 },
});

describe('what is said of a spatial estimate', () => {
  it('nothing inside the bounds with rows that sum to one', () => {
    expect(codes(at(0.4))).toEqual([]);
  });

  it('two standard errors from a bound, at either end', () => {
    expect(codes(at(0.985))).toEqual(['spatialNearBound']);
    expect(codes(at(0.975))).toEqual([]);
    expect(codes(at(-1.99))).toEqual(['spatialNearBound']);
  });

  it('below minus one, where eigenvalues allow it', () => {
    expect(codes(at(-1.2))).toEqual(['spatialBelowMinusOne']);
  });

  it('weights that are not row-standardised', () => {
    const none = { ...sparse.weights, standardise: 'none' } as const;
    expect(codes({ ...at(0.1), weights: none })).toEqual(['spatialNotRowStandardised']);
    expect(fitted({ matrix: 'nearest', standardise: 'spectral' }).weights.standardise).toBe('spectral');
  });

  it('a negative parameter where everybody is a neighbour', () => {
    const everybody = { ...sparse.weights, meanNeighbours: sparse.weights.units - 1 };
    expect(codes({ ...at(-0.3), weights: everybody })).toEqual(['spatialDenseNegative']);
    expect(codes({ ...at(-0.3) })).toEqual([]);
  });
});
