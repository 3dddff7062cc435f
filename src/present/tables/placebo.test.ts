import { describe, expect, it } from 'vitest';
import { placeboInTimeSummary, placeboSummary } from '../testing/placebo.ts';
import { defaultOutput } from './options.ts';
import { placeboInterval, placeboTable } from './placebo.ts';
import { histogramTable } from './placebo-histogram.ts';

describe('placeboTable', () => {
  it('puts permutation p-values of coefficient and t beside each other', () => {
    const table = placeboTable(placeboSummary());
    const rows = new Map(table.rows.map((row) => [row[0].text, row.slice(1).map((cell) => cell.text)]));
    expect(rows.get('Actual value')).toEqual(['0.125', '2.907']);
    // No draw reaches 0.03 tan(0.707 pi / 2) = 0.06: p = 1/200, Monte Carlo error sqrt(p (1 - p) / 199)
    expect(rows.get('Permutation p, two-sided')).toEqual(['0.005', '0.005']);
    const at = table.rows.findIndex((row) => row[0].text === 'Permutation p, two-sided');
    expect(table.rows[at + 1][1].text).toBe('(0.005)');
    expect(JSON.stringify(table)).not.toContain('(0.000)');
    expect(rows.get('Draws at least as large in absolute value')).toEqual(['0', '0']);
    expect(rows.get('Placebo draws')).toEqual(['199', '']);
    expect(table.notes[0]).toContain('(1 + number of draws');
  });
  it('gives one estimate with its interval per pretended date, and no permutation p-value', () => {
    const table = placeboTable(placeboInTimeSummary(), { language: 'zh' });
    expect(table.rows.map((row) => row[0].text)).toEqual(['1', '2', '3', '实际估计值']);
    expect(JSON.stringify(table)).not.toContain('置换');
    // t quantile 0.975 with 283 degrees of freedom: 1.96838
    const [lo, hi] = placeboInterval({ estimate: 0, stdError: 1, dof: 283, pValue: 1 }, 0.95);
    expect([lo, hi].map((value) => value.toFixed(4))).toEqual(['-1.9684', '1.9684']);
  });
  it('lists the bins of the histogram with all draws', () => {
    const table = histogramTable(placeboSummary().coefficient!.histogram, defaultOutput);
    expect(table.rows.reduce((sum, row) => sum + (row[2].value ?? 0), 0)).toBe(199);
    expect(histogramTable(null, defaultOutput).rows).toEqual([]);
  });
});
