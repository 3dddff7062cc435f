import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { loadData } from '../../../../testing/support/reference.ts';
import { createStream } from '../../../core/random/philox.ts';
import { type Column, numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { fit as feols } from '../../estimators/feols/fit.ts';
import { fields as feolsFields } from '../../estimators/feols/meta.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import {
  assignment,
  fields,
  type PlaceboOptions,
  type PlaceboPlan,
  partialSummary,
  placebo,
  planPlacebo,
} from './index.ts';
import type { PlaceboPart } from './types.ts';

/** Two routes through the same arithmetic; a coefficient near zero loses digits to cancellation, hence the floor on its standard error's scale. */
const REL = 1e-9;

const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const roles = { outcome: 'y', treatmentName: 'did' };

function cityPanel(frame: Frame = loadData('city_balanced')): Panel {
  return must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'g' } })));
}

const optionsOf = (change: Partial<PlaceboOptions>): PlaceboOptions => ({
  ...defaultsOf(fields),
  controls: CONTROLS,
  draws: 40,
  ...change,
});

function plan(panel: Panel, change: Partial<PlaceboOptions> = {}, path: 'auto' | 'general' = 'auto'): PlaceboPlan {
  return must(planPlacebo(panel, roles, optionsOf(change), quietContext, path));
}

const drawAll = (made: PlaceboPlan): PlaceboPart => placebo.draw(made, 0, made.replicates, quietContext);

const failureOf = (panel: Panel, change: Partial<PlaceboOptions>): string | null => {
  const made = planPlacebo(panel, roles, optionsOf(change), quietContext);
  return made.ok ? null : made.notice.code;
};

describe('fast path', () => {
  const kinds: Partial<PlaceboOptions>[] = [
    { kind: 'unit' },
    { kind: 'unit', strata: 'region' },
    { kind: 'unit', dropRealPilots: true },
    { kind: 'dates' },
    { kind: 'mixed' },
    { kind: 'time' },
  ];
  const inference: Partial<PlaceboOptions>[] = [
    { vcov: 'iid' },
    { vcov: 'HC1' },
    {},
    { cluster: ['province'] },
    { preset: 'fixest', controls: null },
  ];

  it.each(['city_balanced', 'city_unbalanced'])('equals a regression per draw: %s', (dataset) => {
    const panel = cityPanel(loadData(dataset));
    for (const kind of kinds) {
      for (const how of inference) {
        const change = { ...kind, ...how, draws: 19 };
        const fast = plan(panel, change);
        const slow = plan(panel, change, 'general');
        expect([fast.evaluator.path, slow.evaluator.path]).toEqual(['step', 'general']);
        expect(fast.dof).toBe(slow.dof);
        const [a, b] = [drawAll(fast), drawAll(slow)];
        for (let i = 0; i < fast.replicates; i++) {
          expect(Math.abs(a.coef[i] - b.coef[i])).toBeLessThanOrEqual(REL * b.stdError[i]);
          expect(Math.abs(a.stdError[i] / b.stdError[i] - 1)).toBeLessThanOrEqual(REL);
          expect(Math.abs(a.pValue[i] - b.pValue[i])).toBeLessThanOrEqual(REL);
        }
      }
    }
  });

  it('is left where it does not apply', () => {
    const panel = cityPanel();
    const general: Partial<PlaceboOptions>[] = [
      { vcov: 'HC3' },
      { weights: 'pop_w' },
      { absorb: ['city', ['province', 'year']] },
      { absorb: ['city', 'year', { by: ['province'], slope: 'year' }] },
      { cluster: ['city', 'year'] },
      { cluster: ['year'] },
    ];
    for (const change of general) expect(plan(panel, change).evaluator.path).toBe('general');
  });
});

describe('general path', () => {
  it.each<Partial<PlaceboOptions>>([
    { vcov: 'HC2' },
    { weights: 'pop_w' },
    { absorb: ['city', ['province', 'year']] },
    { cluster: ['city', 'year'] },
  ])('a draw is the regression on the indicator of its pilots: %o', (change) => {
    const frame = loadData('city_unbalanced');
    const made = plan(cityPanel(frame), { ...change, draws: 19 });
    const { pilots, estimate, stdError } = assignment(made, 3);
    const starts = new Map(pilots.map(({ unit, start }) => [unit, start]));
    const city = findColumn(frame, 'city')! as Extract<Column, { kind: 'number' }>;
    const year = findColumn(frame, 'year')! as Extract<Column, { kind: 'number' }>;
    const values = Float64Array.from(city.values, (unit, row) =>
      Number(year.values[row] >= (starts.get(String(unit)) ?? Infinity)),
    );
    const withFake = createFrame([...frame.columns, numericColumn('fake', values)]);
    const { absorb, vcov, cluster, weights } = optionsOf(change);
    const regressors = ['fake', ...CONTROLS];
    const options = { ...defaultsOf(feolsFields), treatment: false, regressors, absorb, vcov, cluster, weights };
    const row = tidy(must(feols(cityPanel(withFake), roles, options, quietContext)))[0];
    expect(Math.abs(row.estimate - estimate)).toBeLessThan(REL * stdError);
    expect(Math.abs(row.stdError / stdError - 1)).toBeLessThan(REL);
  });
});

