import { afterAll, describe, expect, it } from 'vitest';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadNist } from '../../../../testing/support/reference.ts';
import { categoryColumn, numericColumn } from '../../../table/column.ts';
import { createFrame } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { stdErrors } from '../../inference/index.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitFeols } from './fit.ts';
import { fields } from './meta.ts';
import type { FeolsOptions } from './settle.ts';

interface Strd {
  readonly intercept: boolean;
  readonly poly_degree: number | null;
  readonly y: readonly number[];
  readonly x: Readonly<Record<string, readonly number[]>>;
  readonly exact_float64_data: Readonly<Record<string, string & readonly string[]>>;
}

/** Log relative error, at most 15; log absolute error where the answer is zero. */
function lre(actual: number, exact: number): number {
  const error = exact === 0 ? Math.abs(actual) : Math.abs(actual - exact) / Math.abs(exact);
  return error === 0 ? 15 : Math.max(0, Math.min(15, -Math.log10(error)));
}

function solve(columns: Record<string, Float64Array | string[]>, options: Partial<FeolsOptions>): ModelResult {
  const frame = createFrame(
    Object.entries(columns).map(([name, values]) =>
      Array.isArray(values) ? categoryColumn(name, values) : numericColumn(name, values),
    ),
  );
  const sample = { timeFrom: null, timeTo: null, dropUnits: [] };
  const panel = buildPanel(frame, { unit: null, time: null, treatment: null, sample, whatIf: null });
  if (!panel.ok) throw new Error(panel.notice.code);
  const settings = { ...defaultsOf(fields), treatment: false, vcov: 'iid', absorb: [], ...options } as FeolsOptions;
  const result = fitFeols(panel.value, { outcome: 'y', treatmentName: null }, settings, quietContext);
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

function baseline(set: string, program: string): number[] {
  const line = loadNist<string>('r_baseline_lre.csv')!
    .split('\n')
    .map((text) => text.replaceAll('"', '').split(','))
    .find(([name, by]) => name === set && by === program)!;
  return line.slice(2).map(Number);
}

const regressions = [
  'Norris',
  'Pontius',
  'NoInt1',
  'NoInt2',
  'Filip',
  'Longley',
  'Wampler1',
  'Wampler2',
  'Wampler3',
  'Wampler4',
  'Wampler5',
];
const anovas = [
  'AtmWtAg',
  'SiRstv',
  'SmLs01',
  'SmLs02',
  'SmLs03',
  'SmLs04',
  'SmLs05',
  'SmLs06',
  'SmLs07',
  'SmLs08',
  'SmLs09',
];
const present = loadNist('Norris') !== null;
/** The project's own mark for polynomial sets whose powers must be rounded to doubles (the answer to the rounded problem is exact). */
const FILIP = 7;
const ANOVA = 12;
const scores: string[] = [];
const parity = parityOf('certified');
const certified = (id: string) => ({ id, package: 'NIST StRD', call: null });

describe.runIf(present)('NIST StRD linear regression, against the exact answer for the stored doubles', () => {
  it.each(regressions)('%s is at least as exact as R lm', (name) => {
    const set = loadNist<Strd>(name)!;
    const raw = Object.entries(set.x);
    const regressors = new Map<string, Float64Array>();
    if (set.poly_degree !== null) {
      const x = Float64Array.from(raw[0][1]);
      let power = x;
      for (let d = 1; d <= set.poly_degree; d++) {
        regressors.set(`x${d}`, power);
        power = power.map((value, i) => value * x[i]);
      }
    } else for (const [key, values] of raw) regressors.set(key, Float64Array.from(values));
    const columns = { y: Float64Array.from(set.y), ...Object.fromEntries(regressors) };
    const result = solve(columns, { regressors: [...regressors.keys()], intercept: set.intercept });
    const exact = set.exact_float64_data;
    const own = set.intercept
      ? [result.terms.length - 1, ...result.terms.keys()].slice(0, result.terms.length)
      : [...result.terms.keys()];
    const errors = stdErrors(result);
    expect(result.dropped).toEqual([]);
    const coef = Math.min(...own.map((j, i) => lre(result.coef[j], Number(exact.coef[i]))));
    const se = Math.min(...own.map((j, i) => lre(errors[j], Number(exact.se[i]))));
    const rss = lre(result.stats.ssr!, Number(exact.rss));
    const theirs = baseline(name, name === 'Filip' ? 'lm tol1e-16' : 'lm tol1e-7');
    scores.push(`${name} ${coef.toFixed(1)}/${se.toFixed(1)}/${rss.toFixed(1)}`);
    const marks = theirs.map((digits) => 10 ** -digits);
    const compare = parity.compare(certified(name), 0);
    own.forEach((j, i) => {
      compare.note(`coefficient ${i}`, result.coef[j], Number(exact.coef[i]), marks[0]);
      compare.note(`stdError ${i}`, errors[j], Number(exact.se[i]), marks[1]);
    });
    compare.note('fit residual sum of squares', result.stats.ssr!, Number(exact.rss), marks[2]);
    compare.finish();
    [coef, se, rss].forEach((value, i) => {
      expect(Number(value.toFixed(1))).toBeGreaterThanOrEqual(theirs[i]);
    });
    if (name === 'Filip') expect(Math.min(coef, se)).toBeGreaterThanOrEqual(FILIP);
  });
});

describe.runIf(present)('NIST StRD analysis of variance', () => {
  it.each(anovas)('%s: F to twelve digits, by group effects and by dummies', (name) => {
    const set = loadNist<Strd>(name)!;
    const groups = set.x.treatment;
    const levels = [...new Set(groups)];
    const exactF = Number(set.exact_float64_data.F);
    const y = Float64Array.from(set.y);
    const absorbed = solve({ y, group: groups.map(String) }, { absorb: ['group'] });
    const { tss, ssr } = absorbed.stats;
    const byEffects = (tss! - ssr!) / (levels.length - 1) / (ssr! / (y.length - levels.length));
    const dummies = levels
      .slice(1)
      .map((level) => [`d${level}`, Float64Array.from(groups, (g) => (g === level ? 1 : 0))] as const);
    const pooled = solve({ y, ...Object.fromEntries(dummies) }, { regressors: dummies.map(([key]) => key) });
    const byDummies = pooled.tests[0].statistic;
    const compare = parity.compare(certified(name), 0);
    compare.note('varianceRatio by effects', byEffects, exactF, 10 ** -ANOVA);
    compare.note('varianceRatio by dummies', byDummies, exactF, 10 ** -ANOVA);
    compare.finish();
    scores.push(`${name} F ${lre(byEffects, exactF).toFixed(1)}`);
    expect(lre(byEffects, exactF)).toBeGreaterThanOrEqual(ANOVA);
    expect(lre(byDummies, exactF)).toBeGreaterThanOrEqual(ANOVA);
  });
  afterAll(() =>
    console.log(`NIST sets: ran ${scores.length}, no data for 0; digits (coef/se/rss): ${scores.join(', ')}`),
  );
});

if (!present) console.log(`NIST sets: ran 0, no data for ${regressions.length + anovas.length}`);
