import { describe, expect, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { loadData } from '../../../../testing/support/reference.ts';
import { createFrame, type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { restrictPanel } from '../../design/restrict-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { groupDifferences, groupRows } from '../../inference/groups.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitDose } from '../dose/fit.ts';
import { fields as doseFields } from '../dose/meta.ts';
import { fit as feols } from '../feols/fit.ts';
import { fields as feolsFields } from '../feols/meta.ts';
import { fit as fitGroups } from './fit.ts';
import { fields, type HeterogeneityOptions } from './meta.ts';

/** Identities that hold exactly, up to rounding of two different orders of work. */
const ROUNDING = 1e-10;
const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const roles = { outcome: 'y', treatmentName: 'did' };

const attempt = (panel: Panel, change: Partial<HeterogeneityOptions>) =>
  fitGroups(panel, roles, { ...defaultsOf(fields), ...change }, quietContext);
const estimate = (panel: Panel, change: Partial<HeterogeneityOptions>): ModelResult => must(attempt(panel, change));

function citiesOf(frame: Frame): Panel {
  return must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'g' } })));
}
const cities = (name: 'city_balanced' | 'city_unbalanced') => citiesOf(loadData(name));

function expectSame(actual: ArrayLike<number>, expected: ArrayLike<number>): void {
  expect(actual.length).toBe(expected.length);
  Array.from(actual).forEach((value, i) => {
    expect(Math.abs(value - expected[i])).toBeLessThanOrEqual(ROUNDING * Math.max(1, Math.abs(expected[i])));
  });
}

const estimatesOf = (result: ModelResult) => groupRows(result).map(({ estimate: value }) => value ?? Number.NaN);
const codesOf = (result: ModelResult) => result.notices.map(({ code }) => code);

/** Twelve cities over ten years in three tiers; starts in the order of the cities, 0 never. */
const STARTS = [2004, 2005, 0, 0, 2004, 2006, 0, 0, 2005, 2005, 0, 0];
function smallFrame(starts: readonly number[], tiers: readonly (string | null)[], change = 0): Frame {
  const rows = starts.flatMap((start, city) =>
    Array.from({ length: 10 }, (_, t) => {
      const year = 2000 + t;
      const noise = Math.sin(3 * city + 1.7 * t) + 0.3 * Math.cos(city * t);
      const gdp = 5 + city + change * t;
      const y = noise + (start > 0 && year >= start ? 1 + 0.2 * city : 0);
      return [`c${String(city).padStart(2, '0')}`, year, start, tiers[city], gdp, y];
    }),
  );
  return frameOf(['city', 'year', 'start', 'tier', 'gdp', 'y'], rows);
}
const TIERS = [...Array(4).fill('small'), ...Array(4).fill('medium'), ...Array(4).fill('large')];
function small(starts = STARTS, tiers: readonly (string | null)[] = TIERS, change = 0): Panel {
  const treatment = { kind: 'cohort', column: 'start' } as const;
  return must(buildPanel(smallFrame(starts, tiers, change), designOf({ treatment })));
}

