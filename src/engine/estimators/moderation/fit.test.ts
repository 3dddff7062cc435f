import { describe, expect, it } from 'vitest';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData } from '../../../../testing/support/reference.ts';
import { studentQuantile } from '../../../core/distributions/index.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { haversine } from '../../spatial/haversine.ts';
import { fit as fitModeration } from './fit.ts';
import { fields, type ModerationOptions } from './meta.ts';

/** The reference README's tolerance for least squares. */
const EXACT = 1e-9;
/** The same arithmetic in another order. */
const ROUNDING = 1e-10;

const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const group = loadCases('10');
const parity = parityOf('moderation', group);

const frame = loadData('city_balanced');
const numbers = (name: string) => {
  const column = findColumn(frame, name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
};
const texts = (name: string) => {
  const column = findColumn(frame, name);
  if (column?.kind !== 'category') throw new Error(name);
  return Array.from(column.codes, (code) => column.levels[code]);
};

function panelOf(data: Frame): Panel {
  const built = buildPanel(data, {
    unit: 'city',
    time: 'year',
    treatment: { kind: 'indicator', column: 'did' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!built.ok) throw new Error(built.notice.code);
  return built.value;
}

function withColumns(columns: Record<string, (row: number) => number>): Panel {
  const added = Object.entries(columns).map(([name, value]) =>
    numericColumn(
      name,
      Float64Array.from({ length: frame.nrow }, (_, row) => value(row)),
    ),
  );
  return panelOf(createFrame([...frame.columns, ...added]));
}

const region = texts('region');
const city = numbers('city');
const panel = withColumns({
  east: (row) => Number(region[row] === 'East'),
  hub: (row) => Number(city[row] === 1 || city[row] === 100),
  flat: () => 3,
  never: (row) => (numbers('treated')[row] === 1 ? 2 : numbers('lon')[row]),
  zeroHub: () => 0,
  everyHub: () => 1,
});

function run(options: Partial<ModerationOptions>, outcome = 'y', on = panel) {
  const all = { ...defaultsOf(fields), controls: CONTROLS, preset: 'fixest', ...options } as const;
  return fitModeration(on, { outcome, treatmentName: 'did' }, all, quietContext);
}

function must(options: Partial<ModerationOptions>, outcome = 'y', on = panel): ModelResult {
  const fitted = run(options, outcome, on);
  if (!fitted.ok) throw new Error(fitted.notice.code);
  return fitted.value;
}

describe('interaction against fixest (reference group 10)', () => {
  for (const one of group.cases.filter(({ id }) => id === 'group_diff.east')) {
    it(`${one.id}: did x east`, () => {
      const result = must({ moderator: 'east' });
      const expected = one.results.interaction_did_only;
      const compare = parity.compare(one, EXACT);
      for (const row of tidy(result)) {
        compare.check(`coefficient ${row.term}`, row.estimate, expected.coef[row.term]);
        compare.check(`stdError ${row.term}`, row.stdError, expected.se[row.term]);
        compare.check(`interval ${row.term}`, row.lo, expected.ci_low[row.term]);
      }
      compare.finish(20);
      expect(result.terms.length).toBe(Object.keys(expected.coef).length);
      expect(result.dropped.map(({ name, reason }) => [name, reason])).toEqual([['east', 'absorbed']]);
      // Two values of the moderator: the effect among others, and that in the East.
      const { grid, bins, dof } = result.marginal!;
      expect(grid.map((point) => point.at)).toEqual([0, 1]);
      expect(grid[0].estimate).toBe(result.coef[0]);
      expect(Math.abs(grid[1].estimate - result.coef[0] - result.coef[1])).toBeLessThan(ROUNDING);
      expect(bins).toEqual([]);
      expect(dof).toBe(284);
      expect(studentQuantile(0.975, dof) * grid[0].stdError).toBeCloseTo(expected.ci_high.did - expected.coef.did, 10);
    });
  }
});

describe('the curve of effects', () => {
  it('is the same wherever the moderator is centred', () => {
    const plain = must({ moderator: 'fin' }).marginal!;
    const centred = must({ moderator: 'fin', centre: 'mean' });
    const mean = numbers('fin').reduce((sum, value) => sum + value, 0) / frame.nrow;
    expect(Math.abs(centred.marginal!.centre - mean)).toBeLessThan(ROUNDING);
    plain.grid.forEach((point, i) => {
      expect(Math.abs(point.estimate - centred.marginal!.grid[i].estimate)).toBeLessThan(ROUNDING);
      expect(Math.abs(point.stdError - centred.marginal!.grid[i].stdError)).toBeLessThan(ROUNDING);
    });
    // The coefficient of the policy is now the effect at the mean.
    const atMean = centred.marginal!.grid[0];
    const slope = centred.coef[1];
    expect(Math.abs(centred.coef[0] + slope * (atMean.at - mean) - atMean.estimate)).toBeLessThan(ROUNDING);
  });

  it('equals a regression whose policy coefficient is the effect at that place', () => {
    const result = must({ moderator: 'fin' });
    const point = result.marginal!.quantiles[4];
    expect(point.probability).toBe(0.9);
    const did = numbers('did');
    const fin = numbers('fin');
    const moved = withColumns({
      shifted: (row) => fin[row] - point.at,
      product: (row) => did[row] * (fin[row] - point.at),
    });
    const other = must({ moderator: 'shifted', controls: CONTROLS.filter((name) => name !== 'fin') }, 'y', moved);
    const [row] = tidy(other);
    expect(Math.abs(row.estimate - point.estimate)).toBeLessThan(ROUNDING);
    expect(Math.abs(row.stdError - point.stdError)).toBeLessThan(ROUNDING);
  });

  it('spans the moderators of treated rows only, and counts all', () => {
    const { grid, support } = must({ moderator: 'fin' }).marginal!;
    const treated = numbers('fin').filter((_, row) => numbers('did')[row] === 1);
    expect(grid[0].at).toBe(Math.min(...treated));
    expect(grid[grid.length - 1].at).toBe(Math.max(...treated));
    const total = (counts: Int32Array) => counts.reduce((sum, value) => sum + value, 0);
    expect(total(support.treated)).toBe(treated.length);
    expect(total(support.treated) + total(support.untreated)).toBe(frame.nrow);
  });

  it('comes with effects in bins, which a bend shows as a departure from the line', () => {
    const did = numbers('did');
    const fin = numbers('fin');
    const bent = withColumns({ bent: (row) => numbers('y')[row] + 2 * did[row] * (fin[row] - 1) ** 2 });
    const straight = must({ moderator: 'fin' }).marginal!;
    const curved = must({ moderator: 'fin' }, 'bent', bent).marginal!;
    expect(straight.bins.length).toBe(3);
    expect(straight.bins.reduce((sum, bin) => sum + bin.nobs, 0)).toBe(frame.nrow);
    expect(straight.linearity!.df1).toBe(4);
    expect(straight.linearity!.pValue).toBeGreaterThan(0.05);
    expect(curved.linearity!.pValue).toBeLessThan(1e-6);
    expect(must({ moderator: 'fin' }, 'bent', bent).notices.map((one) => one.code)).toContain('moderationBent');
    // The bend added is 2 (m - 1)^2, whose second difference over the three medians is 2 (b - a)(c - b) off the line.
    const sag = ({ bins: [a, b, c] }: typeof curved) =>
      b.estimate - (a.estimate + ((c.estimate - a.estimate) * (b.at - a.at)) / (c.at - a.at));
    const [a, b, c] = curved.bins.map((bin) => bin.at);
    const added = (sag(curved) - sag(straight)) / (-2 * (b - a) * (c - b));
    expect(added).toBeGreaterThan(0.7);
    expect(added).toBeLessThan(1.3);
  });

  it('does not depend on the order of the rows', () => {
    const flipped = panelOf(
      createFrame(
        frame.columns.map((column) =>
          column.kind === 'number'
            ? { ...column, values: column.values.slice().reverse() }
            : { ...column, codes: column.codes.slice().reverse() },
        ),
      ),
    );
    expect(must({ moderator: 'fin' }, 'y', flipped).marginal).toEqual(
      must({ moderator: 'fin' }, 'y', panelOf(frame)).marginal,
    );
  });
});

describe('kinds of moderator', () => {
  it('takes the first value of each unit', () => {
    const lasting = must({ moderator: 'fin', moderatorAt: 'first', moderatorBins: 0 });
    const first = new Map<number, number>();
    city.forEach((key, row) => {
      if (numbers('year')[row] === 2005) first.set(key, numbers('fin')[row]);
    });
    const by = withColumns({ fin05: (row) => first.get(city[row])! });
    const given = must(
      { moderator: 'fin05', moderatorBins: 0, controls: CONTROLS.filter((name) => name !== 'fin') },
      'y',
      by,
    );
    expect(lasting.marginal!.moderator).toBe('fin ₀');
    expect(Math.abs(lasting.coef[1] - given.coef[1])).toBeLessThan(ROUNDING);
    expect(must({ moderator: 'fin' }).notices.map((one) => one.code)).toContain('moderatorVaries');
    expect(lasting.notices.map((one) => one.code)).not.toContain('moderatorVaries');
  });

  it('gives the moderator slopes by period, and otherwise says that it does not', () => {
    const open = must({ moderator: 'lon', moderatorBins: 0 });
    expect(open.notices.map((one) => one.code)).toContain('moderationTrendsOpen');
    const closed = must({ moderator: 'lon', moderatorByTime: true, moderatorBins: 0 });
    expect(closed.absorbed.map(({ by, slope }) => [by, slope])).toContainEqual([['year'], 'lon']);
    expect(closed.notices.map((one) => one.code)).not.toContain('moderationTrendsOpen');
  });

  it('measures the distance to the nearest hub', () => {
    const result = must({ hub: 'hub', distanceScale: 'km', channels: ['med', 'y', 'did'], moderatorBins: 0 });
    const { moderator, distance, channels } = result.marginal!;
    expect([moderator, distance]).toEqual(['km → hub', 'km']);
    const place = new Map<number, [number, number]>();
    city.forEach((key, row) => {
      place.set(key, [numbers('lat')[row], numbers('lon')[row]]);
    });
    const km = (key: number) =>
      Math.min(...[1, 100].map((other) => haversine(...place.get(key)!, ...place.get(other)!)));
    const by = withColumns({ km: (row) => km(city[row]), logged: (row) => Math.log1p(km(city[row])) });
    const given = must({ moderator: 'km', moderatorBins: 0 }, 'y', by);
    expect(Math.abs(result.coef[1] / given.coef[1] - 1)).toBeLessThan(1e-8);
    const logged = must({ hub: 'hub', moderatorBins: 0 });
    expect(logged.marginal!.moderator).toBe('ln(1 + km → hub)');
    expect(
      Math.abs(logged.coef[1] / must({ moderator: 'logged', moderatorBins: 0 }, 'y', by).coef[1] - 1),
    ).toBeLessThan(1e-8);
    const said = result.notices.find((one) => one.code === 'distanceHubs');
    expect(said?.params).toEqual({ hubs: 2, examples: '1, 100' });
    // The channel has a regression and a curve of its own; what cannot be one says why.
    expect(channels.map(({ channel, notice }) => [channel, notice?.code ?? null])).toEqual([
      ['med', null],
      ['y', 'channelIsOutcome'],
      ['did', 'channelIsPolicy'],
    ]);
    const direct = must({ hub: 'hub', distanceScale: 'km', moderatorBins: 0, controls: CONTROLS }, 'med');
    expect(channels[0].regression!.marginal!.grid).toEqual(direct.marginal!.grid);
  });

  it('interacts a dose', () => {
    const result = must({ dose: 'dose', doseTiming: 'ownStart', moderator: 'lon', moderatorBins: 0 });
    expect(result.terms.slice(0, 2).map((term) => term.name)).toEqual(['dose:did', 'dose:did:lon']);
    expect(result.terms[1].tag).toEqual({
      kind: 'coefficient',
      role: 'treatment',
      product: ['dose', 'did', 'lon'],
    });
  });
});

describe('bad designs', () => {
  const failure = (options: Partial<ModerationOptions>, on = panel) => {
    const fitted = run(options, 'y', on);
    return fitted.ok ? null : fitted.notice.code;
  };

  it('are refused with a reason', () => {
    expect(failure({})).toBe('moderatorMissing');
    expect(failure({ moderator: 'y' })).toBe('moderatorIsOutcome');
    expect(failure({ moderator: 'did' })).toBe('moderatorIsPolicy');
    expect(failure({ moderator: 'flat' })).toBe('moderatorConstant');
    expect(failure({ moderator: 'never' })).toBe('moderatorNoContrast');
    expect(failure({ moderator: 'region' })).toBe('columnNotNumeric');
    expect(failure({ moderator: 'nowhere' })).toBe('columnUnknown');
    expect(failure({ hub: 'zeroHub' })).toBe('distanceNoHub');
    expect(failure({ hub: 'everyHub' })).toBe('distanceAllHubs');
    expect(failure({ hub: 'hub', latitude: 'region' })).toBe('columnNotNumeric');
    const blank = createFrame(frame.columns.filter(({ name }) => name !== 'lat' && name !== 'lon'));
    const hubs = numericColumn(
      'hub',
      city.map((key) => Number(key === 1)),
    );
    expect(failure({ hub: 'hub' }, panelOf(createFrame([...blank.columns, hubs])))).toBe('spatialCoordinatesUnset');
  });

  it('lose units of unknown place to the ledger', () => {
    const lat = numbers('lat');
    const holes = withColumns({
      north: (row) => (city[row] === 5 ? Number.NaN : lat[row]),
      hub: (row) => Number(city[row] === 1),
    });
    const result = must({ hub: 'hub', latitude: 'north', moderatorBins: 0 }, 'y', holes);
    expect(result.ledger.steps.map(({ reason, rows }) => [reason, rows.length])).toEqual([['missingRegressor', 18]]);
    expect(result.notices.find((one) => one.code === 'distanceUnknown')?.params).toEqual({ units: 1, examples: '5' });
  });

  it('point out bins that nobody treated stands in', () => {
    const treated = numbers('treated');
    const apart = withColumns({ apart: (row) => (treated[row] === 1 ? 0 : 10) + numbers('fin')[row] });
    const result = must({ moderator: 'apart' }, 'y', apart);
    expect(result.notices.find((one) => one.code === 'moderatorBinUnseen')?.params).toEqual({
      bins: 1,
      moderator: 'apart',
    });
  });
});
