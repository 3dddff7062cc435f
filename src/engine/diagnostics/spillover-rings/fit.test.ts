import { describe, expect, it } from 'vitest';
import { spatialFrame, spatialPanel } from '../../../../testing/support/spatial.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { haversine } from '../../spatial/haversine.ts';
import { unitPoints } from '../../spatial/points.ts';
import { code } from './code.ts';
import { fit as fitSpillovers } from './fit.ts';
import { fields, type SpilloverOptions } from './meta.ts';

const roles = { outcome: 'y', treatmentName: 'd' };
const panel = spatialPanel(spatialFrame(24, 4, 9));
const run = (changes: Partial<SpilloverOptions> = {}) => {
  const found = fitSpillovers(panel, roles, { ...defaultsOf(fields), rings: [200, 400], ...changes }, quietContext);
  if (!found.ok) throw new Error(found.notice.code);
  return found.value;
};

describe('spillovers as a result', () => {
  it('carry the coefficients of the exposure regression', () => {
    const { terms, coef, spillovers, estimator } = run();
    expect(estimator).toBe('spillover');
    if (!spillovers?.exposure.ok) throw new Error('exposure');
    expect(terms.map(({ name }) => name)).toEqual(spillovers.exposure.value.result.terms.map(({ name }) => name));
    expect(coef).toEqual(spillovers.exposure.value.result.coef);
  });

  it('fall back on the rings, and say why', () => {
    const { terms, notices } = run({ matrix: 'contiguity', links: null });
    expect(terms.some(({ name }) => name.startsWith('ring::'))).toBe(true);
    expect(notices).toContainEqual(expect.objectContaining({ code: 'spatialLinksMissing', severity: 'caution' }));
  });

  it('know how near every unit ever came to a treated one', () => {
    const { spillovers } = run();
    const points = unitPoints(panel, null, null);
    if (!points.ok || !spillovers) throw new Error('points');
    const { latitude, longitude } = points.value;
    const treated = Array.from(panel.cohort!.keys()).filter((i) => Number.isFinite(panel.cohort![i]));
    spillovers.places.forEach(({ start, nearest }, i) => {
      expect(start === null).toBe(!treated.includes(i));
      if (start !== null) return;
      const byHand = Math.min(...treated.map((j) => haversine(latitude[i], longitude[i], latitude[j], longitude[j])));
      expect(nearest).toBe(byHand);
    });
  });
});

it('code writes exposure and rings in both languages', () => {
  const options = { ...defaultsOf(fields), regressors: ['x1'], latitude: 'lat', longitude: 'lon', onTreated: true };
  const { r, stata } = code(options, { roles, unit: 'city', time: 'year' });
  expect(r).toContain('feols(y ~ d + exposure + x1 | city + year');
  expect(r).toContain('feols(y ~ d + ring_100 + ring_200 + ring_300 + treated_ring_100');
  expect(r).toContain('near > 100 & near <= 200');
  expect(stata).toContain('reghdfe y d exposure x1, absorb(city year) vce(cluster city)');
  expect(stata).toContain('generate byte treated_ring_300 = d == 1 & near > 200 & near <= 300');
  expect(code(options, { roles: { ...roles, treatmentName: null }, unit: 'city', time: 'year' })).toEqual({
    r: '',
    stata: '',
  });
});
