import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DummyEffect, dummyRegression, dummySandwich } from '../../../testing/support/dummy-regression.ts';
import { plainPanel, randomFrames } from '../../../testing/support/random-panel.ts';
import { createStream } from '../../core/random/philox.ts';
import { numericColumn } from '../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../table/frame.ts';
import { codeNumbers } from '../design/code-values.ts';
import type { AbsorbTerm } from '../fields.ts';
import { tidy } from '../inference/index.ts';
import type { ModelResult } from '../result.ts';
import { estimateFit, type LinearProblem, prepareLinearModel, residualise, withRegressors } from './linear-model.ts';
import { readNumbers } from './read-columns.ts';

/** Outcomes of order 1, at most some hundred rows: two exact routes differ by rounding only. */
const CLOSE = 1e-9;
const RUNS = { numRuns: 40, seed: 3 };

function numbers(frame: Frame, name: string): Float64Array {
  const column = findColumn(frame, name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
}

function problemOf(frame: Frame, overrides: Partial<LinearProblem>, names = ['d', 'x1', 'x2']): LinearProblem {
  const panel = plainPanel(frame);
  const regressors = names.map((name) => {
    const values = readNumbers(panel, name, 'regressor');
    if (!values.ok) throw new Error(name);
    return { name, tag: { kind: 'coefficient', role: 'control' } as const, values: values.value };
  });
  return {
    id: 'm',
    estimator: 'feols',
    spec: {},
    outcome: 'y',
    regressors,
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

function fitted(frame: Frame, overrides: Partial<LinearProblem> = {}) {
  const prepared = prepareLinearModel(plainPanel(frame), problemOf(frame, overrides));
  if (!prepared.ok) throw new Error(prepared.notice.code);
  const fit = estimateFit(prepared.value);
  if (!fit.ok) throw new Error(fit.notice.code);
  return fit.value;
}

function permuted(frame: Frame, order: Int32Array): Frame {
  return createFrame(
    frame.columns.map((column) =>
      numericColumn(
        column.name,
        Float64Array.from(order, (row) => numbers(frame, column.name)[row]),
      ),
    ),
  );
}

function close(a: ArrayLike<number>, b: ArrayLike<number>, tolerance = CLOSE): void {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < a.length; i++)
    expect(Math.abs(a[i] - b[i])).toBeLessThanOrEqual(tolerance * (1 + Math.abs(b[i])));
}

const numbersOf = (result: ModelResult) => [
  ...result.coef,
  ...result.vcov,
  ...Object.values(result.stats).map((value) => value ?? 0),
  result.dofResidual,
  result.tests[0].statistic,
];

describe('a linear model', () => {
  it('does not depend on the order of rows, bit by bit', () => {
    fc.assert(
      fc.property(randomFrames, fc.integer(), (frame, seed) => {
        const order = Int32Array.from({ length: frame.nrow }, (_, i) => i);
        createStream(seed, 1).shuffle(order);
        const overrides = { absorb: ['unit', 'time', 'sector'] };
        expect(numbersOf(fitted(permuted(frame, order), overrides).result)).toEqual(
          numbersOf(fitted(frame, overrides).result),
        );
      }),
      RUNS,
    );
  });

  it('does not depend on what units are called', () => {
    fc.assert(
      fc.property(randomFrames, (frame) => {
        const columns = frame.columns.map((column) =>
          column.name === 'unit'
            ? numericColumn(
                'unit',
                numbers(frame, 'unit').map((unit) => 1000 - 7 * unit),
              )
            : column,
        );
        close(numbersOf(fitted(createFrame(columns)).result), numbersOf(fitted(frame).result));
      }),
      RUNS,
    );
  });

  it('scales with the outcome', () => {
    fc.assert(
      fc.property(randomFrames, fc.double({ min: 0.01, max: 1e6, noNaN: true }), (frame, factor) => {
        const columns = frame.columns.map((column) =>
          column.name === 'y'
            ? numericColumn(
                'y',
                numbers(frame, 'y').map((value) => value * factor),
              )
            : column,
        );
        const [a, b] = [fitted(createFrame(columns)).result, fitted(frame).result];
        close(
          a.coef.map((value) => value / factor),
          b.coef,
        );
        close(
          a.vcov.map((value) => value / factor ** 2),
          b.vcov,
        );
        close(
          [a.stats.r2!, a.stats.r2Within!, a.tests[0].statistic],
          [b.stats.r2!, b.stats.r2Within!, b.tests[0].statistic],
        );
      }),
      RUNS,
    );
  });

  it('takes a frequency weight for so many equal rows', () => {
    fc.assert(
      fc.property(randomFrames, fc.constantFrom('iid', 'HC1', 'HC2', 'HC3', 'cluster'), (frame, vcov) => {
        const w = numbers(frame, 'w');
        const rows = Int32Array.from(Array.from(w, (times, row) => new Array(times).fill(row)).flat());
        const overrides = { vcov, absorb: ['region', 'sector'], cluster: ['unit'] } as const;
        const weights = { column: 'w', kind: 'frequency' } as const;
        // duplicated rows are no panel: the roles stay empty
        const solve = (data: Frame, more: Partial<LinearProblem>) => {
          const panel = plainPanel(data, null, null);
          const names = ['d', 'x1', 'x2'];
          const tag = { kind: 'coefficient', role: 'control' } as const;
          const regressors = names.map((name) => ({ name, tag, values: numbers(data, name) }));
          const prepared = prepareLinearModel(panel, { ...problemOf(data, overrides, []), regressors, ...more });
          const done = prepared.ok ? estimateFit(prepared.value) : prepared;
          if (!done.ok) throw new Error(done.notice.code);
          return done.value.result;
        };
        close(numbersOf(solve(frame, { weights })), numbersOf(solve(permuted(frame, rows), {})));
      }),
      RUNS,
    );
  });

  const structures: { absorb: AbsorbTerm[]; dummies: (frame: Frame) => DummyEffect[] }[] = [
    { absorb: [], dummies: (f) => [coded(f, ['region'], true, [], true)] },
    { absorb: ['unit'], dummies: (f) => [coded(f, ['unit'])] },
    { absorb: ['unit', 'time'], dummies: (f) => [coded(f, ['unit']), coded(f, ['time'])] },
    {
      absorb: ['unit', 'time', 'sector'],
      dummies: (f) => [coded(f, ['unit']), coded(f, ['time']), coded(f, ['sector'])],
    },
    { absorb: ['unit', ['region', 'time']], dummies: (f) => [coded(f, ['unit']), coded(f, ['region', 'time'])] },
    {
      absorb: ['unit', 'time', { by: ['region'], slope: 'time' }],
      dummies: (f) => [coded(f, ['unit']), coded(f, ['time']), coded(f, ['region'], false, ['time'])],
    },
    { absorb: ['sector', { by: ['sector'], slope: 'x2' }], dummies: (f) => [coded(f, ['sector'], true, ['x2'])] },
    {
      absorb: [{ by: ['region'], slope: 'x2' }],
      dummies: (f) => [coded(f, ['region'], true, [], true), coded(f, ['region'], false, ['x2'])],
    },
  ];

  function coded(frame: Frame, names: string[], intercept = true, slopes: string[] = [], one = false): DummyEffect {
    const key = Float64Array.from({ length: frame.nrow }, (_, r) =>
      one ? 0 : names.reduce((k, name) => k * 10_000 + numbers(frame, name)[r], 0),
    );
    const { codes, values } = codeNumbers(key);
    const centred = slopes.map((name) => numbers(frame, name).map((value) => value - (name === 'time' ? 2000 : 0)));
    return { codes, levels: values.length, intercept, slopes: centred };
  }

  it.each(structures)('absorbing $absorb is regressing on dummies, standard errors included', ({ absorb, dummies }) => {
    fc.assert(
      fc.property(randomFrames, fc.boolean(), (frame, weighted) => {
        // rows in panel order, so that both see the same sequence
        const panel = plainPanel(frame);
        const sorted = permuted(frame, panel.rows);
        const effects = dummies(sorted);
        const columns = ['d', 'x1', 'x2'].map((name) => numbers(sorted, name));
        const w = weighted ? numbers(sorted, 'w') : null;
        const slow = dummyRegression(columns, numbers(sorted, 'y'), effects, w);
        const dummyCount =
          slow.design.length - slow.kept.filter((j) => j >= slow.kept.length + slow.dropped.length - 3).length;
        const last = (matrix: Float64Array, size: number, keep: number) =>
          Array.from(
            { length: keep * keep },
            (_, c) => matrix[(dummyCount + Math.floor(c / keep)) * size + dummyCount + (c % keep)],
          );
        const n = sorted.nrow;
        const size = slow.design.length;
        const clusters = codeNumbers(numbers(sorted, 'unit')).codes;
        const root = (power: number) => (r: number) =>
          1 - slow.leverage[r] < 1e-9 ? 0 : (1 - slow.leverage[r]) ** (-power / 2);
        const ssr = slow.residual.reduce((s, e, r) => s + (w === null ? 1 : w[r]) * e * e, 0);
        const expected = {
          iid: slow.inverseGram.map((value) => value * ssr),
          HC1: dummySandwich(slow, w, null),
          HC2: dummySandwich(slow, w, null, root(1)),
          HC3: dummySandwich(slow, w, null, root(2)),
          cluster: dummySandwich(slow, w, clusters),
        };
        for (const vcov of ['iid', 'HC1', 'HC2', 'HC3', 'cluster'] as const) {
          const weights = weighted ? ({ column: 'w', kind: 'analytic' } as const) : null;
          const overrides = {
            absorb,
            vcov,
            weights,
            singletons: 'keep',
            preset: 'fixest',
            ssc: { kAdj: false, gAdj: false },
          } as const;
          const { result, residual } = fitted(sorted, overrides);
          const k = result.terms.length - (absorb.length === 0 ? 1 : 0);
          expect(k).toBe(size - dummyCount);
          close(residual, slow.residual);
          close(result.coef.slice(0, k), slow.coef.slice(dummyCount));
          const full = result.terms.length;
          const ours = Array.from({ length: k * k }, (_, c) => result.vcov[Math.floor(c / k) * full + (c % k)]);
          const theirs = last(expected[vcov], size, k).map((value) =>
            vcov === 'iid' ? value / result.counts.nobs : value,
          );
          close(ours, theirs);
        }
        expect(n).toBe(slow.residual.length);
      }),
      { numRuns: 12, seed: 5 },
    );
  });

  it('gives the same through columns added to a prepared model', () => {
    fc.assert(
      fc.property(randomFrames, (frame) => {
        const panel = plainPanel(frame);
        const whole = problemOf(frame, {});
        const prepared = prepareLinearModel(panel, { ...whole, regressors: whole.regressors.slice(1) });
        if (!prepared.ok) throw new Error(prepared.notice.code);
        const added = withRegressors(prepared.value, [
          residualise(prepared.value, whole.regressors[0]),
          ...prepared.value.regressors,
        ]);
        const fit = estimateFit(added);
        if (!fit.ok) throw new Error(fit.notice.code);
        expect(tidy(fit.value.result)).toEqual(tidy(fitted(frame).result));
      }),
      RUNS,
    );
  });

  it('accounts for every row', () => {
    fc.assert(
      fc.property(randomFrames, fc.integer({ min: 0, max: 40 }), (frame, holes) => {
        const columns = frame.columns.map((column) => {
          if (column.name !== 'x1' && column.name !== 'y' && column.name !== 'sector') return column;
          const values = numbers(frame, column.name).slice();
          for (let i = 0; i < Math.min(holes, 12); i++)
            values[(i * (column.name.length + 5)) % values.length] = Number.NaN;
          return numericColumn(column.name, values);
        });
        const panel = plainPanel(createFrame(columns));
        const problem = problemOf(createFrame(columns), { absorb: ['unit', 'time', 'sector'] });
        const prepared = prepareLinearModel(panel, problem);
        if (!prepared.ok) {
          expect(prepared.notice.code).toBe('noRowsLeft');
          return;
        }
        const { ledger, n } = prepared.value;
        const lost = ledger.steps.flatMap((step) => Array.from(step.rows));
        expect(new Set(lost).size).toBe(lost.length);
        expect(ledger.rowsRead).toBe(n + lost.length);
        expect(ledger.rowsUsed).toBe(n);
      }),
      RUNS,
    );
  });
});
