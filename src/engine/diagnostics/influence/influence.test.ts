import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { parityOf } from '../../../../testing/support/parity.ts';
import { randomFrame } from '../../../../testing/support/random-panel.ts';
import { loadCases, loadData, miss } from '../../../../testing/support/reference.ts';
import { createStream } from '../../../core/random/philox.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import { fields, type Influence, type InfluenceOptions, influence } from './index.ts';

/** Two ways through the same normal equations. */
const SAME = 1e-9;

const roles = { outcome: 'y', treatmentName: null };
const panelOf = (frame: Frame): Panel => must(buildPanel(frame, designOf({ unit: 'unit', time: 'time' })));
const settle = (change: Partial<InfluenceOptions>): InfluenceOptions => ({
  ...defaultsOf(fields),
  treatment: false,
  regressors: ['d', 'x1', 'x2'],
  ...change,
});
const run = (frame: Frame, change: Partial<InfluenceOptions>, path: 'auto' | 'refit' = 'auto'): Influence =>
  must(influence(panelOf(frame), roles, settle(change), quietContext, path));

function numbers(frame: Frame, name: string): Float64Array {
  const column = findColumn(frame, name)!;
  return column.kind === 'number' ? column.values : new Float64Array(0);
}

function withColumn(frame: Frame, name: string, value: (r: number) => number): Frame {
  const made = numericColumn(
    name,
    Float64Array.from({ length: frame.nrow }, (_, r) => value(r)),
  );
  return createFrame([...frame.columns.filter((one) => one.name !== name), made]);
}

function expectSame(one: Influence, other: Influence): void {
  expect(one.groups.map(({ group, rows }) => [group, rows])).toEqual(
    other.groups.map(({ group, rows }) => [group, rows]),
  );
  one.groups.forEach(({ answer }, g) => {
    const expected = other.groups[g].answer;
    expect(answer === null).toBe(expected === null);
    if (!answer || !expected) return;
    expect(miss(answer.estimate, expected.estimate, SAME, 1e-12)).toBeLessThanOrEqual(1);
    expect(miss(answer.stdError, expected.stdError, SAME, 1e-12)).toBeLessThanOrEqual(1);
    expect(answer.dof).toBe(expected.dof);
    expect(miss(answer.pValue, expected.pValue, 1e-6, 1e-14)).toBeLessThanOrEqual(1);
  });
}

const frame = randomFrame(4, 60, 9);

describe('downdating gives what running the regression again gives', () => {
  const designs: [string, Partial<InfluenceOptions>][] = [
    ['units left out, clustered by unit', {}],
    ['units left out, iid', { vcov: 'iid' }],
    ['units left out, clustered by time, which cuts across', { cluster: ['time'], absorb: ['unit'] }],
    ['units left out, clustered by sector, no effects', { cluster: ['sector'], absorb: [] }],
    ['regions left out', { by: 'region' }],
    ['sectors left out, to which no effect is nested', { by: 'sector', absorb: ['time'] }],
    ['sectors left out, clustered by unit', { by: 'sector', absorb: ['time'], cluster: ['unit'] }],
    ['fixest counts', { preset: 'fixest' }],
    ['analytic weights', { weights: 'w' }],
    ['analytic weights, iid, as fixest', { weights: 'w', vcov: 'iid', preset: 'fixest' }],
    ['frequency weights', { weights: 'w', weightKind: 'frequency' }],
    ['frequency weights, iid', { weights: 'w', weightKind: 'frequency', vcov: 'iid' }],
    ['another term', { term: 'x2' }],
    ['nothing but the term', { regressors: ['d'] }],
    ['no constant', { absorb: [], intercept: false }],
  ];

  it.each(designs)('%s', (_, change) => {
    const auto = run(frame, change);
    expect(auto.path).toBe('downdate');
    expectSame(auto, run(frame, change, 'refit'));
  });

  it.each([
    ['robust errors', { vcov: 'HC1' }],
    ['two ways of clusters', { cluster: ['unit', 'time'] }],
    ['trends', { absorb: ['unit', 'time', { by: ['unit'], slope: 'time' }] }],
    ['probability weights', { weights: 'w', weightKind: 'probability', vcov: 'iid' }],
  ] as [string, Partial<InfluenceOptions>][])('runs the regression again for %s', (_, change) => {
    const auto = run(frame, change);
    expect(auto.path).toBe('refit');
    expectSame(auto, run(frame, change, 'refit'));
  });

  it('estimates alone are downdated whatever the errors', () => {
    const alone = run(frame, { vcov: 'HC1', errors: false });
    const again = run(frame, { vcov: 'HC1' }, 'refit');
    expect(alone.path).toBe('downdate');
    alone.groups.forEach(({ answer }, g) => {
      expect(miss(answer!.estimate, again.groups[g].answer!.estimate, SAME, 1e-12)).toBeLessThanOrEqual(1);
      expect(answer!.stdError).toBeNull();
    });
  });

  it('where a period is held by one unit, or leaving a unit out makes another a singleton', () => {
    const time = numbers(frame, 'time');
    const unit = numbers(frame, 'unit');
    const alone = withColumn(frame, 'time', (r) => (unit[r] === 7 && time[r] === 2003 ? 1990 : time[r]));
    expectSame(run(alone, {}), run(alone, {}, 'refit'));
    const pairs = withColumn(frame, 'pair', (r) => (unit[r] < 3 && time[r] === 2004 ? 99 : unit[r]));
    const change = { absorb: ['pair', 'time'], cluster: ['region'] };
    expectSame(run(pairs, change), run(pairs, change, 'refit'));
  });

  it('where a control or the term is gone with a group', () => {
    const region = numbers(frame, 'region');
    const own = withColumn(frame, 'x2', (r) => (region[r] === 1 ? numbers(frame, 'x2')[r] : 0));
    expectSame(run(own, { by: 'region' }), run(own, { by: 'region' }, 'refit'));
    const single = withColumn(frame, 'd', (r) => (region[r] === 1 ? numbers(frame, 'd')[r] : 0));
    const found = run(single, { by: 'region' });
    expectSame(found, run(single, { by: 'region' }, 'refit'));
    expect(found.notEstimable).toBe(1);
    expect(found.groups[found.order[2]].answer).toBeNull();
    expect(found.notices.map(({ code }) => code)).toContain('influenceNotEstimable');
  });
});

