import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStream } from '../../../core/random/philox.ts';
import { type Column, categoryColumn, numericColumn } from '../../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/index.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitFeols } from '../feols/fit.ts';
import { fields as feolsFields } from '../feols/meta.ts';
import type { FeolsOptions } from '../feols/settle.ts';
import { fit as fitPsmDid } from './fit.ts';
import { fields, type PsmDidOptions } from './meta.ts';

interface World {
  readonly units: number;
  readonly periods: number;
  /** First treated period of a unit; 0: never. */
  readonly start: (unit: number) => number;
}

const staggered: World = { units: 60, periods: 8, start: (unit) => (unit % 5 < 2 ? 2004 + (unit % 5) : 0) };

/** unit, year, g, x and z (alike in both groups but for a little), y; rows by unit and year unless `order` says otherwise. */
function simulate({ units, periods, start }: World, seed = 1, order: Int32Array | null = null): Frame {
  const random = createStream(seed, 0);
  const n = units * periods;
  const columns = new Map(['unit', 'year', 'g', 'x', 'z', 'y'].map((name) => [name, new Float64Array(n)]));
  for (let unit = 0; unit < units; unit++) {
    const level = random.normal();
    const lift = start(unit) > 0 ? 0.4 : 0;
    for (let t = 0; t < periods; t++) {
      const year = 2000 + t;
      const x = level + lift + 0.3 * random.normal();
      const z = random.normal() + 0.5 * lift;
      const did = start(unit) > 0 && year >= start(unit) ? 1 : 0;
      const values = {
        unit: unit + 1,
        year,
        g: start(unit),
        x,
        z,
        y: level + 0.1 * t + 0.5 * did + 0.3 * x + random.normal(),
      };
      for (const [name, value] of Object.entries(values)) columns.get(name)![unit * periods + t] = value;
    }
  }
  const take = (values: Float64Array) => (order === null ? values : Float64Array.from(order, (row) => values[row]));
  return createFrame([...columns].map(([name, values]) => numericColumn(name, take(values))));
}

