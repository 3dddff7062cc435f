import { describe, expect, it } from 'vitest';
import { moderatedOutcomes, moderationTable } from '../tables/moderation.ts';
import { defaultOutput } from '../tables/options.ts';
import { moderatedOf, moderatedResult } from '../testing/marginal.ts';
import { hostileNames } from '../testing/results.ts';
import { viewOf } from '../views.ts';
import { marginalEffect } from './marginal-effect.ts';
import type { PlotOptions } from './theme.ts';
import type { Plot } from './types.ts';

const options: PlotOptions = { ...defaultOutput, scheme: 'light' };

// biome-ignore lint/suspicious/noExplicitAny: the trace types of Plotly have no common fields to read in a test
const trace = (plot: Plot, index: number): any => plot.data[index];
const codes = (plot: Plot) => plot.summary.map((one) => one.code);

describe('the figure of effects along a moderator', () => {
  it('draws a band around a line, bins beside it and the rows underneath', () => {
    const plot = marginalEffect(moderatedOf(), options);
    const [other, treated, band, line, bins] = plot.data.map((_, index) => trace(plot, index));
    expect([other.type, treated.type, band.fill, line.mode, bins.mode]).toEqual([
      'bar',
      'bar',
      'toself',
      'lines',
      'markers',
    ]);
    expect(other.yaxis).toBe('y2');
    expect(line.x).toHaveLength(41);
    expect(band.x).toHaveLength(82);
    expect(bins.x).toEqual([0.7, 2, 3.3]);
    // t quantile with 283 degrees of freedom, from tables: 1.9684.
    expect(band.y[0]).toBeCloseTo(0.1 + 1.9684 * 0.02, 5);
    expect(plot.numbers.rows).toHaveLength(44);
    expect(plot.dataTable.rows).toHaveLength(44);
  });

  it('draws few places one by one, and nothing where no bins are', () => {
    const { grid } = moderatedOf().marginal;
    const plot = marginalEffect(moderatedOf({ grid: [grid[0], grid[10]], bins: [], linearity: null }), options);
    expect(plot.data).toHaveLength(3);
    expect(trace(plot, 2).mode).toBe('markers');
  });

  it('says which way the effect goes, and of a distance whether its decay holds', () => {
    expect(codes(marginalEffect(moderatedOf(), options))).toEqual([
      'figureMarginal',
      'figureMarginalRises',
      'figureMarginalBins',
    ]);
    expect(codes(marginalEffect(moderatedOf({ distance: 'km' }), options))).toContain('figureDistanceBroken');
    const slope = (estimate: number) => {
      const { result, marginal } = moderatedOf({ distance: 'log' });
      const coef = result.coef.slice();
      coef[1] = estimate;
      return codes(marginalEffect({ result: { ...result, coef }, marginal }, options));
    };
    expect(slope(-0.05)).toContain('figureDistanceHolds');
    expect(slope(0.001)).toContain('figureDistanceUnclear');
  });
});

describe('the table of effects at quantiles', () => {
  it('has a column per outcome and the difference between high and low', () => {
    const channel = { channel: 'innovp', regression: moderatedResult({}, { outcome: 'innovp' }), notice: null };
    const result = moderatedResult({ channels: [channel] });
    const table = moderationTable(result);
    expect(table.head[0].map((cell) => cell.text)).toEqual(['', 'nqp', 'innovp']);
    const texts = table.rows.map((row) => row.map((cell) => cell.text + (cell.stars ?? '')));
    expect(texts[0]).toEqual(['P10 (0.400)', '0.120***', '0.120***']);
    expect(texts[1]).toEqual(['', '(0.024)', '(0.024)']);
    // 3.2 between the quantiles, times 0.05 (0.01).
    expect(texts[10]).toEqual(['Difference P90 − P10', '0.160***', '0.160***']);
    expect(texts[11]).toEqual(['', '(0.032)', '(0.032)']);
    expect(table.rules).toEqual([10]);
    expect(moderatedOutcomes(result).map((one) => one.result.outcome)).toEqual(['nqp', 'innovp']);
  });

  it('shows hostile names as text, in both languages', () => {
    for (const name of hostileNames) {
      const labels = new Map([['fin', { en: name, zh: name }]]);
      const table = moderationTable(moderatedResult(), { language: 'zh', labels });
      expect(table.title).toContain(name);
    }
  });

  it('is part of the view of a moderation', () => {
    const result = moderatedResult();
    const view = viewOf('moderation');
    expect(view.tables(result, options).map((table) => table.id)).toEqual(['regression', 'moderation']);
    expect(view.plots(result, options).map((plot) => plot.id)).toEqual(['marginalEffect']);
    const labels = view.tables(result, options)[0].rows.map((row) => row[0].text);
    expect(labels.filter((label) => label !== '').slice(0, 3)).toEqual(['did', 'did × fin', 'fin']);
  });
});
