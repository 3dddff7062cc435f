import { describe, expect, it } from 'vitest';
import { PANEL_STATUS, type PanelMap } from '../../engine/design/panel-summary.ts';
import type { RawTrends, TrendGroup } from '../../engine/diagnostics/raw-trends/raw-trends.ts';
import { defaultOutput } from '../tables/options.ts';
import { doseResult } from '../testing/dose.ts';
import { groupedResult, levelOf } from '../testing/groups.ts';
import { indicesOf } from '../testing/indices.ts';
import { moderatedOf } from '../testing/marginal.ts';
import { matchingOf } from '../testing/matching.ts';
import { placeboInTimeSummary, placeboSummary } from '../testing/placebo.ts';
import { eventResult, hostileNames, resultOf } from '../testing/results.ts';
import { leaveOneOutResult, wildResult } from '../testing/robustness.ts';
import { moranResult, spilloverResult } from '../testing/spatial.ts';
import { balancePlot } from './balance-plot.ts';
import { binnedDose } from './binned-dose.ts';
import { moranMap, policyMap, spilloverMap } from './city-map.ts';
import { coefficientStrip } from './coefficient-strip.ts';
import { eventStudy } from './event-study.ts';
import { forest } from './forest.ts';
import { indexContribution } from './index-contribution.ts';
import { indexRanking } from './index-ranking.ts';
import { influence } from './influence.ts';
import { keywordYears } from './keyword-years.ts';
import { marginalEffect } from './marginal-effect.ts';
import { labelMargin, spreadLabels, thinned } from './marks.ts';
import { moranPeriods } from './moran-periods.ts';
import { moranScatter } from './moran-scatter.ts';
import { panelMap } from './panel-map.ts';
import { permutation } from './permutation.ts';
import { placebo } from './placebo.ts';
import { placeboInTime } from './placebo-in-time.ts';
import { propensityDensity } from './propensity-density.ts';
import { rawTrends } from './raw-trends.ts';
import { plots } from './registry.ts';
import { rings } from './rings.ts';
import { escapePlotlyText, groupText, plotLabel } from './text.ts';
import { type PlotOptions, plotConfig, type Scheme } from './theme.ts';
import { thresholdHistogram } from './threshold-histogram.ts';
import type { Plot } from './types.ts';
import { wildCurve, wildDraws } from './wild.ts';

const options: PlotOptions = { ...defaultOutput, scheme: 'light' };

// biome-ignore lint/suspicious/noExplicitAny: the trace types of Plotly have no common fields to read in a test
type Trace = any;
const trace = (plot: Plot, index: number): Trace => plot.data[index];

function trendsOf(outcome: string): RawTrends {
  const group = (kind: TrendGroup['kind'], start: number | null, units: number, lift: number): TrendGroup => {
    const mean = Float64Array.of(1 + lift, Number.NaN, 2 + lift);
    return { kind, start, units, mean, sd: mean, nobs: Int32Array.of(5, 0, 5) };
  };
  const groups = [group('never', null, 177, 0), group('cohort', 2014, 1, 1)];
  const periods = Float64Array.of(2012, 2013, 2014);
  return { outcome, periods, groups, starts: [2014], missing: 0, unknown: 0, notices: [] };
}

function mapOf(names: readonly string[]): PanelMap {
  const { treated, notYet, never, absent } = PANEL_STATUS;
  const status = names.flatMap((_, unit) => (unit % 2 ? [never, absent] : [notYet, treated]));
  const cohorts = names.map((_, unit) => (unit % 2 ? Infinity : 2014));
  const periods = Float64Array.of(2013, 2014);
  return { units: names, cohorts: Float64Array.from(cohorts), periods, status: Uint8Array.from(status) };
}

const thresholdValues = { column: 'gdp', values: Float64Array.of(1, 2, 5), treated: Uint8Array.of(1, 0, 1) };

const [link, image] = ['<a href="https://example.com">x</a>', '<img src=x onerror=alert(1)>'];

