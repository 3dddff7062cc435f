import { describe, expect, it } from 'vitest';
import { notice } from '../../core/notice.ts';
import { mediatedPath, threeSteps } from '../testing/mediation.ts';
import { hostileNames, resultOf } from '../testing/results.ts';
import { mediationColumns, mediationTable } from './mediation.ts';
import { regressionTable } from './regression.ts';

const texts = (table: ReturnType<typeof mediationTable>) => table.rows.map((row) => row.map((cell) => cell.text));

describe('mediation table', () => {
  it('lists effects, the steps behind them, product tests and intervals', () => {
    const table = mediationTable(threeSteps());
    const rows = texts(table);
    expect(rows.map((row) => row[0].trim())).toEqual([
      'Total effect',
      'Direct effect',
      'did → innovp (a)',
      'innovp → nqp, given did (b)',
      'Indirect effect through innovp (a × b)',
      'Sobel',
      'Aroian',
      'Goodman',
      'Share of the total effect',
    ]);
    expect(rows[4][1]).toBe('0.010');
    expect(rows[4][5]).toBe('[0.007, 0.012]');
    expect(rows[5].slice(2, 5)).toEqual(['0.005', '1.964', '0.050']);
    expect(rows[7].slice(1)).toEqual(['', '', '', '', '', '']);
    expect(rows[8][1]).toBe('7.6%');
    expect(table.rules).toEqual([2, 8]);
    expect(table.notes.join(' ')).toContain('200 samples of 285 groups by city, drawn whole');
    for (const row of table.rows) expect(row.length).toBe(table.columns.length);
  });

  it('adds up several channels, and does without a bootstrap', () => {
    const one = threeSteps();
    const tag = { kind: 'coefficient', role: 'companion' } as const;
    const direct = resultOf([
      ['did', 0.1, 0.028, 'treatment'],
      ['innovp', 0.001, 0.0005, tag],
      ['talent', 0.2, 0.1, tag],
    ]);
    const talent = { channel: 'talent', regression: resultOf([['did', 0.05, 0.02, 'treatment']]), notice: null };
    const effects = { ...one.effects!, paths: [mediatedPath, { ...mediatedPath, channel: 'talent' }], bootstrap: null };
    const rows = texts(mediationTable({ ...one, direct, channels: [...one.channels, talent], effects }));
    expect(rows.some((row) => row[0] === 'Indirect effects together')).toBe(true);
    expect(rows.filter((row) => row[0].startsWith('Share')).length).toBe(3);
    for (const row of rows) expect(row.length).toBe(5);
  });

  it('speaks Chinese, and shows hostile names as text', () => {
    const name = hostileNames[0];
    const labels = new Map([['innovp', { zh: name }]]);
    const rows = texts(mediationTable(threeSteps(), { language: 'zh', labels }));
    expect(rows[4][0]).toBe(`经由 ${name} 的间接效应（a × b）`);
  });
});

describe('columns of the channels', () => {
  it('stand in the order of the papers: outcome, channels, outcome with channels', () => {
    const table = regressionTable(mediationColumns(threeSteps()), { controls: 'fold' });
    const last = table.head[table.head.length - 1].map((cell) => cell.text);
    expect(last.slice(1)).toEqual(['nqp', 'innovp', 'nqp']);
    const labels = table.rows.map((row) => row[0].text);
    expect(labels.slice(0, 4)).toEqual(['did', '', 'innovp', '']);
  });
  it('leave out what could not be fitted', () => {
    const failed = { channel: 'x', regression: null, notice: notice('error', 'channelAbsorbed') };
    const only = threeSteps({ steps: 'channels', direct: null, effects: null });
    const columns = mediationColumns({ ...only, channels: [failed, ...only.channels] });
    expect(columns.map((column) => column.outcome)).toEqual(['nqp', 'innovp']);
    expect(mediationTable(only).rows).toEqual([]);
  });
});