describe('identities', () => {
  it.each(['city_balanced', 'city_unbalanced'] as const)('everything interacted is the subsamples: %s', (name) => {
    const panel = cities(name);
    const joint = estimate(panel, { by: 'region', interactions: 'everything', controls: CONTROLS });
    const parts = estimate(panel, { by: 'region', design: 'subsamples', controls: CONTROLS });
    expectSame(estimatesOf(joint), estimatesOf(parts));
    expectSame(parts.coef, estimatesOf(parts));
    parts.groups!.models.forEach((model, group) => {
      for (const row of tidy(model!)) {
        const { key } = parts.groups!.cells[group];
        const name = `${row.term} × ${key.kind === 'level' ? key.level : ''}`;
        const same = tidy(joint).find(({ term }) => term === name);
        if (same) expectSame([same.estimate], [row.estimate]);
      }
    });
    // Robust standard errors of the same scores differ by the factors for the number of observations and coefficients alone.
    const robust = { by: 'region', controls: CONTROLS, vcov: 'HC1' } as const;
    const whole = estimate(panel, { ...robust, interactions: 'everything' });
    const own = estimate(panel, { ...robust, design: 'subsamples' });
    const factor = (result: ModelResult) =>
      result.counts.nobs / (result.counts.nobs - (result.details.parameters as number));
    own.groups!.models.forEach((model, group) => {
      const ratio = whole.groups!.cells[group].stdError! / own.groups!.cells[group].stdError!;
      expectSame([ratio ** 2], [factor(whole) / factor(model!)]);
    });
  });

  it('two groups: what the policy does in each is what did and its product say', () => {
    const panel = cities('city_unbalanced');
    const result = estimate(panel, { by: 'fin', grouping: 'split', interactions: 'nothing', measured: 'eachRow' });
    const source = estimate(panel, { by: 'fin', grouping: 'split', interactions: 'nothing', measured: 'eachRow' });
    expect(source.coef).toEqual(result.coef);
    const [difference] = groupDifferences(result);
    const [low, high] = estimatesOf(result);
    expectSame([difference.estimate!], [high - low]);
    const equal = result.tests.find(({ id }) => id === 'equalEffects')!;
    expectSame([equal.statistic], [difference.statistic! ** 2]);
    expectSame([equal.pValue], [difference.pValue!]);
  });

  it('a continuous treatment in the place of the policy is the dose regression of each group', () => {
    const panel = must(buildPanel(loadData('city_balanced'), designOf({})));
    const options = { by: 'region', dose: 'dose_post', controls: CONTROLS } as const;
    const parts = estimate(panel, { ...options, design: 'subsamples' });
    const region = findColumn(panel.frame, 'region')!;
    if (region.kind !== 'category') throw new Error('region is no text');
    for (const cell of parts.groups!.cells) {
      const level = cell.key.kind === 'level' ? cell.key.level : '';
      const own = Int32Array.from(panel.rows.keys()).filter(
        (i) => region.levels[region.codes[panel.rows[i]]] === level,
      );
      const alone = { ...defaultsOf(doseFields), dose: 'dose_post', controls: CONTROLS };
      const result = must(
        fitDose(restrictPanel(panel, own, []), { outcome: 'y', treatmentName: null }, alone, quietContext),
      );
      expectSame([cell.estimate!, cell.stdError!], [result.coef[0], Math.sqrt(result.vcov[0])]);
    }
    const joint = estimate(panel, { ...options, interactions: 'everything' });
    expectSame(estimatesOf(joint), estimatesOf(parts));
    expect(joint.terms[0].name).toMatch(/^dose_post × /);
    expect(codesOf(joint)).toContain('doseStrongParallelTrends');
    const before = attempt(panel, { ...options, measured: 'beforePolicy' });
    expect(!before.ok && before.notice.code).toBe('heterogeneityDoseBefore');
    const none = attempt(panel, { by: 'region' });
    expect(!none.ok && none.notice.code).toBe('heterogeneityNeedsPanel');
  });

  it('does not depend on the order of the rows', () => {
    const frame = loadData('city_unbalanced');
    const flipped = createFrame(
      frame.columns.map((column) =>
        column.kind === 'number'
          ? { ...column, values: column.values.slice().reverse() }
          : { ...column, codes: column.codes.slice().reverse() },
      ),
    );
    for (const design of ['joint', 'subsamples', 'oneAtATime'] as const) {
      for (const options of [{ by: 'region' }, { by: 'lnpgdp', grouping: 'quantiles', quantiles: 3 }] as const) {
        const a = estimate(cities('city_unbalanced'), { ...options, design, controls: CONTROLS });
        const b = estimate(citiesOf(flipped), { ...options, design, controls: CONTROLS });
        expect(b.coef).toEqual(a.coef);
        expect(b.vcov).toEqual(a.vcov);
        expect(b.groups!.cells).toEqual(a.groups!.cells);
        expect(b.ledger.rowsUsed).toBe(a.ledger.rowsUsed);
      }
    }
  });

  it('one at a time: each is the regression on that product alone', () => {
    const panel = small();
    const result = estimate(panel, { by: 'tier', design: 'oneAtATime' });
    expect(result.groups!.models.map((model) => model!.terms[0].name)).toEqual(
      ['small', 'medium', 'large'].map((tier) => `did × ${tier}`),
    );
    const product = Float64Array.from(panel.treated!, (d, i) => (panel.unitOf![i] < 4 ? d : 0));
    const alone = { ...panel, treated: product };
    const options = { ...defaultsOf(feolsFields) };
    const direct = must(feols(alone, { outcome: 'y', treatmentName: 'did' }, options, quietContext));
    expectSame([result.coef[0], result.vcov[0]], [direct.coef[0], direct.vcov[0]]);
    expect(codesOf(result)).toContain('heterogeneityOthersAmongControls');
  });
});

