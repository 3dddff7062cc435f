import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf, frameOf } from '../../../testing/support/designs.ts';
import { extendLedger } from '../ledger.ts';
import type { DesignSpec, Panel, TreatmentSpec, WhatIf } from '../panel.ts';
import { buildPanel } from './build-panel.ts';
import { commonSample } from './common-sample.ts';
import { withWhatIf } from './what-if.ts';

const SEED = 20_261_122;
const RUNS = { seed: SEED, numRuns: 300 };
const NAMES = ['city', 'year', 'did', 'start', 'x'];
const UNITS = ['北京', '__proto__', 'a', 'b', 'c'];

type Row = (string | number | null)[];

const row: fc.Arbitrary<Row> = fc.tuple(
  fc.constantFrom(...UNITS, null),
  fc.constantFrom(2000, 2001, 2002, 2003, 2006, null),
  fc.constantFrom(0, 0, 0, 1, 1, null, 2),
  fc.constantFrom(0, null, 2001, 2003, 9999),
  fc.constantFrom(1, 2, null),
);
const rowsWithTwins = fc.array(row, { minLength: 1, maxLength: 40 });
const rowsWithoutTwins = fc.uniqueArray(row, {
  minLength: 1,
  maxLength: 40,
  selector: ([city, year]) => `${city} ${year}`,
});

const rowsInTwoOrders = rowsWithoutTwins.chain((rows) =>
  fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
);

const treatment: fc.Arbitrary<TreatmentSpec | null> = fc.constantFrom<(TreatmentSpec | null)[]>(
  null,
  { kind: 'indicator', column: 'did' },
  { kind: 'cohort', column: 'start' },
  {
    kind: 'roster',
    entries: [
      { unit: 'a', start: 2001 },
      { unit: '北京', start: 2006 },
    ],
  },
);
const whatIf: fc.Arbitrary<WhatIf> = fc.record({
  starts: fc.array(fc.record({ unit: fc.constantFrom(...UNITS), start: fc.constantFrom(null, 2001, 2002, 2004) }), {
    maxLength: 3,
  }),
  struckUnits: fc.array(fc.constantFrom(...UNITS, 'nobody'), { maxLength: 2 }),
});
const design: fc.Arbitrary<DesignSpec> = fc.record({
  unit: fc.constantFrom('city', 'city', 'city', null),
  time: fc.constantFrom('year', 'year', 'year', null),
  treatment,
  sample: fc.record({
    timeFrom: fc.constantFrom(null, 2001),
    timeTo: fc.constantFrom(null, 2003),
    dropUnits: fc.constantFrom([], ['b', 'nobody']),
  }),
  whatIf: fc.option(whatIf, { nil: null }),
});

/** What a panel says without mentioning where the rows stood in the file. */
function content(panel: Panel, rows: Row[]) {
  return {
    rows: [...panel.rows].map((at) => rows[at]),
    unitKeys: panel.unitKeys,
    periods: [...panel.periods],
    treated: panel.treated && [...panel.treated],
    cohort: panel.cohort && [...panel.cohort],
    lost: panel.ledger.steps.map((step) => ({ reason: step.reason, params: step.params, count: step.rows.length })),
    codes: panel.notices.map((one) => [one.code, one.params.units, one.params.rows]),
  };
}

/** Sorting and cohorts by the definition, one unit at a time. */
function slowPanel(rows: Row[]) {
  const usable = rows.filter(([city, year]) => city !== null && year !== null) as [string, number, number | null][];
  const cities = [...new Set(usable.map(([city]) => city))].sort((a, b) => (a < b ? -1 : 1));
  return cities.map((city) => {
    const own = usable.filter((one) => one[0] === city).sort((a, b) => a[1] - b[1]);
    const readable = own.filter((one) => one[2] === 0 || one[2] === 1);
    const first = readable.find((one) => one[2] === 1);
    return {
      city,
      years: own.map((one) => one[1]),
      cohort: first ? first[1] : readable.length > 0 ? Infinity : Number.NaN,
    };
  });
}

