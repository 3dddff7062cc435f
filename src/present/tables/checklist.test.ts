import { describe, expect, it } from 'vitest';
import { resultOf } from '../testing/results.ts';
import { leaveOneOutResult, wildResult } from '../testing/robustness.ts';
import { type Check, checkAnswer, checklistTable } from './checklist.ts';
import { influenceTable } from './influence.ts';
import { openInterval, wildTable } from './wild.ts';

const main = resultOf([['did', 0.125, 0.05, 'treatment']]);
const check = (label: string, change: Partial<Check>): Check => ({ label, result: null, failure: '', ...change });
const texts = (rows: readonly (readonly { text: string }[])[]) => rows.map((row) => row.map(({ text }) => text));

describe('checklist', () => {
  const table = checklistTable([
    check('Baseline', { result: main, main: true }),
    check('Wild', { result: wildResult(), group: 'Inference' }),
    check('Broken', { failure: 'No overlap.', group: 'Inference' }),
    check('Without one', { result: leaveOneOutResult(), group: 'Influence' }),
  ]);

  it('sets kinds of checks apart and keeps what failed', () => {
    expect(texts(table.rows).map(([label]) => label)).toEqual([
      'Baseline',
      'Inference',
      'Wild',
      'Broken',
      'Influence',
      'Without one',
    ]);
    expect(table.rules).toEqual([1]);
    expect(table.notes[0]).toBe('Broken could not be computed: No overlap.');
    expect(table.rows.every((row) => row.length === table.columns.length)).toBe(true);
  });

  it('shows p and interval of the bootstrap, and the range of estimates of leaving one out', () => {
    expect(texts(table.rows)[2].slice(1, 5)).toEqual(['0.125', '(0.050)', '0.105', '[−0.010, 0.260]']);
    expect(texts(table.rows)[5][4]).toBe('0.095 – 0.135');
  });

  it('falls back to the t test for another term', () => {
    expect(checkAnswer(wildResult({ term: 'fdi' }), 0.95)).toEqual(checkAnswer(main, 0.95));
  });
});

it('the bootstrap stands beside the t test; open intervals say so', () => {
  const rows = texts(wildTable(wildResult()).rows);
  expect(rows[2]).toEqual(['p, two-sided', '0.018', '0.105']);
  expect(texts(wildTable(wildResult({ interval: { level: 0.95, lo: null, hi: 0.3 } })).rows)[4][2]).toBe('(−∞, 0.300]');
  expect(openInterval(0.1, null, 2)).toBe('[0.10, ∞)');
});

it('the most influential groups come first, one without an estimate last and empty', () => {
  const { rows, notes } = influenceTable(leaveOneOutResult());
  expect(texts(rows).map(([label]) => label)).toEqual(['None', 'Baoding', 'Anqing', 'Chengde', 'Dalian']);
  expect(texts(rows)[1].slice(5)).toEqual(['−0.030', '−0.600']);
  expect(texts(rows)[4].slice(2)).toEqual(['', '', '', '', '']);
  expect(notes[0]).toContain('from 0.095 (without Baoding) to 0.135 (without Anqing)');
});