function everyPlot(scheme: Scheme, language: 'en' | 'zh', name: string): Plot[] {
  const all = { ...options, scheme, language, labels: new Map([['nqp', { en: name, zh: name }]]) };
  const entry = { label: name, estimate: 0.1, lo: 0, hi: 0.2 };
  const { report, words } = indicesOf(name === 'nqp' ? 'index' : name);
  return [
    eventStudy(eventResult(), all),
    placebo(placeboSummary(), all),
    placebo(placeboSummary({ coefficient: null }), all),
    placeboInTime(placeboInTimeSummary(), all),
    permutation(placeboSummary().coefficient!, all),
    rawTrends(trendsOf('nqp'), all),
    panelMap(mapOf([name, 'b', 'c']), all),
    coefficientStrip([entry, { ...entry, main: true }, { ...entry, estimate: null, group: name }], all),
    forest(
      groupedResult([
        [levelOf(name, name), 0.1, 0.02],
        [levelOf(name, 'b'), null],
      ]),
      all,
    ),
    thresholdHistogram(
      { values: thresholdValues, threshold: 2 },
      { ...all, labels: new Map([['gdp', { en: name, zh: name }]]) },
    ),
    marginalEffect(moderatedOf(), all),
    binnedDose(doseResult(), all),
    balancePlot(matchingOf([name, 'nqp', 'c']), all),
    propensityDensity(matchingOf([name, 'nqp', 'c']), all),
    moranPeriods(moranResult([name, 'b', 'c', 'd']), all),
    spilloverMap(spilloverResult(), all)!,
    moranScatter(moranResult([name, 'b', 'c', 'd']), all),
    moranMap(moranResult([name, 'b', 'c', 'd']), all)!,
    policyMap([{ unit: name, latitude: 30, longitude: 110, start: 2014 }], all),
    rings(spilloverResult({ treatment: 'nqp' }), all),
    indexContribution(report, all),
    indexRanking({ ranking: report.ranking!, leaders: [0, 1], followed: [2] }, all),
    keywordYears(words, all),
    influence(leaveOneOutResult([name, 'b', 'c', 'd']), all),
    wildDraws(wildResult().wildBootstrap!, all),
    wildCurve(wildResult({ term: 'nqp' }).wildBootstrap!, all),
  ];
}

describe('every figure', () => {
  it('is plain JSON and sends nothing anywhere', () => {
    for (const plot of everyPlot('dark', 'zh', 'nqp')) {
      expect(JSON.parse(JSON.stringify(plot.data))).toEqual(plot.data);
      expect(JSON.parse(JSON.stringify(plot.layout))).toEqual(plot.layout);
      expect(plot.config).toBe(plotConfig);
      expect(JSON.stringify(plot)).not.toMatch(/NaN|undefined/);
    }
    expect(plotConfig).toMatchObject({
      showSendToCloud: false,
      plotlyServerURL: '',
      displaylogo: false,
      typesetMath: false,
    });
    expect(plotConfig.modeBarButtonsToRemove).toContain('sendChartToCloud');
  });
  it('lets no markup from data live', () => {
    for (const name of [link, image, '$\\alpha$', '%{x}', ...hostileNames]) {
      for (const plot of everyPlot('light', 'en', name)) {
        const texts = JSON.stringify([plot.data, plot.layout]);
        expect(texts).not.toMatch(/<a |<img|%\{x\}|\$\\\\alpha/);
      }
    }
  });
  it('has a table of the numbers behind it and a sentence that says what it shows', () => {
    for (const plot of everyPlot('light', 'en', 'nqp')) {
      for (const row of plot.dataTable.rows) expect(row).toHaveLength(plot.dataTable.columns.length);
      for (const { code } of plot.summary) expect(code).toMatch(/^figure[A-Z]/);
    }
  });
  it('stands in the registry', () => {
    const ids = everyPlot('light', 'en', 'x').map((plot) => plot.id);
    expect([...new Set(ids)].sort()).toEqual(Object.keys(plots).sort());
  });
});

