import { expect, test } from 'vitest';
import { notice } from '../core/notice.ts';
import { formatParams, withLabels } from './notice-params.ts';

test('counts get separators, years and rows do not', () => {
  expect(formatParams({ rows: 5964, year: 2005, row: 12034, units: 284 })).toEqual({
    rows: '5,964',
    year: '2005',
    row: '12034',
    units: '284',
  });
});

test('figures are shown to four significant digits, words as they are', () => {
  expect(formatParams({ p: 0.0312345678, f: 12.3456789, column: '1234' })).toEqual({
    p: '0.03123',
    f: '12.35',
    column: '1234',
  });
});

test('notices call a policy by its name where the tables do', () => {
  const labels = new Map([['bigdata_year', { en: 'Big data zone: start year', zh: '大数据试验区年份' }]]);
  const said = notice('caution', 'policiesNoOrder', { first: 'bigdata_year', second: 'did', units: 3 });
  expect(withLabels([said], { language: 'zh', labels })[0].params).toEqual({
    first: '大数据试验区',
    second: 'did',
    units: 3,
  });
});