function expectWholeLedger(panel: Panel, nrow: number) {
  const seen = new Set<number>([...panel.rows, ...panel.ledger.steps.flatMap((step) => [...step.rows])]);
  const lost = panel.ledger.steps.reduce((total, step) => total + step.rows.length, 0);
  expect(panel.ledger.rowsRead).toBe(nrow);
  expect(panel.ledger.rowsUsed).toBe(panel.rows.length);
  expect(panel.ledger.rowsUsed + lost).toBe(nrow);
  expect(seen.size).toBe(nrow);
}

describe('properties of a panel', () => {
  it('accounts for every row once', () => {
    fc.assert(
      fc.property(rowsWithTwins, design, (rows, spec) => {
        const built = buildPanel(frameOf(NAMES, rows), spec);
        if (!built.ok) return;
        expectWholeLedger(built.value, rows.length);
        const common = commonSample(built.value, [{ columns: ['x', 'start'], treatment: true, weights: null }]);
        expectWholeLedger(common, rows.length);
      }),
      RUNS,
    );
  });

  it('does not depend on the order of rows in the file', () => {
    fc.assert(
      fc.property(rowsInTwoOrders, design, ([rows, other], spec) => {
        fc.pre(spec.unit !== null && spec.time !== null);
        const a = buildPanel(frameOf(NAMES, rows), spec);
        const b = buildPanel(frameOf(NAMES, other), spec);
        expect(a.ok).toBe(b.ok);
        if (!a.ok || !b.ok) return;
        expect(content(b.value, other)).toEqual(content(a.value, rows));
      }),
      RUNS,
    );
  });

  it('does not depend on the names of units, their order kept', () => {
    fc.assert(
      fc.property(rowsWithTwins, treatment, (rows, spec) => {
        fc.pre(spec?.kind !== 'roster');
        const numbers = new Map(['__proto__', 'a', 'b', 'c', '北京'].map((name, at) => [name, 1000 + at]));
        const renamed = rows.map(([city, ...rest]) => [city === null ? null : numbers.get(city as string)!, ...rest]);
        const a = buildPanel(frameOf(NAMES, rows), designOf({ treatment: spec }));
        const b = buildPanel(frameOf(NAMES, renamed), designOf({ treatment: spec }));
        expect(a.ok).toBe(b.ok);
        if (!a.ok || !b.ok) return;
        expect([...b.value.rows]).toEqual([...a.value.rows]);
        expect(b.value.cohort).toEqual(a.value.cohort);
        expect(b.value.treated).toEqual(a.value.treated);
      }),
      RUNS,
    );
  });

  it('finds order and cohorts as the definition does', () => {
    fc.assert(
      fc.property(rowsWithoutTwins, (rows) => {
        const built = buildPanel(frameOf(NAMES, rows), designOf({ treatment: { kind: 'indicator', column: 'did' } }));
        if (!built.ok) return;
        const { unitKeys, unitOf, time, cohort } = built.value;
        const found = unitKeys.map((city, unit) => ({
          city,
          years: [...time!].filter((_, i) => unitOf![i] === unit),
          cohort: cohort![unit],
        }));
        expect(found).toEqual(slowPanel(rows));
      }),
      RUNS,
    );
  });

  it('gives the same panel whether a what-if comes at once or afterwards', () => {
    fc.assert(
      fc.property(rowsWithTwins, design, whatIf, (rows, spec, later) => {
        const frame = frameOf(NAMES, rows);
        const base = buildPanel(frame, { ...spec, whatIf: null });
        const built = buildPanel(frame, { ...spec, whatIf: later });
        if (!base.ok || !built.ok) return;
        expect(withWhatIf(base.value, later)).toEqual(built.value);
      }),
      RUNS,
    );
  });

  it('extends a ledger without counting a row twice', () => {
    const ledger = extendLedger({ rowsRead: 3, steps: [], rowsUsed: 3 }, [
      { reason: 'filtered', params: {}, rows: Int32Array.of(1) },
      { reason: 'filtered', params: {}, rows: new Int32Array(0) },
    ]);
    expect(ledger).toMatchObject({ rowsUsed: 2, steps: [{ reason: 'filtered' }] });
  });
});
