import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { buildPanel } from '../../src/engine/design/build-panel.ts';
import { quietContext } from '../../src/engine/estimator.ts';
import { eventStudy } from '../../src/engine/estimators/event-study/index.ts';
import { feols } from '../../src/engine/estimators/feols/index.ts';
import type { FeolsOptions } from '../../src/engine/estimators/feols/settle.ts';
import { defaultsOf } from '../../src/engine/fields.ts';
import { stdErrors } from '../../src/engine/inference/tidy.ts';
import type { Panel } from '../../src/engine/panel.ts';
import type { ModelResult } from '../../src/engine/result.ts';
import { type Column, type NumericColumn, numericColumn } from '../../src/table/column.ts';
import { createFrame, type Frame, findColumn } from '../../src/table/frame.ts';
import { designOf, frameOf, must } from '../../testing/support/designs.ts';
import { distanceKm, hubKm } from './cities.ts';
import { dictionary } from './dictionary.ts';
import { cities, pilotYears } from './facts.ts';
import { chineseCsv, citiesCsv, rosterDocument, SEEDS, sampleDocument } from './files.ts';
import { encodeGbk } from './gbk.ts';
import { CONTROLS, OPENING, WINDOW } from './opening.ts';
import { type SamplePanel, buildPanel as simulate } from './panel.ts';
import { INDICATORS } from './resilience.ts';

const folder = join(import.meta.dirname, '../../public/sample');
const committed = (name: string) => readFileSync(join(folder, name));
const text = committed('cities.csv').toString('utf8');

function readFrame(csv: string): Frame {
  const [names, ...rows] = csv
    .trimEnd()
    .split('\n')
    .map((line) => line.split(','));
  const words = names.map((_, at) => rows.some((row) => row[at] !== '' && Number.isNaN(Number(row[at]))));
  const cell = (value: string, at: number) => (value === '' ? null : words[at] ? value : Number(value));
  return frameOf(
    names,
    rows.map((row) => row.map(cell)),
  );
}

const frame = readFrame(text);
const numbers = (name: string) => (findColumn(frame, name) as NumericColumn).values;

function columnsAt(names: readonly string[], rows: Int32Array): Column[] {
  return names.map((name) => {
    const column = findColumn(frame, name)!;
    return column.kind === 'number'
      ? { ...column, values: Float64Array.from(rows, (row) => column.values[row]) }
      : { ...column, codes: rows.map((row) => column.codes[row]) };
  });
}

function panelOf(cohort: string, from: number, to: number): Panel {
  const treatment = { kind: 'cohort', column: cohort } as const;
  return must(buildPanel(frame, designOf({ treatment, sample: { timeFrom: from, timeTo: to, dropUnits: [] } })));
}

function regress(panel: Panel, outcome: string, change: Partial<FeolsOptions>): ModelResult {
  const options = { ...defaultsOf(feols.meta.fields), absorb: ['city', 'year'], ...change };
  return must(feols.fit(panel, { outcome, treatmentName: 'did' }, options, quietContext));
}

function term(result: ModelResult, name: string): { estimate: number; se: number } {
  const at = result.terms.findIndex((one) => one.name === name);
  return { estimate: result.coef[at], se: stdErrors(result)[at] };
}

function meanAndSd(values: Float64Array): [number, number] {
  const mean = values.reduce((a, b) => a + b) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1))];
}

const opening = panelOf('broadband_year', OPENING.from, OPENING.to);
const pick = (name: string) => Float64Array.from(opening.rows, (row) => numbers(name)[row]);

