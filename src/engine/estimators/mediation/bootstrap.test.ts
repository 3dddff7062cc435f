import { describe, expect, it } from 'vitest';
import { randomFrame } from '../../../../testing/support/random-panel.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { type AbsorbTerm, defaultsOf } from '../../fields.ts';
import { bootstrapInterval } from '../../inference/bootstrap-interval.ts';
import { fitLinearModel, prepareLinearModel } from '../../solve/linear-model.ts';
import { regressionProblem, settleRegression } from '../dose/base-problem.ts';
import { drawCopies, drawPaths, pathsOf, planDraws } from './bootstrap.ts';
import { AbsorbingKernel, type DrawProblem } from './draw-kernels.ts';
import { fields } from './meta.ts';
import { resampleGroups } from './resample.ts';

/** Two ways of forming the same cross-products, and regressions on duplicated rows: rounding only. */
const ROUNDING = 1e-9;

function problemOf(seed: number, absorb: readonly AbsorbTerm[], weights: string | null = null) {
  const panel = buildPanel(randomFrame(seed, 14, 7), {
    unit: 'unit',
    time: 'time',
    treatment: { kind: 'indicator', column: 'd' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!panel.ok) throw new Error(panel.notice.code);
  const roles = { outcome: 'y', treatmentName: 'd' };
  const options = { ...defaultsOf(fields), controls: ['x2', 'd', 'x1'], absorb, weights, cluster: ['unit'] };
  const settled = settleRegression(options, roles, 'unit', 'time');
  const problem = regressionProblem(panel.value, settled, [], [], { id: 'x', estimator: 'x', spec: {} });
  if (!problem.ok) throw new Error(problem.notice.code);
  const prepared = prepareLinearModel(panel.value, problem.value);
  if (!prepared.ok) throw new Error(prepared.notice.code);
  const groups = resampleGroups(prepared.value, null);
  if (!groups.ok) throw new Error(groups.notice.code);
  const columns = [...prepared.value.regressors, prepared.value.outcome].map((column) => column.values);
  return { prepared: prepared.value, panel: panel.value, problem: problem.value, columns, ...groups.value };
}

describe('bootstrap draws', () => {
  const designs: [string, AbsorbTerm[], string | null][] = [
    ['two-way', ['unit', 'time'], null],
    ['two-way, weighted', ['unit', 'time'], 'w'],
    ['unit slopes', ['unit', { by: ['unit'], slope: 'time' }], null],
    ['an effect across units', ['unit', ['region', 'time'], 'sector'], 'w'],
    ['pooled', [], null],
  ];
  for (const [name, absorb, weights] of designs) {
    it(`sum over groups what absorbing anew gives: ${name}`, () => {
      for (const seed of [1, 2, 3]) {
        const problem: DrawProblem = problemOf(seed, absorb, weights);
        const plan = planDraws(problem, 1, seed);
        const slow = new AbsorbingKernel(problem);
        let compared = 0;
        for (let replicate = 0; replicate < 12; replicate++) {
          const copies = drawCopies(plan, replicate);
          expect(copies.reduce((sum, value) => sum + value, 0)).toBe(problem.count);
          const fast = pathsOf(plan.kernel.moments(copies), plan.kernel.leading + problem.columns.length, 1);
          const plain = pathsOf(slow.moments(copies), problem.columns.length, 1);
          if (fast === null || plain === null) {
            expect(fast).toEqual(plain);
            continue;
          }
          compared++;
          expect(Math.abs(fast.total - plain.total)).toBeLessThan(ROUNDING);
          expect(Math.abs(fast.direct - plain.direct)).toBeLessThan(ROUNDING);
          expect(Math.abs(fast.indirect[0] - plain.indirect[0])).toBeLessThan(ROUNDING);
        }
        expect(compared).toBeGreaterThan(8);
      }
    });
  }

  it('with one copy of every group are the estimates themselves', () => {
    const design = problemOf(5, ['unit', 'time']);
    const ones = new Int32Array(design.count).fill(1);
    const plan = planDraws(design, 1, 1);
    const paths = pathsOf(plan.kernel.moments(ones), plan.kernel.leading + design.columns.length, 1)!;
    const fitted = fitLinearModel(design.panel, design.problem, quietContext);
    if (!fitted.ok) throw new Error(fitted.notice.code);
    const at = fitted.value.terms.findIndex((term) => term.name === 'd');
    expect(Math.abs(paths.direct - fitted.value.coef[at])).toBeLessThan(ROUNDING);
    expect(Math.abs(paths.total - paths.direct - paths.indirect[0])).toBeLessThan(ROUNDING);
  });

  it('may be cut into ranges', () => {
    const plan = planDraws(problemOf(7, ['unit', 'time']), 1, 42);
    const whole = drawPaths(plan, 0, 30, quietContext);
    const parts = [drawPaths(plan, 0, 11, quietContext), drawPaths(plan, 11, 30, quietContext)];
    expect(parts.flatMap((part) => Array.from(part.direct))).toEqual(Array.from(whole.direct));
    expect(parts.flatMap((part) => Array.from(part.indirect[0]))).toEqual(Array.from(whole.indirect[0]));
  });
});

describe('bootstrap intervals', () => {
  const draws = Float64Array.from({ length: 1001 }, (_, i) => i / 1000);
  it('are quantiles of the draws, missing ones left out', () => {
    const withGaps = Float64Array.from([Number.NaN, ...draws, Number.NaN]);
    const interval = bootstrapInterval(withGaps, 0.5, 0.9, 'percentile')!;
    expect(interval.lo).toBeCloseTo(0.05, 12);
    expect(interval.hi).toBeCloseTo(0.95, 12);
    expect(interval.draws).toBe(1001);
  });
  it('do not move under bias correction when half the draws lie below the estimate', () => {
    const { lo, hi } = bootstrapInterval(draws, 0.5, 0.9, 'biasCorrected')!;
    expect(lo).toBeCloseTo(0.05, 12);
    expect(hi).toBeCloseTo(0.95, 12);
  });
  it('move by twice the bias', () => {
    // z0 = Phi^-1(0.8413...) = 1 up to the grid of the draws: limits are those at Phi(2 -+ 1.6449).
    const { lo, hi } = bootstrapInterval(draws, 0.841344746, 0.9, 'biasCorrected')!;
    expect(lo).toBeCloseTo(0.6387, 2);
    expect(hi).toBeCloseTo(0.99987, 3);
  });
  it('are absent where they would be made up', () => {
    expect(bootstrapInterval(draws.slice(0, 20), 0.5, 0.95, 'percentile')).toBeNull();
    expect(bootstrapInterval(draws, 2, 0.95, 'biasCorrected')).toBeNull();
  });
});