describe('groups', () => {
  it('are listed by their scale, counted, and named', () => {
    const result = estimate(small(), { by: 'tier' });
    expect(
      result.groups!.cells.map(({ key, nobs, units, treatedUnits, untreatedUnits }) => [
        key.kind === 'level' && key.level,
        nobs,
        units,
        treatedUnits,
        untreatedUnits,
      ]),
    ).toEqual([
      ['small', 40, 4, 2, 2],
      ['medium', 40, 4, 2, 2],
      ['large', 40, 4, 2, 2],
    ]);
    expect(result.terms.slice(0, 3).map(({ name }) => name)).toEqual(['did × small', 'did × medium', 'did × large']);
    expect(result.absorbed.map(({ by }) => by)).toEqual([['city'], ['year'], ['tier', 'year']]);
    expect(codesOf(result)).toContain('groupFewTreated');
  });

  it('come from quantiles, a threshold or cuts of the first value of a unit', () => {
    const panel = small(STARTS, TIERS, 0.5);
    const bounds = (change: Partial<HeterogeneityOptions>) =>
      estimate(panel, { by: 'gdp', ...change }).groups!.cells.map(({ key, units }) => [
        key.kind === 'interval' && key.above,
        key.kind === 'interval' && key.upTo,
        units,
      ]);
    expect(bounds({ grouping: 'quantiles', quantiles: 3 })).toEqual([
      [null, 8.5, 4],
      [8.5, 12.5, 4],
      [12.5, null, 4],
    ]);
    expect(bounds({ grouping: 'split' })).toEqual([
      [null, 10.5, 6],
      [10.5, null, 6],
    ]);
    expect(bounds({ grouping: 'split', threshold: 6 })).toEqual([
      [null, 6, 2],
      [6, null, 10],
    ]);
    expect(bounds({ grouping: 'cuts', cuts: [14, 8, 8] })).toEqual([
      [null, 8, 4],
      [8, 14, 6],
      [14, null, 2],
    ]);
    const first = estimate(panel, { by: 'gdp', grouping: 'split' });
    expect(first.notices).toContainEqual(expect.objectContaining({ code: 'heterogeneityFirstValue' }));
    const rows = estimate(panel, { by: 'gdp', grouping: 'split', measured: 'eachRow' });
    expect(codesOf(rows)).toContain('heterogeneityGroupMoves');
    const before = estimate(panel, { by: 'gdp', grouping: 'split', measured: 'beforePolicy' });
    expect(before.groups!.cells[0].key).toMatchObject({ upTo: 10.5 + 0.5 * 1.5 });
  });

  it('a column that nothing calls a group keeps its name apart from the groups made of it', () => {
    const frame = smallFrame(STARTS, TIERS, 0.5);
    const renamed = createFrame(
      frame.columns.map((column) => (column.name === 'tier' ? { ...column, name: 'gdp group' } : column)),
    );
    const panel = must(buildPanel(renamed, designOf({ treatment: { kind: 'cohort', column: 'start' } })));
    const result = estimate(panel, { by: 'gdp', grouping: 'split' });
    expect(result.absorbed.at(-1)!.by).toEqual(['gdp group*', 'year']);
  });

  it('rows without a group leave through the ledger', () => {
    const result = estimate(small(STARTS, [null, ...TIERS.slice(1)]), { by: 'tier' });
    expect(result.ledger.steps.map(({ reason, params, rows }) => [reason, params, rows.length])).toEqual([
      ['missingGroup', { column: 'tier' }, 10],
    ]);
    for (const design of ['subsamples', 'oneAtATime'] as const) {
      const other = estimate(small(STARTS, [null, ...TIERS.slice(1)]), { by: 'tier', design });
      const lost = other.ledger.steps.reduce((total, { rows }) => total + rows.length, 0);
      expect(other.ledger.rowsRead).toBe(other.ledger.rowsUsed + lost);
      expect(other.ledger.rowsUsed).toBe(other.counts.nobs);
    }
  });
});