describe('the files', () => {
  let panel: SamplePanel;
  beforeAll(() => {
    panel = simulate(SEEDS);
  });

  it('are what the generator writes', () => {
    expect(citiesCsv(panel) === text).toBe(true);
    expect(Buffer.from(encodeGbk(chineseCsv(panel))).equals(committed('cities-gbk.csv'))).toBe(true);
    const plain = (value: unknown) => JSON.parse(JSON.stringify(value));
    expect(plain(sampleDocument(panel, SEEDS))).toEqual(JSON.parse(committed('sample.json').toString()));
    expect(plain(rosterDocument())).toEqual(JSON.parse(committed('rosters.json').toString()));
  });

  it('hold a balanced panel without a hole, small enough to open at once', () => {
    expect(frame.nrow).toBe(284 * 21);
    expect(statSync(join(folder, 'cities.csv')).size).toBeLessThan(2.5e6);
    expect(frame.columns.map((column) => column.name)).toEqual(dictionary.map((column) => column.name));
    expect(new Set(cities.map((city) => city.name)).size).toBe(284);
    const gaps = frame.columns.filter((column) => column.kind === 'number' && column.values.some(Number.isNaN));
    expect(gaps.map((column) => column.name)).toEqual(
      dictionary.map((c) => c.name).filter((name) => name.endsWith('_year')),
    );
  });

  it('say the same in Chinese: the copy decodes to the same numbers under unique headers', () => {
    const copy = readFrame(new TextDecoder('gb18030', { fatal: true }).decode(committed('cities-gbk.csv')));
    expect(new Set(copy.columns.map((column) => column.name)).size).toBe(dictionary.length);
    expect(copy.columns[0].name).toBe('城市');
    for (const column of dictionary) {
      if (column.decimals === null) continue;
      expect((findColumn(copy, column.zh) as NumericColumn).values).toEqual(numbers(column.name));
    }
  });

  it('carry the rosters: 107 Broadband pilots, 37, 36 and 34', () => {
    const years = [...pilotYears('broadband')].filter(Number.isFinite);
    expect([2014, 2015, 2016].map((year) => years.filter((one) => one === year).length)).toEqual([37, 36, 34]);
    const { policies } = rosterDocument();
    for (const policy of policies.filter((one) => one.column)) {
      const first = new Map<number, number>();
      for (const { code, year } of policy.entries) {
        if (code !== null) first.set(code, Math.min(year, first.get(code) ?? Number.POSITIVE_INFINITY));
      }
      const expected = Float64Array.from(numbers('code'), (code) => first.get(code) ?? Number.NaN);
      expect(numbers(policy.column!)).toEqual(expected);
    }
  });

  it('reproduce RES from the fourteen raw indicators', () => {
    const n = frame.nrow;
    const scaled = INDICATORS.map((name) => {
      const values = [...numbers(name)];
      const [low, high] = [Math.min(...values), Math.max(...values)];
      return values.map((value) => (value - low) / (high - low));
    });
    const redundancy = scaled.map((values) => {
      const total = values.reduce((a, b) => a + b);
      const terms = values.map((value) => (value === 0 ? 0 : (value / total) * Math.log(value / total)));
      return 1 + terms.reduce((a, b) => a + b) / Math.log(n);
    });
    const sum = redundancy.reduce((a, b) => a + b);
    const worst = numbers('RES').reduce((most, value, row) => {
      const index = scaled.reduce((total, values, j) => total + (redundancy[j] / sum) * values[row], 0);
      return Math.max(most, Math.abs(index - value));
    }, 0);
    // Five decimals are stored.
    expect(worst).toBeLessThan(0.5000001e-5);
  });
});

describe('distances', () => {
  it('are great circles', () => {
    const at = (name: string) => cities.findIndex((city) => city.name === name);
    // 1,067 km by any geodesic calculator; the sphere and two decimals of a degree cost less than 5 km.
    expect(Math.abs(distanceKm(at('Beijing'), at('Shanghai')) - 1067)).toBeLessThan(5);
    expect(hubKm[at('Beijing')]).toBe(0);
    expect(hubKm[at('Tianjin')]).toBeGreaterThan(90);
    expect(hubKm[at('Tianjin')]).toBeLessThan(130);
  });
});

