import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { must } from '../../testing/support/designs.ts';
import { loadCases, loadData } from '../../testing/support/reference.ts';
import type { Outcome } from '../core/notice.ts';
import { spearman } from '../engine/diagnostics/composite-index/sensitivity.ts';
import { systemTemplates } from '../engine/diagnostics/composite-index/templates.ts';
import type { IndicatorEntry } from '../engine/fields.ts';
import { applyRecipe } from '../engine/recipe/apply.ts';
import { categoryColumn, type NumericColumn, numericColumn } from '../table/column.ts';
import { createFrame, type Frame, findColumn } from '../table/frame.ts';
import { importCsv } from '../table/importers/csv.ts';
import { runTask } from './evaluate.ts';
import type { RecipeStepInput } from './recipe.ts';
import { type AnalysisSpec, specSchema } from './schema.ts';

const he = systemTemplates.find(({ id }) => id === 'urban_economic_resilience_14')!;
const entry = (column: string, change: Partial<IndicatorEntry> = {}): IndicatorEntry => ({
  column,
  direction: '+',
  dimension: null,
  ownWeight: null,
  oldWeight: null,
  ...change,
});
const fourteen = he.indicators.map(({ id, direction, dimension }) => entry(id, { direction, dimension }));

const specOf = (recipe: readonly RecipeStepInput[], roles: Partial<AnalysisSpec['roles']> = {}): AnalysisSpec =>
  specSchema.parse({ recipe, roles: { unit: 'city', time: 'year', ...roles } });

const values = (frame: Frame, name: string) => (findColumn(frame, name) as NumericColumn).values;

function made(frame: Frame, step: RecipeStepInput): Frame {
  const { recipe, roles } = specOf([step]);
  const result = applyRecipe(frame, roles, recipe);
  expect(result.reports[0]).toMatchObject({ ok: true });
  return result.frame;
}

function failureOf(frame: Frame, step: RecipeStepInput): { code: string; params: Readonly<Record<string, unknown>> } {
  const { recipe, roles } = specOf([step]);
  const [report] = applyRecipe(frame, roles, recipe).reports;
  return report.ok === false ? report.notice : expect.fail('the step did not fail');
}

let sample: Frame;
beforeAll(async () => {
  const path = join(import.meta.dirname, '../../public/sample/cities.csv');
  sample = must(await importCsv(readFileSync(path))).frame;
});

describe('an index as a step', () => {
  it('made from the template of He is the column RES of the sample', () => {
    const frame = made(sample, { step: 'composite-index', as: ['resilience'], indicators: fourteen });
    const [ours, printed] = [values(frame, 'resilience'), values(frame, 'RES')];
    expect(ours).toHaveLength(5964);
    // RES stands in the file with five decimals.
    ours.forEach((value, row) => {
      expect(Math.abs(value - printed[row])).toBeLessThanOrEqual(5.0001e-6);
    });
    expect(spearman(ours, printed)).toBeGreaterThan(0.999999);
  });

  it('does not depend on positive affine changes of the indicators, nor on the order of rows', () => {
    const step: RecipeStepInput = { step: 'composite-index', as: ['index'], indicators: fourteen };
    const before = values(made(sample, step), 'index');
    const changed = sample.columns.map((column, j) =>
      column.kind === 'number' && fourteen.some((one) => one.column === column.name)
        ? numericColumn(
            column.name,
            column.values.map((value) => 3 * j + (0.5 + j) * value),
          )
        : column,
    );
    const after = values(made(createFrame(changed), step), 'index');
    // One rounding of the change and one of the scale, times fourteen terms.
    after.forEach((value, row) => {
      expect(Math.abs(value - before[row])).toBeLessThan(1e-11);
    });
    const turned = sample.columns.map((column) =>
      column.kind === 'number'
        ? numericColumn(column.name, column.values.slice().reverse())
        : { ...column, codes: column.codes.slice().reverse() },
    );
    expect(values(made(createFrame(turned), step), 'index').reverse()).toEqual(before);
  });

  it.each(['zero', 'shift'] as const)('has the weights of the reference (zeros: %s)', async (zeros) => {
    const one = loadCases('09').cases.find(
      ({ id }) => id === (zeros === 'zero' ? 'entropy.0ln0' : 'entropy.shift0.01'),
    )!;
    const names = Object.keys(one.results.weight);
    const indicators = names.map((name) => entry(name, { direction: name === 'gov' ? '-' : '+' }));
    const spec = specOf([{ step: 'composite-index', indicators, zeros, epsilon: 0.01 }]);
    const [{ answer }] = must(await runTask(loadData('city_balanced'), spec, { kind: 'indices' }));
    const report = must(answer);
    for (const { column, weight } of report.indicators) {
      expect(Math.abs(weight! - one.results.weight[column])).toBeLessThan(1e-10 * one.results.weight[column]);
    }
  });

  it('gives every dimension a column when asked, and they add up to the index', () => {
    const step: RecipeStepInput = { step: 'composite-index', indicators: fourteen, dimensionColumns: true };
    const frame = made(sample, step);
    const parts = he.dimensions.map(({ id }) => values(frame, `index_${id}`));
    values(frame, 'index').forEach((total, row) => {
      expect(Math.abs(parts.reduce((sum, part) => sum + part[row], 0) - total)).toBeLessThan(1e-14);
    });
  });

  it('is a column for every later step and model, under a hostile name too', async () => {
    const name = '__proto__';
    const spec = specOf(
      [
        { step: 'composite-index', as: [name], indicators: fourteen },
        { step: 'log', columns: [name], as: ['constructor'] },
      ],
      { outcome: 'constructor', treatment: { kind: 'cohort', column: 'bigdata_year' } },
    );
    const baseline = must(await runTask(sample, spec, { kind: 'baseline' }));
    expect(baseline.columns[0]).toMatchObject({ ok: true });
  });
});

