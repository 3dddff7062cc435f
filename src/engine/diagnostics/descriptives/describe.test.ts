import { expect, describe as group, it } from 'vitest';
import { designOf, frameOf, must } from '../../../../testing/support/designs.ts';
import { type Comparison, parityOf, type What } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../../testing/support/reference.ts';
import { type QuantileType, quantiles } from '../../../core/quantile.ts';
import { mean, standardDeviation, sum } from '../../../core/sums.ts';
import { buildPanel } from '../../design/build-panel.ts';
import type { Panel } from '../../panel.ts';
import { readNumericColumns } from '../numeric-columns.ts';
import { compareGroups } from './balance.ts';
import { describe } from './describe.ts';
import { winsorBounds } from './winsor-bounds.ts';

/** The cases print 15 digits; higher moments lose one or two of them. */
const REL = 1e-12;
const ABS = 1e-13;

const cases = loadCases('02');
const panels = new Map<string, Panel>();
function panelOf(dataset: string): Panel {
  let panel = panels.get(dataset);
  if (!panel) {
    panel = must(buildPanel(loadData(dataset), designOf({ treatment: { kind: 'indicator', column: 'did' } })));
    panels.set(dataset, panel);
  }
  return panel;
}

const parity = parityOf('descriptives', cases);
let compare: Comparison;
function begin(one: ReferenceCase): ReferenceCase {
  compare = parity.compare(one, REL);
  return one;
}
const agree = (actual: number | null, expected: number | null, what: What): void =>
  compare.check(what, actual, expected, REL, ABS);

const of = (name: string) => cases.cases.filter((one) => one.id.endsWith(name));
const present = (panel: Panel, name: string) =>
  must(readNumericColumns(panel, [name]))[0].filter((value) => !Number.isNaN(value));

group('descriptives of other programs', () => {
  it.each(of('.summary'))('$id', (one) => {
    const { dataset, results } = begin(one);
    const panel = panelOf(dataset!);
    const names = Object.keys(results);
    for (const [type, key] of [
      [7, 'quantile_type7'],
      [2, 'quantile_type2_stata'],
    ] as [QuantileType, string][]) {
      const { rows } = must(describe(panel, names, { quantileType: type }));
      for (const row of rows) {
        const expected = results[row.name];
        expect(row.nobs).toBe(expected.n);
        expect(row.nobs + row.missing).toBe(panel.rows.length);
        for (const statistic of ['mean', 'sd', 'min', 'max', 'skewness', 'kurtosis'] as const) {
          agree(row[statistic], expected[statistic], `moments ${row.name} ${statistic}`);
        }
        const ours = { p1: row.p1, p25: row.p25, p50: row.median, p75: row.p75, p99: row.p99 };
        for (const [p, value] of Object.entries(ours)) agree(value, expected[key][p], `quantiles ${row.name} ${p}`);
        const values = present(panel, row.name);
        const rest = Object.keys(expected[key]);
        const all = quantiles(
          values,
          rest.map((p) => Number(p.slice(1)) / 100),
          type,
        );
        for (const [k, p] of rest.entries()) agree(all[k], expected[key][p], `quantiles ${row.name} ${p}`);
        agree(sum(values), expected.sum, `moments ${row.name} sum`);
      }
    }
    compare.finish(50);
  });

  it.each(of('.xtsum'))('$id', (one) => {
    const { dataset, results } = begin(one);
    const names = Object.keys(results);
    for (const row of must(describe(panelOf(dataset!), names, { quantileType: 7 })).rows) {
      const expected = results[row.name];
      agree(row.sd, expected.overall_sd, `withinSpread ${row.name} overall`);
      agree(row.sdBetween, expected.between_sd, `withinSpread ${row.name} between`);
      agree(row.sdWithin, expected.within_sd, `withinSpread ${row.name} within`);
      agree(row.minWithin, expected.within_min, `withinSpread ${row.name} within min`);
      agree(row.maxWithin, expected.within_max, `withinSpread ${row.name} within max`);
    }
    compare.finish(5);
  });

  it.each(of('.winsor_1'))('$id', (one) => {
    const { dataset, results } = begin(one);
    const column = must(readNumericColumns(panelOf(dataset!), ['fdi']))[0];
    for (const type of [2, 7] as const) {
      const bounds = winsorBounds(column, 0.01, 0.99, type)!;
      agree(bounds.low, results[`lo_type${type}`], 'winsorised low');
      agree(bounds.high, results[`hi_type${type}`], 'winsorised high');
      const values = present(panelOf(dataset!), 'fdi');
      const clamped = values.map((value) => Math.min(Math.max(value, bounds.low), bounds.high));
      agree(mean(clamped), results[`mean_type${type}`], 'winsorised mean');
      agree(standardDeviation(clamped), results[`sd_type${type}`], 'winsorised sd');
      expect(bounds.missing).toBe(column.length - values.length);
      if (type === 7) continue;
      expect(bounds.below + bounds.above).toBe(results.n_changed_type2);
      const trimmed = values.filter((value) => value >= bounds.low && value <= bounds.high);
      expect(trimmed.length).toBe(results.trim_n);
      agree(mean(trimmed), results.trim_mean, 'winsorised trimmed mean');
    }
    compare.finish(9);
  });

  it.each(of('.ttest'))('$id', (one) => {
    const { dataset, results } = begin(one);
    const [row] = must(compareGroups(panelOf(dataset!), ['y'])).rows;
    agree(row.treated.mean, results.mean1, 'moments treated mean');
    agree(row.never.mean, results.mean0, 'moments never mean');
    agree(row.pooled!.t, -results.t, 'meanTest t');
    expect(row.pooled!.df).toBe(results.df);
    agree(row.pooled!.pValue, results.p, 'pValue pooled');
    agree(row.welch!.t, -results.welch_t, 'meanTest Welch');
    agree(row.welch!.df, results.welch_df, 'dof Welch');
    agree(row.welch!.pValue, results.welch_p, 'pValue Welch');
    // R counts the other group first.
    const pairs = row.treated.nobs * row.never.nobs;
    agree(pairs - row.rankSum!.w, results.wilcox_W, 'rankTest W');
    agree(row.rankSum!.pValue, results.wilcox_p, 'pValue Wilcoxon');
    compare.finish(9);
  });
});