/** Bounds are those of the calibration, not tolerances of arithmetic: the draw must land near what Liu & Zou print. */
describe('the opening view', () => {
  const clustered = regress(opening, 'nqp', { regressors: CONTROLS });
  const robust = regress(opening, 'nqp', { regressors: CONTROLS, vcov: 'HC1' });

  it('has the printed sample', () => {
    expect(clustered.counts.nobs).toBe(5112);
    expect(meanAndSd(opening.treated!)[0]).toBeCloseTo(0.168, 3);
    const [mean, sd] = meanAndSd(pick('nqp'));
    expect(mean).toBeCloseTo(2.305, 3);
    expect(Math.abs(sd - 1.709)).toBeLessThan(0.05);
    expect(clustered.stats.r2).toBeGreaterThan(0.91);
    expect(clustered.stats.r2).toBeLessThan(0.92);
  });

  it('answers 0.12-0.13 with both standard errors', () => {
    const effect = term(robust, 'did');
    expect(effect.estimate).toBeGreaterThan(0.12);
    expect(effect.estimate).toBeLessThan(0.13);
    expect(effect.se).toBeGreaterThan(0.028);
    expect(effect.se).toBeLessThan(0.03);
    const se = term(clustered, 'did').se;
    expect(se).toBeGreaterThan(0.04);
    expect(se).toBeLessThan(0.05);
  });

  it('walks down table 2 as printed', () => {
    const printed = [0.144, 0.146, 0.137, 0.136, 0.135, 0.124, 0.125];
    const path = printed.map(
      (_, k) => term(regress(opening, 'nqp', { regressors: CONTROLS.slice(0, k) }), 'did').estimate,
    );
    path.forEach((estimate, k) => {
      expect(Math.abs(estimate - printed[k])).toBeLessThan(0.012);
    });
    const t = Object.fromEntries(CONTROLS.map((name) => [name, term(robust, name).estimate / term(robust, name).se]));
    expect(t.fdi).toBeGreaterThan(0);
    for (const name of ['fdi', 'gov', 'lninstra']) expect(Math.abs(t[name])).toBeLessThan(1.645);
    expect(t.hum).toBeGreaterThan(1.96);
    expect(t.mar).toBeGreaterThan(2.576);
    expect(t.fin).toBeLessThan(-2.576);
    expect(Math.abs(term(robust, 'mar').estimate - 0.023)).toBeLessThan(0.01);
    expect(Math.abs(term(robust, 'fin').estimate + 0.04)).toBeLessThan(0.01);
  });

  it.each([
    ['fdi', 0.018, 0.019],
    ['hum', 0.122, 0.116],
    ['gov', 0.206, 0.211],
    ['lninstra', 3.325, 0.544],
    ['mar', 43.9, 24.6],
    ['fin', 2.4, 1.2],
  ])('%s has about the printed mean and spread', (name, mean, sd) => {
    const [ours, spread] = meanAndSd(pick(name));
    expect(Math.abs(ours / mean - 1)).toBeLessThan(0.05);
    expect(Math.abs(spread / sd - 1)).toBeLessThan(0.2);
  });

  it.each([
    ['gathered', WINDOW],
    ['all single', {}],
  ])('shows flat leads, %s', (_, window) => {
    const options = { ...defaultsOf(eventStudy.meta.fields), controls: CONTROLS, ...window };
    const result = must(eventStudy.fit(opening, { outcome: 'nqp', treatmentName: 'did' }, options, quietContext));
    expect(result.tests.find((test) => test.id === 'preTrends')!.pValue).toBeGreaterThan(0.2);
    expect(result.combinations.find((one) => one.id === 'postAverage')!.estimate).toBeGreaterThan(0.1);
  });

  it('loses the five single-city provinces to province x year effects', () => {
    const result = regress(opening, 'nqp', { regressors: CONTROLS, absorb: ['city', ['province', 'year']] });
    expect(result.counts.nobs).toBe(5022);
    expect(result.counts.singletons).toBe(90);
    expect(term(result, 'did').estimate).toBeGreaterThan(0.05);
  });

  it('passes through innovation as in table 3', () => {
    const channel = term(regress(opening, 'innovp', { regressors: CONTROLS, vcov: 'HC1' }), 'did');
    expect(Math.abs(channel.estimate - 9.686)).toBeLessThan(1.5);
    const both = term(regress(opening, 'nqp', { regressors: [...CONTROLS, 'innovp'], vcov: 'HC1' }), 'innovp');
    expect(both.estimate).toBeCloseTo(0.001, 3);
    expect(both.estimate / both.se).toBeGreaterThan(1.645);
  });
});

