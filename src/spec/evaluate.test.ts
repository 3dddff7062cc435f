import { describe, expect, it } from 'vitest';
import { loadCases, loadData, miss } from '../../testing/support/reference.ts';
import { tidy } from '../engine/inference/tidy.ts';
import { runTask, taskContext } from './evaluate.ts';
import { type AnalysisSpecInput, specSchema } from './schema.ts';
import type { TaskKind, TaskOf, TaskResults } from './tasks.ts';

const frame = loadData('city_balanced');
const roles = {
  unit: 'city',
  time: 'year',
  outcome: 'y',
  treatment: { kind: 'cohort' as const, column: 'g' },
  controls: ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'],
};
const specOf = (input: AnalysisSpecInput = {}) => specSchema.parse({ roles, ...input });

async function answer<K extends TaskKind>(task: TaskOf<K>, input: AnalysisSpecInput = {}, data = frame) {
  const outcome = await runTask<K>(data, specOf(input), task);
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.notice));
  return outcome.value as TaskResults[K];
}

/** Recommended tolerance of the reference cases for fixed effects and clustered errors. */
const REL = 1e-9;

describe('baseline', () => {
  it('ends in the two-way estimate that fixest gives', async () => {
    const expected = loadCases('01').cases.find(({ id }) => id === 'city_balanced.fe_twoway.cl_city')!.results;
    const { columns, headline } = await answer({ kind: 'baseline' }, { baseline: {} });
    expect(columns.map((column) => column.id)).toEqual([1, 2, 3, 4, 5, 6, 7].map((i) => `baseline-${i}`));
    expect(headline).toBe(6);
    const last = columns[6];
    if (!last.ok) throw new Error(last.notice.code);
    for (const row of tidy(last.result)) {
      if (row.term === '_cons') continue;
      expect(miss(row.estimate, expected.coef[row.term], REL, 1e-11)).toBeLessThanOrEqual(1);
      expect(miss(row.stdError, expected.se[row.term], REL, 1e-11)).toBeLessThanOrEqual(1);
    }
  });

  it('gives the other standard errors of the headline as fixest does', async () => {
    const { cases } = loadCases('01');
    const seOf = (vcov: string) => cases.find(({ id }) => id === `city_balanced.fe_twoway.${vcov}`)!.results.se.did;
    const { alternatives } = await answer({ kind: 'baseline' }, { baseline: { vcov: 'HC1' } });
    expect(alternatives.map(({ vcov }) => vcov)).toEqual(['iid', 'HC1', 'cluster']);
    for (const [i, vcov] of ['iid', 'HC1', 'cl_city'].entries()) {
      expect(miss(alternatives[i].stdError, seOf(vcov), REL, 1e-11)).toBeLessThanOrEqual(1);
    }
  });

  it('lays out the 2 x 2 grid and hand-picked sets, for several outcomes', async () => {
    const shapeOf = async (baseline: NonNullable<AnalysisSpecInput['baseline']>) => {
      const { columns, headline } = await answer({ kind: 'baseline' }, { baseline });
      const shape = columns.map((column) =>
        column.ok ? [column.result.outcome, column.result.terms.length, column.result.absorbed.length] : column.notice,
      );
      return { shape, headline };
    };
    expect(await shapeOf({ layout: 'grid' })).toEqual({
      shape: [
        ['y', 2, 0],
        ['y', 8, 0],
        ['y', 2, 2],
        ['y', 8, 2],
      ],
      headline: 3,
    });
    expect(await shapeOf({ layout: 'sets', sets: [['gov'], []], outcomes: ['y', 'y_ddd'] })).toEqual({
      shape: [
        ['y', 3, 2],
        ['y', 2, 2],
        ['y_ddd', 3, 2],
        ['y_ddd', 2, 2],
      ],
      headline: 0,
    });
  });

  it('keeps the other columns when one cannot be fitted', async () => {
    const { columns } = await answer({ kind: 'baseline' }, { baseline: { layout: 'sets', sets: [['nope'], ['gov']] } });
    expect(columns.map((column) => column.ok)).toEqual([false, true]);
    expect(columns[0]).toMatchObject({ notice: { code: 'columnUnknown', params: { column: 'nope' } } });
  });

  it('uses each column its own rows, or one common sample', async () => {
    const data = loadData('city_unbalanced');
    const nobsOf = async (missing: 'perModel' | 'common') => {
      const { columns } = await answer({ kind: 'baseline' }, { baseline: {}, sample: { missing } }, data);
      return columns.map((column) => (column.ok ? column.result.counts.nobs : column.notice.code));
    };
    expect(new Set(await nobsOf('perModel')).size).toBeGreaterThan(1);
    const common = await nobsOf('common');
    expect(new Set(common).size).toBe(1);
    expect(common[0]).toBe((await nobsOf('perModel'))[6]);
  });
});

