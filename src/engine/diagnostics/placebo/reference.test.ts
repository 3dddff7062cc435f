import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { loadCases, loadData, miss, type ReferenceCase, reportCases } from '../../../../testing/support/reference.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { panelCodes } from '../../design/panel-column.ts';
import { quietContext } from '../../estimator.ts';
import { fit as feols } from '../../estimators/feols/fit.ts';
import { fields as feolsFields } from '../../estimators/feols/meta.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/tidy.ts';
import type { Panel, RosterEntry } from '../../panel.ts';
import { fields, type PlaceboOptions, placebo, planPlacebo } from './index.ts';
import type { PlaceboResult } from './types.ts';

/** README of the reference: OLS/FE coefficients and errors rel 1e-9 balanced, 1e-8 where demeaning is iterative; p-values rel 1e-6. */
const REL = { city_balanced: 1e-9, city_unbalanced: 1e-8 };
const ABS = 1e-11;
const REL_P = 1e-6;

const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const roles = { outcome: 'y', treatmentName: 'did' };

type DataSet = keyof typeof REL;

function panelOf(dataset: DataSet, dropUnits: readonly string[] = []): Panel {
  const treatment = { kind: 'cohort', column: 'g' } as const;
  const sample = { timeFrom: null, timeTo: null, dropUnits };
  return must(buildPanel(loadData(dataset), designOf({ treatment, sample })));
}

function run(panel: Panel, change: Partial<PlaceboOptions>, path: 'auto' | 'general'): PlaceboResult {
  const options = { ...defaultsOf(fields), controls: CONTROLS, ...change };
  const plan = must(planPlacebo(panel, roles, options, quietContext, path));
  return placebo.combine(plan, [placebo.draw(plan, 0, plan.replicates, quietContext)]);
}

interface Expected {
  readonly coef: number;
  readonly se: number;
  readonly t: number;
  readonly p: number;
}

function expectTrial(trial: PlaceboResult['trials'][number], expected: Expected, rel: number): void {
  expect(miss(trial.estimate, expected.coef, rel, ABS)).toBeLessThanOrEqual(1);
  expect(miss(trial.stdError, expected.se, rel, ABS)).toBeLessThanOrEqual(1);
  expect(miss(trial.estimate / trial.stdError, expected.t, rel, 1e-8)).toBeLessThanOrEqual(1);
  expect(miss(trial.pValue, expected.p, REL_P, 1e-300)).toBeLessThanOrEqual(1);
}

const group = loadCases('11');
const byId = new Map(group.cases.map((one) => [one.id, one]));
const explicit = group.cases.filter((one) => /^(perm|rand)/.test(one.id));
const advances = group.cases.filter((one) => one.id.startsWith('advance'));
let ran = 0;

const variants: readonly [string, Partial<PlaceboOptions>][] = [
  ['cl_city', {}],
  ['hetero', { vcov: 'HC1' }],
  ['iid', { vcov: 'iid' }],
  ['cl_province', { cluster: ['province'] }],
  ['no_controls_cl_city', { controls: null }],
];

/** The unbalanced cases use the assignment of the balanced case of the same name. */
function assignmentOf(one: ReferenceCase): RosterEntry[] {
  const starts: number[] = byId.get(one.id.replace('unbalanced', 'balanced'))!.results.start_year_by_city;
  return starts.flatMap((start, i) => (start === 0 ? [] : [{ unit: String(i + 1), start }]));
}

describe('explicit assignments', () => {
  it.each(explicit)('$id', (one) => {
    const dataset = one.id.split('.')[1] as DataSet;
    const panel = panelOf(dataset);
    const assignment = assignmentOf(one);
    for (const path of ['auto', 'general'] as const) {
      for (const preset of ['reghdfe', 'fixest'] as const) {
        for (const [name, change] of variants) {
          const result = run(panel, { kind: 'own', assignment, preset, ...change }, path);
          expectTrial(result.trials[0], one.results[name], REL[dataset]);
          if (name === 'cl_city') expect(result.nobs).toBe(one.results.n);
        }
      }
    }
    ran++;
  });
});