describe('eventStudy', () => {
  const plot = eventStudy(eventResult(), options);
  it('separates before and after, leaves the base hollow at zero, and labels the bins with their N', () => {
    const [band, before, after, base] = plot.data.map((_, index) => trace(plot, index));
    expect(before.x).toEqual([-4, -3, -2]);
    expect(after.x).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(before.marker.symbol).not.toBe(after.marker.symbol);
    expect([base.x, base.y]).toEqual([[-1], [0]]);
    expect(band.fill).toBe('toself');
    const ticks = (plot.layout.xaxis as Trace).ticktext as string[];
    expect(ticks[0]).toMatch(/^≤−4<br>.*N 640/);
    expect(ticks.at(-1)).toMatch(/^≥6<br>/);
    expect(plot.layout.shapes).toContainEqual(expect.objectContaining({ x0: -0.5, x1: -0.5 }));
    expect(after.text[0]).toContain('N = 107');
  });
  it('draws the band at the simulated critical value and the bars at the level asked for', () => {
    const [band, , after] = plot.data.map((_, index) => trace(plot, index));
    const stdError = 0.03; // of event time 0
    expect(band.y[4]).toBeCloseTo(0.061 + 2.71 * stdError, 12);
    // t quantile 0.975 with 283 degrees of freedom: 1.96838
    expect(after.error_y.array[0]).toBeCloseTo(1.96838 * stdError, 6);
  });
  it('thins labels of long windows but keeps ends and base, and takes a result without events', () => {
    const cells = Array.from({ length: 61 }, (_, index) => {
      const bin = index === 0 ? { bin: 'lower' as const } : index === 60 ? { bin: 'upper' as const } : {};
      return { e: index - 30, ...bin, units: 1, nobs: 1, base: index === 29 };
    });
    const coefficients = cells.flatMap(({ e, base }) =>
      base ? [] : [[`e${e}`, 0.1, 0.1, { kind: 'event', e }] as const],
    );
    const long = resultOf(coefficients, { events: { ...eventResult().events!, cells } });
    const ticks = (eventStudy(long, options).layout.xaxis as Trace).tickvals as number[];
    expect(ticks.length).toBeLessThan(25);
    expect(ticks).toEqual(expect.arrayContaining([-30, -1, 30]));
    expect(eventStudy(resultOf([]), options).dataTable.rows).toEqual([]);
  });
  it('leaves the band out where it could not be simulated', () => {
    const bare = eventResult({ events: { ...eventResult().events!, bandCritical: Number.NaN } });
    const plot = eventStudy(bare, options);
    expect(plot.data).toHaveLength(3);
    expect(JSON.stringify(plot)).not.toContain('NaN');
  });
});

describe('placebo', () => {
  const plot = placebo(placeboSummary(), options);
  it('shows all draws as bars, their density, and their p-values on the second axis', () => {
    const [bars, density, points] = [0, 1, 2].map((index) => trace(plot, index));
    expect(bars.y.reduce((sum: number, count: number) => sum + count, 0)).toBe(199);
    expect(points.yaxis).toBe('y2');
    expect(points.customdata).toHaveLength(199);
    // Area under the density line equals that of the bars: width times number of draws.
    const step = density.x[1] - density.x[0];
    const area = density.y.reduce((sum: number, y: number) => sum + y * step, 0);
    expect(area / (199 * placeboSummary().coefficient!.histogram.width)).toBeCloseTo(1, 2);
  });
  it('marks the estimate by a dashed line with its value and p = 0.1 by a dotted one', () => {
    expect(plot.layout.shapes).toContainEqual(
      expect.objectContaining({ x0: 0.125, line: expect.objectContaining({ dash: 'dash' }) }),
    );
    expect(plot.layout.shapes).toContainEqual(
      expect.objectContaining({ yref: 'y2', y0: 0.1, line: expect.objectContaining({ dash: 'dot' }) }),
    );
    expect(plot.layout.annotations?.[0].text).toBe('<b>actual 0.125</b>');
    const [from, to] = (plot.layout.xaxis as Trace).range;
    expect(from).toBe(-to);
    expect(to).toBeGreaterThan(0.125);
  });
  it('turns to t statistics on request', () => {
    const t = placebo(placeboSummary(), { ...options, statistic: 't' });
    expect(t.layout.annotations?.[0].text).toBe('<b>actual 2.907</b>');
    expect(t.summary[0].code).toBe('figurePlaceboT');
  });
});

