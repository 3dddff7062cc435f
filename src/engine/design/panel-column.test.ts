import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../testing/support/designs.ts';
import { categoryColumn, numericColumn } from '../../table/column.ts';
import { createFrame } from '../../table/frame.ts';
import { buildPanel } from './build-panel.ts';
import { panelCodes, panelColumn } from './panel-column.ts';

const frame = createFrame([
  categoryColumn('city', ['b', 'a', 'a', 'b', null]),
  categoryColumn('year', ['2001年', '2001年', '２０００', '2000', '2000']),
  categoryColumn('province', ['Q', 'P', 'P', null, 'P']),
  numericColumn('size', [2.5, Number.NaN, -1, 2.5, 0]),
  numericColumn('__proto__', [1, 2, 3, 4, 5]),
]);
const panel = must(buildPanel(frame, designOf({})));

describe('panelColumn', () => {
  it('gathers numbers over panel rows', () => {
    expect([...panelColumn(panel, 'size')]).toEqual([-1, Number.NaN, 2.5, 2.5]);
    expect([...panelColumn(panel, '__proto__')]).toEqual([3, 2, 4, 1]);
  });
  it('reads the time role as numbers', () => {
    expect([...panelColumn(panel, 'year')]).toEqual([2000, 2001, 2000, 2001]);
  });
  it('refuses texts and unknown names', () => {
    expect(() => panelColumn(panel, 'province')).toThrow('is text');
    expect(() => panelColumn(panel, 'toString')).toThrow('no column');
  });
});

describe('panelCodes', () => {
  it('codes in the order of keys, missing as -1', () => {
    expect(panelCodes(panel, ['province'])).toMatchObject({ levels: 2, labels: ['P', 'Q'] });
    expect([...panelCodes(panel, ['province']).codes]).toEqual([0, 0, -1, 1]);
    expect([...panelCodes(panel, ['size']).codes]).toEqual([0, -1, 1, 1]);
    expect(panelCodes(panel, ['city']).codes).toBe(panel.unitOf);
  });
  it('crosses columns, keeping pairs that occur', () => {
    const crossed = panelCodes(panel, ['province', 'year']);
    expect(crossed).toMatchObject({ levels: 3, labels: ['P × 2000', 'P × 2001', 'Q × 2001'] });
    expect([...crossed.codes]).toEqual([0, 1, -1, 2]);
  });
  it('crosses three columns as the naive way does', () => {
    const crossed = panelCodes(panel, ['city', 'size', 'year']);
    expect(crossed.labels).toEqual(['a × -1 × 2000', 'b × 2.5 × 2000', 'b × 2.5 × 2001']);
    expect([...crossed.codes]).toEqual([0, -1, 1, 2]);
  });
});
