import { describe, expect, it } from 'vitest';
import { categoryColumn, numericColumn } from '../table/column.ts';
import { createFrame } from '../table/frame.ts';
import { evaluate, runTask, taskContext } from './evaluate.ts';
import { textsIn } from './mentioned.ts';
import { type AnalysisSpecInput, specSchema } from './schema.ts';
import { shareable } from './share.ts';
import { taskKey } from './task-key.ts';

const UNITS = 12;
const YEARS = 8;
const cells = Array.from({ length: UNITS * YEARS }, (_, i) => ({
  unit: Math.floor(i / YEARS),
  year: 2008 + (i % YEARS),
}));
const noise = (i: number) => Math.sin(i * 12.9898) * 3;

/** Units 0 to 3 are treated from 2009, 4 to 7 from 2012. */
const startOf = (unit: number) => (unit < 4 ? 2009 : unit < 8 ? 2012 : Infinity);
const frame = createFrame([
  categoryColumn(
    'city',
    cells.map(({ unit }) => `c${unit}`),
  ),
  numericColumn(
    'year',
    cells.map(({ year }) => year),
  ),
  numericColumn(
    'did',
    cells.map(({ unit, year }) => Number(year >= startOf(unit))),
  ),
  numericColumn(
    'y',
    cells.map(({ unit, year }, i) => noise(i) + 2 * Number(year >= startOf(unit))),
  ),
  numericColumn(
    'x',
    cells.map((_, i) => 5 + noise(i + 500)),
  ),
]);

const spec = (more: AnalysisSpecInput = {}) =>
  specSchema.parse({
    roles: {
      unit: 'city',
      time: 'year',
      outcome: 'y',
      controls: ['x'],
      treatment: { kind: 'indicator', column: 'did' },
    },
    ...more,
  });

const baseline = async (more: AnalysisSpecInput) => {
  const outcome = await runTask(frame, spec(more), { kind: 'baseline' });
  if (!outcome.ok) return outcome.notice;
  const last = outcome.value.columns.at(-1)!;
  return last.ok ? { nobs: last.result.counts.nobs, x: last.result.coef[1] } : last.notice;
};