function panelOf(frame: Frame): Panel {
  const panel = buildPanel(frame, {
    unit: 'unit',
    time: 'year',
    treatment: { kind: 'cohort', column: 'g' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!panel.ok) throw new Error(panel.notice.code);
  return panel.value;
}

const roles = { outcome: 'y', treatmentName: 'did' };
const solve = (frame: Frame, options: Partial<PsmDidOptions> = {}) =>
  fitPsmDid(
    panelOf(frame),
    roles,
    { ...defaultsOf(fields), covariates: ['x', 'z'], regressors: ['x'], ...options } as PsmDidOptions,
    quietContext,
  );

function success(frame: Frame, options: Partial<PsmDidOptions> = {}): ModelResult {
  const result = solve(frame, options);
  if (!result.ok) throw new Error(`${result.notice.code} ${JSON.stringify(result.notice.params)}`);
  return result.value;
}

function failure(frame: Frame, options: Partial<PsmDidOptions> = {}) {
  const result = solve(frame, options);
  if (result.ok) throw new Error('did not fail');
  return result.notice;
}

function unmatched(frame: Frame, options: Partial<FeolsOptions> = {}): ModelResult {
  const result = fitFeols(
    panelOf(frame),
    roles,
    { ...defaultsOf(feolsFields), regressors: ['x'], ...options } as FeolsOptions,
    quietContext,
  );
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

const codes = (result: ModelResult) => result.notices.map((notice) => notice.code);
const reasons = (result: ModelResult) => new Map(result.ledger.steps.map(({ reason, rows }) => [reason, rows.length]));

function withColumn(frame: Frame, column: Column): Frame {
  return createFrame([...frame.columns.filter((one) => one.name !== column.name), column]);
}

function values(frame: Frame, name: string): Float64Array {
  const column = findColumn(frame, name);
  if (column?.kind !== 'number') throw new Error(name);
  return column.values;
}

const frame = simulate(staggered);
const variants: readonly Partial<PsmDidOptions>[] = (['baseline', 'pooled', 'byYear'] as const).flatMap((timing) =>
  (['nearest', 'radius', 'kernel', 'mahalanobis', 'entropy', 'ipw'] as const).map((method) => ({ timing, method })),
);

describe('every method at every timing', () => {
  it.each(variants)('$timing $method accounts for rows and weights', (options) => {
    const result = success(frame, { ...options, caliper: 0.2 });
    const { ledger, matching } = result;
    const lost = ledger.steps.reduce((total, step) => total + step.rows.length, 0);
    expect(ledger.rowsRead).toBe(ledger.rowsUsed + lost);
    expect(ledger.rowsUsed).toBe(result.counts.nobs);
    expect(matching!.weights.filter((w) => w > 0)).toHaveLength(result.counts.nobs + result.counts.singletons);
    const { treated, control } = matching!;
    const used = matching!.level === 'row' ? treated.used + control.used : 8 * (treated.used + control.used);
    expect(used).toBe(matching!.weights.filter((w) => w > 0).length);
    expect(matching!.balance.rows.map((row) => row.name)).toEqual(['x', 'z']);
    expect(matching!.groups).toHaveLength(options.timing === 'byYear' ? 8 : 1);
    expect(matching!.effectiveControls).toBeGreaterThan(1);
    expect(result).toMatchObject({ id: 'psm-did', estimator: 'psm-did' });
    expect(structuredClone(result)).toEqual(result);
    expect(codes(result)).toContain('matchingTakenAsGiven');
  });

  it('does not depend on the order of the rows, unless it is asked to', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1e6 }),
        fc.constantFrom(...variants),
        fc.boolean(),
        (seed, options, replacement) => {
          const order = Int32Array.from({ length: 480 }, (_, row) => row);
          createStream(seed, 0).shuffle(order);
          // Covariates on a coarse grid, so that there are ties to break.
          const coarse = (one: Frame) =>
            withColumn(
              withColumn(one, numericColumn('x', values(one, 'x').map(Math.round))),
              numericColumn('z', values(one, 'z').map(Math.round)),
            );
          const plain = solve(coarse(frame), { ...options, replacement });
          const shuffled = solve(coarse(simulate(staggered, 1, order)), { ...options, replacement });
          expect(shuffled.ok).toBe(plain.ok);
          if (!plain.ok || !shuffled.ok) return;
          expect(shuffled.value.matching).toEqual(plain.value.matching);
          expect(shuffled.value.coef).toEqual(plain.value.coef);
          expect(shuffled.value.vcov).toEqual(plain.value.vcov);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('keeps the order of the file where that is asked for, and says so', () => {
    const order = Int32Array.from({ length: 480 }, (_, row) => 479 - row);
    const file = { order: 'file', replacement: false, timing: 'pooled' } as const;
    const forward = success(frame, file);
    const backward = success(simulate(staggered, 1, order), file);
    expect(codes(forward)).toContain('matchingFileOrder');
    expect(forward.matching!.weights).toEqual(success(frame, { ...file, order: 'sorted' }).matching!.weights);
    expect(backward.matching!.weights).not.toEqual(forward.matching!.weights);
  });
});

describe('timing', () => {
  it('averages the covariates over the periods before the first start', () => {
    const result = success(frame);
    expect(result.matching!.baseline).toEqual({ from: 2000, to: 2003 });
    const [x, unit, year, g] = ['x', 'unit', 'year', 'g'].map((name) => values(frame, name));
    const own = Array.from(x).filter((_, row) => g[row] > 0 && year[row] <= 2003);
    expect(result.matching!.balance.rows[0].before.treated).toBeCloseTo(
      own.reduce((a, b) => a + b, 0) / own.length,
      12,
    );
    expect(new Set(unit).size).toBe(60);
    expect(result.matching!.levels).toBeNull();
  });

  it('takes one year where it is named, and warns when that is under the policy', () => {
    expect(success(frame, { baseYear: 2002 }).matching!.baseline).toEqual({ from: 2002, to: 2002 });
    const late = success(frame, { baseYear: 2004 });
    expect(late.notices.find((one) => one.code === 'matchingBaselineTreated')?.params).toMatchObject({ units: 12 });
    expect(failure(frame, { baseYear: 1990 })).toMatchObject({
      code: 'matchingBaseYearUnknown',
      params: { year: 1990 },
    });
  });

  it('cautions against covariates of the same year', () => {
    expect(codes(success(frame))).not.toContain('matchingSameYear');
    expect(codes(success(frame, { timing: 'byYear' }))).toContain('matchingSameYear');
    expect(codes(success(frame, { timing: 'pooled' }))).toEqual(
      expect.arrayContaining(['matchingSameYear', 'matchingAcrossYears']),
    );
  });

  it('loses the periods that cannot be matched, and only those', () => {
    const [x, year, g] = ['x', 'year', 'g'].map((name) => values(frame, name));
    const apart = x.map((value, row) => (year[row] === 2006 && g[row] > 0 ? value + 100 : value));
    const result = success(withColumn(frame, numericColumn('x', apart)), {
      timing: 'byYear',
      method: 'ipw',
      support: 'none',
    });
    expect(result.notices.find((one) => one.code === 'matchingPeriodsLost')?.params).toEqual({ periods: '2006' });
    expect(result.notices.find((one) => one.code === 'propensitySeparated')?.severity).toBe('caution');
    expect(reasons(result)).toEqual(new Map([['unmatched', 60]]));
    expect(result.counts.periods).toBe(7);
    expect(result.matching!.groups.find((one) => one.period === 2006)).toMatchObject({
      score: null,
      control: { used: 0 },
    });
  });
});

describe('weights', () => {
  it('by odds of a constant score change nothing', () => {
    // One cohort, a balanced panel, and a covariate that knows nothing: the score is the share of treated units.
    const half: World = { units: 40, periods: 6, start: (unit) => (unit % 2 === 0 ? 2003 : 0) };
    const plain = simulate(half);
    const blind = withColumn(
      plain,
      numericColumn(
        'x',
        values(plain, 'unit').map((unit) => Math.floor((unit - 1) / 2) % 5),
      ),
    );
    const options = { covariates: ['x'], regressors: [], method: 'ipw' } as const;
    const weighted = success(blind, options);
    expect(Math.max(...weighted.matching!.weights.map((w) => Math.abs(w - 1)))).toBeLessThan(1e-9);
    const without = unmatched(blind, { regressors: [] });
    tidy(weighted).forEach((row, i) => {
      expect(row.estimate).toBeCloseTo(tidy(without)[i].estimate, 10);
      expect(row.stdError).toBeCloseTo(tidy(without)[i].stdError, 10);
    });
    // With a third treated the weights are 1 and 1/2: the estimate of two groups is still the same.
    const third: World = { ...half, units: 60, start: (unit) => (unit % 3 === 0 ? 2003 : 0) };
    const other = simulate(third);
    const blindThird = withColumn(
      other,
      numericColumn(
        'x',
        values(other, 'unit').map((unit) => Math.floor((unit - 1) / 3) % 5),
      ),
    );
    const twice = success(blindThird, options);
    expect([...new Set(twice.matching!.weights.map((w) => Number(w.toFixed(9))))].sort()).toEqual([0.5, 1]);
    expect(twice.coef[0]).toBeCloseTo(unmatched(blindThird, { regressors: [] }).coef[0], 10);
  });

  it('left aside give the plain regression on the matched rows', () => {
    const result = success(frame, { weighted: false });
    const kept = result.matching!.weights.map((w) => Number(w > 0));
    const own = withColumn(frame, numericColumn('kept', kept));
    const byHand = unmatched(own, { weights: 'kept', weightKind: 'frequency' });
    expect(result.coef[0]).toBeCloseTo(byHand.coef[0], 10);
    expect(result.counts.nobs).toBe(byHand.counts.nobs);
  });

  it('are carried under a name of their own', () => {
    const taken = withColumn(frame, numericColumn('_weight', new Float64Array(480).fill(Number.NaN)));
    expect(success(taken).coef).toEqual(success(frame).coef);
  });
});

describe('what a reader is told', () => {
  it('a matched N equal to the full N', () => {
    const all = { method: 'ipw', support: 'none' } as const;
    expect(codes(success(frame, all))).toContain('matchingKeepsAllRows');
    const same = success(frame, { ...all, weighted: false });
    expect(codes(same)).toContain('matchingChangesNothing');
    expect(same.coef[0]).toBeCloseTo(unmatched(frame).coef[0], 12);
    expect(codes(success(frame))).not.toContain('matchingChangesNothing');
  });

  it('who is off the support or has no match', () => {
    const result = success(frame, { timing: 'pooled', caliper: 0.001, replacement: false });
    const { offSupport, unmatched: alone } = result.matching!.treated;
    expect(alone).toBeGreaterThan(0);
    expect(result.notices.find((one) => one.code === 'matchingUnmatched')?.params).toMatchObject({ treated: alone });
    expect(codes(result)).toContain('matchingWithoutReplacement');
    expect(reasons(result).get('offSupport') ?? 0).toBe(offSupport);
  });

  it('which covariates stay apart, and on whom the comparison hangs', () => {
    const few: World = { units: 12, periods: 6, start: (unit) => (unit < 7 ? 2003 : 0) };
    const result = success(simulate(few, 5));
    expect(codes(result)).toEqual(expect.arrayContaining(['matchingUnbalanced', 'matchingHeavyControl']));
  });
});

describe('bad designs', () => {
  it('no unit, time or policy', () => {
    const panel = { ...panelOf(frame), cohort: null };
    const result = fitPsmDid(panel, roles, { ...defaultsOf(fields), covariates: ['x'] } as PsmDidOptions, quietContext);
    expect(result).toMatchObject({ ok: false, notice: { code: 'matchingNeedsDesign' } });
  });

  it('no covariates', () => {
    expect(failure(frame, { covariates: null, regressors: [] }).code).toBe('matchingNoCovariates');
    expect(success(frame, { covariates: null, regressors: ['z'] }).matching!.covariates).toEqual(['z']);
  });

  it('columns that are not there or hold text', () => {
    expect(failure(frame, { covariates: ['nowhere'] }).code).toBe('columnUnknown');
    const text = withColumn(frame, categoryColumn('t', new Array(480).fill('a')));
    expect(failure(text, { covariates: ['t'] }).code).toBe('columnNotNumeric');
  });

  it('nobody untreated', () => {
    expect(failure(simulate({ ...staggered, start: () => 2004 })).code).toBe('matchingOneGroup');
  });

  it('no period before the policy', () => {
    const always = simulate({ ...staggered, start: (unit) => (unit % 2 === 0 ? 2000 : 0) });
    expect(failure(always)).toMatchObject({ code: 'matchingNoBaseline', params: { first: 2000 } });
    expect(failure(always, { baseYear: 2000 }).code).toBe('treatmentAbsorbed');
  });

  it('perfect separation', () => {
    const marked = withColumn(
      frame,
      numericColumn(
        'x',
        values(frame, 'g').map((g) => Number(g > 0)),
      ),
    );
    expect(failure(marked)).toMatchObject({ code: 'propensitySeparated', params: { columns: 'x' } });
  });

  it('missing cells: by row in the same year, by unit when its whole baseline is missing', () => {
    const [z, unit, year] = ['z', 'unit', 'year'].map((name) => values(frame, name));
    const holes = withColumn(
      frame,
      numericColumn(
        'z',
        z.map((value, row) => (unit[row] === 7 && year[row] < 2004 ? Number.NaN : value)),
      ),
    );
    const byUnit = success(holes);
    expect(reasons(byUnit).get('missingCovariate')).toBe(8);
    expect(byUnit.notices.find((one) => one.code === 'matchingMissingCells')?.params).toEqual({
      rows: 8,
      columns: 'z',
    });
    expect(reasons(success(holes, { timing: 'byYear' })).get('missingCovariate')).toBe(4);
    const one = withColumn(
      frame,
      numericColumn(
        'z',
        z.map((value, row) => (row === 3 ? Number.NaN : value)),
      ),
    );
    expect(reasons(success(one)).has('missingCovariate')).toBe(false);
    const all = withColumn(
      frame,
      numericColumn(
        'z',
        z.map(() => Number.NaN),
      ),
    );
    expect(failure(all)).toMatchObject({ code: 'matchingNoRows', params: { rows: 480 } });
  });

  it('collinear covariates', () => {
    const doubled = withColumn(
      frame,
      numericColumn(
        'w',
        values(frame, 'x').map((x) => 3 * x - 1),
      ),
    );
    const result = success(doubled, { covariates: ['x', 'z', 'w'] });
    expect(result.notices.find((one) => one.code === 'matchingCollinear')?.params).toEqual({ columns: 'w' });
    expect(result.coef).toEqual(success(frame).coef);
  });

  it('an empty matched sample', () => {
    expect(failure(frame, { caliper: 0 })).toMatchObject({ code: 'matchingEmpty', params: { limit: 0 } });
  });

  it('missing outcomes leave after the match, which does not look at them', () => {
    const y = values(frame, 'y').map((value, row) => (row % 7 === 0 ? Number.NaN : value));
    const result = success(withColumn(frame, numericColumn('y', y)), { timing: 'pooled' });
    expect(result.matching!.weights).toEqual(success(frame, { timing: 'pooled' }).matching!.weights);
    expect(result.matching!.levels).toBeNull();
    expect(reasons(result).get('missingOutcome')).toBeGreaterThan(0);
  });
});
