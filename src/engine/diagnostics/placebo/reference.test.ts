import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { type Comparison, parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, miss, type ReferenceCase } from '../../../../testing/support/reference.ts';
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

/** README of the reference: OLS/FE coefficients and errors rel 1e-9 balanced, 1e-8 where demeaning is iterative. */
const REL = { city_balanced: 1e-9, city_unbalanced: 1e-8 };

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

function checkTrial(compare: Comparison, trial: PlaceboResult['trials'][number], expected: Expected): void {
  compare.check('coefficient', trial.estimate, expected.coef);
  compare.check('stdError', trial.stdError, expected.se);
  compare.check('statistic', trial.estimate / trial.stdError, expected.t, undefined, 1e-8);
  compare.p('pValue', trial.pValue, expected.p);
}

const group = loadCases('11');
const byId = new Map(group.cases.map((one) => [one.id, one]));
const explicit = group.cases.filter((one) => /^(perm|rand)/.test(one.id));
const advances = group.cases.filter((one) => one.id.startsWith('advance'));
const parity = parityOf('placebo', group);

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
    const compare = parity.compare(one, REL[dataset]);
    for (const path of ['auto', 'general'] as const) {
      for (const preset of ['reghdfe', 'fixest'] as const) {
        for (const [name, change] of variants) {
          const result = run(panel, { kind: 'own', assignment, preset, ...change }, path);
          checkTrial(compare, result.trials[0], one.results[name]);
          if (name === 'cl_city') compare.equal('counts', result.nobs, one.results.n);
        }
      }
    }
    compare.finish(80);
  });
});

describe('starts moved forward', () => {
  const panel = panelOf('city_balanced');

  it.each(advances)('$id', (one) => {
    const { id, results } = one;
    const compare = parity.compare(one, REL.city_balanced);
    const shift = Number(id.slice('advance'.length));
    const expected = (part: Record<string, Record<string, number>>): Expected => ({
      coef: part.coef.fake,
      se: part.se.fake,
      t: part.t.fake,
      p: part.p.fake,
    });
    const before = run(panel, { kind: 'time', shifts: [shift] }, 'auto');
    checkTrial(compare, before.trials[0], expected(results.pre_only));
    compare.equal('counts', before.nobs, results.pre_only.n);
    const moved = Array.from(panel.cohort!, (start, unit) => ({ unit: panel.unitKeys[unit], start: start - shift }));
    const assignment = moved.filter((entry) => Number.isFinite(entry.start));
    for (const path of ['auto', 'general'] as const) {
      const all = run(panel, { kind: 'own', assignment }, path);
      checkTrial(compare, all.trials[0], expected(results.all));
    }
    compare.finish(13);
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
    const one = byId.get('distribution500')!;
    const { results } = one;
    const compare = parity.compare(one, REL.city_balanced);
    const result = run(panelOf('city_balanced'), { kind: 'unit', draws: 500 }, 'auto');
    const draws = result.coefficient!;
    compare.check('coefficient', result.actual.estimate, results.true_coef);
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
    compare.finish();
  });
});

describe('leaving one province out', () => {
  it('gives the estimates of the reference', () => {
    const one = byId.get('loo_province')!;
    const { results } = one;
    const compare = parity.compare(one, REL.city_balanced);
    const all = panelOf('city_balanced');
    const provinces = panelCodes(all, ['province']);
    for (let left = 1; left <= 30; left++) {
      const code = provinces.labels.indexOf(String(left));
      const dropped = all.unitKeys.filter((_, unit) => provinces.codes[all.unitOf!.indexOf(unit)] === code);
      const options = { ...defaultsOf(feolsFields), regressors: CONTROLS };
      const row = tidy(must(feols(panelOf('city_balanced', dropped), roles, options, quietContext)))[0];
      compare.check('coefficient', row.estimate, results.coef[left - 1]);
      compare.check('stdError', row.stdError, results.se[left - 1]);
    }
    compare.finish(60);
  });

  it('was the last of all cases', () => {
    expect(parity.records().cases.length).toBe(39);
  });
});
