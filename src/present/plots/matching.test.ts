import { describe, expect, it } from 'vitest';
import { balanceMatchingTable } from '../tables/balance-matching.ts';
import { defaultOutput } from '../tables/options.ts';
import { matchingOf } from '../testing/matching.ts';
import { resultOf } from '../testing/results.ts';
import { viewOf } from '../views.ts';
import { balancePlot } from './balance-plot.ts';
import { propensityDensity } from './propensity-density.ts';
import type { PlotOptions } from './theme.ts';
import type { Plot } from './types.ts';

const options: PlotOptions = { ...defaultOutput, scheme: 'light' };
const matching = matchingOf(['lnpgdp', 'gov', 'k']);

// biome-ignore lint/suspicious/noExplicitAny: the trace types of Plotly have no common fields to read in a test
const trace = (plot: Plot, index: number): any => plot.data[index];
const texts = (rows: readonly (readonly { readonly text: string; readonly stars?: string }[])[]) =>
  rows.map((row) => row.map((cell) => cell.text + (cell.stars ?? '')));

describe('balance table', () => {
  const table = balanceMatchingTable(matching);

  it('has two lines per covariate in the layout of pstest', () => {
    expect(table.head[0].map((cell) => cell.text)).toEqual([
      'Variable',
      'Sample',
      'Treated',
      'Untreated',
      'Bias, %',
      'Reduction, %',
      't statistic',
      'p',
      'Variance ratio',
    ]);
    expect(texts(table.rows).slice(0, 4)).toEqual([
      ['lnpgdp', 'Unmatched', '10.400', '10.300', '12.7***', '', '2.50', '<0.001', '0.89'],
      ['', 'Matched', '10.400', '10.400', '−0.3', '97.6', '2.50', '0.900', '0.89'],
      ['gov', 'Unmatched', '2.100', '2.200', '−7.9**', '', '2.50', '0.020', '0.89'],
      ['', 'Matched', '2.100', '2.300', '−14.2**', '−79.7', '2.50', '0.030', '0.89'],
    ]);
    expect(texts(table.rows)[4]).toEqual(['k', 'Unmatched', '1.000', '1.000', '—', '', '—', '—', '—']);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  it('says the figures of all covariates, and who was matched', () => {
    expect(table.notes[1]).toBe(
      'Unmatched: pseudo-R² 0.005, LR χ² 40.50 (p < 0.001); mean bias 10.3%, median 10.3%; Rubin’s B 20.6%, R 1.04.',
    );
    expect(table.notes[3]).toBe('Units: 118 of 120 treated matched to 98 of 165 untreated; 2 off the common support.');
    const zh = balanceMatchingTable({ ...matching, level: 'row' }, { language: 'zh' });
    expect(zh.notes[3]).toMatch(/^观测：处理组 120 个中匹配 118 个/);
  });
});

describe('bias figure', () => {
  const plot = balancePlot(matching, options);

  it('ranks covariates by their bias before, hollow before and filled after, and marks what is tolerated', () => {
    const [links, before, after] = [0, 1, 2].map((index) => trace(plot, index));
    expect(before.x).toEqual([12.7, -7.9]);
    expect(after.x).toEqual([-0.3, -14.2]);
    expect(before.marker.symbol).not.toBe(after.marker.symbol);
    expect(before.marker.color).not.toBe(before.marker.line.color);
    expect(links.x).toEqual([12.7, -0.3, null, -7.9, -14.2, null]);
    // biome-ignore lint/suspicious/noExplicitAny: see above
    const { yaxis, xaxis } = plot.layout as any;
    expect(yaxis.ticktext).toEqual(['lnpgdp', 'gov', 'k']);
    expect(xaxis.range[1]).toBeGreaterThan(14.2);
    expect(plot.layout.shapes).toContainEqual(
      expect.objectContaining({ x0: 10, line: expect.objectContaining({ dash: 'dot' }) }),
    );
  });

  it('says how much bias is left', () => {
    expect(plot.summary[0]).toMatchObject({
      code: 'figureBalance',
      params: { covariates: 3, before: '10.3', after: '7.3', away: 1 },
    });
    expect(plot.numbers.rows).toEqual([
      [1, 12.7, -0.3],
      [2, -7.9, -14.2],
      [3, null, null],
    ]);
  });
});

describe('density figure', () => {
  it('draws both groups before and after on one scale', () => {
    const plot = propensityDensity(matching, options);
    expect(plot.data).toHaveLength(4);
    expect([0, 1, 2, 3].map((index) => trace(plot, index).xaxis)).toEqual(['x', 'x', 'x2', 'x2']);
    expect(trace(plot, 0).line.dash).not.toBe(trace(plot, 1).line.dash);
    const [before, after] = [plot.summary[0].params.before, plot.summary[0].params.after].map(Number);
    expect(after).toBeGreaterThan(before);
    expect(plot.layout.annotations?.map((label) => label.text)).toEqual([
      'Unmatched',
      'Matched',
      '<b>treated</b>',
      '<b>untreated</b>',
    ]);
    expect(plot.dataTable.rows.length).toBeLessThanOrEqual(33);
    expect(plot.numbers.rows).toHaveLength(50);
  });

  it('is empty without a score', () => {
    const bare = propensityDensity({ ...matching, densities: null }, options);
    expect(bare.data).toEqual([]);
    expect(bare.dataTable.rows).toEqual([]);
  });
});

describe('the whole result', () => {
  it('shows its regression, its balance and its two figures', () => {
    const { tables, plots } = viewOf('psm-did');
    const result = resultOf([['did', 0.1, 0.02, 'treatment']], { estimator: 'psm-did', matching });
    expect(tables(result, {}).map((table) => table.id)).toEqual(['regression', 'balanceMatching']);
    expect(plots(result, options).map((plot) => plot.id)).toEqual(['balancePlot', 'propensityDensity']);
    const bare = { ...result, matching: { ...matching, densities: null } };
    expect(plots(bare, options).map((plot) => plot.id)).toEqual(['balancePlot']);
  });
});
