import { expect, it } from 'vitest';
import { categoryColumn, numericColumn } from './column.ts';
import { columnInfo, DISTINCT_CAP } from './column-info.ts';

it('describes a numeric column', () => {
  expect(columnInfo(numericColumn('y', [3, Number.NaN, -1, 3, 0.1]))).toEqual({
    name: 'y',
    kind: 'number',
    missing: 1,
    distinct: 3,
    min: -1,
    max: 3,
    examples: ['3', '-1', '0.1'],
  });
});

it('describes a text column', () => {
  expect(columnInfo(categoryColumn('城市', ['南京', '', '南京', '常州']))).toEqual({
    name: '城市',
    kind: 'category',
    missing: 1,
    distinct: 2,
    min: null,
    max: null,
    examples: ['南京', '常州'],
  });
});

it('says nothing of the range of an empty column, and stops counting at the cap', () => {
  expect(columnInfo(numericColumn('y', [Number.NaN]))).toMatchObject({ min: null, max: null, distinct: 0 });
  const many = Float64Array.from({ length: DISTINCT_CAP + 10 }, (_, i) => i);
  expect(columnInfo(numericColumn('y', many))).toMatchObject({ distinct: DISTINCT_CAP, max: DISTINCT_CAP + 9 });
});
