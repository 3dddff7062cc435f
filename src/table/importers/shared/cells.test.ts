import { describe, expect, test } from 'vitest';
import { readCell, yearOfCompactDate, yearOfDate } from './cells.ts';
import { guessConventions } from './conventions.ts';

const point = { decimal: '.', thousands: ',' } as const;
const comma = { decimal: ',', thousands: '.' } as const;
const spaces = { decimal: ',', thousands: ' ' } as const;

describe('readCell', () => {
  test.each([
    ['1,234,567.5', point, 1234567.5],
    ['1.234.567,5', comma, 1234567.5],
    ['12 345,5', spaces, 12345.5],
    ['12\u00a0345', spaces, 12345],
    ['12\u202f345,25', spaces, 12345.25],
    ['12.5%', point, 12.5],
    ['12，5％', comma, 12.5],
    ['１２３．５', point, 123.5],
    ['\u22125', point, -5],
    ['+7', point, 7],
    [' 42 ', point, 42],
    ['\u300042', point, 42],
    ['1e-3', point, 0.001],
    ['1,5E+02', comma, 150],
    ['.5', point, 0.5],
    ['-.5', point, -0.5],
    ['5.', point, 5],
    ['110000', point, 110000],
    ['0.5', point, 0.5],
    ['0', point, 0],
    ['00.5', point, 0.5],
    ['9007199254740992', point, 9007199254740992],
    ['100000000000000000000', point, 1e20],
    ['1e-400', point, 0],
  ])('%j is a number', (text, conventions, value) => {
    expect(readCell(text, conventions)).toMatchObject({ kind: 'number', value });
  });

  test.each([
    ['010', 'code'],
    ['000001', 'code'],
    ['00', 'code'],
    ['110101199003071235', 'longInteger'],
    ['1e999', 'infinite'],
    ['-Inf', 'infinite'],
    ['Infinity', 'infinite'],
    ['∞', 'infinite'],
    ['1,23', 'text'],
    ['12,34,567', 'text'],
    ['1.2.3', 'text'],
    ['0x1F', 'text'],
    ['1_000', 'text'],
    ['$5', 'text'],
    ['1 2', 'text'],
    ['--5', 'text'],
    ['%', 'text'],
    ['e5', 'text'],
    ['', 'text'],
  ])('%j is %s', (text, kind) => expect(readCell(text, point).kind).toBe(kind));

  test('a point is no decimal mark where commas are', () => expect(readCell('1.5', comma).kind).toBe('text'));
});

describe('years of dates', () => {
  test.each([
    ['2014-05-30', 2014],
    ['2014/5', 2014],
    ['2014/12/31 23:59', 2014],
    ['2014-05-30T10:00:00Z', 2014],
    ['2014年', 2014],
    ['2014 年 5 月', 2014],
    ['2014年5月30日', 2014],
    ['2014年12月份', 2014],
    ['2014.05.30', 2014],
    ['30.05.2014', 2014],
    ['05/30/2014', 2014],
    ['30/05/2014', 2014],
    ['5/2014', 2014],
    ['2014Q3', 2014],
    ['2014-Q3', 2014],
    ['2014h2', 2014],
    ['2014m7', 2014],
    ['May 2014', 2014],
    ['30 May 2014', 2014],
    ['30may2014', 2014],
    ['May 30, 2014', 2014],
  ])('%s', (text, year) => expect(yearOfDate(text)).toBe(year));

  test.each([
    '2014',
    '2014/15',
    '2014-13',
    '31/31/2014',
    '14-05-30',
    '2014Q5',
    '0999-01-01',
    '2014-2015',
    '12:30',
    'May',
  ])('%s is no date', (text) => expect(yearOfDate(text)).toBeNull());

  test('compact dates', () => {
    expect([201405, 20140530, 110000, 201413, 20140532, 2014].map(yearOfCompactDate)).toEqual([
      2014,
      2014,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('guessConventions', () => {
  const auto = { decimal: 'auto', thousands: 'auto' } as const;
  const guess = (texts: string[], delimiter = ',') => guessConventions(texts, auto, delimiter);

  test.each([
    [['1.5', '2'], '.', ','],
    [['1,5', '2'], ',', '.'],
    [['1.234,5'], ',', '.'],
    [['1,234.5'], '.', ','],
    [['1,234,567'], '.', ','],
    [['1.234.567'], ',', '.'],
    [['12 345,6'], ',', ' '],
    [['12 345'], '.', ' '],
    [['-0,123'], ',', '.'],
    [['12,5%'], ',', '.'],
    [['1', '2'], '.', ','],
  ])('%j', (texts, decimal, thousands) => expect(guess(texts).conventions).toEqual({ decimal, thousands }));

  test('what can be read either way is said so, unless something settles it', () => {
    expect(guess(['1,234', '5,678'])).toMatchObject({ conventions: point, unsureExample: '1,234' });
    expect(guess(['1,234', '5,678'], ';')).toMatchObject({ conventions: comma });
    expect(guess(['1,234', '5.5'])).toMatchObject({ conventions: point, unsureExample: null });
    expect(guess(['1,234', '5,5'])).toMatchObject({ conventions: comma, unsureExample: null });
  });

  test('both decimal marks in one file are counted', () => {
    expect(guess(['1,5', '2.5', '3.5'])).toMatchObject({ conventions: point, mixed: { comma: 1, point: 2 } });
  });

  test('a choice settles the other mark', () => {
    expect(guessConventions([], { decimal: ',', thousands: 'auto' }, ',').conventions).toEqual(comma);
    expect(guessConventions([], { decimal: 'auto', thousands: '.' }, ',').conventions).toEqual(comma);
    expect(guessConventions([], { decimal: '.', thousands: '.' }, ',').conventions.thousands).toBe('none');
  });
});
