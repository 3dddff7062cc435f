import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../testing/support/designs.ts';
import { createStream } from '../../core/random/philox.ts';
import { numericColumn } from '../../table/column.ts';
import { createFrame, type Frame } from '../../table/frame.ts';
import { buildPanel } from '../design/build-panel.ts';
import { quietContext } from '../estimator.ts';
import { fit as fitFeols } from '../estimators/feols/fit.ts';
import { fields } from '../estimators/feols/meta.ts';
import type { FeolsOptions } from '../estimators/feols/settle.ts';
import { defaultsOf } from '../fields.ts';
import { haversine } from '../spatial/haversine.ts';
import { conleyMeat } from './conley.ts';
import { clusterMeat, heteroskedasticMeat, type ScoreParts } from './meat.ts';
import { rowScores } from './scores.ts';
import { defaultLags, driscollKraayMeat, neweyWestMeat } from './serial.ts';

/** Sums of some hundred products in another order. */
const CLOSE = 1e-11;

interface Rows {
  readonly unit: Int32Array;
  readonly period: Int32Array;
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly parts: ScoreParts;
}

/** An unbalanced panel; some units share a place, and one lies beyond the date line. */
function simulate(seed: number, units = 12, periods = 7): Rows {
  const random = createStream(seed, 0);
  const cells = Array.from({ length: units * periods }, (_, cell) => cell).filter(() => random.uniform() > 0.2);
  const places = Array.from({ length: units }, (_, u) => [
    30 + 3 * random.uniform(),
    u === 1 ? 179.9 : 178 + 3 * random.uniform(),
  ]);
  places[2] = places[3];
  for (const place of places) if (place[1] > 180) place[1] -= 360;
  const of = (value: (cell: number) => number) => Float64Array.from(cells, value);
  return {
    unit: Int32Array.from(cells, (cell) => Math.floor(cell / periods)),
    period: Int32Array.from(cells, (cell) => cell % periods),
    latitude: of((cell) => places[Math.floor(cell / periods)][0]),
    longitude: of((cell) => places[Math.floor(cell / periods)][1]),
    parts: {
      columns: [of(() => random.normal()), of(() => random.normal()), of(() => 1)],
      residual: of(() => random.normal()),
      weights: seed % 2 === 0 ? of(() => 1 + random.integer(3)) : null,
      frequency: false,
    },
  };
}

/** Slow and obvious: the double sum over all pairs of rows. */
function pairSum({ parts }: Rows, weight: (a: number, b: number) => number): number[] {
  const p = parts.columns.length;
  const scores = rowScores(parts);
  const out = new Array<number>(p * p).fill(0);
  for (let a = 0; a < parts.residual.length; a++) {
    for (let b = 0; b < parts.residual.length; b++) {
      const w = weight(a, b);
      for (let i = 0; i < p; i++)
        for (let j = 0; j < p; j++) out[i * p + j] += w * scores[a * p + i] * scores[b * p + j];
    }
  }
  return out;
}

function expectClose(actual: Float64Array, expected: ArrayLike<number>): void {
  const scale = Math.max(...Array.from(expected, Math.abs));
  Array.from(expected).forEach((value, cell) => {
    expect(Math.abs(actual[cell] - value)).toBeLessThan(CLOSE * scale);
  });
}

const seeds = [1, 2, 3];
const bartlett = (lag: number, lags: number) => Math.max(0, 1 - lag / (lags + 1));