describe('draws', () => {
  const panel = cityPanel();

  it('do not depend on how they are cut, nor on who draws them', () => {
    const whole = plan(panel, { draws: 60 });
    const one = placebo.combine(whole, [drawAll(whole)]);
    const cuts = [0, 7, 8, 31, 60];
    const parts = cuts.slice(1).map((to, i) => placebo.draw(plan(panel, { draws: 60 }), cuts[i], to, quietContext));
    const other = placebo.combine(plan(panel, { draws: 60 }), [parts[2], parts[0], parts[3], parts[1]]);
    expect(other).toEqual(one);
  });

  it('do not depend on the order of the rows', () => {
    const frame = loadData('city_unbalanced');
    const order = Int32Array.from({ length: frame.nrow }, (_, i) => i);
    createStream(5, 0).shuffle(order);
    const shuffled = createFrame(
      frame.columns.map((column): Column => {
        if (column.kind === 'number') return { ...column, values: Float64Array.from(order, (i) => column.values[i]) };
        return { ...column, codes: Int32Array.from(order, (i) => column.codes[i]) };
      }),
    );
    const a = plan(cityPanel(frame), { strata: 'region' });
    const b = plan(cityPanel(shuffled), { strata: 'region' });
    expect(assignment(b, 11)).toEqual(assignment(a, 11));
    expect(drawAll(b)).toEqual(drawAll(a));
  });

  it('keep cohort sizes, within strata where asked', () => {
    const made = plan(panel, { strata: 'province' });
    const province = new Map<string, number>();
    const column = findColumn(panel.frame, 'province')! as Extract<Column, { kind: 'number' }>;
    panel.unitOf!.forEach((unit, row) => {
      province.set(panel.unitKeys[unit], column.values[panel.rows[row]]);
    });
    const table = (pilots: readonly { unit: string; start: number }[]) =>
      pilots.map(({ unit, start }) => `${province.get(unit)}:${start}`).sort();
    const real = Array.from(panel.cohort!, (start, unit) => ({ unit: panel.unitKeys[unit], start }));
    const expected = table(real.filter((one) => Number.isFinite(one.start)));
    for (const replicate of [0, 1, 39]) expect(table(assignment(made, replicate).pilots)).toEqual(expected);
    expect(assignment(made, 0).pilots).not.toEqual(assignment(made, 1).pilots);
  });

  it('spare the real pilots where asked, and say so in the ledger', () => {
    const made = plan(panel, { dropRealPilots: true });
    const real = new Set(panel.unitKeys.filter((_, unit) => Number.isFinite(panel.cohort![unit])));
    const { pilots } = assignment(made, 5);
    expect(pilots).toHaveLength(120);
    expect(pilots.some(({ unit }) => real.has(unit))).toBe(false);
    const result = placebo.combine(made, [drawAll(made)]);
    expect(result.ledger.steps.map((step) => [step.reason, step.rows.length])).toEqual([['realPilot', 120 * 18]]);
    expect(result.nobs).toBe(165 * 18);
  });

  it('give the real pilots other dates, or other pilots other dates', () => {
    const real = panel.unitKeys.filter((_, unit) => Number.isFinite(panel.cohort![unit]));
    const dates = assignment(plan(panel, { kind: 'dates', dateFrom: 2007, dateTo: 2020 }), 2).pilots;
    expect(dates.map(({ unit }) => unit)).toEqual(real);
    expect(new Set(dates.map(({ start }) => start)).size).toBe(14);
    expect(dates.every(({ start }) => start >= 2007 && start <= 2020)).toBe(true);
    const mixed = assignment(plan(panel, { kind: 'mixed' }), 2).pilots;
    expect(mixed).toHaveLength(120);
    expect(mixed.map(({ unit }) => unit)).not.toEqual(real);
  });
});