/** Same signs and sizes as the papers claim; their samples are not ours. */
describe('the other papers', () => {
  const he = panelOf('bigdata_year', 2012, 2023);
  const controls = ['EOCDEN', 'TRAFF', 'GOVE', 'INV', 'SALARY'];
  const significant = ({ estimate, se }: { estimate: number; se: number }, critical = 1.96) => estimate / se > critical;

  it('big data zones raise resilience by 0.01-0.02, talent and digital firms', () => {
    for (const regressors of [[], controls]) {
      const effect = term(regress(he, 'RES', { regressors }), 'did');
      expect(effect.estimate).toBeGreaterThan(0.01);
      expect(effect.estimate).toBeLessThan(0.02);
      expect(significant(effect)).toBe(true);
    }
    expect(term(regress(he, 'talent', {}), 'did').estimate).toBeCloseTo(0.011, 3);
    expect(Math.abs(term(regress(he, 'ln_digital', {}), 'did').estimate - 0.204)).toBeLessThan(0.05);
    const options = { ...defaultsOf(eventStudy.meta.fields), controls };
    const leads = must(eventStudy.fit(he, { outcome: 'RES', treatmentName: 'did' }, options, quietContext));
    expect(leads.tests.find((test) => test.id === 'preTrends')!.pValue).toBeGreaterThan(0.2);
  });

  it('telephones of 1984 times internet users move the zones strongly', () => {
    const zone = numericColumn('zone', he.treated!);
    const taken = columnsAt(['city', 'year', 'iv_tel', ...controls], he.rows);
    const panel = must(buildPanel(createFrame([...taken, zone]), designOf({})));
    const first = regress(panel, 'zone', { treatment: false, regressors: ['iv_tel', ...controls] });
    const { estimate, se } = term(first, 'iv_tel');
    // Far above every weak-instrument table; F with one instrument is t squared.
    expect((estimate / se) ** 2).toBeGreaterThan(37);
  });

  it('virtual agglomeration and 4G stations raise resilience, through the channels that the papers name', () => {
    const all = must(buildPanel(frame, designOf({})));
    const alone = (outcome: string, regressor: string) =>
      term(regress(all, outcome, { treatment: false, regressors: [regressor] }), regressor);
    expect(Math.abs(alone('RES', 'vagg').estimate - 0.015)).toBeLessThan(0.006);
    expect(Math.abs(alone('innov_acc', 'vagg').estimate - 0.606)).toBeLessThan(0.05);
    expect(Math.abs(alone('ind_adv', 'vagg').estimate - 0.091)).toBeLessThan(0.02);
    for (const outcome of ['RES', 'innov_acc', 'risk_share']) expect(significant(alone(outcome, 'bs4g'))).toBe(true);
  });

  it('both pilots together do more than each alone', () => {
    const rows = [...opening.rows];
    const one = opening.treated!;
    const other = Float64Array.from(rows, (row) => (numbers('year')[row] >= numbers('cluster_year')[row] ? 1 : 0));
    const taken = columnsAt(['city', 'year', 'nqp', ...CONTROLS], opening.rows);
    const extra = [numericColumn('broadband', one), numericColumn('cluster', other)];
    const both = numericColumn(
      'both',
      one.map((value, k) => value * other[k]),
    );
    const panel = must(buildPanel(createFrame([...taken, ...extra, both]), designOf({})));
    const result = regress(panel, 'nqp', {
      treatment: false,
      regressors: ['broadband', 'cluster', 'both', ...CONTROLS],
    });
    for (const name of ['broadband', 'cluster', 'both']) expect(term(result, name).estimate).toBeGreaterThan(0);
  });
});