describe('a recipe in the analysis', () => {
  it('is applied before anything is estimated', async () => {
    const plain = await baseline({});
    const scaled = await baseline({ recipe: [{ step: 'compute', expression: 'x * 10', as: ['x'] }] });
    if (!('x' in plain && 'x' in scaled)) throw new Error('not fitted');
    expect(scaled.nobs).toBe(plain.nobs);
    expect(scaled.x).toBeCloseTo(plain.x / 10, 12);
  });

  it('counts filtered rows in the ledger, with the rows of the file', async () => {
    const filtered = spec({
      recipe: [{ step: 'keep-rows', condition: 'x > 3' }],
      sample: { timeFrom: 2009 },
    });
    const ledger = await runTask(frame, filtered, { kind: 'ledger', modelId: null });
    if (!ledger.ok) throw new Error(ledger.notice.code);
    const { rowsRead, steps, rowsUsed } = ledger.value;
    expect(rowsRead).toBe(UNITS * YEARS);
    expect(rowsUsed + steps.reduce((total, { count }) => total + count, 0)).toBe(rowsRead);
    const low = cells.flatMap((_, i) => (5 + noise(i + 500) > 3 ? [] : [i + 1]));
    expect(steps[0]).toMatchObject({ reason: 'filtered', params: { rule: 'x > 3' }, count: low.length });
    expect(steps[0].rows.map(({ sourceRow }) => sourceRow)).toEqual(low);
  });

  it('leaves the start of a treatment known where a filter takes the years before it', async () => {
    const design = await runTask(frame, spec({ recipe: [{ step: 'keep-periods', from: 2010 }] }), { kind: 'design' });
    if (!design.ok) throw new Error(design.notice.code);
    expect(design.value.summary.cohorts).toEqual([
      { start: 2009, units: 4 },
      { start: 2012, units: 4 },
    ]);
  });

  it('lets the row stay that a filter prefers among repeated ones', async () => {
    const twice = createFrame([
      categoryColumn(
        'city',
        cells.flatMap(({ unit }) => [`c${unit}`, `c${unit}`]),
      ),
      numericColumn(
        'year',
        cells.flatMap(({ year }) => [year, year]),
      ),
      numericColumn(
        'did',
        cells.flatMap(({ unit, year }) => [0, Number(year >= startOf(unit))]),
      ),
      numericColumn(
        'final',
        cells.flatMap(() => [0, 1]),
      ),
      numericColumn(
        'y',
        cells.flatMap((_, i) => [0, noise(i)]),
      ),
      numericColumn(
        'x',
        cells.flatMap((_, i) => [0, noise(i + 500)]),
      ),
    ]);
    const design = await runTask(twice, spec({ recipe: [{ step: 'keep-rows', condition: 'final == 1' }] }), {
      kind: 'design',
    });
    if (!design.ok) throw new Error(design.notice.code);
    expect(design.value.summary.nobs).toBe(UNITS * YEARS);
    expect(design.value.summary.cohorts).toHaveLength(2);
  });

  it('says that a step failed where its column or its rows are needed, and only there', async () => {
    const broken = { recipe: [{ step: 'compute' as const, expression: 'x +', as: ['x'] }] };
    expect(await baseline(broken)).toMatchObject({ code: 'recipeColumnBroken', params: { column: 'x' } });
    const outcome = await runTask(frame, spec(broken), { kind: 'baseline' });
    expect(outcome.ok && outcome.value.columns[0].ok).toBe(true);
    expect(await baseline({ recipe: [{ step: 'keep-rows', condition: 'nowhere > 1' }] })).toMatchObject({
      code: 'recipeSampleFailed',
    });
  });

  it('is read again by nothing that does not depend on the step', () => {
    const key = (more: AnalysisSpecInput) => taskKey(spec(more), { kind: 'baseline' });
    const log = { step: 'log' as const, columns: ['x'] };
    expect(key({ recipe: [log] })).toBe(key({}));
    expect(key({ recipe: [{ ...log, as: ['x'] }] })).not.toBe(key({}));
    expect(key({ recipe: [{ step: 'keep-periods', from: 2009 }] })).not.toBe(key({}));
    expect(key({ recipe: [{ step: 'keep-periods', from: 2009, off: true }] })).toBe(key({}));
  });

  it('names the columns of its expressions among those that a spec needs', () => {
    const texts = textsIn(spec({ recipe: [{ step: 'compute', expression: 'ln(`a b`) + mean(c by d)' }] }));
    expect(['a b', 'c', 'd'].every((name) => texts.has(name))).toBe(true);
  });

  it('costs a second task on the same data nothing', async () => {
    const context = taskContext();
    const one = spec({ recipe: [{ step: 'log', columns: ['x'], as: ['lx'] }], baseline: {} });
    await runTask(frame, one, { kind: 'baseline' }, context);
    const { frame: first } = context.panels.recipe(frame, one);
    expect(context.panels.recipe(frame, { ...one, title: 'x' }).frame).toBe(first);
    const grown = createFrame([
      ...frame.columns,
      numericColumn(
        'more',
        cells.map((_, i) => i),
      ),
    ]);
    const again = context.panels.recipe(grown, one).frame;
    expect(again.columns.map(({ name }) => name)).toEqual(['city', 'year', 'did', 'y', 'x', 'more', 'lx']);
    expect(again.columns.at(-1)).toBe(first.columns.at(-1));
  });

  it('tells in a headless run what became of each step', async () => {
    const done = await evaluate(
      frame,
      spec({
        recipe: [
          { step: 'log', columns: ['x'] },
          { step: 'log', off: true },
        ],
      }),
    );
    expect(done.ok && done.value.recipe).toMatchObject([{ ok: true, added: ['ln_x'] }, { ok: 'off' }]);
  });

  it('travels in a link without the names of units', () => {
    const { spec: shared, leftOut } = shareable(
      spec({
        recipe: [
          { step: 'keep-units', units: ['c1', 'c2'] },
          { step: 'log', columns: ['x'] },
        ],
      }),
      new Set(),
    );
    expect(shared.recipe).toMatchObject([
      { step: 'keep-units', units: null, off: true },
      { step: 'log', off: false },
    ]);
    expect(leftOut).toMatchObject([{ code: 'shareLeftOutUnits', params: { count: 2 } }, { code: 'shareLeftOutData' }]);
  });
});