describe('what is said of an index', () => {
  const reportOf = async (indicators: readonly IndicatorEntry[], frame = sample) => {
    const spec = specOf([
      { step: 'log', columns: ['nqp'] },
      { step: 'composite-index', as: ['x'], indicators },
    ]);
    const [one] = must(await runTask(frame, spec, { kind: 'indices' }));
    expect(one).toMatchObject({ step: 1, names: ['x'] });
    return must(one.answer);
  };

  it('ranks units within periods, from the scores of the step', async () => {
    const { ranking } = await reportOf(fourteen);
    const { units, periods, rank, score } = ranking!;
    expect([units.length, periods.length]).toEqual([284, 21]);
    for (const t of [0, 20]) {
      const own = units.map((_, u) => score[u * 21 + t]);
      units.forEach((_, u) => {
        expect(rank[u * 21 + t]).toBe(1 + own.filter((other) => other > own[u]).length);
      });
    }
  });

  it('compares methods with the index itself first, and lists who moves most', async () => {
    const { sensitivity } = await reportOf(fourteen);
    expect(sensitivity.methods.map(({ id }) => id)).toEqual([
      'entropy',
      'entropyTopsis',
      'critic',
      'cv',
      'pca',
      'equal',
    ]);
    expect(sensitivity.methods[0]).toMatchObject({ spearman: 1, largestShift: 0 });
    const shifts = sensitivity.movers.map(({ shift }) => shift);
    expect(shifts).toEqual([...shifts].sort((a, b) => b - a));
    for (const { ranks, shift } of sensitivity.movers) expect(Math.max(...ranks) - Math.min(...ranks)).toBe(shift);
  });

  it('recognises weights of a division by ln T, and says that they turn the order round', async () => {
    const right = (await reportOf(fourteen)).old!;
    const wrong = right.variants.find(({ divisor }) => divisor === 'periods')!;
    expect(wrong).toMatchObject({ count: 21, order: 'inverted' });
    const printed = fourteen.map((one, j) => ({ ...one, oldWeight: Number(wrong.weights[j].toFixed(4)) }));
    const { old } = await reportOf(printed);
    expect(old!.own).toMatchObject({ closest: 'periods', reproduced: true });
    expect(old!.notices.map(({ code }) => code)).toContain('indexOldDivisorPeriods');
  });

  it('has a step that is off say nothing', async () => {
    const spec = specOf([{ step: 'composite-index', off: true, indicators: fourteen }]);
    expect(must(await runTask(sample, spec, { kind: 'indices' }))).toEqual([]);
  });
});

