import { describe, expect, it } from 'vitest';
import type { GroupKey, PolicyState } from '../../engine/groups.ts';
import { en } from '../i18n/en.ts';
import { groupedResult } from '../testing/groups.ts';
import { eventResult, resultOf } from '../testing/results.ts';
import { viewOf } from '../views.ts';
import { groupLabel } from './labels.ts';
import { defaultOutput } from './options.ts';
import { policiesTable } from './policies.ts';

const keyOf = (state: PolicyState): GroupKey => ({ kind: 'policies', state, first: 'broadband', second: 'cluster' });
const test = { statistic: 11.36, distribution: 'F', df1: 1, df2: 283, pValue: 0.0009, terms: [] } as const;
const states = groupedResult(
  [
    [keyOf('firstOnly'), 0.111, 0.0092],
    [keyOf('secondOnly'), null],
    [keyOf('both'), 0.199, 0.0152],
  ],
  'joint',
  {
    estimator: 'several-policies',
    combinations: [{ id: 'synergy', estimate: 0.063, stdError: 0.0188, dof: 283, terms: [] }],
    tests: [{ ...test, id: 'synergy' }],
  },
);
const options = { ...defaultOutput, scheme: 'light' as const };

describe('two policies', () => {
  it('stand line by line, below them what both do beyond their sum', () => {
    const table = policiesTable(states);
    expect(table.rows.map((row) => row.map(({ text, stars = '' }) => text + stars))).toEqual([
      ['Only broadband', '0.111***', '0.009', '[0.093, 0.129]', '<0.001', '900', '50'],
      ['Only cluster', '—', '—', '—', '—', '890', '49'],
      ['broadband and cluster', '0.199***', '0.015', '[0.169, 0.229]', '<0.001', '880', '48'],
      ['Both less the sum of each alone', '0.063***', '0.019', '[0.026, 0.100]', '<0.001', '', ''],
    ]);
    expect(table.rules).toEqual([3]);
    expect(table.notes).toContain(
      'Test that both together equal the sum of each alone: F(1, 283) = 11.360, p < 0.001.',
    );
    expect(table.notes).toContain('No estimate for Only cluster: no treated unit.');
    for (const row of table.rows) expect(row.length).toBe(table.columns.length);
  });

  it('have words for every state in both languages', () => {
    const known = Object.keys(en).flatMap((key) => /^policies\.(\w+)$/.exec(key)?.[1] ?? []);
    for (const state of ['first', 'sameTime', 'count', 'bothAgainstOne'] as const) {
      expect(known).toContain(state);
      expect(groupLabel({ ...defaultOutput, language: 'zh' }, keyOf(state))).not.toMatch(/\{\{/);
    }
    const labels = new Map([['broadband', { zh: '宽带中国' }]]);
    expect(groupLabel({ language: 'zh', labels }, keyOf('firstThenSecond'))).toBe('先宽带中国后 cluster');
  });

  it('show the regressions behind them, or the event studies', () => {
    const view = viewOf('several-policies');
    expect(view.tables(states, {}).map(({ id }) => id)).toEqual(['policies', 'regression']);
    expect(view.plots(states, options).map(({ id, dataTable }) => [id, dataTable.id])).toEqual([
      ['forest', 'policies'],
    ]);
    const cells = groupedResult(
      [
        [keyOf('first'), 0.1, 0.02],
        [keyOf('second'), null],
      ],
      'separate',
    ).groups!.cells;
    const models = [eventResult(), null];
    const studies = resultOf([], { estimator: 'several-policies', groups: { design: 'separate', cells, models } });
    expect(view.tables(studies, {}).map(({ id, title }) => [id, title])).toEqual([
      ['policies', 'Effects of two policies'],
      ['event', 'broadband, the other policy held constant: Event-study estimates: nqp'],
    ]);
    expect(view.plots(studies, options).map(({ id }) => id)).toEqual(['eventStudy']);
  });
});
