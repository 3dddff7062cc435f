import { expect, test } from 'vitest';
import { formatParams } from './notice-params.ts';

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

test('a negative figure has a true minus sign', () => {
  expect(formatParams({ rho: -0.280712, from: -5, lost: -3 })).toEqual({ rho: '−0.2807', from: '−5', lost: '−3' });
});
