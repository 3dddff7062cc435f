import { describe, expect, it } from 'vitest';
import { numbersOf, spatialFrame, spatialPanel } from '../../../../testing/support/spatial.ts';
import { denseFromSparse } from '../../../core/linalg/sparse.ts';
import { createStream } from '../../../core/random/philox.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame } from '../../../table/frame.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { fields, type MoranOptions, type MoranPlan, moran } from './index.ts';
import type { MoranResult } from './types.ts';

const roles = { outcome: 'y', treatmentName: 'd' };
const frame = spatialFrame(25, 4, 8);

function planOf(changes: Partial<MoranOptions> = {}, data: Frame = frame): MoranPlan {
  const plan = moran.plan(spatialPanel(data), roles, { ...defaultsOf(fields), draws: 199, ...changes }, quietContext);
  if (!plan.ok) throw new Error(plan.notice.code);
  return plan.value;
}

function run(changes: Partial<MoranOptions> = {}, data: Frame = frame): MoranResult {
  const plan = planOf(changes, data);
  return moran.combine(plan, [moran.draw(plan, 0, plan.options.draws, quietContext)]);
}

const failure = (changes: Partial<MoranOptions>, data: Frame = frame) => {
  const plan = moran.plan(spatialPanel(data), roles, { ...defaultsOf(fields), ...changes }, quietContext);
  return plan.ok ? null : plan.notice;
};

const withColumn = (name: string, values: Float64Array): Frame =>
  createFrame([...frame.columns.filter((column) => column.name !== name), numericColumn(name, values)]);

describe("Moran's I by permutation", () => {
  it('does not depend on how the draws are cut', () => {
    const plan = planOf();
    const whole = moran.combine(plan, [moran.draw(plan, 0, 199, quietContext)]);
    const parts = [
      [120, 199],
      [0, 1],
      [1, 120],
    ].map(([from, to]) => moran.draw(plan, from, to, quietContext));
    expect(moran.combine(plan, parts)).toEqual(whole);
    const noise = (seed: number) => run({ seed, variable: 'x2' }).periods[0].test;
    expect(noise(7)).not.toEqual(noise(8));
  });

  it('counts what a permutation by hand counts', () => {
    const plan = planOf({ draws: 50 });
    const { sample } = plan.periods[1];
    const w = denseFromSparse(sample.matrix);
    const n = sample.matrix.n;
    const statistic = (z: Float64Array) => {
      let [top, weights, squares] = [0, 0, 0];
      for (let i = 0; i < n; i++) {
        squares += z[i] * z[i];
        for (let j = 0; j < n; j++) {
          top += w[i * n + j] * z[i] * z[j];
          weights += w[i * n + j];
        }
      }
      return (n / weights) * (top / squares);
    };
    const { moran: actual, test } = run({ draws: 50 }).periods[1];
    expect(actual.statistic).toBeCloseTo(statistic(sample.deviations), 12);
    let further = 0;
    for (let r = 0; r < 50; r++) {
      const z = sample.deviations.slice();
      createStream(plan.options.seed, r * (plan.periods.length + 1) + 1).shuffle(z);
      further += Number(Math.abs(statistic(z) - actual.expected) >= Math.abs(actual.statistic - actual.expected));
    }
    expect(test!.twoSided.count).toBe(further);
  });

  it('is near the normal approximation where values are noise, and far out where neighbours are alike', () => {
    const lat = numbersOf(frame, 'lat');
    const smooth = run({ variable: 's', draws: 499 }, withColumn('s', lat));
    expect(smooth.periods[0].moran.z).toBeGreaterThan(3);
    expect(smooth.periods[0].test!.greater.p).toBe(1 / 500);
    const noise = run({ variable: 'x2', draws: 999 }).periods;
    for (const { moran: own, test } of noise) expect(Math.abs(test!.twoSided.p - own.pValue)).toBeLessThan(0.1);
  });

  it('local statistics add up to the global one and have conditional p-values', () => {
    const { local, periods } = run({ draws: 999 });
    const last = periods[periods.length - 1];
    expect(local.period).toBe(last.period);
    const mean = local.units.reduce((sum, unit) => sum + unit.statistic, 0) / local.units.length;
    // Rows sum to one, so the mean of the local statistics is I.
    expect(mean).toBeCloseTo(last.moran.statistic, 12);
    for (const { pValue, permutationP, value, lag, quadrant } of local.units) {
      expect(Math.abs(permutationP! - pValue)).toBeLessThan(0.15);
      expect(quadrant).toBe(`${value >= 0 ? 'H' : 'L'}${lag >= 0 ? 'H' : 'L'}`);
    }
    expect(local.units[0].latitude).toBeCloseTo(numbersOf(frame, 'lat')[0], 12);
  });

  it('without draws has no permutation p', () => {
    const { periods, local, done } = run({ draws: 0 });
    expect(done).toBe(0);
    expect(periods[0].test).toBeNull();
    expect(local.units[0].permutationP).toBeNull();
  });

  it('does not depend on the order of rows', () => {
    const order = Array.from({ length: frame.nrow }, (_, row) => (row * 37 + 5) % frame.nrow);
    const shuffled = createFrame(
      frame.columns.map((column) => {
        const values = numbersOf(frame, column.name);
        return numericColumn(
          column.name,
          Float64Array.from(order, (row) => values[row]),
        );
      }),
    );
    expect(run({}, shuffled)).toEqual(run());
  });
});

