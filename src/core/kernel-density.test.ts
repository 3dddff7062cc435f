import { describe, expect, it } from 'vitest';
import { parityOf } from '../../testing/support/parity.ts';
import { loadCases, loadData } from '../../testing/support/reference.ts';
import { densityCurve, gaussianDensity, ruleOfThumbBandwidth } from './kernel-density.ts';

/** The cases print 15 digits. */
const PRINTED = 1e-13;

const group = loadCases('02');
const parity = parityOf('density', group);

describe('kernel density', () => {
  it("is R's on lnpgdp in 2022", () => {
    const one = group.cases.find(({ id }) => id === 'city_balanced.inequality_2022')!;
    const expected = one.results;
    const compare = parity.compare(one, PRINTED);
    const frame = loadData('city_balanced');
    const [lnpgdp, year] = ['lnpgdp', 'year'].map((name) => {
      const column = frame.columns.find((one) => one.name === name);
      return column?.kind === 'number' ? column.values : new Float64Array();
    });
    const values = lnpgdp.filter((_, row) => year[row] === 2022);
    const bandwidth = ruleOfThumbBandwidth(values);
    compare.check('density bandwidth', bandwidth, expected.bw_nrd0, PRINTED, 0);
    const points = Object.keys(expected.dens_gauss_exact).map(Number);
    const density = gaussianDensity(values, points, bandwidth);
    points.forEach((point, k) => {
      compare.check(`density at ${point}`, density[k], expected.dens_gauss_exact[point], PRINTED, 0);
    });
    compare.finish(5);
  });

  it('integrates to one over the curve', () => {
    const curve = densityCurve([1, 2, 2.5, 4, 9], 2001)!;
    const step = curve.x[1] - curve.x[0];
    const area = curve.density.reduce((total, height) => total + height * step, 0);
    // Three bandwidths beyond either end, each end carries about one fifth of 0.0013.
    expect(Math.abs(area - 1)).toBeLessThan(1e-3);
  });

  it('has a bandwidth for values that hardly vary, as R has, and none for fewer than two', () => {
    expect(ruleOfThumbBandwidth([5, 5, 5])).toBeCloseTo(0.9 * 5 * 3 ** -0.2, 12);
    expect(ruleOfThumbBandwidth([0, 0])).toBeCloseTo(0.9 * 2 ** -0.2, 12);
    expect(ruleOfThumbBandwidth([1])).toBeNaN();
    expect(densityCurve([1])).toBeNull();
  });
});
