import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, miss } from '../../../../testing/support/reference.ts';
import { createStream } from '../../../core/random/philox.ts';
import { standardDeviation } from '../../../core/sums.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { fitJoint } from '../../estimators/heterogeneity/joint.ts';
import { defaultsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import {
  type DifferenceOptions,
  type DifferenceResult,
  fields,
  groupDifference,
  partialDifference,
  planDifference,
} from './index.ts';

/** The reference README: OLS/FE coefficients and clustered errors rel 1e-9. */
const REL = 1e-9;
/** Cross-products by unit against regressions: other sums of the same numbers. */
const SAME = 1e-9;
/** Named with the case: p abs 0.05; sd rel 10 %. */
const PERMUTED_P = 0.05;
const PERMUTED_SD = 0.1;

const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const roles = { outcome: 'y', treatmentName: 'did' };
const design = designOf({ treatment: { kind: 'cohort', column: 'g' } });
const settle = (change: Partial<DifferenceOptions>): DifferenceOptions => ({
  ...defaultsOf(fields),
  controls: CONTROLS,
  ...change,
});

function withColumn(frame: Frame, name: string, value: (r: number) => number): Frame {
  const made = numericColumn(
    name,
    Float64Array.from({ length: frame.nrow }, (_, r) => value(r)),
  );
  return createFrame([...frame.columns.filter((one) => one.name !== name), made]);
}

function eastern(dataset: string): Frame {
  const data = loadData(dataset);
  const region = findColumn(data, 'region')!;
  const east = (r: number) => Number(region.kind === 'category' && region.levels[region.codes[r]] === 'East');
  return withColumn(data, 'east', east);
}

const panelOf = (frame: Frame): Panel => must(buildPanel(frame, design));

function run(panel: Panel, change: Partial<DifferenceOptions>, path: 'auto' | 'refit' = 'auto'): DifferenceResult {
  const plan = must(planDifference(panel, roles, settle(change), quietContext, path));
  return groupDifference.combine(plan, [groupDifference.draw(plan, 0, plan.options.draws, quietContext)]);
}

const group = loadCases('10');
const caseOf = (id: string) => group.cases.find((one) => one.id === id)!;
const parity = parityOf('groupDifference', group);
const cities = panelOf(eastern('city_balanced'));
/** East is the group of ones: place 1 of 0, 1. */
const east: Partial<DifferenceOptions> = { by: 'east', first: 1, preset: 'fixest' };

describe('East and the others (reference group 10)', () => {
  it('group_diff.east', () => {
    const compare = parity.compare(caseOf('group_diff.east'), REL);
    const expected = caseOf('group_diff.east').results;
    const found = run(cities, { ...east, draws: 19 });
    compare.check('coefficient first', found.first.estimate, expected.b_east);
    compare.check('stdError first', found.first.stdError, expected.se_east);
    compare.check('coefficient second', found.second.estimate, expected.b_other);
    compare.check('stdError second', found.second.stdError, expected.se_other);
    compare.check('difference', found.difference, expected.diff, 1e-8);
    compare.check('stdError independent', found.independent.stdError, expected.z_independent.se);
    compare.check('differenceTest independent', found.independent.statistic, expected.z_independent.z, 1e-8);
    compare.check('stdError interaction', found.interaction.stdError, expected.interaction_full.se['did:east']);
    compare.p('pValue interaction', found.interaction.pValue, expected.interaction_full.p['did:east']);
    compare.check('stdError seemingly unrelated', found.seemingly!.stdError, expected.suest_cluster.se);
    compare.check(
      'differenceTest seemingly unrelated',
      found.seemingly!.statistic ** 2,
      expected.suest_cluster.chi2,
      1e-8,
    );
    compare.p('pValue seemingly unrelated', found.seemingly!.pValue, expected.suest_cluster.p);
    const { F, p, df1, df2 } = expected.chow_full_wald_all_slopes;
    compare.check('differenceTest all slopes', found.allSlopes!.statistic, F);
    compare.p('pValue all slopes', found.allSlopes!.pValue, p);
    expect([found.allSlopes!.df1, found.allSlopes!.df2]).toEqual([df1, df2]);
    compare.finish(14);
  });

  it('the classical sum of squares of the case, which counts 35 period effects where 17 are new', () => {
    // The other program adds 36 region-years to city and year effects and subtracts 1 for redundancy, while 19 of them lie in the span of the others
    // (18 years, and the region within cities): 7 slopes and 17 effects are new, not 42. The sums of squares themselves must agree.
    const { F, df1, df2 } = caseOf('group_diff.east').results.chow_classical_iid_all_incl_year;
    const plan = must(planDifference(cities, roles, settle({ ...east, draws: 19 }), quietContext));
    const apart = plan.tests.result.stats.ssr!;
    const together = must(
      fitJoint(
        {
          panel: cities,
          column: 'east',
          keys: [{ kind: 'level', by: 'east', level: '1' }],
          codes: new Int32Array(cities.rows.length),
          fixed: true,
          notices: [],
        },
        roles,
        { ...settle(east), design: 'joint', interactions: 'nothing' },
      ),
    ).stats.ssr!;
    const compare = parity.compare(caseOf('group_diff.east'), 1e-8);
    compare.check('differenceTest classical', (together - apart) / df1 / (apart / df2), F);
    expect(df1 - (7 + 17)).toBe(18);
    compare.finish();
  });

  it('group_diff.fisher_perm: the same distribution from other draws', () => {
    const compare = parity.compare(caseOf('group_diff.fisher_perm'), 1e-8);
    const expected = caseOf('group_diff.fisher_perm').results;
    const found = run(cities, east);
    compare.check('difference', found.difference, expected.observed);
    const { test, sd, mean } = found.permutation!;
    expect(Math.abs(test!.twoSided.p - expected.p_two_sided)).toBeLessThan(PERMUTED_P);
    expect(Math.abs(test!.greater.p - expected.p_upper)).toBeLessThan(PERMUTED_P);
    expect(Math.abs(test!.less.p - expected.p_lower)).toBeLessThan(PERMUTED_P);
    expect(miss(sd, expected.sd_perm, PERMUTED_SD, 0)).toBeLessThanOrEqual(1);
    // Means of two samples of 1,000 draws: four standard errors.
    expect(Math.abs(mean! - expected.mean_perm)).toBeLessThan(4 * Math.SQRT2 * (sd! / Math.sqrt(1000)));
    compare.finish();
  });
});

describe('draws', () => {
  const designs: [string, string, Partial<DifferenceOptions>][] = [
    ['balanced', 'city_balanced', {}],
    ['rows missing', 'city_unbalanced', {}],
    ['no controls', 'city_unbalanced', { controls: [] }],
    ['weights', 'city_balanced', { weights: 'pop_w' }],
    ['trends by city', 'city_balanced', { absorb: ['city', 'year', { by: ['city'], slope: 'year' }] }],
    ['city effects alone', 'city_balanced', { absorb: ['city'] }],
    ['no effects', 'city_balanced', { absorb: [] }],
  ];

  it.each(designs)('from cross-products are those of two regressions: %s', (_, dataset, change) => {
    const panel = panelOf(eastern(dataset));
    const options = { ...east, draws: 19, ...change };
    const fast = must(planDifference(panel, roles, settle(options), quietContext));
    const slow = must(planDifference(panel, roles, settle(options), quietContext, 'refit'));
    expect([fast.drawing!.path, slow.drawing!.path]).toEqual(['crossProducts', 'refit']);
    const [one, other] = [fast, slow].map((plan) => groupDifference.draw(plan, 0, 6, quietContext).difference);
    one.forEach((value, i) => {
      expect(miss(value, other[i], SAME, 1e-10)).toBeLessThanOrEqual(1);
    });
    const actual = fast.drawing!.kernel.evaluate(fast.drawing!.labels);
    expect(miss(actual, fast.tests.difference, SAME, 1e-10)).toBeLessThanOrEqual(1);
  });

  it('are the same however they are split, in whatever order the parts come', () => {
    const plan = must(planDifference(cities, roles, settle({ ...east, draws: 100 }), quietContext));
    const whole = groupDifference.combine(plan, [groupDifference.draw(plan, 0, 100, quietContext)]);
    const parts = [
      [60, 100],
      [0, 7],
      [7, 60],
    ].map(([from, to]) => groupDifference.draw(plan, from, to, quietContext));
    expect(groupDifference.combine(plan, parts)).toEqual(whole);
    expect(partialDifference(plan, parts.slice(0, 1)).done).toBe(40);
    expect(standardDeviation(whole.draw)).toBeGreaterThan(0);
  });

  it('have no estimate where a group has no pilot, and say so', () => {
    const starts = (unit: number) => (unit === 3 || unit === 7 ? 2014 : 0);
    const data = eastern('city_balanced');
    const city = findColumn(data, 'city')!;
    const unit = (r: number) => (city.kind === 'number' ? city.values[r] : 0);
    const half = withColumn(
      withColumn(data, 'g', (r) => starts(unit(r))),
      'half',
      (r) => Number(unit(r) < 6),
    );
    const found = run(panelOf(half), { by: 'half', controls: [], draws: 99 });
    expect(found.notEstimable).toBeGreaterThan(10);
    expect(found.notices.map(({ code }) => code)).toContain('differenceDrawsLost');
    expect(found.permutation!.test!.twoSided.draws).toBe(99 - found.notEstimable);
  });
});

describe('pairs', () => {
  it('of several groups: two of them, or one and all others', () => {
    const two = run(cities, { by: 'region', first: 0, second: 2, draws: 19 });
    expect(two.first.units + two.second.units).toBeLessThan(285);
    const rest = run(cities, { by: 'region', first: two.first.name === 'East' ? 0 : 1, draws: 19 });
    expect(rest.second.name).toBe(`≠ ${rest.first.name}`);
    expect(rest.first.units + rest.second.units).toBe(285);
    const reversed = run(cities, { by: 'region', first: 2, second: 0, draws: 19 });
    expect(reversed.difference).toBeCloseTo(-two.difference, 12);
    expect(reversed.interaction.stdError).toBeCloseTo(two.interaction.stdError, 12);
    expect(reversed.allSlopes!.statistic).toBeCloseTo(two.allSlopes!.statistic, 9);
  });

  it('by a threshold on a number', () => {
    const found = run(cities, { by: 'lnpgdp', grouping: 'split', draws: 19 });
    expect(Math.abs(found.first.units - found.second.units)).toBeLessThanOrEqual(1);
    expect(found.permutation!.test).not.toBeNull();
  });

  it('without clusters have no seemingly unrelated test', () => {
    expect(run(cities, { ...east, vcov: 'HC1', draws: 19 }).seemingly).toBeNull();
  });

  it('of units that change their group are not shuffled', () => {
    const random = createStream(3, 0);
    const moving = panelOf(withColumn(eastern('city_balanced'), 'mood', () => random.integer(2)));
    const found = run(moving, { by: 'mood', measured: 'eachRow', controls: [], draws: 19 });
    expect(found.permutation).toBeNull();
    expect(found.notices.map(({ code }) => code)).toContain('differenceGroupMoves');
  });

  it('say what is wrong', () => {
    const failure = (change: Partial<DifferenceOptions>, panel = cities) => {
      const answer = planDifference(panel, roles, settle(change), quietContext);
      return answer.ok ? null : answer.notice.code;
    };
    expect(failure({})).toBe('heterogeneityNoGrouping');
    expect(failure({ by: 'nowhere' })).toBe('columnUnknown');
    expect(failure({ by: 'east', first: 5 })).toBe('differenceNoPair');
    expect(failure({ by: 'east', first: 1, second: 1 })).toBe('differenceNoPair');
    const noPilots = withColumn(eastern('city_balanced'), 'pilot', (r) => {
      const g = findColumn(loadData('city_balanced'), 'g')!;
      return Number(g.kind === 'number' && g.values[r] > 0);
    });
    expect(failure({ by: 'pilot' }, panelOf(noPilots))).toBe('differenceNoEffect');
  });
});
