import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, miss } from '../../../../testing/support/reference.ts';
import { quantiles } from '../../../core/quantile.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { stdErrors } from '../../inference/tidy.ts';
import { fields, planWild, type WildOptions, type WildPlan, type WildResult, wildBootstrap } from './index.ts';
import { statisticsAt } from './p-values.ts';

/** The reference README: coefficients and errors rel 1e-9; counts are exact. Statistics that are zero but for rounding: abs 1e-9. */
const REL = 1e-9;
const ABS = 1e-9;
/** Named with the case: p abs 0.01, ends of the interval rel 3 %. */
const P = 0.01;
const INTERVAL = 0.03;

const group = loadCases('14');
const parity = parityOf('wildBootstrap', group);
const byId = new Map(group.cases.map((one) => [one.id, one]));

function planOf(frame: Frame, unit: string, change: Partial<WildOptions>): WildPlan {
  const panel = must(buildPanel(frame, designOf({ unit })));
  const options = { ...defaultsOf(fields), treatment: false, preset: 'fixest', ...change } as WildOptions;
  return must(planWild(panel, { outcome: 'y', treatmentName: null }, options, quietContext));
}

const finish = (plan: WildPlan): WildResult =>
  wildBootstrap.combine(plan, [wildBootstrap.draw(plan, 0, plan.replicates, quietContext)]);

const few = { regressors: ['d', 'x'], cluster: ['cl'] };

describe('full enumeration on ten clusters', () => {
  it.each([
    ['few.null_imposed.unitFE_yearFE', {}],
    ['few.null_not_imposed.unitFE_yearFE', { imposeNull: false }],
    ['few.null_imposed.pooled', { absorb: [], regressors: ['d', 'x', 'treat', 'post'] }],
    ['few.null_r0_0.1', { nullValue: 0.1 }],
    ['few.null_r0_0.2', { nullValue: 0.2 }],
    ['few.null_r0_0.3', { nullValue: 0.3 }],
  ] as const)('%s', (id, change) => {
    const expected = byId.get(id)!.results;
    const compare = parity.compare(byId.get(id)!, REL);
    const result = finish(planOf(loadData('few_clusters'), 'unit', { ...few, ...change }));
    compare.check('coefficient', result.estimate, expected.b, REL, ABS);
    compare.check('statistic', result.plainStatistic, expected.t_no_ssc, REL, ABS);
    expect([result.enumerated, result.draws, result.notEstimable]).toEqual([true, expected.n_draws, 0]);
    compare.equal('counts at least as far out', result.test!.twoSided.count, expected.n_abs_ge);
    compare.equal('bootstrapP two-sided', result.test!.twoSided.p, expected.p_two_tailed);
    compare.equal('bootstrapP equal-tailed', result.test!.equalTail.p, expected.p_equal_tail);
    expect(result.test!.twoSided.monteCarloError).toBeNull();
    for (const [label, value] of Object.entries<number>(expected.t_quantiles)) {
      const [ours] = quantiles(result.draw, [Number.parseFloat(label) / 100], 7);
      compare.check(`bootstrapT ${label}`, ours, value, REL, ABS);
    }
    compare.finish(10);
  });

  it.each(['fwildclusterboot.few.R.11', 'fwildclusterboot.few.R.31'])('%s', (id) => {
    const expected = byId.get(id)!.results;
    const compare = parity.compare(byId.get(id)!, REL);
    const result = finish(planOf(loadData('few_clusters'), 'unit', { ...few, draws: 99_999 }));
    compare.equal('bootstrapP two-sided', result.test!.twoSided.p, expected.p);
    expect(result.draws).toBe(expected.B);
    // boottest counts every dummy in its small-sample factor.
    const { nobs } = result;
    const k = 2 + 60 + 7;
    const factor = ((nobs - 1) / (nobs - k)) * (10 / 9);
    compare.check('statistic', result.plainStatistic / Math.sqrt(factor), expected.t, REL, ABS);
    compare.finish();
  });

  it('starts from the clustered errors of a regression on dummies', () => {
    const plan = planOf(loadData('few_clusters'), 'unit', few);
    const one = byId.get('clubSandwich.CR1')!;
    const compare = parity.compare(one, REL);
    const { se_d } = one.results;
    // CR1: G / (G - 1) and nothing else.
    compare.check('stdError', plan.plainError * Math.sqrt(10 / 9), se_d);
    expect(plan.stdError).toBe(stdErrors(plan.result)[0]);
    compare.finish();
  });
});

describe('thirty provinces', () => {
  const controls = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];

  it('city.province.boottest', () => {
    const expected = byId.get('city.province.boottest')!.results;
    const plan = planOf(loadData('city_balanced'), 'city', { regressors: ['did', ...controls], cluster: ['province'] });
    const result = finish(plan);
    expect(result.enumerated).toBe(false);
    expect(Math.abs(result.test!.twoSided.p - expected.p)).toBeLessThan(P);
    expect(miss(result.interval!.lo, expected.ci[0], INTERVAL, 0)).toBeLessThanOrEqual(1);
    expect(miss(result.interval!.hi, expected.ci[1], INTERVAL, 0)).toBeLessThanOrEqual(1);
    parity.compared('city.province.boottest');
  });

  it('city.province.fake.explicit_weights: twenty draws whose weights were kept', () => {
    const one = byId.get('city.province.fake.explicit_weights')!;
    const compare = parity.compare(one, REL);
    const expected = one.results;
    const data = loadData('city_balanced');
    const values = (name: string) => {
      const column = findColumn(data, name)!;
      return column.kind === 'number' ? column.values : new Float64Array(0);
    };
    const [province, year] = [values('province'), values('year')];
    const fake = province.map((p, r) => Number([3, 7, 12, 20, 25].includes(p) && year[r] >= 2014));
    const frame = createFrame([...data.columns, numericColumn('fake', fake)]);
    const plan = planOf(frame, 'city', { regressors: ['fake', ...controls], cluster: ['province'] });
    compare.check('coefficient', plan.estimate, expected.b, REL, ABS);
    const statistics = (expected.weights_20x30 as number[][]).map((weights) => {
      const { kernel } = plan;
      kernel.evaluate(Float64Array.from(weights));
      const one = (value: number) => Float64Array.of(value);
      const { n0, n1, q00, q01, q11 } = kernel;
      const part = { n0: one(n0), n1: one(n1), q00: one(q00), q01: one(q01), q11: one(q11) };
      return statisticsAt(part, 0, new Float64Array(1))[0];
    });
    const t = plan.estimate / plan.plainError;
    compare.check('statistic', t, expected.t_no_ssc, REL, ABS);
    const further = statistics.filter((value) => Math.abs(value) >= Math.abs(t)).length;
    compare.equal('counts at least as far out', further, expected.n_abs_ge);
    for (const [label, value] of Object.entries<number>(expected.t_quantiles)) {
      const [ours] = quantiles(statistics, [Number.parseFloat(label) / 100], 7);
      compare.check(`bootstrapT ${label}`, ours, value, 1e-8, ABS);
    }
    compare.finish(5);
  });
});
