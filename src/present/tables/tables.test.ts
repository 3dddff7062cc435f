import { describe, expect, it } from 'vitest';
import { statIds } from '../../spec/statistics.ts';
import { eventResult, hostileNames, resultOf, stepwiseResults } from '../testing/results.ts';
import { balanceTable } from './balance.ts';
import { correlationTable } from './correlation.ts';
import { decimalPadding, decimalParts } from './decimal.ts';
import { descriptiveTable } from './descriptive.ts';
import { eventTable } from './event.ts';
import { type LedgerLike, ledgerTable } from './ledger.ts';
import type { TableModel } from './model.ts';
import { regressionTable } from './regression.ts';
import { vifTable } from './vif.ts';

const labels = new Map([
  ['did', { en: 'Broadband China', zh: '宽带中国' }],
  ['city', { en: 'city', zh: '城市' }],
  ['year', { en: 'year', zh: '年份' }],
]);

function rowOf(table: TableModel, label: string): string[] {
  const row = table.rows.find((cells) => cells[0].text === label);
  if (!row) throw new Error(`no row ${label} among ${table.rows.map((cells) => cells[0].text).join(', ')}`);
  return row.map((cell) => cell.text + (cell.stars ?? ''));
}

function wellFormed(table: TableModel): void {
  for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  for (const line of table.head) expect(line.reduce((sum, cell) => sum + cell.span, 0)).toBe(table.columns.length);
  for (const rule of table.rules) expect(rule).toBeLessThan(table.rows.length);
}

