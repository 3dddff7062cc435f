import { describe, expect, it } from 'vitest';
import { doseTable } from '../tables/dose.ts';
import { defaultOutput } from '../tables/options.ts';
import { doseOf, doseResult, quadraticDose } from '../testing/dose.ts';
import { eventResult } from '../testing/results.ts';
import { viewOf } from '../views.ts';
import { binnedDose } from './binned-dose.ts';
import type { PlotOptions } from './theme.ts';
import type { Plot } from './types.ts';

const options: PlotOptions = { ...defaultOutput, scheme: 'light' };

// biome-ignore lint/suspicious/noExplicitAny: the trace types of Plotly have no common fields to read in a test
const trace = (plot: Plot, index: number): any => plot.data[index];
const texts = (table: ReturnType<typeof doseTable>) =>
  table.rows.map((row) => row.map((cell) => cell.text + (cell.stars ?? '')));

describe('the figure of effects by dose', () => {
  it('draws bins at their mean dose, the reference hollow, and the linear fit beside them', () => {
    const plot = binnedDose(doseResult(), options);
    const [line, bins, reference] = plot.data.map((_, index) => trace(plot, index));
    expect(line.y[1]).toBeCloseTo(0.056 * 3, 12);
    expect(bins.x).toEqual([0.35, 1, 2.2]);
    // t quantile with 283 degrees of freedom, from tables: 1.9684.
    expect(bins.error_y.array[0]).toBeCloseTo(1.9684 * 0.015, 5);
    expect([reference.x, reference.y]).toEqual([[0], [0]]);
    expect(plot.summary.map((one) => one.code)).toEqual(['figureDoseBins']);
    expect(plot.summary[0].params).toMatchObject({ bins: 3, away: 2, low: '0.010', to: '2.200' });
    expect(plot.numbers.rows).toHaveLength(3);
  });

  it('draws a curve with its band, and bins beside it', () => {
    const plot = binnedDose(doseResult(quadraticDose), options);
    expect(plot.data.map((_, index) => trace(plot, index).mode)).toEqual(['lines', 'lines', 'markers', 'markers']);
    expect(trace(plot, 2).marker.symbol).toBe('square');
    expect(plot.summary.map((one) => one.code)).toEqual(['figureDoseCurve', 'figureDoseBins']);
  });

  it('leaves out bins that have no effect', () => {
    const all = doseOf().bins.map((bin) => (bin.index === 2 ? { ...bin, effect: null } : bin));
    expect(trace(binnedDose(doseResult({ bins: all }), options), 1).x).toEqual([0.35, 2.2]);
  });
});

describe('the table of effects by dose', () => {
  it('has a row per bin, the reference first, and the linear slope', () => {
    const table = doseTable(doseResult());
    const rows = texts(table);
    expect(rows[0]).toEqual(['none (reference)', '0', '—', '—', '—', '0', '285', '4,170']);
    expect(rows[2].slice(0, 4)).toEqual(['(0.600, 1.400]', '0.050***', '0.015', '<0.001']);
    expect(rows[4].slice(0, 3)).toEqual(['Linear, per unit of dose', '0.056***', '0.006']);
    expect(table.rules).toEqual([4]);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });

  it('shows where a bent response turns, with the test', () => {
    const table = doseTable(doseResult(quadraticDose));
    const rows = texts(table).slice(4);
    expect(rows.map((row) => row.slice(0, 3))).toEqual([
      ['Slope at the lowest dose (0.100)', '0.094***', '0.020'],
      ['Slope at the highest dose (3.000)', '−0.080***', '0.030'],
      ['Turning point', '1.667', '0.200'],
    ]);
    expect(table.notes[1]).toContain('p = 0.004');
    const straight = { ...quadraticDose, turning: { ...quadraticDose.turning!, pValue: null } };
    expect(doseTable(doseResult(straight), { language: 'zh' }).notes[1]).toContain('两端斜率同号');
  });

  it('is part of the view; a dose by period is shown as an event study', () => {
    const view = viewOf('dose');
    expect(view.tables(doseResult(), options).map((table) => table.id)).toEqual(['regression', 'dose']);
    expect(view.plots(doseResult(), options).map((plot) => plot.id)).toEqual(['binnedDose']);
    const periods = { ...eventResult(), dose: doseOf({ shape: 'periods', bins: [], linear: null }) };
    expect(view.tables(periods, options).map((table) => table.id)).toEqual(['regression']);
    expect(view.plots(periods, options).map((plot) => plot.id)).toEqual(['eventStudy']);
  });
});
