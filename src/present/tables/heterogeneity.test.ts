import { describe, expect, it } from 'vitest';
import { forest } from '../plots/forest.ts';
import { thresholdHistogram } from '../plots/threshold-histogram.ts';
import { groupedResult, levelOf } from '../testing/groups.ts';
import { viewOf } from '../views.ts';
import { differencesTable, groupModelsTable, groupsTable } from './heterogeneity.ts';
import { defaultOutput } from './options.ts';

const regions = groupedResult([
  [levelOf('region', 'east'), 0.131, 0.0127],
  [levelOf('region', 'central'), 0.04, 0.0172],
  [levelOf('region', 'west'), null],
]);
const options = { ...defaultOutput, scheme: 'light' as const };
const texts = (rows: readonly (readonly { text: string; stars?: string }[])[]) =>
  rows.map((row) => row.map(({ text, stars = '' }) => text + stars));

describe('effects by group', () => {
  it('stand line by line with adjusted p-values; a group without an estimate stays in sight', () => {
    const table = groupsTable(regions);
    expect(texts(table.rows)).toEqual([
      ['east', '0.131***', '0.013', '[0.106, 0.156]', '<0.001', '<0.001', '<0.001', '900', '50', '20'],
      ['central', '0.040**', '0.017', '[0.006, 0.074]', '0.021', '0.021', '0.021', '890', '49', '19'],
      ['west', '—', '—', '—', '—', '—', '—', '880', '48', '0'],
    ]);
    expect(table.notes).toContain('Joint test that all effects are equal: F(2, 283) = 2.310, p = 0.101.');
    expect(table.notes).toContain('No estimate for west: no treated unit.');
    for (const row of table.rows) expect(row.length).toBe(table.columns.length);
  });

  it('differ pair by pair, with many groups from the first alone', () => {
    const table = differencesTable(regions)!;
    // sqrt(0.0127^2 + 0.0172^2) = 0.02138; the effects are uncorrelated here
    expect(texts(table.rows)).toEqual([
      ['central less east', '−0.091***', '0.021', '[−0.133, −0.049]', '<0.001', '<0.001', '<0.001'],
    ]);
    expect(differencesTable(groupedResult([[levelOf('region', 'east'), 0.1, 0.1]]))).toBeNull();
    const many = Array.from({ length: 9 }, (_, i) => [levelOf('p', `p${i}`), 0.1 * i, 0.1] as const);
    const short = differencesTable(groupedResult(many))!;
    expect(short.rows.map(([label]) => label.text)).toEqual(many.slice(1).map((_, i) => `p${i + 1} less p0`));
    expect(short.notes.join(' ')).toContain('36 pairs');
  });

  it('bring the regressions behind them as columns', () => {
    expect(groupModelsTable(regions)).toBeNull();
    const parts = groupedResult(
      [
        [levelOf('tier', '1'), 0.1, 0.02],
        [levelOf('tier', '2'), null],
      ],
      'subsamples',
    );
    const table = groupModelsTable(parts)!;
    expect(table.head.at(-1)!.map(({ text }) => text)).toEqual(['', 'tier = 1']);
    expect(
      viewOf('heterogeneity')
        .tables(parts, {})
        .map(({ id }) => id),
    ).toEqual(['groups', 'regression']);
    expect(
      viewOf('heterogeneity')
        .plots(parts, options)
        .map(({ id }) => id),
    ).toEqual(['forest']);
  });

  it('name intervals with the label of their column and six digits', () => {
    const labels = new Map([['gdp', { zh: '人均GDP' }]]);
    const interval = (above: number | null, upTo: number | null) =>
      ({ kind: 'interval', by: 'gdp', above, upTo }) as const;
    const result = groupedResult([
      [interval(null, 1 / 3), 0.1, 0.1],
      [interval(1 / 3, 20), 0.1, 0.1],
      [interval(20, null), 0.1, 0.1],
    ]);
    const table = groupsTable(result, { language: 'zh', labels });
    expect(table.rows.map(([label]) => label.text)).toEqual([
      '人均GDP ≤ 0.333333',
      '0.333333 < 人均GDP ≤ 20',
      '人均GDP > 20',
    ]);
  });
});

describe('figures', () => {
  it('a forest keeps the line of a group without an estimate and never reads one interval against another', () => {
    const plot = forest(regions, options);
    expect(plot.layout.yaxis?.ticktext).toEqual(['east', 'central', 'west']);
    expect(plot.layout.annotations?.map(({ text }) => text)).toEqual([
      '0.131 [0.106, 0.156]',
      '0.040 [0.006, 0.074]',
      '—',
    ]);
    expect(plot.summary.map(({ code }) => code)).toEqual(['figureForest', 'figureForestEqual', 'figureForestMissing']);
    expect(plot.numbers.rows[2].slice(0, 3)).toEqual([3, null, null]);
  });

  it('a histogram counts both sides of the threshold, its bars standing still', () => {
    const values = { column: 'gdp', values: Float64Array.of(1, 2, 2, 5, 9), treated: Uint8Array.of(1, 0, 1, 0, 1) };
    const at = (threshold: number) => thresholdHistogram({ values, threshold }, options);
    expect(at(2).summary[0].params).toEqual({
      column: 'gdp',
      threshold: '2',
      below: 3,
      treatedBelow: 2,
      above: 2,
      treatedAbove: 1,
    });
    expect(at(2).data).toEqual(at(7).data);
    expect(at(2).numbers.rows.reduce((sum, row) => sum + Number(row[2]), 0)).toBe(5);
  });
});