describe('ledger', () => {
  it('accounts for every row of the panel and of a model', async () => {
    const data = loadData('city_unbalanced');
    for (const modelId of [null, 'baseline-7', 'trends']) {
      const ledger = await answer({ kind: 'ledger', modelId }, { baseline: {}, sample: { timeTo: 2020 } }, data);
      const lost = ledger.steps.reduce((sum, step) => sum + step.count, 0);
      expect(ledger.rowsRead).toBe(data.nrow);
      expect(ledger.rowsUsed + lost).toBe(ledger.rowsRead);
      expect(ledger.steps[0]).toMatchObject({ reason: 'outsidePeriod' });
      for (const step of ledger.steps) expect(step.rows.length).toBe(Math.min(step.count, 1_000));
      expect(ledger.steps[0].rows[0]).toMatchObject({ unit: '1', time: '2021' });
    }
  });

  it('does not know a model of another name', async () => {
    const outcome = await runTask(frame, specOf(), { kind: 'ledger', modelId: 'nope' });
    expect(outcome).toMatchObject({ ok: false, notice: { code: 'modelUnknown' } });
  });
});

describe('other tasks', () => {
  it('describe the design, the columns and the raw trends', async () => {
    const design = await answer({ kind: 'design' });
    expect(design.summary).toMatchObject({ nobs: 5130, units: 285, periods: 18 });
    expect(design.map.units.length).toBe(285);
    const { summary, correlation, vif, vifWithin, balance } = await answer({ kind: 'descriptives' });
    expect([summary.ok, correlation.ok, vif.ok, vifWithin.ok, balance.ok]).toEqual(Array(5).fill(true));
    expect(summary.ok && summary.value.rows.map(({ name }) => name)).toEqual(['y', 'did', ...roles.controls]);
    const trends = await answer({ kind: 'rawTrends' });
    expect(trends.outcome).toBe('y');
  });

  it('fit the event study by its chapter', async () => {
    const fitted = await answer({ kind: 'trends' }, { trends: { lower: -3, upper: 4, controls: false } });
    if (!fitted.ok) throw new Error(fitted.notice.code);
    expect(fitted.id).toBe('trends');
    const times = fitted.result.terms.flatMap(({ tag }) => (tag.kind === 'event' ? [tag.e] : []));
    expect(times).toEqual([-3, -2, 0, 1, 2, 3, 4]);
  });

  it('draw the placebo and show one of its draws', async () => {
    const placebo = { draws: 50, seed: 7 };
    const summary = await answer({ kind: 'placebo' }, { placebo });
    expect(summary).toMatchObject({ draws: 50, done: 50, seed: 7 });
    const draw = await answer({ kind: 'placeboDraw', replicate: 3 }, { placebo });
    expect(draw.pilots.length).toBe(120);
    expect(Array.from(summary.points.coef)).toContain(draw.estimate);
    const beyond = await runTask(frame, specOf({ placebo }), { kind: 'placeboDraw', replicate: 50 });
    expect(beyond).toMatchObject({ ok: false, notice: { code: 'drawUnknown' } });
  });

  it('fit models written by hand, each with an id', async () => {
    const models = [{ estimator: 'feols' as const }, { id: 'mine', estimator: 'feols' as const, regressors: [] }];
    const fitted = await answer({ kind: 'models' }, { models });
    expect(fitted.map(({ id, ok }) => [id, ok])).toEqual([
      ['model-1', true],
      ['mine', true],
    ]);
  });
});

describe('roles', () => {
  it('that are missing are asked for', async () => {
    const lacking = { roles: { ...roles, treatment: null } };
    const trends = await answer({ kind: 'trends' }, lacking);
    expect(trends).toMatchObject({ ok: false, notice: { code: 'roleMissing', params: { role: 'treatment' } } });
    const placebo = await runTask(frame, specOf(lacking), { kind: 'placebo' });
    expect(placebo).toMatchObject({ ok: false, notice: { code: 'roleMissing' } });
    const noOutcome = await answer({ kind: 'baseline' }, { roles: { ...roles, outcome: null }, baseline: {} });
    expect(noOutcome.columns[0]).toMatchObject({ ok: false, notice: { code: 'outcomeMissing' } });
  });

  it('without anything to cluster by give HC1, and say so', async () => {
    const models = [{ estimator: 'feols' as const, regressors: ['gov'] }];
    const [fitted] = await answer({ kind: 'models' }, { roles: { outcome: 'y' }, models });
    if (!fitted.ok) throw new Error(fitted.notice.code);
    expect(fitted.result.vcovType).toBe('HC1');
    expect(fitted.result.notices.map(({ code }) => code)).toContain('nothingToClusterBy');
  });

  it('keep the policy apart from a control of the same name', async () => {
    const models = [{ estimator: 'feols' as const, regressors: ['did2', 'did'] }];
    const [fitted] = await answer({ kind: 'models' }, { models });
    if (!fitted.ok) throw new Error(fitted.notice.code);
    expect(fitted.result.terms.map(({ name }) => name)).toEqual(['_did', 'did2', '_cons']);
    expect(fitted.result.dropped.map(({ name }) => name)).toEqual(['did']);
  });
});

describe('panels', () => {
  it('are built once per design and answer what-ifs as a new design would', async () => {
    const context = taskContext();
    const spec = specOf({ baseline: {} });
    const first = await runTask(frame, spec, { kind: 'baseline' }, context);
    const panel = context.panels.panel(frame, spec);
    expect(context.panels.panel(frame, { ...spec, title: 'x' })).toBe(panel);
    const moved = specOf({ baseline: {}, whatIf: { starts: [{ unit: '1', start: 2010 }], struckUnits: ['2'] } });
    const warm = await runTask(frame, moved, { kind: 'baseline' }, context);
    expect(warm).toEqual(await runTask(frame, moved, { kind: 'baseline' }));
    expect(warm).not.toEqual(first);
  });
});