describe('leaving one province out, and one city (reference group 11)', () => {
  const reference = loadCases('11');
  const parity = parityOf('influence', reference);
  const city = must(buildPanel(loadData('city_balanced'), designOf({})));
  const options = settle({ regressors: ['did', 'lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'], by: 'province' });

  it('gives the estimates and errors of the other program', () => {
    const one = reference.cases.find(({ id }) => id === 'loo_province')!;
    const { results } = one;
    const compare = parity.compare(one, 1e-9);
    const found = must(influence(city, roles, options, quietContext));
    expect(found.path).toBe('downdate');
    expect(found.groups).toHaveLength(30);
    found.groups.forEach(({ group, answer }) => {
      compare.check(`coefficient ${group}`, answer!.estimate, results.coef[Number(group) - 1]);
      compare.check(`stdError ${group}`, answer!.stdError, results.se[Number(group) - 1]);
    });
    compare.finish(60);
  });

  it('every tenth city against the regression without it', () => {
    const all = must(influence(city, roles, { ...options, by: null }, quietContext));
    expect(all.groups).toHaveLength(285);
    for (let g = 0; g < 285; g += 10) {
      const without = must(
        buildPanel(
          loadData('city_balanced'),
          designOf({ sample: { timeFrom: null, timeTo: null, dropUnits: [all.groups[g].group] } }),
        ),
      );
      const again = must(influence(without, roles, { ...options, by: 'province' }, quietContext)).whole;
      expect(miss(all.groups[g].answer!.estimate, again.estimate, SAME, 0)).toBeLessThanOrEqual(1);
      expect(miss(all.groups[g].answer!.stdError, again.stdError, SAME, 0)).toBeLessThanOrEqual(1);
    }
  });
});

describe('summary', () => {
  it('orders by the size of the shift and finds the ends', () => {
    const found = run(frame, {});
    const shifts = Array.from(found.order, (g) => Math.abs(found.groups[g].shift!));
    expect(shifts).toEqual([...shifts].sort((a, b) => b - a));
    const estimates = found.groups.map(({ answer }) => answer!.estimate);
    expect(estimates[found.lowest!]).toBe(Math.min(...estimates));
    expect(estimates[found.highest!]).toBe(Math.max(...estimates));
    expect(found.groups[0].shiftInErrors).toBeCloseTo(found.groups[0].shift! / found.whole.stdError!, 12);
  });

  it('names the group that carries the result', () => {
    const random = createStream(1, 0);
    const rows: number[][] = [];
    for (let unit = 1; unit <= 20; unit++) {
      for (let time = 1; time <= 6; time++) {
        const d = Number(unit <= 10 && time > 3);
        rows.push([unit, time, d, (unit === 4 ? 8 : -0.2) * d + 0.1 * random.normal()]);
      }
    }
    const found = run(frameOf(['unit', 'time', 'd', 'y'], rows), { regressors: ['d'] });
    expect(found.groups[found.order[0]].group).toBe('4');
    expect(found.signChanges.map((g) => found.groups[g].group)).toEqual(['4']);
    expect(found.notices.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['influenceSign', 'influenceSignificance']),
    );
  });

  it('rows without a group always stay', () => {
    const region = numbers(frame, 'region');
    const gaps = withColumn(frame, 'region', (r) => (r % 5 === 0 ? Number.NaN : region[r]));
    const found = run(gaps, { by: 'region' });
    expect(found.groups).toHaveLength(3);
    expect(found.groups.reduce((sum, { rows }) => sum + rows, 0)).toBeLessThan(found.nobs);
    expect(found.notices.map(({ code }) => code)).toContain('influenceRowsWithoutGroup');
    expectSame(found, run(gaps, { by: 'region' }, 'refit'));
  });

  it('says what it needs', () => {
    const failure = (change: Partial<InfluenceOptions>, of = panelOf(frame)) => {
      const answer = influence(of, roles, settle(change), quietContext);
      return answer.ok ? null : answer.notice.code;
    };
    expect(failure({}, must(buildPanel(frame, designOf({ unit: null, time: null }))))).toBe('influenceNoGroups');
    expect(failure({ by: 'nowhere' })).toBe('columnUnknown');
    expect(failure({ term: 'x9' })).toBe('influenceTerm');
    expect(failure({ by: 'one' }, panelOf(withColumn(frame, 'one', () => 1)))).toBe('influenceOneGroup');
  });
});