describe('sums over pairs of rows', () => {
  it.each(seeds)('Newey-West: pairs of one unit (seed %i)', (seed) => {
    const rows = simulate(seed);
    for (const lags of [0, 2, 20]) {
      const slow = pairSum(rows, (a, b) =>
        rows.unit[a] === rows.unit[b] ? bartlett(Math.abs(rows.period[a] - rows.period[b]), lags) : 0,
      );
      expectClose(neweyWestMeat(rows.parts, rows.unit, rows.period, lags), slow);
    }
    expectClose(neweyWestMeat(rows.parts, rows.unit, rows.period, 0), heteroskedasticMeat(rows.parts, null, 0));
  });

  it.each(seeds)('Driscoll-Kraay: all pairs, less as periods move apart (seed %i)', (seed) => {
    const rows = simulate(seed);
    for (const lags of [0, 2, 20]) {
      const slow = pairSum(rows, (a, b) => bartlett(Math.abs(rows.period[a] - rows.period[b]), lags));
      expectClose(driscollKraayMeat(rows.parts, rows.period, 7, lags), slow);
    }
    expectClose(driscollKraayMeat(rows.parts, rows.period, 7, 0), clusterMeat(rows.parts, rows.period, 7));
  });

  it.each(seeds)('Conley: pairs within the cutoff, of one period or of all (seed %i)', (seed) => {
    const rows = simulate(seed);
    const { latitude, longitude, period, parts } = rows;
    const km = (a: number, b: number) => haversine(latitude[a], longitude[a], latitude[b], longitude[b]);
    for (const cutoff of [0.001, 120, 1e5]) {
      for (const kernel of ['uniform', 'bartlett'] as const) {
        const weight = (a: number, b: number) => {
          const d = km(a, b);
          return d > cutoff ? 0 : kernel === 'uniform' ? 1 : 1 - d / cutoff;
        };
        const rule = { cutoff, kernel, distance: 'haversine' } as const;
        const within = conleyMeat(parts, latitude, longitude, period, 7, rule);
        const of = (a: number, b: number) => (period[a] === period[b] ? weight(a, b) : 0);
        expectClose(within.meat, pairSum(rows, of));
        expectClose(conleyMeat(parts, latitude, longitude, null, 1, rule).meat, pairSum(rows, weight));
        expect(within.places).toBe(11);
      }
    }
  });

  it('distances of fixest differ from great circles by less than half a percent, across the date line too', () => {
    const rows = simulate(4);
    const count = (distance: 'haversine' | 'spherical' | 'triangular', cutoff: number) =>
      conleyMeat(rows.parts, rows.latitude, rows.longitude, null, 1, { cutoff, kernel: 'uniform', distance })
        .neighbours;
    for (const distance of ['spherical', 'triangular'] as const) {
      expect(count(distance, 120 * 0.995)).toBeLessThanOrEqual(count('haversine', 120));
      expect(count(distance, 120 * 1.005)).toBeGreaterThanOrEqual(count('haversine', 120));
    }
  });

  it('the default number of lags is the whole part of the fourth root', () => {
    expect([1, 15, 16, 18, 80, 81].map(defaultLags)).toEqual([1, 1, 2, 2, 2, 3]);
  });
});

