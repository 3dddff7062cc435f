import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categoryColumn, numericColumn } from '../../../table/column.ts';
import { createFrame } from '../../../table/frame.ts';
import type { RecipeTable } from '../types.ts';
import { columnsIn } from './columns.ts';
import { evaluateExpression } from './evaluate.ts';
import { parseExpression } from './parse.ts';
import { printExpression } from './print.ts';
import type { Expression } from './types.ts';

const NA = Number.NaN;
const frame = createFrame([
  categoryColumn('city', ['a', 'a', 'a', 'b', 'b', 'b']),
  numericColumn('year', [2010, 2011, 2013, 2010, 2011, 2012]),
  numericColumn('x', [1, 2, NA, 4, 0, 9]),
  numericColumn('国内生产总值', [10, 20, 30, 40, 50, 60]),
  categoryColumn('east side', ['yes', null, 'no', 'yes', 'no', 'no']),
  numericColumn('__proto__', [1, 1, 1, 2, 2, 2]),
]);
const table: RecipeTable = { frame, unit: 'city', time: 'year' };

function compute(text: string, on: RecipeTable = table): number[] {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.notice));
  const value = evaluateExpression(parsed.value, on);
  if (!value.ok) throw new Error(JSON.stringify(value.notice));
  return Array.from(value.value.values);
}

function complaint(text: string, on: RecipeTable = table) {
  const parsed = parseExpression(text);
  if (!parsed.ok) return parsed.notice;
  const value = evaluateExpression(parsed.value, on);
  return value.ok ? null : value.notice;
}

describe('expressions', () => {
  it('follow the usual order of operations', () => {
    expect(compute('1 + 2 * 3 ^ 2')[0]).toBe(19);
    expect(compute('-2 ^ 2')[0]).toBe(-4);
    expect(compute('2 ^ 3 ^ 2')[0]).toBe(512);
    expect(compute('2 ^ -1')[0]).toBe(0.5);
    expect(compute('10 - 4 - 3')[0]).toBe(3);
    expect(compute('not 1 == 2 and 3 > 2')[0]).toBe(1);
    expect(compute('1 or 1 and 0')[0]).toBe(1);
  });

  it('pass missing cells on, and settle logic as R does', () => {
    expect(compute('x + 1')).toEqual([2, 3, NA, 5, 1, 10]);
    expect(compute('x > 1')).toEqual([0, 1, NA, 1, 0, 1]);
    expect(compute('x > 1 and 0')).toEqual([0, 0, 0, 0, 0, 0]);
    expect(compute('x > 1 or true')).toEqual([1, 1, 1, 1, 1, 1]);
    expect(compute('missing(x)')).toEqual([0, 0, 1, 0, 0, 0]);
    expect(compute('coalesce(x, -1)')).toEqual([1, 2, -1, 4, 0, 9]);
    expect(compute('missing ^ 0')).toEqual([NA, NA, NA, NA, NA, NA]);
    expect(compute('max(x, 2)')).toEqual([2, 2, NA, 4, 2, 9]);
  });

  it('take lags by time, not by row', () => {
    expect(compute('lag(x, 1)')).toEqual([NA, 1, NA, NA, 4, 0]);
    expect(compute('lag(x, 2)')).toEqual([NA, NA, 2, NA, NA, 4]);
    expect(compute('lead(国内生产总值)')).toEqual([20, NA, NA, 50, 60, NA]);
    expect(compute('diff(国内生产总值)')).toEqual([NA, 10, NA, NA, 10, 10]);
    expect(compute('lag(x ^ 2 + 1)')).toEqual([NA, 2, NA, NA, 17, 1]);
  });

  it('sum up by groups without the missing cells', () => {
    expect(compute('mean(x by city)')).toEqual([1.5, 1.5, 1.5, 13 / 3, 13 / 3, 13 / 3]);
    expect(compute('count(x)')).toEqual([5, 5, 5, 5, 5, 5]);
    expect(compute('max(x by city, `east side`)')).toEqual([1, NA, NA, 4, 9, 9]);
    expect(compute('sd(x by city)')[0]).toBeCloseTo(Math.SQRT1_2, 14);
    expect(compute('mean(if (year == 2010) x else missing by city)')).toEqual([1, 1, 1, 4, 4, 4]);
  });

  it('compare texts', () => {
    expect(compute('city == "a"')).toEqual([1, 1, 1, 0, 0, 0]);
    expect(compute('`east side` != "yes"')).toEqual([0, NA, 1, 0, 1, 1]);
    expect(compute('city in ("b", "c")')).toEqual([0, 0, 0, 1, 1, 1]);
    expect(compute('year in (2010, 2013)')).toEqual([1, 0, 1, 1, 0, 0]);
  });

  it('read the signs of a Chinese keyboard, and any name', () => {
    expect(compute('ln（国内生产总值／10） ＋ 0')[0]).toBe(0);
    expect(compute('x ≥ 2')).toEqual([0, 1, NA, 1, 0, 1]);
    expect(compute('`__proto__` + __proto__')).toEqual([2, 2, 2, 4, 4, 4]);
    expect(columnsIn('a + `b c` * mean(d by e)')).toEqual(['a', 'b c', 'e', 'd']);
  });

  it('count what has no finite value', () => {
    const parsed = parseExpression('if (x > 0) ln(x) else 1 / x');
    const value = parsed.ok ? evaluateExpression(parsed.value, table) : parsed;
    expect(value.ok && value.value.undefinedRows).toBe(1);
  });

  it.each([
    ['', 'expressionEmpty', 0],
    ['x +', 'expressionEnds', 2],
    ['(x + 1', 'expressionUnclosed', 0],
    ['1 + ln(x', 'expressionUnclosed', 6],
    ['x in (1, 2', 'expressionUnclosed', 5],
    ['x = 1', 'expressionSingleEquals', 2],
    ['x ? 1', 'expressionUnexpected', 2],
    ['x x', 'expressionUnexpected', 2],
    ['1 < x < 3', 'expressionChained', 6],
    ['1 + lnn(x)', 'expressionFunctionUnknown', 4],
    ['ln(x, 2)', 'expressionArguments', 0],
    ['lag(x, year)', 'expressionPeriods', 7],
    ['ln(x by city)', 'expressionBy', 5],
    ['1 + nothing', 'expressionColumnUnknown', 4],
    ['1 + city', 'expressionNeedsNumber', 4],
    ['city', 'expressionTextResult', 0],
    ['`x', 'expressionUnclosed', 0],
    ['('.repeat(300), 'expressionTooDeep', 200],
  ])('point at what is wrong in %j', (text, code, at) => {
    expect(complaint(text)).toMatchObject({ code, params: { at } });
  });

  it('need a unit and a time for lags only', () => {
    expect(complaint('lag(x)', { ...table, time: null })).toMatchObject({ code: 'expressionNeedsPanel' });
    expect(complaint('x', { ...table, time: null, unit: null })).toBeNull();
  });
});

