import { expect, it } from 'vitest';
import { frameOf, must } from '../../../../testing/support/designs.ts';
import type { CategoryColumn } from '../../../table/column.ts';
import { defaultsOf, type OptionsOf } from '../../fields.ts';
import type { StepCodeContext } from '../types.ts';
import { step } from './recode.ts';
import { meta } from './recode-meta.ts';

type Options = OptionsOf<typeof meta.fields>;

const frame = frameOf(
  ['tier', 'wave'],
  [
    ['large I', 2014],
    ['small', 2015],
    ['large II', 2014],
    [null, 2016],
    ['__proto__', null],
  ],
);
const large = { group: 'large', words: ['large I', 'large II'] };
const apply = (change: Partial<Options>, on = frame) =>
  step.apply({ frame: on, unit: null, time: null }, { ...defaultsOf(meta.fields), ...change } as Options, ['new']);
const texts = (change: Partial<Options>) => {
  const [column] = must(apply(change)).columns as CategoryColumn[];
  return Array.from(column.codes, (code) => (code < 0 ? null : column.levels[code]));
};

it('gathers values under new ones; the others stay, or become missing', () => {
  expect(texts({ column: 'tier', merged: [large] })).toEqual(['large', 'small', 'large', null, '__proto__']);
  expect(texts({ column: 'tier', merged: [large], unlisted: 'missing' })).toEqual(['large', null, 'large', null, null]);
});

it('reads numbers as they print, and a value listed twice belongs to the first', () => {
  const merged = [
    { group: 'early', words: ['2014', '2015'] },
    { group: 'late', words: ['2015', '2016'] },
  ];
  expect(texts({ column: 'wave', merged })).toEqual(['early', 'early', 'early', 'late', null]);
});

it('names values that the column does not have, and asks for what is not said', () => {
  const done = must(apply({ column: 'tier', merged: [{ group: 'x', words: ['Large I', 'small'] }] }));
  expect(done.notices).toMatchObject([{ code: 'recipeValuesUnknown', params: { values: 1, examples: 'Large I' } }]);
  const codeOf = (change: Partial<Options>) => {
    const done = apply(change);
    return done.ok ? 'done' : done.notice.code;
  };
  expect(codeOf({ merged: [large] })).toBe('recipeColumnMissing');
  expect(codeOf({ column: 'none', merged: [large] })).toBe('columnUnknown');
  expect(codeOf({ column: 'tier' })).toBe('recipeNothingMerged');
});

it('writes itself', () => {
  const context = {
    names: ['size'],
    unit: null,
    time: null,
    r: (column: string) => `df[["${column}"]]`,
    stata: (column: string) => column,
    isText: () => true,
    has: () => false,
  } satisfies StepCodeContext;
  const { r, stata } = step.code({ column: 'tier', merged: [large], unlisted: 'stay' }, context);
  expect(r).toEqual([
    'values <- as.character(df[["tier"]])',
    'merged <- values',
    'merged[values %in% c("large I", "large II")] <- "large"',
    'df[["size"]] <- merged',
  ]);
  expect(stata).toEqual([
    'generate str244 _merged = tier',
    'replace _merged = "large" if tier == "large I"',
    'replace _merged = "large" if tier == "large II"',
    'rename _merged size',
  ]);
});
