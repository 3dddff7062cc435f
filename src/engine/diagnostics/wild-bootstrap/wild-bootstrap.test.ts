import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { randomFrame } from '../../../../testing/support/random-panel.ts';
import { createStream } from '../../../core/random/philox.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { feolsProblem, fit as fitFeols } from '../../estimators/feols/fit.ts';
import { fields as feolsFields } from '../../estimators/feols/meta.ts';
import { defaultsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import { estimateFit, prepareLinearModel } from '../../solve/linear-model.ts';
import {
  fields,
  partialWild,
  planWild,
  type WildOptions,
  type WildPlan,
  type WildResult,
  wildBootstrap,
} from './index.ts';
import { statisticsAt } from './p-values.ts';
import { drawWeights, rademacherBits } from './signs.ts';

/** A refit solves the same normal equations from other numbers: ten digits. */
const REFIT = 1e-10;

const roles = { outcome: 'y', treatmentName: null };
const settle = (change: Partial<WildOptions>): WildOptions => ({
  ...defaultsOf(fields),
  treatment: false,
  regressors: ['d', 'x1', 'x2'],
  draws: 199,
  ...change,
});
const panelOf = (frame: Frame): Panel => must(buildPanel(frame, designOf({ unit: 'unit', time: 'time' })));
const planOf = (frame: Frame, change: Partial<WildOptions>): WildPlan =>
  must(planWild(panelOf(frame), roles, settle(change), quietContext));
const run = (plan: WildPlan): WildResult =>
  wildBootstrap.combine(plan, [wildBootstrap.draw(plan, 0, plan.replicates, quietContext)]);

/** Slow and obvious: the outcome is built anew from restricted residuals and the regression fitted again. */
function refit(frame: Frame, options: WildOptions, weights: Float64Array, value: number): number {
  const panel = panelOf(frame);
  const feols = { ...defaultsOf(feolsFields), ...options, vcov: 'cluster' as const };
  const without = { ...feols, regressors: options.regressors!.filter((name) => name !== 'd') };
  const d = numbers(frame, 'd');
  const shifted = replaced(frame, 'y', (r) => numbers(frame, 'y')[r] - value * d[r]);
  const panelShifted = panelOf(shifted);
  const prepared = must(prepareLinearModel(panelShifted, must(feolsProblem(panelShifted, roles, without))));
  const full = must(prepareLinearModel(panel, must(feolsProblem(panel, roles, feols))));
  const restricted = must(estimateFit(prepared));
  const [cluster] = full.clusters;
  const made = new Float64Array(frame.nrow).fill(Number.NaN);
  restricted.rows.forEach((row, i) => {
    made[row] = value * d[row] + restricted.fitted[i] + weights[cluster.codes[i]] * restricted.residual[i];
  });
  const again = replaced(frame, 'y', (r) => made[r]);
  const result = must(fitFeols(panelOf(again), roles, feols, quietContext));
  const plain = must(fitFeols(panel, roles, feols, quietContext));
  expect(result.counts.nobs).toBe(plain.counts.nobs);
  return (result.coef[0] - value) / Math.sqrt(result.vcov[0]);
}

function numbers(frame: Frame, name: string): Float64Array {
  const column = findColumn(frame, name)!;
  return column.kind === 'number' ? column.values : new Float64Array(0);
}

function replaced(frame: Frame, name: string, value: (r: number) => number): Frame {
  const made = numericColumn(
    name,
    Float64Array.from({ length: frame.nrow }, (_, r) => value(r)),
  );
  return createFrame(frame.columns.map((one) => (one.name === name ? made : one)));
}

const designs: [string, Partial<WildOptions>][] = [
  ['unit and time effects, by unit', { cluster: ['unit'] }],
  ['unit and time effects, by region', { cluster: ['region'] }],
  ['unit effects, by sector, which cuts across units', { cluster: ['sector'], absorb: ['unit'] }],
  ['no effects', { cluster: ['unit'], absorb: [] }],
  ['no effects and no constant', { cluster: ['unit'], absorb: [], intercept: false }],
  ['weights', { cluster: ['unit'], weights: 'w' }],
  ['frequency weights', { cluster: ['unit'], weights: 'w', weightKind: 'frequency' }],
  ['trends by unit', { cluster: ['unit'], absorb: ['unit', 'time', { by: ['unit'], slope: 'time' }] }],
  [
    'slopes by region, by unit',
    { cluster: ['unit'], absorb: ['unit', { by: ['time'], slope: 'x2' }], regressors: ['d', 'x1'] },
  ],
  ['more effects than clusters: cluster by cluster', { cluster: ['region'], absorb: ['unit', ['region', 'time']] }],
  ['many effects across few clusters', { cluster: ['sector'], absorb: ['unit', 'time'] }],
];

describe('one draw', () => {
  it.each(designs)('is what a refit gives: %s', (_, change) => {
    const frame = randomFrame(3, 12, 6);
    const options = settle(change);
    const plan = planOf(frame, change);
    const g = plan.cluster.count;
    for (const kind of ['webb', 'mammen'] as const) {
      const weights = new Float64Array(g);
      drawWeights(weights, 5, 7, kind);
      expectRefit(frame, plan, options, weights);
    }
    const signs = Float64Array.from({ length: g }, (_, i) => (i % 3 === 0 ? 1 : -1));
    expectRefit(frame, plan, options, signs);
  });

  /** Statistic of the kernel with small-sample factors, for the value drawn for and for another one. */
  function expectRefit(frame: Frame, plan: WildPlan, options: WildOptions, weights: Float64Array): void {
    plan.kernel.evaluate(weights);
    const { n0, n1, q00, q01, q11 } = plan.kernel;
    const one = (value: number) => Float64Array.of(value);
    const part = { n0: one(n0), n1: one(n1), q00: one(q00), q01: one(q01), q11: one(q11) };
    for (const value of [0, 0.3]) {
      const [t] = statisticsAt(part, value, new Float64Array(1));
      const expected = refit(frame, options, weights, value);
      expect(Math.abs((t * plan.plainError) / plan.stdError / expected - 1)).toBeLessThan(REFIT);
    }
  }

  it('is the same from tables of signs as from weights', () => {
    const plan = planOf(randomFrame(8, 40, 6), { cluster: ['unit'] });
    const g = plan.cluster.count;
    const words = new Uint32Array(Math.ceil(g / 32));
    for (let r = 0; r < 20; r++) {
      rademacherBits(words, r, 3, false);
      const weights = Float64Array.from({ length: g }, (_, i) => ((words[i >>> 5] >>> (i & 31)) & 1 ? 1 : -1));
      plan.kernel.evaluate(weights);
      const slow = [plan.kernel.n0, plan.kernel.n1, plan.kernel.q00, plan.kernel.q01, plan.kernel.q11];
      plan.kernel.evaluateSigns(words);
      const fast = [plan.kernel.n0, plan.kernel.n1, plan.kernel.q00, plan.kernel.q01, plan.kernel.q11];
      fast.forEach((value, i) => {
        expect(value).toBeCloseTo(slow[i], 11);
      });
    }
  });
});

describe('draws', () => {
  const frame = randomFrame(5, 14, 8);

  it('are the same however they are split, in whatever order the parts come', () => {
    for (const signs of ['rademacher', 'webb', 'mammen'] as const) {
      const plan = planOf(frame, { cluster: ['unit'], signs });
      const other = planOf(frame, { cluster: ['unit'], signs });
      const whole = run(plan);
      const cuts = [0, 1, 50, 120, 199];
      const parts = cuts.slice(1).map((to, i) => wildBootstrap.draw(other, cuts[i], to, quietContext));
      expect(wildBootstrap.combine(other, [parts[2], parts[0], parts[3], parts[1]])).toEqual(whole);
      const some = partialWild(plan, parts.slice(0, 2));
      expect([some.done, some.interval, some.curve]).toEqual([50, null, []]);
    }
  });

  it('do not depend on the order of the rows', () => {
    const order = Int32Array.from({ length: frame.nrow }, (_, r) => r);
    createStream(4, 0).shuffle(order);
    const shuffled = createFrame(
      frame.columns.map(({ name }) =>
        numericColumn(
          name,
          Float64Array.from(order, (r) => numbers(frame, name)[r]),
        ),
      ),
    );
    expect(run(planOf(shuffled, { cluster: ['unit'] })).draw).toEqual(run(planOf(frame, { cluster: ['unit'] })).draw);
  });

  it('enumerate all signs when these are fewer, and only those', () => {
    const plan = planOf(frame, { cluster: ['region'], draws: 99_999 });
    expect([plan.enumerated, plan.replicates]).toEqual([true, 8]);
    const result = run(plan);
    // Signs all plus and all minus give the actual statistic again, and every statistic comes with its negative.
    expect(result.test!.twoSided.count).toBeGreaterThanOrEqual(2);
    expect(result.test!.greater.count + result.test!.less.count).toBeGreaterThanOrEqual(8);
    expect(result.notices.map(({ code }) => code)).toEqual(expect.arrayContaining(['wildEnumerated', 'wildFewSigns']));
    expect(wildBootstrap.draw(plan, 8, 99_999, quietContext).n0).toHaveLength(0);
    expect(planOf(frame, { cluster: ['region'], draws: 99_999, signs: 'webb' }).enumerated).toBe(false);
  });

  it('have mean 0, variance 1, and for Mammen a third moment of 1', () => {
    for (const kind of ['webb', 'mammen'] as const) {
      const sums = [0, 0, 0];
      const weights = new Float64Array(1000);
      for (let r = 0; r < 100; r++) {
        drawWeights(weights, r, 1, kind);
        for (const v of weights)
          [v, v * v, v ** 3].forEach((power, i) => {
            sums[i] += power / 1e5;
          });
      }
      // Standard errors of the means of 10^5 draws are at most 0.01.
      expect(Math.abs(sums[0])).toBeLessThan(0.02);
      expect(Math.abs(sums[1] - 1)).toBeLessThan(0.02);
      expect(Math.abs(sums[2] - (kind === 'mammen' ? 1 : 0))).toBeLessThan(0.05);
    }
  });
});

describe('interval by inversion', () => {
  it('holds the values that a test of their own does not reject', () => {
    const frame = randomFrame(6, 20, 8);
    const result = run(planOf(frame, { cluster: ['unit'], draws: 999 }));
    const { lo, hi } = result.interval!;
    const width = hi! - lo!;
    const pOf = (nullValue: number) =>
      run(planOf(frame, { cluster: ['unit'], draws: 999, nullValue })).test!.twoSided.p;
    expect(pOf(lo! + 1e-6 * width)).toBeGreaterThan(0.05);
    expect(pOf(lo! - 1e-6 * width)).toBeLessThanOrEqual(0.05);
    expect(pOf(hi! - 1e-6 * width)).toBeGreaterThan(0.05);
    expect(pOf(hi! + 1e-6 * width)).toBeLessThanOrEqual(0.05);
    const top = result.curve.reduce((a, b) => (b.p > a.p ? b : a));
    expect(top.value).toBeCloseTo(result.estimate, 12);
    expect(top.p).toBe(1);
  });

  it('is open where signs are too few to reject anything', () => {
    const result = run(planOf(randomFrame(6, 12, 6), { cluster: ['region'], draws: 999 }));
    expect(result.interval).toMatchObject({ lo: null, hi: null });
    expect(result.notices.map(({ code }) => code)).toContain('wildOpenInterval');
  });
});

describe('rejection', () => {
  it('is near five percent in true nulls where clustered errors reject too often', () => {
    let wild = 0;
    let conventional = 0;
    const runs = 200;
    for (let seed = 1; seed <= runs; seed++) {
      const frame = nullFrame(seed);
      const result = run(planOf(frame, { cluster: ['unit'], absorb: [], regressors: ['d'], draws: 199 }));
      wild += Number(result.test!.twoSided.p <= 0.05);
      conventional += Number(result.conventionalP <= 0.05);
    }
    // 0.05 with a standard error of 0.015 over 200 runs.
    expect(wild / runs).toBeGreaterThan(0.005);
    expect(wild / runs).toBeLessThan(0.1);
    expect(conventional).toBeGreaterThan(wild);
  });

  /** Twelve clusters of unequal size, errors shared within clusters, a regressor that is one in four of them. */
  function nullFrame(seed: number): Frame {
    const random = createStream(seed, 1);
    const cells: number[][] = [];
    for (let unit = 0; unit < 12; unit++) {
      const shared = random.normal();
      for (let time = 0; time < 4 + 4 * unit; time++)
        cells.push([unit, time, Number(unit % 3 === 0), shared + random.normal()]);
    }
    return createFrame(
      ['unit', 'time', 'd', 'y'].map((name, j) =>
        numericColumn(
          name,
          Float64Array.from(cells, (row) => row[j]),
        ),
      ),
    );
  }
});

describe('bad designs', () => {
  const frame = randomFrame(5, 14, 8);
  const failure = (change: Partial<WildOptions>, of: Frame = frame) => {
    const answer = planWild(panelOf(of), roles, settle(change), quietContext);
    return answer.ok ? null : answer.notice.code;
  };

  it('say what is wrong', () => {
    expect(failure({ cluster: ['unit', 'region'] })).toBe('wildOneCluster');
    expect(failure({ regressors: [] })).toBe('wildNoTerm');
    expect(failure({ term: 'x9' })).toBe('wildTermDropped');
    const twin = createFrame([...frame.columns, numericColumn('twin', numbers(frame, 'x1'))]);
    expect(failure({ regressors: ['d', 'x1', 'twin'], term: 'twin' }, twin)).toBe('wildTermDropped');
    expect(failure({ cluster: ['nowhere'] })).toBe('columnUnknown');
    const exact = replaced(frame, 'y', (r) => 2 * numbers(frame, 'd')[r]);
    expect(failure({ absorb: [], regressors: ['d'] }, exact)).toMatch(/wildPerfectFit|noResidualDof/);
  });

  it('warn where the term moves in few clusters only', () => {
    const one = replaced(frame, 'd', (r) => Number(numbers(frame, 'unit')[r] <= 2 && numbers(frame, 'time')[r] > 2003));
    const plan = planOf(one, { cluster: ['unit'] });
    expect(plan.notices.find(({ code }) => code === 'wildFewMoving')?.params).toMatchObject({ moving: 2, term: 'd' });
    expect(planOf(frame, { cluster: ['unit'], term: 'x1' }).notices.map(({ code }) => code)).not.toContain(
      'wildFewMoving',
    );
  });
});