describe('holes', () => {
  it('units without a value leave their period only, weights standardised anew', () => {
    const y = numbersOf(frame, 'y').map((value, row) => (row === 0 || row === 9 ? Number.NaN : value));
    const { periods, notices } = run({ draws: 0 }, withColumn('y', y));
    expect(periods.map(({ units }) => units)).toEqual([24, 24, 25, 25]);
    expect(notices).toMatchObject([{ code: 'moranIncomplete', params: { periods: 2 } }]);
  });

  it('islands leave, and so do those whose only neighbours are missing', () => {
    const links = [
      ['1', '2', 1],
      ['2', '3', 1],
      ['3', '4', 1],
      ['4', '5', 1],
      ['6', '7', 1],
    ] as const;
    const y = numbersOf(frame, 'y').map((value, row) => (Math.floor(row / 4) === 6 ? Number.NaN : value));
    const { periods, local } = run({ matrix: 'contiguity', links, draws: 0 }, withColumn('y', y));
    expect(periods[0]).toMatchObject({ units: 5, islands: 19 });
    expect(local.units.map(({ unit }) => unit)).toEqual(['1', '2', '3', '4', '5']);
  });

  it('a constant period is skipped, a constant variable refused', () => {
    const flat = numbersOf(frame, 'time').map((time, row) => (time === 2 ? 1 : Math.sin(row)));
    const { periods, notices } = run({ variable: 'f', draws: 0 }, withColumn('f', flat));
    expect(periods.map(({ period }) => period)).toEqual([1, 3, 4]);
    expect(notices).toMatchObject([{ code: 'moranSkipped', params: { periods: '2' } }]);
    expect(failure({ variable: 'time' })).toMatchObject({ code: 'moranNoPeriod', params: { variable: 'time' } });
    expect(failure({ period: 1999 })).toMatchObject({ code: 'moranPeriodUnknown', params: { period: 1999 } });
    expect(failure({ variable: 'nowhere' })?.code).toBe('columnUnknown');
  });

  it('units without coordinates are named', () => {
    const lat = numbersOf(frame, 'lat').map((value, row) => (row < 4 ? Number.NaN : value));
    const { notices, periods } = run({ draws: 0 }, withColumn('lat', lat));
    expect(notices[0]).toMatchObject({ code: 'spatialCoordinatesMissing', params: { units: 1, examples: '1' } });
    expect(periods[0].units).toBe(24);
  });
});