describe('placeboInTime', () => {
  it('runs from the earliest date to the actual one', () => {
    const plot = placeboInTime(placeboInTimeSummary(), options);
    expect(trace(plot, 0).x).toEqual([-3, -2, -1]);
    expect(trace(plot, 1).x).toEqual([0]);
    expect((plot.layout.xaxis as Trace).ticktext).toEqual(['3', '2', '1', 'actual']);
    expect(plot.summary[0].params).toMatchObject({ count: 3, away: 0 });
  });
});

describe('rawTrends', () => {
  it('breaks lines where a group has no row and labels their ends', () => {
    const plot = rawTrends(trendsOf('nqp'), options);
    expect(trace(plot, 1).y).toEqual([2, null, 3]);
    expect(trace(plot, 0).line.dash).not.toBe(trace(plot, 1).line.dash);
    const texts = plot.layout.annotations?.map((annotation) => annotation.text);
    expect(texts).toContain('<b>treated from 2014</b>, 1 unit');
    expect(texts).toContain('<b>never treated</b>, 177 units');
    expect(texts).toContain('policy 2014');
  });
});

describe('panelMap', () => {
  it('names units of a small panel and groups them by cohort', () => {
    const plot = panelMap(mapOf(['a', 'b', 'c']), options);
    expect(trace(plot, 0).z).toEqual([
      [PANEL_STATUS.notYet, PANEL_STATUS.treated],
      [PANEL_STATUS.never, PANEL_STATUS.absent],
      [PANEL_STATUS.notYet, PANEL_STATUS.treated],
    ]);
    expect((plot.layout.yaxis as Trace).ticktext).toEqual(['a', 'b', 'c']);
  });
  it('draws a bounded number of rows and says so', () => {
    const names = Array.from({ length: 20_000 }, (_, unit) => `u${unit}`);
    const plot = panelMap(mapOf(names), options);
    expect(trace(plot, 0).z.length).toBeLessThanOrEqual(1500);
    expect(plot.summary.map((one) => one.code)).toEqual(['figurePanelMap', 'figurePanelMapThinned']);
    expect(plot.dataTable.rows).toHaveLength(20_000);
  });
});

describe('texts and places', () => {
  it('escapes what Plotly would read as markup, TeX or template', () => {
    expect(escapePlotlyText('<a href="x">&$1$%{y}\n')).toBe('&lt;a href="x"&gt;&amp;&#36;1&#36;&#37;{y} ');
    expect(plotLabel('城市名称'.repeat(20), 8)).toBe('城市名称城市名…');
    expect(groupText('zh', '<b>', 3)).toBe('<b>&lt;b&gt;</b>，3 个单位');
  });
  it('spreads labels apart without changing their order', () => {
    expect(spreadLabels([0, 0.1, 5], 1)).toEqual([-0.45, 0.55, 5]);
    const spread = spreadLabels([3, 1, 2, 2.1], 1);
    expect(spread[1]).toBeLessThan(spread[2]);
    expect(spread[2]).toBeLessThan(spread[3]);
    const sorted = [...spread].sort((a, b) => a - b);
    sorted.slice(1).forEach((height, index) => {
      expect(height - sorted[index]).toBeGreaterThanOrEqual(1 - 1e-12);
    });
  });
  it('measures labels and thins evenly', () => {
    expect(labelMargin([{ text: '<b>城市</b>' }])).toBe(40);
    expect(thinned(5, 10)).toEqual([0, 1, 2, 3, 4]);
    expect(thinned(10, 4)).toEqual([0, 3, 6, 9]);
  });
});

describe('coefficientStrip', () => {
  const entry = (label: string, estimate: number, lo: number, hi: number, main = false) => ({
    label,
    group: '',
    estimate,
    lo,
    hi,
    main,
  });
  it('holds every estimate, far ones of precise checks too; intervals that dwarf the main one are cut off', () => {
    const entries = [
      entry('main', 0.85, 0.82, 0.88, true),
      entry('far', 0.64, 0.57, 0.71),
      entry('wide', 0.85, -9, 11),
      entry('another scale', 300, 290, 310),
    ];
    const [from, to] = (coefficientStrip(entries, options).layout.xaxis as Trace).range;
    expect(from).toBeLessThan(0.64);
    expect(from).toBeGreaterThan(0);
    expect(to).toBeGreaterThan(1);
    expect(to).toBeLessThan(2);
  });
});