describe('summary', () => {
  const made = plan(cityPanel(), { draws: 1_000 });
  const parts = [0, 250, 500, 750].map((from) => placebo.draw(made, from, from + 250, quietContext));
  const finished = placebo.combine(made, parts);

  it('stays small while draws arrive and ends as the finished one', () => {
    const half = partialSummary(made, [parts[3], parts[1]]);
    expect([half.done, half.draws]).toEqual([500, 1_000]);
    const { histogram } = half.coefficient!;
    expect(histogram.counts.reduce((a, b) => a + b, 0)).toBe(500);
    expect(histogram.counts.length).toBeLessThanOrEqual(101);
    expect(half.points.replicate).toHaveLength(200);
    const all = new Set(finished.points.replicate);
    expect(all.size).toBe(400);
    expect(half.points.replicate.every((replicate) => all.has(replicate))).toBe(true);
    const empty = partialSummary(made, []);
    expect([empty.done, empty.coefficient!.test, empty.coefficient!.mean]).toEqual([0, null, null]);
    const { coef, stdError, pValue, dof, ledger, ...summary } = finished;
    expect(partialSummary(made, parts)).toEqual(summary);
    expect([coef.length, stdError.length, pValue.length, dof, ledger.rowsUsed]).toEqual([
      1_000, 1_000, 1_000, 284, 5_130,
    ]);
  });

  it('counts what it says it counts', () => {
    const t = Array.from(finished.coef, (value, i) => value / finished.stdError[i]);
    const { estimate, stdError } = finished.actual;
    const expected = (values: ArrayLike<number>, actual: number) => {
      const list = Array.from(values);
      const p = (count: number) => (1 + count) / 1_001;
      return [
        p(list.filter((value) => Math.abs(value) >= Math.abs(actual)).length),
        p(list.filter((value) => value >= actual).length),
        p(list.filter((value) => value <= actual).length),
      ];
    };
    const read = ({ test }: NonNullable<typeof finished.coefficient>) => [
      test!.twoSided.p,
      test!.greater.p,
      test!.less.p,
    ];
    expect(read(finished.coefficient!)).toEqual(expected(finished.coef, estimate));
    expect(read(finished.statistic!)).toEqual(expected(t, estimate / stdError));
    const { p, monteCarloError } = finished.coefficient!.test!.twoSided;
    expect(monteCarloError).toBeCloseTo(Math.sqrt((p * (1 - p)) / 1_000), 12);
    const { edges, counts, width } = finished.coefficient!.histogram;
    counts.forEach((count, bin) => {
      const inside = finished.coef.filter((value) => value >= edges[bin] && value < edges[bin] + width).length;
      expect(inside).toBe(count);
    });
  });
});

describe('size under the null', () => {
  it('rejects about as often as it should', () => {
    const simulations = 200;
    let rejected = 0;
    for (let s = 0; s < simulations; s++) {
      const frame = nullFrame(s);
      const made = plan(must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'g' } }))), {
        controls: null,
        draws: 99,
      });
      const { test } = placebo.combine(made, [drawAll(made)]).statistic!;
      if (test!.twoSided.p <= 0.1) rejected++;
    }
    // An exact test: binomial with 200 trials and share 0.1; four standard errors.
    expect(Math.abs(rejected / simulations - 0.1)).toBeLessThan(4 * Math.sqrt(0.09 / simulations));
  });

  /** 24 cities x 8 years, no effect, correlated errors within cities. */
  function nullFrame(seed: number): Frame {
    const stream = createStream(seed, 0);
    const cells: number[][] = [[], [], [], []];
    for (let city = 0; city < 24; city++) {
      let error = stream.normal();
      for (let year = 0; year < 8; year++) {
        error = 0.6 * error + stream.normal();
        [city, 2000 + year, city < 10 ? 2003 + (city % 3) : 0, error].forEach((value, j) => {
          cells[j].push(value);
        });
      }
    }
    return createFrame(['city', 'year', 'g', 'y'].map((name, j) => numericColumn(name, cells[j])));
  }
});

describe('what cannot be done is said', () => {
  const panel = cityPanel();

  it('fails with a reason', () => {
    expect(failureOf(panel, { strata: 'lnpgdp' })).toBe('placeboStrataVary');
    expect(failureOf(panel, { strata: 'nowhere' })).toBe('columnUnknown');
    expect(failureOf(panel, { kind: 'time', shifts: [] })).toBe('placeboNoShifts');
    expect(failureOf(panel, { kind: 'own' })).toBe('placeboOwnEmpty');
    expect(failureOf(panel, { kind: 'own', assignment: [{ unit: 'Atlantis', start: 2010 }] })).toBe('placeboOwnEmpty');
    expect(failureOf(panel, { kind: 'dates', dateFrom: 2030 })).toBe('placeboNoDates');
    expect(failureOf(cityPanel(loadData('city_het')), { controls: null, dropRealPilots: true })).toBe(
      'placeboTooFewNeverTreated',
    );
    const bare = must(buildPanel(loadData('city_balanced'), designOf({})));
    expect(failureOf(bare, {})).toBe('placeboNeedsCohorts');
  });

  it('counts draws whose treatment is absorbed', () => {
    const made = plan(panel, { kind: 'time', shifts: [2, 30] });
    const result = placebo.combine(made, [drawAll(made)]);
    expect(result.trials.map((trial) => trial.shift)).toEqual([2]);
    expect([result.done, result.notEstimable]).toEqual([2, 1]);
    expect(result.notices.map((one) => one.code)).toContain('placeboShiftAbsorbed');
  });

  it('names pilots that are not in the sample', () => {
    const made = plan(panel, {
      kind: 'own',
      assignment: [
        { unit: '7', start: 2012 },
        { unit: 'Atlantis', start: 2010 },
      ],
    });
    expect(made.notices.map((one) => one.code)).toContain('placeboOwnUnknown');
    expect(assignment(made, 0).pilots).toEqual([{ unit: '7', start: 2012 }]);
  });
});
