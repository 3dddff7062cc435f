import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData } from '../../../../testing/support/reference.ts';
import { mean, standardDeviation } from '../../../core/sums.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { rawTrends } from './raw-trends.ts';

/** The case prints 15 digits. */
const PRINTED = 1e-13;

describe('means by group and year of other programs', () => {
  const group = loadCases('02');
  const cases = group.cases.filter((one) => one.id.endsWith('.trend_means'));
  const parity = parityOf('rawTrends', group);

  it.each(cases)('$id', (one) => {
    const { dataset, results } = one;
    const compare = parity.compare(one, PRINTED);
    const design = designOf({ treatment: { kind: 'indicator', column: 'did' } });
    const trends = must(rawTrends(must(buildPanel(loadData(dataset!), design)), 'y', { by: 'ever' }));
    expect(trends.starts).toEqual([2014, 2015, 2016]);
    expect(trends.groups.map(({ kind, units }) => [kind, units])).toEqual([
      ['never', 165],
      ['treated', 120],
    ]);
    results.mean.forEach((expected: number, k: number) => {
      const line = trends.groups[results.treated[k]];
      const t = trends.periods.indexOf(results.year[k]);
      compare.check(`trendMean ${k}`, line.mean[t], expected);
    });
    compare.finish(36);
  });
});

describe('rawTrends', () => {
  const cells = [
    ['a', 1, 1, 3],
    ['a', 2, 2, 3],
    ['b', 1, 5, 4],
    ['b', 3, 9, 4],
    ['c', 1, 4, null],
    ['c', 2, null, null],
    ['c', 3, 6, null],
    ['d', 1, 8, null],
  ];
  const frame = frameOf(['city', 'year', 'y', 'start'], cells);
  const treatment = { kind: 'cohort', column: 'start' } as const;
  const panel = must(buildPanel(frame, designOf({ treatment })));

  it('draws a line per cohort, and gaps where nobody is observed', () => {
    const { groups: lines, periods, starts, missing, unknown } = must(rawTrends(panel, 'y', { by: 'cohort' }));
    expect([...periods]).toEqual([1, 2, 3]);
    expect(starts).toEqual([3, 4]);
    expect(lines.map(({ kind, start, units }) => ({ kind, start, units }))).toEqual([
      { kind: 'never', start: null, units: 2 },
      { kind: 'cohort', start: 3, units: 1 },
      { kind: 'cohort', start: 4, units: 1 },
    ]);
    expect(lines.map((line) => [...line.nobs])).toEqual([
      [2, 0, 1],
      [1, 1, 0],
      [1, 0, 1],
    ]);
    expect(lines[0].mean[0]).toBe(6);
    expect(lines[0].sd[0]).toBeCloseTo(Math.sqrt(8), 14);
    expect(lines[0].mean[1]).toBeNaN();
    expect(lines[0].sd[2]).toBeNaN();
    expect({ missing, unknown }).toEqual({ missing: 1, unknown: 0 });
  });

  it('agrees with means and deviations taken apart', () => {
    const city = must(
      buildPanel(loadData('city_unbalanced'), designOf({ treatment: { kind: 'cohort', column: 'g' } })),
    );
    const { groups: lines, periods } = must(rawTrends(city, 'fdi', { by: 'ever' }));
    const fdi = city.frame.columns.find((column) => column.name === 'fdi');
    if (fdi?.kind !== 'number') throw new Error('fdi is a number');
    for (const [k, line] of lines.entries()) {
      for (const [t, year] of periods.entries()) {
        const inCell = (i: number) =>
          city.time![i] === year && Number.isFinite(city.cohort![city.unitOf![i]]) === (k === 1);
        const values = Array.from(city.rows, (row, i) => (inCell(i) ? fdi.values[row] : Number.NaN)).filter(
          (value) => !Number.isNaN(value),
        );
        expect(line.nobs[t]).toBe(values.length);
        expect(line.mean[t]).toBeCloseTo(mean(values), 12);
        expect(line.sd[t]).toBeCloseTo(standardDeviation(values), 12);
      }
    }
  });

  it('is one line without a policy, and needs a time role', () => {
    const { groups: lines } = must(rawTrends(must(buildPanel(frame, designOf({}))), 'y', { by: 'ever' }));
    expect(lines.map(({ kind, start, units }) => ({ kind, start, units }))).toEqual([
      { kind: 'all', start: null, units: 4 },
    ]);
    expect([...lines[0].nobs]).toEqual([4, 1, 2]);
    const flat = must(buildPanel(frame, designOf({ unit: null, time: null })));
    expect(rawTrends(flat, 'y', { by: 'ever' })).toMatchObject({ ok: false, notice: { code: 'trendsNoTime' } });
  });

  it('counts rows of units whose start is unknown', () => {
    const unknown = frameOf(
      ['city', 'year', 'y', 'did'],
      [
        ['a', 1, 1, 0],
        ['a', 2, 2, 1],
        ['b', 1, 3, null],
        ['b', 2, 4, null],
        ['c', 1, 3, 0],
      ],
    );
    const odd = must(buildPanel(unknown, designOf({ treatment: { kind: 'indicator', column: 'did' } })));
    const trends = must(rawTrends(odd, 'y', { by: 'ever' }));
    expect(trends.unknown).toBe(2);
    expect(trends.notices).toMatchObject([{ code: 'trendsUnknown', params: { rows: 2 } }]);
  });
});
