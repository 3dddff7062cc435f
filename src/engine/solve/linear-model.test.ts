import { describe, expect, it } from 'vitest';
import { plainPanel, randomFrame } from '../../../testing/support/random-panel.ts';
import type { Notice } from '../../core/notice.ts';
import { type Column, categoryColumn, numericColumn } from '../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../table/frame.ts';
import { quietContext } from '../estimator.ts';
import { fitLinearModel, type LinearProblem, prepareLinearModel, residualise } from './linear-model.ts';

const frame = randomFrame(4, 30, 8);

function values(data: Frame, name: string): Float64Array {
  const column = findColumn(data, name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
}

function withColumns(...columns: Column[]): Frame {
  const names = columns.map((column) => column.name);
  return createFrame([...frame.columns.filter((column) => !names.includes(column.name)), ...columns]);
}

function problem(data: Frame, names: readonly string[], overrides: Partial<LinearProblem> = {}): LinearProblem {
  const panel = plainPanel(data);
  return {
    id: 'm',
    estimator: 'feols',
    spec: {},
    outcome: 'y',
    regressors: names.map((name) => ({
      name,
      tag: { kind: 'coefficient', role: name === 'd' ? 'treatment' : 'control' },
      values: Float64Array.from(panel.rows, (row) => values(data, name)[row]),
    })),
    absorb: ['unit', 'time'],
    intercept: 'auto',
    weights: null,
    vcov: 'cluster',
    cluster: ['unit'],
    preset: 'reghdfe',
    singletons: 'drop',
    ...overrides,
  };
}

const solve = (data: Frame, names: readonly string[], overrides: Partial<LinearProblem> = {}) =>
  fitLinearModel(plainPanel(data), problem(data, names, overrides), quietContext);

function success(data: Frame, names: readonly string[], overrides: Partial<LinearProblem> = {}) {
  const result = solve(data, names, overrides);
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

function failure(data: Frame, names: readonly string[], overrides: Partial<LinearProblem> = {}): Notice {
  const result = solve(data, names, overrides);
  if (result.ok) throw new Error('did not fail');
  return result.notice;
}

const codes = (notices: readonly Notice[]) => notices.map((notice) => notice.code);

describe('what a linear model refuses', () => {
  const map = (name: string, change: (value: number, row: number) => number) =>
    withColumns(numericColumn(name, values(frame, name).map(change)));

  it('unknown or unsuitable columns', () => {
    expect(failure(frame, ['x1'], { outcome: '__proto__' })).toMatchObject({
      code: 'columnUnknown',
      params: { column: '__proto__' },
    });
    expect(failure(frame, ['x1'], { absorb: ['constructor'] }).params.role).toBe('absorb');
    expect(failure(frame, ['x1'], { cluster: ['nowhere'] }).params.role).toBe('cluster');
    const text = withColumns(categoryColumn('y', Array.from(values(frame, 'y'), String)));
    expect(failure(text, ['x1']).code).toBe('columnNotNumeric');
    expect(failure(frame, ['x1'], { cluster: [] }).code).toBe('clusterCount');
    expect(failure(frame, ['x1'], { cluster: ['unit', 'time', 'region'] }).code).toBe('clusterCount');
  });

  it('weights that are none', () => {
    const negative = map('w', (value, row) => (row === 3 ? -1 : value));
    expect(failure(negative, ['x1'], { weights: { column: 'w', kind: 'analytic' } })).toMatchObject({
      code: 'weightNegative',
      where: { column: 'w', row: 3 },
    });
    const half = map('w', (value) => value + 0.5);
    expect(failure(half, ['x1'], { weights: { column: 'w', kind: 'frequency' } }).code).toBe('weightNotInteger');
    expect(success(half, ['x1'], { weights: { column: 'w', kind: 'probability' } }).counts.nobs).toBeGreaterThan(0);
  });

  it('an empty sample, naming what took it', () => {
    const empty = map('x1', () => Number.NaN);
    expect(failure(empty, ['x1'])).toMatchObject({
      code: 'noRowsLeft',
      params: { reason: 'missingRegressor', column: 'x1' },
    });
  });

  it('a model without residual variation, and a single cluster', () => {
    expect(failure(frame, ['x1'], { absorb: ['unit', ['unit', 'time']], singletons: 'keep' }).code).toBe(
      'noResidualDof',
    );
    const one = withColumns(numericColumn('region', new Float64Array(frame.nrow)));
    expect(failure(one, ['x1'], { cluster: ['region'] }).code).toBe('oneCluster');
  });

  it('a policy that does not vary within the effects', () => {
    const fixed = map('d', (_, row) => (values(frame, 'unit')[row] > 15 ? 1 : 0));
    expect(failure(fixed, ['d', 'x1'])).toMatchObject({
      code: 'treatmentAbsorbed',
      params: { term: 'd', effects: 'unit, time' },
    });
    const never = map('d', () => 0);
    expect(failure(never, ['d', 'x1']).code).toBe('treatmentAbsorbed');
    expect(success(fixed, ['x1', 'd'], { absorb: ['time'] }).terms.map((term) => term.name)).toEqual([
      'x1',
      'd',
      '_cons',
    ]);
  });
});

describe('what a linear model reports', () => {
  it('dropped regressors with what they hang on', () => {
    const x1 = values(frame, 'x1');
    const x2 = values(frame, 'x2');
    const data = withColumns(
      numericColumn(
        'twin',
        x1.map((value, i) => 2 * value - 3 * x2[i]),
      ),
      numericColumn(
        'place',
        values(frame, 'unit').map((unit) => unit * unit),
      ),
    );
    const result = success(data, ['x1', 'x2', 'd', 'twin', 'place']);
    expect(result.dropped).toEqual([
      { name: 'twin', reason: 'collinear', by: ['x1', 'x2'] },
      { name: 'place', reason: 'absorbed', by: ['unit', 'time'] },
    ]);
    const pooled = success(withColumns(numericColumn('one', new Float64Array(frame.nrow).fill(7))), ['x1', 'one'], {
      absorb: [],
    });
    expect(pooled.dropped).toEqual([{ name: 'one', reason: 'collinear', by: ['_cons'] }]);
  });

  it('few clusters, a perfect fit, a near collinearity, robust errors under probability weights', () => {
    expect(codes(success(frame, ['x1'], { cluster: ['time'] }).notices)).toContain('fewClusters');
    const same = withColumns(
      numericColumn(
        'y',
        values(frame, 'x1').map((value) => 2 * value),
      ),
    );
    const perfect = success(same, ['x1', 'x2']);
    expect(codes(perfect.notices)).toContain('perfectFit');
    expect(perfect.coef[0]).toBeCloseTo(2, 12);
    const near = withColumns(
      numericColumn(
        'twin',
        values(frame, 'x1').map((value, row) => value + 1e-8 * Math.sin(row)),
      ),
    );
    expect(codes(success(near, ['x1', 'twin']).notices)).toContain('illConditioned');
    const robust = success(frame, ['x1'], { weights: { column: 'w', kind: 'probability' }, vcov: 'iid' });
    expect(robust.vcovType).toBe('HC1');
    expect(codes(robust.notices)).toContain('probabilityWeightsRobust');
  });

  it('rows without leverage to spare under HC2 and HC3', () => {
    const lonely = withColumns(
      numericColumn(
        'sector',
        values(frame, 'sector').map((value, row) => (row === 5 ? 99 : value)),
      ),
    );
    const kept = success(lonely, ['x1'], { absorb: ['sector'], singletons: 'keep', vcov: 'HC3' });
    expect(kept.notices.find((notice) => notice.code === 'leverageOne')?.params.rows).toBe(1);
    const dropped = success(lonely, ['x1'], { absorb: ['sector'], vcov: 'HC3' });
    expect(dropped.counts.singletons).toBe(1);
    expect(dropped.coef[0]).toBeCloseTo(kept.coef[0], 12);
  });

  it('every loss by name, in order', () => {
    const missing = (name: string, rows: number[]) =>
      numericColumn(
        name,
        values(frame, name).map((value, row) => (rows.includes(row) ? Number.NaN : value)),
      );
    const w = numericColumn(
      'w',
      values(frame, 'w').map((value, row) => (row === 9 ? 0 : row === 10 ? Number.NaN : value)),
    );
    const data = withColumns(
      missing('y', [0, 1]),
      missing('x1', [1, 2]),
      missing('d', [3]),
      missing('sector', [4]),
      missing('region', [5]),
      w,
    );
    const panel = plainPanel(data);
    const keep = Uint8Array.from(panel.rows, (row) => (row === 6 ? 0 : 1));
    const result = success(data, ['d', 'x1'], {
      rowMask: { keep, reason: 'outsideWindow' },
      absorb: ['unit', 'sector'],
      cluster: ['region'],
      weights: { column: 'w', kind: 'analytic' },
    });
    expect(result.ledger.steps.map(({ reason, params, rows }) => [reason, params.column, [...rows].sort()])).toEqual([
      ['outsideWindow', undefined, [6]],
      ['missingOutcome', 'y', [0, 1]],
      ['missingTreatment', 'd', [3]],
      ['missingRegressor', 'x1', [2]],
      ['missingWeight', 'w', [10]],
      ['zeroWeight', 'w', [9]],
      ['missingAbsorbed', 'sector', [4]],
      ['missingCluster', 'region', [5]],
    ]);
    expect(result.ledger.rowsUsed).toBe(frame.nrow - 9);
    expect(result.counts.nobs).toBe(frame.nrow - 9);
  });

  it('a constant alone', () => {
    const result = success(frame, [], { absorb: [], vcov: 'iid' });
    const y = values(frame, 'y');
    const mean = y.reduce((total, value) => total + value, 0) / y.length;
    expect(result.coef[0]).toBeCloseTo(mean, 12);
    expect(Math.sqrt(result.vcov[0])).toBeCloseTo(result.stats.sdOutcome! / Math.sqrt(y.length), 12);
    expect(result.tests).toEqual([]);
  });

  it('redundant levels as each preset counts them: regions within units, disconnected from region-years', () => {
    const absorb = ['unit', ['region', 'time']];
    const stata = success(frame, ['x1'], { absorb, vcov: 'iid' });
    const fixest = success(frame, ['x1'], { absorb, vcov: 'iid', preset: 'fixest' });
    expect(stata.absorbed.map((effect) => effect.redundant)).toEqual([0, 3]);
    expect(fixest.absorbed.map((effect) => effect.redundant)).toEqual([0, 1]);
    expect(stata.dofResidual - fixest.dofResidual).toBe(2);
    expect(stata.terms.length - fixest.terms.length).toBe(1);
  });
});

describe('a prepared model', () => {
  it('does not take a column with holes', () => {
    const panel = plainPanel(frame);
    const prepared = prepareLinearModel(panel, problem(frame, ['x1']));
    if (!prepared.ok) throw new Error(prepared.notice.code);
    const holes = new Float64Array(panel.rows.length).fill(Number.NaN);
    const tag = { kind: 'coefficient', role: 'control' } as const;
    expect(() => residualise(prepared.value, { name: 'holes', tag, values: holes })).toThrow('holes');
  });
});