describe('regressions with these covariances', () => {
  const random = createStream(9, 0);
  const units = 20;
  const periods = 8;
  const n = units * periods;
  const column = (name: string, value: (r: number) => number) =>
    numericColumn(
      name,
      Float64Array.from({ length: n }, (_, r) => value(r)),
    );
  const frame = createFrame([
    column('city', (r) => Math.floor(r / periods)),
    column('year', (r) => 2000 + (r % periods)),
    column('x', () => random.normal()),
    column('y', () => random.normal()),
    column('lat', (r) => 25 + Math.floor(r / periods) / 2),
    column('lon', (r) => 110 + (Math.floor(r / periods) % 4)),
  ]);
  const places = { latitude: 'lat', longitude: 'lon' } as const;

  function run(
    change: Partial<FeolsOptions>,
    of: Frame = frame,
    unit: string | null = 'city',
    time: string | null = 'year',
  ) {
    const panel = must(buildPanel(of, designOf({ unit, time })));
    const options: FeolsOptions = { ...defaultsOf(fields), treatment: false, regressors: ['x'], ...change };
    return fitFeols(panel, { outcome: 'y', treatmentName: null }, options, quietContext);
  }
  const codeOf = (...given: Parameters<typeof run>) => {
    const answer = run(...given);
    return answer.ok ? answer.value.notices.map(({ code }) => code) : answer.notice.code;
  };
  const errorOf = (...given: Parameters<typeof run>) => Math.sqrt(must(run(...given)).vcov[0]);
  const replaced = (name: string, value: (r: number) => number) =>
    createFrame(frame.columns.map((one) => (one.name === name ? column(name, value) : one)));

  it('say which kernel they used, and count no clusters', () => {
    const result = must(run({ vcov: 'conley', ...places, conleyCutoff: 200, lags: 2 }));
    expect(result.vcovType).toBe('conley');
    expect(result.details.kernel).toMatchObject({
      cutoff: 200,
      kernel: 'uniform',
      pairs: 'withinPeriod',
      places: 20,
      lags: 2,
    });
    expect(result.counts.clusters).toEqual([]);
    expect(must(run({ vcov: 'neweyWest' })).dofResidual).toBe(periods - 1);
  });

  it('give the same whatever the order of the rows', () => {
    const order = Int32Array.from({ length: n }, (_, r) => r);
    createStream(2, 0).shuffle(order);
    const shuffled = createFrame(
      frame.columns.map((one) =>
        numericColumn(
          one.name,
          Float64Array.from(order, (r) => (one.kind === 'number' ? one.values[r] : 0)),
        ),
      ),
    );
    for (const vcov of ['neweyWest', 'driscollKraay', 'conley'] as const) {
      expect(errorOf({ vcov, ...places }, shuffled)).toBe(errorOf({ vcov, ...places }));
    }
  });

  it('find coordinates by their names, and fall back on all pairs in a cross-section', () => {
    expect(errorOf({ vcov: 'conley' })).toBe(errorOf({ vcov: 'conley', ...places }));
    const one = { vcov: 'conley', absorb: [] } as const;
    expect(errorOf(one, frame, null, null)).toBe(errorOf({ ...one, conleyPairs: 'all' }, frame, null, null));
  });

  it('leave rows without coordinates to the ledger', () => {
    const gaps = replaced('lat', (r) => (r < 2 * periods ? Number.NaN : 25 + r));
    const result = must(
      run(
        { vcov: 'conley', ...places },
        replaced('lat', (r) => (r < 16 ? Number.NaN : 30)),
      ),
    );
    expect(result.ledger.steps).toMatchObject([{ reason: 'missingCoordinate', params: { column: 'lat' } }]);
    expect(result.ledger.steps[0].rows.length).toBe(16);
    expect(codeOf({ vcov: 'conley', ...places }, gaps)).toBe('spatialCoordinatesRange');
  });

  it('say what they need', () => {
    expect(codeOf({ vcov: 'driscollKraay', absorb: [] }, frame, 'city', null)).toBe('dependenceNeedsTime');
    expect(codeOf({ vcov: 'neweyWest', absorb: [] }, frame, null, 'year')).toBe('dependenceNeedsPanel');
    expect(codeOf({ vcov: 'conley', lags: 1, absorb: [] }, frame, null, 'year')).toBe('dependenceNeedsPanel');
    expect(codeOf({ vcov: 'driscollKraay', lags: -1 })).toBe('dependenceLags');
    expect(codeOf({ vcov: 'driscollKraay', lags: 1.5 })).toBe('dependenceLags');
    expect(codeOf({ vcov: 'conley', ...places, conleyCutoff: 0 })).toBe('conleyCutoff');
    expect(codeOf({ vcov: 'conley', latitude: 'nowhere' })).toBe('columnUnknown');
    const bare = createFrame(frame.columns.filter(({ name }) => name !== 'lat'));
    expect(codeOf({ vcov: 'conley' }, bare)).toBe('spatialCoordinatesUnset');
    const lastYear = createFrame(
      frame.columns.map((one) =>
        numericColumn(one.name, one.kind === 'number' ? one.values.filter((_, r) => r % periods === 0) : []),
      ),
    );
    expect(codeOf({ vcov: 'driscollKraay', absorb: [] }, lastYear)).toBe('dependenceOnePeriod');
  });

  it('warn of few periods, of isolated places and of a cutoff that covers the map', () => {
    expect(codeOf({ vcov: 'driscollKraay' })).toEqual(['fewPeriods']);
    expect(codeOf({ vcov: 'neweyWest' })).toEqual([]);
    expect(codeOf({ vcov: 'conley', ...places, conleyCutoff: 1 })).toEqual(['conleyNoNeighbours']);
    expect(codeOf({ vcov: 'conley', ...places, conleyCutoff: 5000 })).toContain('conleyCoversAll');
    expect(codeOf({ vcov: 'conley', ...places, conleyCutoff: 5000, conleyKernel: 'bartlett' })).toEqual([]);
  });
});
