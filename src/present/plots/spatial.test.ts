import { describe, expect, it } from 'vitest';
import { fail } from '../../core/notice.ts';
import { defaultOutput } from '../tables/options.ts';
import { moranResult, spilloverResult } from '../testing/spatial.ts';
import { moranMap, policyMap, spilloverMap } from './city-map.ts';
import { moranPeriods } from './moran-periods.ts';
import { moranScatter } from './moran-scatter.ts';
import { rings } from './rings.ts';
import type { PlotOptions } from './theme.ts';
import type { Plot } from './types.ts';

const options: PlotOptions = { ...defaultOutput, scheme: 'light' };
const names = ['a', 'b', 'c', 'd'];

// biome-ignore lint/suspicious/noExplicitAny: the trace types of Plotly have no common fields to read in a test
const traces = (plot: Plot): any[] => plot.data;

describe('Moran scatter plot', () => {
  const plot = moranScatter(moranResult(names), options);

  it('puts every unit in its quadrant and draws the slope', () => {
    const [unlike, low, high, line] = traces(plot);
    expect([unlike.x.length, low.x.length, high.x.length]).toEqual([2, 1, 1]);
    expect([high.x[0], high.y[0]]).toEqual([1, 0.5]);
    // Two units on the diagonal, two off it: no slope.
    expect(line.y).toEqual([0, 0]);
    expect(new Set([unlike, low, high].map((trace) => trace.marker.symbol)).size).toBe(3);
    expect(plot.summary).toMatchObject([{ code: 'figureMoran', params: { alike: 2, units: 4, p: 'p = 0.004' } }]);
  });
});

describe('correlation by period', () => {
  it('fills the marks that lie outside the range of values placed at random', () => {
    const one = moranResult(names).periods[0];
    const small = { ...one, period: 2021, moran: { ...one.moran, statistic: 0.01, z: 0.4 }, test: null };
    const plot = moranPeriods(moranResult(names, { periods: [small, one] }), options);
    const [low, high, line] = traces(plot);
    expect(line.marker.symbol).toEqual(['circle-open', 'circle']);
    // Expectation and 1.96 standard deviations, from the definition.
    expect(low.y[0]).toBeCloseTo(-0.0035 - 1.959964 * Math.sqrt(0.0012), 6);
    expect(high.y[0]).toBeCloseTo(-0.0035 + 1.959964 * Math.sqrt(0.0012), 6);
    expect(plot.summary).toMatchObject([{ code: 'figureMoranPeriods', params: { outside: 1, periods: 2 } }]);
  });
});

describe('maps', () => {
  it('colour only units below 0.05 and keep distances in proportion', () => {
    const plot = moranMap(moranResult(names), options)!;
    const counts = Object.fromEntries(traces(plot).map((trace) => [trace.name, trace.x.length]));
    expect(counts).toEqual({
      'not below 0.05 (2)': 2,
      'high among low (0)': 0,
      'low among high (0)': 0,
      'high among high (1)': 1,
      'low among low (1)': 1,
    });
    const { scaleratio } = plot.layout.yaxis as { scaleratio: number };
    expect(scaleratio).toBeCloseTo(1 / Math.cos((31.5 * Math.PI) / 180), 12);
    expect(plot.summary).toMatchObject([{ params: { high: '1', low: '1', mixed: '0' } }]);
  });

  it('leave out units without a place; without any there is no map', () => {
    const result = moranResult(names);
    const units = result.local.units.map((unit, i) => (i === 0 ? unit : { ...unit, latitude: null }));
    const some = moranMap({ ...result, local: { ...result.local, units } }, options)!;
    expect(some.numbers.rows).toHaveLength(1);
    const none = units.map((unit) => ({ ...unit, latitude: null }));
    expect(moranMap({ ...result, local: { ...result.local, units: none } }, options)).toBeNull();
  });

  it('show who is near whom: each unit in one group, with the rings that were asked for', () => {
    const plot = spilloverMap(spilloverResult(), options)!;
    expect(traces(plot).map((trace) => [trace.name, trace.x.length])).toEqual([
      ['untreated, beyond 200 km (1)', 1],
      ['untreated, 100–200 km (1)', 1],
      ['untreated, 0–100 km (1)', 1],
      ['treated units (1)', 1],
    ]);
    expect(plot.summary).toMatchObject([{ params: { units: '4', treated: '1', near: '2', clean: '1' } }]);
    expect(spilloverMap(spilloverResult({ places: [] }), options)).toBeNull();
  });

  it('show who is treated', () => {
    const plot = policyMap(
      [
        { unit: 'a', latitude: 30, longitude: 110, start: 2014 },
        { unit: 'b', latitude: 31, longitude: 111, start: null },
      ],
      options,
    );
    expect(traces(plot).map((trace) => trace.text)).toEqual([
      ['<b>b</b><br>never treated'],
      ['<b>a</b><br>treated from 2014'],
    ]);
    expect(policyMap([], options).data).toHaveLength(2);
  });
});

describe('distance rings', () => {
  it('stand beside the treated, with the usual estimate as a line', () => {
    const plot = rings(spilloverResult(), options);
    const [own, around] = traces(plot);
    expect([own.x, own.y]).toEqual([[0], [0.13]]);
    expect([around.x, around.y]).toEqual([
      [1, 2],
      [0.06, 0.01],
    ]);
    expect((plot.layout.xaxis as { ticktext: string[] }).ticktext).toEqual(['treated', '0–100', '100–200']);
    expect(plot.layout.shapes?.[1]).toMatchObject({ y0: 0.1 });
    expect(plot.summary).toMatchObject([{ params: { usual: '0.100', own: '0.130', rings: 2, away: 1 } }]);
  });

  it('stay empty when the rings have no estimate', () => {
    const plot = rings(spilloverResult({ rings: fail('spilloverNoRings') }), options);
    expect(traces(plot).flatMap((trace) => trace.x)).toEqual([]);
    expect(plot.summary).toEqual([]);
  });
});