describe('bad input', () => {
  const step = (indicators: readonly IndicatorEntry[]): RecipeStepInput => ({ step: 'composite-index', indicators });

  it('missing and all-zero indicators are set aside and said, the rest stand', async () => {
    const zero = numericColumn('empty', new Float64Array(sample.nrow));
    const frame = createFrame([...sample.columns, zero]);
    const spec = specOf([step([...fourteen, entry('gone'), entry('empty'), entry('province')])]);
    const [{ answer }] = must(await runTask(frame, spec, { kind: 'indices' }));
    const report = must(answer);
    expect(report.indicators.slice(14).map(({ status }) => status)).toEqual(['unknown', 'zero', 'text']);
    expect(report.notices.map(({ code }) => code)).toEqual([
      'indexIndicatorUnknown',
      'indexIndicatorZero',
      'indexIndicatorText',
    ]);
    const weights = report.indicators.map(({ weight }) => weight ?? 0);
    expect(weights.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
  });

  it('nothing to weigh is a failure with its reason', () => {
    expect(failureOf(sample, step([])).code).toBe('indexNoIndicators');
    expect(failureOf(sample, step([entry('gone')])).code).toBe('indexNothingLeft');
    const own: RecipeStepInput = { step: 'composite-index', indicators: fourteen, weights: 'own' };
    expect(failureOf(sample, own)).toMatchObject({ code: 'indexOwnWeights', params: { column: 'gdp_pc' } });
  });
});

describe('keywords as a step', () => {
  const texts = ['大数据与数据', null, '没有', '人工智能 AI', '数据 AI', 'MAIL'];
  const frame = createFrame([
    categoryColumn('city', ['a', 'a', 'a', 'b', 'b', 'b']),
    numericColumn('year', [2020, 2021, 2022, 2020, 2021, 2022]),
    categoryColumn('report', texts),
    numericColumn('n1', [2, Number.NaN, 0, 1, 2, 0]),
    numericColumn('n2', [0, 1, 0, 1, 0, 0]),
  ]);
  const dictionary = [
    { group: 'data', words: ['大数据', '数据'] },
    { group: 'ai', words: ['人工智能', 'AI'] },
  ];
  const ask = async (input: RecipeStepInput): Promise<Outcome<unknown>> => {
    const [{ answer }] = must(await runTask(frame, specOf([input]), { kind: 'keywords' }));
    return answer;
  };

  it('counts, without counting nested words twice, and leaves rows without a text missing', () => {
    const step: RecipeStepInput = {
      step: 'keyword-index',
      text: 'report',
      dictionary,
      measure: 'count',
      groupColumns: true,
    };
    const out = made(frame, step);
    expect([...values(out, 'keywords')]).toEqual([2, Number.NaN, 0, 2, 2, 0]);
    expect([...values(out, 'keywords_data')]).toEqual([2, Number.NaN, 0, 0, 1, 0]);
    expect([...values(out, 'keywords_ai')]).toEqual([0, Number.NaN, 0, 2, 1, 0]);
  });

  it('reports by word and year, with passages', async () => {
    const answer = await ask({ step: 'keyword-index', text: 'report', dictionary });
    expect(answer).toMatchObject({
      ok: true,
      value: {
        hits: 6,
        rowsWithText: 5,
        words: [
          { word: '大数据', hits: 1, inside: [] },
          { word: '数据', hits: 2, inside: ['大数据'] },
          { word: '人工智能', hits: 1 },
          { word: 'ai', hits: 2 },
        ],
        periods: [
          { period: 2020, texts: 2, hits: 4, hitsByGroup: [2, 2] },
          { period: 2021, texts: 1, hits: 2, hitsByGroup: [1, 1] },
          { period: 2022, texts: 2, hits: 0, hitsByGroup: [0, 0] },
        ],
        passages: [[{ unit: 'a', period: 2020, before: '', hit: '大数据', after: '与数据' }], [{}, {}], [{}], [{}, {}]],
      },
    });
  });

  it('takes columns of counts', async () => {
    const out = made(frame, { step: 'keyword-index', counts: ['n1', 'n2'], measure: 'count' });
    expect([...values(out, 'keywords')]).toEqual([2, Number.NaN, 0, 2, 2, 0]);
    const answer = await ask({ step: 'keyword-index', counts: ['n1', 'n2'] });
    expect(answer).toMatchObject({
      value: {
        words: [
          { word: 'n1', hits: 5, rows: 3 },
          { word: 'n2', hits: 2 },
        ],
      },
    });
  });

  it('an empty dictionary, no texts and no counts are failures with their reasons', () => {
    expect(failureOf(frame, { step: 'keyword-index', text: 'report' }).code).toBe('keywordNoWords');
    const blank = [{ group: 'x', words: [' ', ''] }];
    expect(failureOf(frame, { step: 'keyword-index', text: 'report', dictionary: blank }).code).toBe('keywordNoWords');
    expect(failureOf(frame, { step: 'keyword-index' }).code).toBe('keywordNoText');
    const rate: RecipeStepInput = { step: 'keyword-index', counts: ['n1'], measure: 'per10000' };
    expect(failureOf(frame, rate).code).toBe('keywordNoCharacters');
    const half = createFrame([...frame.columns, numericColumn('half', [0.5, 0, 0, 0, 0, 0])]);
    expect(failureOf(half, { step: 'keyword-index', counts: ['half'] })).toMatchObject({
      code: 'keywordCountInvalid',
      params: { column: 'half', value: 0.5 },
    });
  });
});