describe('starts moved forward', () => {
  const panel = panelOf('city_balanced');

  it.each(advances)('$id', ({ id, results }) => {
    const shift = Number(id.slice('advance'.length));
    const expected = (part: Record<string, Record<string, number>>): Expected => ({
      coef: part.coef.fake,
      se: part.se.fake,
      t: part.t.fake,
      p: part.p.fake,
    });
    const before = run(panel, { kind: 'time', shifts: [shift] }, 'auto');
    expectTrial(before.trials[0], expected(results.pre_only), REL.city_balanced);
    expect(before.nobs).toBe(results.pre_only.n);
    const moved = Array.from(panel.cohort!, (start, unit) => ({ unit: panel.unitKeys[unit], start: start - shift }));
    const assignment = moved.filter((entry) => Number.isFinite(entry.start));
    for (const path of ['auto', 'general'] as const) {
      const all = run(panel, { kind: 'own', assignment }, path);
      expectTrial(all.trials[0], expected(results.all), REL.city_balanced);
    }
    ran++;
  });

  it('gives every shift its own estimate and no permutation test', () => {
    const result = run(panel, { kind: 'time', shifts: [4, 1, 3, 3] }, 'auto');
    expect(result.trials.map((trial) => trial.shift)).toEqual([1, 3, 4]);
    expect(result.coefficient).toBeNull();
    expect(result.statistic).toBeNull();
    expect(result.trials.map((trial) => trial.treatedUnits)).toEqual([120, 120, 120]);
  });
});

describe('distribution over permutations', () => {
  it('has the moments of 500 draws of another program', () => {
    const { results } = byId.get('distribution500')!;
    const result = run(panelOf('city_balanced'), { kind: 'unit', draws: 500 }, 'auto');
    const draws = result.coefficient!;
    expect(miss(result.actual.estimate, results.true_coef, 1e-9, ABS)).toBeLessThanOrEqual(1);
    // Named with the case: mean abs 0.0015; sd rel 10 %; shares abs 0.04.
    expect(Math.abs(draws.mean! - results.mean)).toBeLessThan(0.0015);
    expect(miss(draws.sd, results.sd, 0.1, 0)).toBeLessThanOrEqual(1);
    const share = (level: number) => result.rejected.find((one) => one.level === level)!.share;
    expect(Math.abs(share(0.05) - results.share_p_lt_05)).toBeLessThan(0.04);
    expect(Math.abs(share(0.1) - results.share_p_lt_10)).toBeLessThan(0.04);
    const meanSe = result.stdError.reduce((a, b) => a + b, 0) / 500;
    expect(miss(meanSe, results.mean_se, 0.02, 0)).toBeLessThanOrEqual(1);
    for (const [label, value] of Object.entries<number>(results.quantiles)) {
      const ours = draws.quantiles.find((one) => `${one.probability * 100}%` === label)!;
      // Quantiles of two independent samples of 500: four standard errors of a tail quantile are about 0.4 sd.
      expect(Math.abs(ours.value - value)).toBeLessThan(0.4 * results.sd);
    }
    expect(draws.test!.twoSided.count).toBe(0);
    ran++;
  });
});

describe('leaving one province out', () => {
  it('gives the estimates of the reference', () => {
    const { results } = byId.get('loo_province')!;
    const all = panelOf('city_balanced');
    const provinces = panelCodes(all, ['province']);
    for (let left = 1; left <= 30; left++) {
      const code = provinces.labels.indexOf(String(left));
      const dropped = all.unitKeys.filter((_, unit) => provinces.codes[all.unitOf!.indexOf(unit)] === code);
      const options = { ...defaultsOf(feolsFields), regressors: CONTROLS };
      const row = tidy(must(feols(panelOf('city_balanced', dropped), roles, options, quietContext)))[0];
      expect(miss(row.estimate, results.coef[left - 1], REL.city_balanced, ABS)).toBeLessThanOrEqual(1);
      expect(miss(row.stdError, results.se[left - 1], REL.city_balanced, ABS)).toBeLessThanOrEqual(1);
    }
    ran++;
  });

  it('was the last of all cases', () => {
    reportCases(group, ran);
    expect(ran).toBe(39);
  });
});