group('describe', () => {
  const frame = frameOf(
    ['city', 'year', 'x', 'same', 'none', 'name'],
    [
      ['a', 1, 1, 5, null, 'p'],
      ['a', 2, 3, 5, null, 'q'],
      ['b', 1, null, 5, null, 'r'],
      ['b', 2, 6, 5, null, 's'],
    ],
  );
  const panel = must(buildPanel(frame, designOf({})));

  it('leaves out missing cells and says how many', () => {
    const [row] = must(describe(panel, ['x'], { quantileType: 7 })).rows;
    expect(row).toMatchObject({ nobs: 3, missing: 1, min: 1, median: 3, max: 6, units: 2 });
    expect(row.mean).toBeCloseTo(10 / 3, 14);
    // Unit means 2 and 6; within a 1 and 3 about 2, within b nothing.
    expect(row.sdBetween).toBeCloseTo(Math.sqrt(8), 14);
    expect(row.sdWithin).toBeCloseTo(1, 14);
  });

  it('has null, and a notice, for what does not exist', () => {
    const { rows, notices } = must(describe(panel, ['same', 'none'], { quantileType: 2 }));
    expect(rows[0]).toMatchObject({ mean: 5, sd: 0, sdWithin: 0, sdBetween: 0, skewness: null, kurtosis: null });
    expect(rows[1]).toMatchObject({ nobs: 0, missing: 4, mean: null, sd: null, p1: null, median: null, units: null });
    expect(notices.map(({ code }) => code)).toEqual(['columnConstant', 'columnAllMissing']);
  });

  it('describes chosen rows only', () => {
    const [row] = must(describe(panel, ['x'], { quantileType: 7, rows: Int32Array.of(1, 3) })).rows;
    expect(row).toMatchObject({ nobs: 2, missing: 0, min: 3, max: 6, mean: 4.5, units: 2 });
  });

  it('takes the derived policy under the name given to it', () => {
    const treatment = { kind: 'roster' as const, entries: [{ unit: 'b', start: 2 }] };
    const treated = must(buildPanel(frame, designOf({ treatment })));
    const [row] = must(describe(treated, ['policy'], { quantileType: 7, treatmentName: 'policy' })).rows;
    expect(row).toMatchObject({ name: 'policy', nobs: 4, mean: 0.25 });
  });

  it('has no within and between without a unit role', () => {
    const flat = must(buildPanel(frame, designOf({ unit: null, time: null })));
    const [row] = must(describe(flat, ['x'], { quantileType: 7 })).rows;
    expect(row).toMatchObject({ nobs: 3, units: null, sdBetween: null, sdWithin: null });
  });

  it('refuses columns that are not there or not numbers', () => {
    for (const [name, code] of [
      ['nowhere', 'columnUnknown'],
      ['__proto__', 'columnUnknown'],
      ['name', 'columnNotNumeric'],
    ]) {
      expect(describe(panel, [name], { quantileType: 7 })).toMatchObject({ ok: false, notice: { code } });
    }
  });
});

group('compareGroups', () => {
  const rows = [
    ['a', 1, 1, 2010],
    ['a', 2, 2, 2010],
    ['b', 1, 5, null],
    ['b', 2, null, null],
  ] as const;
  const frame = frameOf(['city', 'year', 'x', 'start'], rows);

  it('needs a policy and two groups', () => {
    expect(compareGroups(must(buildPanel(frame, designOf({}))), ['x'])).toMatchObject({
      ok: false,
      notice: { code: 'balanceNoTreatment' },
    });
    const all = must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'start' } })));
    expect(compareGroups(all, ['x'], { rows: Int32Array.of(0, 1) })).toMatchObject({
      ok: false,
      notice: { code: 'balanceOneGroup', params: { treated: 2, never: 0 } },
    });
  });

  it('leaves the tests empty when a group has fewer than two values', () => {
    const panel = must(buildPanel(frame, designOf({ treatment: { kind: 'cohort', column: 'start' } })));
    const [row] = must(compareGroups(panel, ['x'])).rows;
    expect(row).toMatchObject({ difference: -3.5, welch: null, pooled: null, standardised: null });
    expect(row.never).toEqual({ nobs: 1, missing: 1, mean: 5, sd: null });
  });
});

group('winsorBounds', () => {
  it('has no bounds for nothing or for impossible percentiles', () => {
    expect(winsorBounds(Float64Array.of(Number.NaN), 0.01, 0.99, 7)).toBeNull();
    expect(winsorBounds(Float64Array.of(1, 2), 0.9, 0.1, 7)).toBeNull();
  });
});