describe('regressionTable', () => {
  const table = regressionTable(stepwiseResults(), { labels, highlight: 6 });
  it('puts the policy first and bold, the constant last, one column per result', () => {
    wellFormed(table);
    const names = table.rows.map((row) => row[0].text).filter((text) => text !== '');
    expect(names).toEqual([
      ...['Broadband China', 'fdi', 'hum', 'gov', 'lninstra', 'mar', 'fin', 'Constant'],
      ...['City fixed effects', 'Year fixed effects', 'Observations', 'Clusters (city)', 'R²', 'Within R²'],
    ]);
    expect(table.rows[0].every((cell) => cell.tone === 'strong')).toBe(true);
    expect(table.columns[7].tone).toBe('highlight');
    expect(rowOf(table, 'fdi').slice(1, 3)).toEqual(['', '0.546']);
  });
  it('prints stars beside the digits and never a zero standard error', () => {
    // t = 0.125 / 0.043 = 2.907 with 283 degrees of freedom: p = 0.0039
    expect(rowOf(table, 'Broadband China').at(-1)).toBe('0.125***');
    expect(table.rows[1].at(-1)?.text).toBe('(0.043)');
    const tiny = regressionTable([resultOf([['did', 1e-5, 3e-6, 'treatment']])]);
    expect(tiny.rows[0][1].text).toBe('0.000010');
    expect(tiny.rows[1][1].text).toBe('(3.0×10⁻⁶)');
    expect(JSON.stringify(tiny)).not.toContain('(0.000)');
  });
  it('says in the notes what stands in parentheses and what the sample lost', () => {
    expect(table.notes).toEqual([
      '*** p < 0.01, ** p < 0.05, * p < 0.1. Standard errors clustered by city in parentheses.',
      'Sample: 5,112 of 5,964 rows; left out: outside the period (852).',
    ]);
    const zh = regressionTable(stepwiseResults(), { labels, language: 'zh', sampleNote: false });
    expect(zh.notes).toEqual(['*** p < 0.01, ** p < 0.05, * p < 0.1。括号内为城市层面聚类标准误。']);
    expect(rowOf(zh, '城市固定效应')[1]).toBe('是');
  });
  it('offers t, p and intervals in place of standard errors', () => {
    const one = [resultOf([['did', 0.125, 0.043, 'treatment']])];
    const under = (parentheses: 't' | 'p' | 'ci') => regressionTable(one, { parentheses }).rows[1][1].text;
    expect(under('t')).toBe('(2.907)');
    expect(under('p')).toBe('(0.004)');
    expect(under('ci')).toBe('[0.040, 0.210]');
    expect(regressionTable(one, { parentheses: 'ci' }).notes[0]).toContain(
      '95% confidence intervals in brackets, from standard errors clustered by city.',
    );
    const sure = [resultOf([['did', 1, 0.01, 'treatment']])];
    expect(regressionTable(sure, { parentheses: 'p' }).rows[1][1].text).toBe('(<0.001)');
  });
  it('folds the controls and counts those of a column that has only some', () => {
    const folded = regressionTable(stepwiseResults(), { controls: 'fold', constant: false });
    expect(rowOf(folded, 'Controls').slice(1)).toEqual(['No', '1 of 6', '2 of 6', '3 of 6', '4 of 6', '5 of 6', 'Yes']);
    expect(folded.rows.some((row) => row[0].text === 'fdi' || row[0].text === 'Constant')).toBe(false);
    expect(folded.notes.at(-1)).toContain('row of controls');
  });
  it('names dropped terms by column', () => {
    const [first, second] = stepwiseResults().slice(0, 2);
    const changed = {
      ...second,
      dropped: [
        { name: 'gdp2', reason: 'collinear' as const, by: ['fdi'] },
        { name: 'coast', reason: 'absorbed' as const, by: [] },
      ],
    };
    const dropped = regressionTable([first, changed], { sampleNote: false });
    expect(dropped.notes[1]).toBe(
      'Column (2): gdp2 is left out as collinear with fdi. coast is left out: the fixed effects absorb it.',
    );
    expect(rowOf(dropped, 'gdp2')).toEqual(['gdp2', '', '—']);
  });
  it('tells columns with other standard errors apart', () => {
    const [first, second, third] = stepwiseResults().slice(0, 3);
    const robust = { ...second, vcovType: 'HC1', counts: { ...second.counts, clusters: [] } };
    const twoWay = {
      ...third,
      counts: { ...third.counts, clusters: [...third.counts.clusters, { by: 'year', count: 18 }] },
    };
    const table = regressionTable([first, robust, twoWay, first], { sampleNote: false, stars: [], labels });
    expect(table.notes).toEqual([
      'Columns (1) and (4): Standard errors clustered by city in parentheses. Column (2): Heteroskedasticity-robust (HC1) standard errors in parentheses. Column (3): Standard errors clustered two-way by city and year in parentheses.',
    ]);
    expect(rowOf(table, 'Clusters (year)')).toEqual(['Clusters (year)', '', '', '18', '']);
  });
  it('knows every statistic, interactions of effects, spanners and column titles', () => {
    const effects = [
      { by: ['province', 'year'], levels: 500, redundant: 0, nestedInCluster: false },
      { by: ['city'], slope: 'year', levels: 284, redundant: 0, nestedInCluster: true },
    ];
    const result = resultOf([['did', 0.1, 0.02, 'treatment']], { absorbed: effects });
    const full = regressionTable([result, result], {
      stats: statIds,
      spanners: [{ text: 'Both', span: 2 }],
      columnTitles: ['a', 'b'],
    });
    wellFormed(full);
    expect(rowOf(full, 'Province × year fixed effects')[1]).toBe('Yes');
    expect(rowOf(full, 'City-specific slopes in year')[1]).toBe('Yes');
    expect(rowOf(full, 'F statistic')[1]).toBe('9.870');
    expect(rowOf(full, 'Mean of outcome')[1]).toBe('2.305');
    expect(full.head[0][1]).toMatchObject({ text: 'Both', span: 2, rule: true });
  });
  it('takes hostile names as names', () => {
    const result = resultOf(hostileNames.map((name) => [name, 0.1, 0.02, 'control'] as const));
    const table = regressionTable([result], { stats: [], fixedEffects: false });
    expect(table.rows.map((row) => row[0].text).filter((text) => text !== '')).toEqual([...hostileNames]);
    expect(regressionTable([], {}).rows).toEqual([]);
  });
});

describe('eventTable', () => {
  const table = eventTable(eventResult());
  it('lists every event time with the base at zero and the counts behind it', () => {
    wellFormed(table);
    expect(table.rows.map((row) => row[0].text)).toEqual([
      '≤−4',
      '−3',
      '−2',
      '−1 (base)',
      '0',
      '1',
      '2',
      '3',
      '4',
      '5',
      '≥6',
    ]);
    expect(rowOf(table, '−1 (base)').slice(1)).toEqual(['0', '—', '—', '—', '—', '107', '107']);
    expect(rowOf(table, '≤−4').at(-1)).toBe('640');
  });
  it('explains endpoints, band, joint test and average', () => {
    expect(table.notes).toEqual([
      'Endpoints are bins: ≤−4 and ≥6 hold every period beyond.',
      'The uniform band covers all coefficients at once with probability 95% (sup-t, critical value 2.710).',
      'Joint test of the coefficients before the policy: F(3, 283) = 0.610, p = 0.609.',
      'Average of the coefficients from the policy on: 0.126 (0.041).',
    ]);
  });
});