/** Without the places in the text, which printing changes. */
function bare(one: Expression): unknown {
  return JSON.parse(JSON.stringify(one, (key, value) => (key === 'at' || key === 'length' ? undefined : value)));
}

const span = { at: 0, length: 1 };
const columnName = fc.oneof(
  fc.constantFrom('x', '国内生产总值', 'a b', '`', '__proto__', 'if', 'missing', 'ln'),
  fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' }),
);
const column = columnName.map((name): Expression => ({ kind: 'column', name, ...span }));
const leaf: fc.Arbitrary<Expression> = fc.oneof(
  column,
  fc
    .double({ min: 0, noNaN: true, noDefaultInfinity: true })
    .map((value): Expression => ({ kind: 'number', value: value + 0, ...span })),
  fc.string({ maxLength: 6 }).map((value): Expression => ({ kind: 'text', value, ...span })),
  fc.constant<Expression>({ kind: 'missing', ...span }),
);
const tree = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.record({
      kind: fc.constant('binary' as const),
      operator: fc.constantFrom('or', 'and', '==', '!=', '<', '<=', '>', '>=', '+', '-', '*', '/', '^'),
      left: tie('any'),
      right: tie('any'),
      at: fc.constant(0),
      length: fc.constant(1),
    }) as fc.Arbitrary<Expression>,
    fc.record({
      kind: fc.constant('unary' as const),
      operator: fc.constantFrom('-', 'not'),
      operand: tie('any'),
      at: fc.constant(0),
      length: fc.constant(1),
    }) as fc.Arbitrary<Expression>,
    fc.record({
      kind: fc.constant('in' as const),
      operand: tie('any'),
      list: fc.array(tie('any'), { minLength: 1, maxLength: 3 }),
      at: fc.constant(0),
      length: fc.constant(1),
    }) as fc.Arbitrary<Expression>,
    fc.record({
      kind: fc.constant('if' as const),
      condition: tie('any'),
      yes: tie('any'),
      no: tie('any'),
      at: fc.constant(0),
      length: fc.constant(1),
    }) as fc.Arbitrary<Expression>,
    fc.record({
      kind: fc.constant('call' as const),
      name: fc.constantFrom('mean', 'count', 'max'),
      args: tie('any').map((one) => [one]),
      by: fc.array(
        columnName.map((name) => ({ name, ...span })),
        { maxLength: 2 },
      ),
      at: fc.constant(0),
      length: fc.constant(1),
    }) as fc.Arbitrary<Expression>,
  ),
})).any;

const pieces = fc.array(
  fc.constantFrom(
    ...[
      'x',
      ' ',
      '(',
      ')',
      '+',
      '-',
      '*',
      '/',
      '^',
      '<',
      '==',
      '!',
      '"',
      '`',
      '1',
      '.5',
      'e',
      'if',
      'else',
      'and',
      'in',
    ],
    ...['by', 'lag(', 'mean(', ',', '国', '（', '“', '=', 'missing', 'NA', 'ifelse(', '\u0000', '😀'],
  ),
  { maxLength: 30 },
);

describe('properties of the language', () => {
  it('printing and reading give the same expression', () => {
    fc.assert(
      fc.property(tree, (one) => {
        const text = printExpression(one);
        fc.pre(text.length < 4_000);
        const parsed = parseExpression(text);
        expect(parsed.ok && bare(parsed.value)).toEqual(bare(one));
      }),
      { numRuns: 400 },
    );
  });

  it('no text makes it throw, and every complaint points into the text', () => {
    const any = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 40 }),
      pieces.map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(any, (text) => {
        const notice = complaint(text);
        if (notice === null) return;
        const { at, length } = notice.params;
        expect(at).toBeGreaterThanOrEqual(0);
        expect(Number(at) + Number(length)).toBeLessThanOrEqual(Math.max(1, text.length));
      }),
      { numRuns: 3_000 },
    );
  });
});