describe('designs that cannot answer', () => {
  const failure = (panel: Panel, change: Partial<HeterogeneityOptions>) => {
    const answer = attempt(panel, change);
    return answer.ok ? null : answer.notice.code;
  };

  it('say why', () => {
    expect(failure(small(), {})).toBe('heterogeneityNoGrouping');
    expect(failure(small(), { by: 'nothing' })).toBe('columnUnknown');
    expect(failure(small(), { by: 'tier', grouping: 'quantiles' })).toBe('columnNotNumeric');
    expect(failure(small(STARTS, Array(12).fill('same')), { by: 'tier' })).toBe('heterogeneityOneGroup');
    expect(failure(small(STARTS, Array(12).fill(null)), { by: 'tier' })).toBe('heterogeneityNoValues');
    expect(failure(small(), { by: 'gdp', grouping: 'split', threshold: 99 })).toBe('heterogeneityOneSide');
    expect(failure(small(), { by: 'gdp', grouping: 'split', threshold: 16 })).toBe('heterogeneityOneSide');
    expect(failure(small(), { by: 'gdp', grouping: 'cuts' })).toBe('heterogeneityNoCuts');
    expect(failure(cities('city_balanced'), { by: 'fin', measured: 'eachRow' })).toBe('heterogeneityTooManyGroups');
    const untreated = small(Array(12).fill(0));
    for (const design of ['joint', 'subsamples', 'oneAtATime'] as const) {
      expect(failure(untreated, { by: 'tier', design })).toBe('heterogeneityNothing');
    }
  });

  it.each(['joint', 'subsamples', 'oneAtATime'] as const)('leave the other groups unharmed: %s', (design) => {
    // No city of the medium tier is treated; all of the large tier start in the same year.
    const starts = [2004, 2005, 0, 0, 0, 0, 0, 0, 2005, 2005, 2005, 2005];
    const result = estimate(small(starts), { by: 'tier', design });
    const [first, medium, large] = result.groups!.cells;
    expect(first.estimate).not.toBeNull();
    expect(medium).toMatchObject({ term: null, estimate: null, stdError: null, missing: { code: 'groupNoTreated' } });
    expect(codesOf(result)).toContain('groupNoTreated');
    if (design === 'oneAtATime') expect(large.missing).toBeNull();
    else expect(large.missing?.code).toBe('groupAbsorbed');
    const alone = estimate(small(starts), { by: 'tier', design: 'subsamples' });
    if (design === 'joint') expectSame([first.estimate!], [alone.groups!.cells[0].estimate!]);
    expect(groupRows(result)[1]).toMatchObject({ estimate: null, pValue: null, holm: null, bh: null, lo: null });
    expect(result.tests.some(({ id }) => id === 'equalEffects')).toBe(design === 'oneAtATime');
  });

  it('a group without untreated units rests on timing alone, and says so', () => {
    const starts = [2004, 2005, 0, 0, 2004, 2006, 0, 0, 2003, 2005, 2006, 2007];
    expect(codesOf(estimate(small(starts), { by: 'tier' }))).toContain('groupNoUntreated');
    expect(codesOf(estimate(small(starts), { by: 'tier', interactions: 'nothing' }))).not.toContain('groupNoUntreated');
    expect(codesOf(estimate(small(starts), { by: 'tier', interactions: 'nothing' }))).toContain(
      'heterogeneityCommonTime',
    );
  });

  it('an empty interval stays in sight', () => {
    const result = estimate(small(), { by: 'gdp', grouping: 'cuts', cuts: [8, 8.5, 12] });
    expect(result.groups!.cells.map(({ missing }) => missing?.code ?? null)).toEqual([null, 'groupEmpty', null, null]);
    expect(result.groups!.cells[1]).toMatchObject({ nobs: 0, units: 0 });
  });

  it('quantiles that coincide give fewer groups', () => {
    const frame = smallFrame(STARTS, TIERS);
    const tied = createFrame(
      frame.columns.map((column) =>
        column.name === 'gdp' && column.kind === 'number'
          ? { ...column, values: column.values.map((value) => Math.max(12, value)) }
          : column,
      ),
    );
    const panel = must(buildPanel(tied, designOf({ treatment: { kind: 'cohort', column: 'start' } })));
    const result = estimate(panel, { by: 'gdp', grouping: 'quantiles', quantiles: 3 });
    expect(result.groups!.cells.length).toBe(2);
    expect(codesOf(result)).toContain('heterogeneityTiedQuantiles');
  });
});