describe('the other tables', () => {
  it('describes variables and leaves out statistics that none has', () => {
    const none = { p1: null, p25: null, median: null, p75: null, p99: null, skewness: null, kurtosis: null };
    const row = { name: 'nqp', nobs: 5112, mean: 2.305, sd: 1.709, min: 0, max: 6.246, sdBetween: null, sdWithin: 0.5 };
    const table = descriptiveTable([{ ...none, ...row }]);
    wellFormed(table);
    expect(table.head[0].map((cell) => cell.text)).toEqual(['Variable', 'N', 'Mean', 'SD', 'Min', 'Max', 'SD within']);
    expect(rowOf(table, 'nqp')).toEqual(['nqp', '5,112', '2.305', '1.709', '0.000', '6.246', '0.500']);
  });
  it('shows the lower triangle of correlations', () => {
    const r = Float64Array.of(1, 0.5, 0.5, 1);
    const table = correlationTable({ method: 'pearson', names: ['a', 'b'], r, p: Float64Array.of(0, 0.001, 0.001, 0) });
    wellFormed(table);
    expect(rowOf(table, '(1) a')).toEqual(['(1) a', '1.000', '']);
    expect(rowOf(table, '(2) b')).toEqual(['(2) b', '0.500***', '1.000']);
  });
  it('shows variance inflation with its inverse, with and without effects', () => {
    const row = (name: string, vif: number | null) => ({ name, vif, tolerance: vif && 1 / vif, missing: 0 });
    const plain = { rows: [row('fdi', 4), row('x', null)], mean: null, nobs: 5112 };
    const table = vifTable(plain, { within: { rows: [row('fdi', 2)], mean: 2 } });
    wellFormed(table);
    expect(rowOf(table, 'fdi')).toEqual(['fdi', '4.000', '0.250', '2.000']);
    expect(rowOf(table, 'x')).toEqual(['x', '—', '—', '—']);
    expect(rowOf(table, 'Mean')).toEqual(['Mean', '—', '', '2.000']);
    expect(vifTable(plain).columns).toHaveLength(3);
  });
  it('compares groups with their deviations and the test of the difference', () => {
    const moments = (mean: number) => ({ nobs: 10, missing: 0, mean, sd: 0.5 });
    const welch = { t: 3, df: 18, pValue: 0.0077 };
    const row = {
      name: 'fdi',
      treated: moments(2),
      never: moments(1.5),
      difference: 0.5,
      standardised: 1,
      welch,
      pooled: null,
      rankSum: { w: 80, z: 2.2, pValue: 0.028 },
    };
    const table = balanceTable({ rows: [row] });
    wellFormed(table);
    expect(rowOf(table, 'fdi')).toEqual(['fdi', '2.000', '1.500', '0.500***', '1.000', '0.008', '0.028']);
    expect(table.rows[1][1].text).toBe('(0.500)');
  });
  it('carries the ledger down to the rows used', () => {
    const steps: LedgerLike['steps'] = [
      { reason: 'outsidePeriod', params: {}, rows: new Int32Array(852) },
      { reason: 'missingRegressor', params: { column: 'fdi' }, rows: [], count: 12 },
      { reason: 'somethingNew', params: {}, rows: new Int32Array(1) },
    ];
    const table = ledgerTable({ rowsRead: 5964, rowsUsed: 5099, steps });
    wellFormed(table);
    expect(rowOf(table, 'regressor missing: fdi')).toEqual(['regressor missing: fdi', '−12', '5,100']);
    expect(rowOf(table, 'somethingNew')).toEqual(['somethingNew', '−1', '5,099']);
    expect(table.rows.at(-1)?.map((cell) => cell.text)).toEqual(['Rows used', '', '5,099']);
  });
});

describe('decimal alignment', () => {
  it('cuts numbers at the point', () => {
    expect(decimalParts('(0.043)')).toEqual({ whole: '(0', rest: '.043)' });
    expect(decimalParts('−4.2×10⁻⁸')).toEqual({ whole: '−4', rest: '.2×10⁻⁸' });
    expect(decimalParts('12')).toEqual({ whole: '12', rest: '' });
  });
  it('pads every number of a column to the same point', () => {
    const table = regressionTable(stepwiseResults());
    const padding = decimalPadding(table);
    table.columns.forEach((_, column) => {
      const numbers = table.rows.flatMap((row, index) =>
        /\d/.test(row[column].text) && row[column].align === 'decimal' ? [padding[index][column]] : [],
      );
      if (numbers.length === 0) return;
      expect(Math.min(...numbers.map((pad) => pad.left))).toBe(0);
      expect(Math.min(...numbers.map((pad) => pad.right))).toBe(0);
    });
  });
});
