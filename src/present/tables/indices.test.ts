import { describe, expect, it } from 'vitest';
import { must } from '../../../testing/support/designs.ts';
import { fields } from '../../engine/diagnostics/composite-index/index.ts';
import { leaders } from '../../engine/diagnostics/composite-index/ranking.ts';
import { indexReport } from '../../engine/diagnostics/composite-index/report.ts';
import { defaultsOf } from '../../engine/fields.ts';
import { indexContribution } from '../plots/index-contribution.ts';
import { indexRanking } from '../plots/index-ranking.ts';
import { keywordYears } from '../plots/keyword-years.ts';
import { indicesOf } from '../testing/indices.ts';
import { indexMoversTable, indexRankingTable, indexSensitivityTable } from './index-ranking.ts';
import { indexWeightsTable } from './index-weights.ts';
import { keywordPeriodsTable, keywordWordsTable } from './keyword.ts';
import type { TableModel } from './model.ts';
import { oldWeightsTable } from './old-weights.ts';
import { defaultOutput } from './options.ts';

const hostile = '<b>$x$</b>';
const { panel, indicators, report, words } = indicesOf(hostile);

function rectangular(table: TableModel): void {
  for (const cells of table.rows) expect(cells).toHaveLength(table.columns.length);
  for (const head of table.head) expect(head.reduce((sum, cell) => sum + cell.span, 0)).toBe(table.columns.length);
  for (const rule of table.rules) expect(rule).toBeLessThan(table.rows.length);
}

const first = (table: TableModel) => table.rows.map(([cell]) => cell.text.trim());

describe('tables of an index', () => {
  it('list indicators under their dimensions, whose sums they make', () => {
    const table = indexWeightsTable(report);
    rectangular(table);
    expect(first(table)).toEqual([
      'Resistance and recovery',
      'a',
      'b',
      'own',
      hostile,
      'gone (not in the data)',
      'Sum',
    ]);
    const weight = (row: number) => table.rows[row][4].value ?? 0;
    expect(weight(1) + weight(2)).toBeCloseTo(weight(0), 14);
    expect(weight(0) + weight(3)).toBeCloseTo(1, 14);
    expect(weight(6)).toBeCloseTo(1, 14);
    expect(table.rows[2][1].text).toBe('−');
    expect(indexWeightsTable(report, { language: 'zh' }).rows[0][0].text).toBe('抵抗力与恢复力');
    expect(table.notes[0]).toContain('entropy weights; over 24 rows of all periods together');
  });

  it('give places of the first and last period, and agreement under other methods', () => {
    const ranking = report.ranking!;
    const table = indexRankingTable(ranking, leaders(ranking, 3));
    rectangular(table);
    expect(table.rows.map((cells) => cells[4].text)).toEqual(['1', '2', '3']);
    for (const one of [indexSensitivityTable(report.sensitivity), indexMoversTable(report.sensitivity)]) {
      rectangular(one);
    }
    expect(first(indexSensitivityTable(report.sensitivity))[0]).toBe('Entropy');
  });

  it('set the right divisor beside the wrong ones', () => {
    const table = oldWeightsTable(report.old!);
    rectangular(table);
    expect(table.head[0].map(({ text }) => text)).toEqual([
      '',
      '÷ ln 24 rows (right)',
      '÷ ln 4 periods',
      '÷ ln 6 units',
    ]);
    const given = indicators.map((one, j) => ({ ...one, oldWeight: [0.2, 0.3, 0.5, 0][j] }));
    const own = oldWeightsTable(must(indexReport(panel, given, defaultsOf(fields))).old!);
    rectangular(own);
    expect(own.rows.slice(0, 3).map((cells) => cells.at(-1)?.text)).toEqual(['0.2000', '0.3000', '0.5000']);
  });
});

describe('tables of keywords', () => {
  it('list words that occur, and nested ones; the others stand in a note', () => {
    const table = keywordWordsTable(words);
    rectangular(table);
    expect(table.rows.map((cells) => [cells[0].text, cells[2].text])).toEqual([
      ['大数据', '40'],
      ['数据', '20'],
      ['绿色', '20'],
    ]);
    expect(table.rows[1].at(-1)?.text).toBe('大数据');
    expect(table.notes.at(-1)).toBe('In no text: 云.');
  });

  it('add up by period', () => {
    const table = keywordPeriodsTable(words);
    rectangular(table);
    expect(table.rows.map((cells) => cells.slice(0, 5).map(({ text }) => text))).toEqual(
      [2000, 2001, 2002, 2003].map((year) => [`${year}`, '5', '15', '5', '20']),
    );
  });
});

describe('figures', () => {
  const options = { ...defaultOutput, scheme: 'light' } as const;

  it('let no name of the data speak to plotly', () => {
    const ranking = report.ranking!;
    const plots = [
      indexContribution(report, options),
      indexRanking({ ranking, leaders: leaders(ranking, 6), followed: [0] }, options),
      keywordYears(words, options),
    ];
    for (const { data, layout } of plots) expect(JSON.stringify([data, layout])).not.toContain(hostile);
  });

  it('keep every label of the ranking inside the axis', () => {
    const ranking = report.ranking!;
    const { layout } = indexRanking({ ranking, leaders: leaders(ranking, 6), followed: [] }, options);
    const [low, high] = (layout.yaxis as { range: [number, number] }).range;
    const labels = layout.annotations ?? [];
    expect(labels).toHaveLength(6);
    for (const { y } of labels) {
      expect(y).toBeLessThan(low);
      expect(y).toBeGreaterThan(high);
    }
  });
});
