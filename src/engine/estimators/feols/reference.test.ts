import { describe, expect, it } from 'vitest';
import { modelOf, type ReferenceModel } from '../../../../testing/support/ols-models.ts';
import { type Comparison, FLOOR, P_FLOOR, P_VALUE, parityOf, type What } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../../testing/support/reference.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { tidy } from '../../inference/index.ts';
import type { ModelResult } from '../../result.ts';
import {
  absorbedEffects,
  estimateFit,
  type LinearFit,
  type PreparedModel,
  prepareLinearModel,
} from '../../solve/linear-model.ts';
import { feolsProblem } from './fit.ts';

/** The reference README's tolerances: 1e-9, and 1e-8 where the other program demeans iteratively (unbalanced, three or more ways). */
const EXACT = 1e-9;
const ITERATIVE = 1e-8;

const group = loadCases('01');
const parity = parityOf('leastSquares', group);

function solve(one: ReferenceCase, model: ReferenceModel): { prepared: PreparedModel; fit: LinearFit } {
  const panel = buildPanel(model.frame(loadData(one.dataset!)), {
    unit: model.unit,
    time: model.time,
    treatment: null,
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!panel.ok) throw new Error(panel.notice.code);
  const problem = feolsProblem(panel.value, { outcome: model.outcome, treatmentName: null }, model.options);
  if (!problem.ok) throw new Error(problem.notice.code);
  const prepared = prepareLinearModel(panel.value, { ...problem.value, ssc: model.ssc });
  if (!prepared.ok) throw new Error(prepared.notice.code);
  const fit = estimateFit(prepared.value);
  if (!fit.ok) throw new Error(fit.notice.code);
  return { prepared: prepared.value, fit: fit.value };
}

type Named = Record<string, number> | number[];

/** R stored vectors of length one without their name. */
function entry(values: Named, name: string, position: number): number | null {
  const value = Array.isArray(values) ? values[position] : values[name];
  return value === undefined ? null : value;
}

function checkTerms(compare: Comparison, result: ModelResult, expected: ReferenceCase['results']): void {
  const rows = tidy(result);
  const names = Object.keys(expected.coef ?? expected.se);
  if (expected.coef) expect(rows.length).toBe(names.length);
  rows.forEach((row, position) => {
    const name = row.term === '_cons' && '(Intercept)' in (expected.coef ?? expected.se) ? '(Intercept)' : row.term;
    if (expected.coef) compare.check(`coefficient ${name}`, row.estimate, entry(expected.coef, name, position));
    compare.check(`stdError ${name}`, row.stdError, entry(expected.se, name, position));
    if (expected.t)
      compare.check(`statistic ${name}`, row.statistic, entry(expected.t, name, position), EXACT, FLOOR / row.stdError);
    if (expected.p) compare.check(`pValue ${name}`, row.pValue, entry(expected.p, name, position), P_VALUE, P_FLOOR);
    if (expected.ci_low) compare.check(`interval lo ${name}`, row.lo, entry(expected.ci_low, name, position));
    if (expected.ci_high) compare.check(`interval hi ${name}`, row.hi, entry(expected.ci_high, name, position));
  });
}

function checkFixest(compare: Comparison, result: ModelResult, expected: ReferenceCase['results']): void {
  const { stats } = result;
  const pairs: [What, number | null, string][] = [
    ['dof t', result.dofResidual, 'df_t'],
    ['dof K', result.details.parameters as number, 'df_K'],
    ['counts n', result.counts.nobs, 'n'],
    ['r2', stats.r2, 'r2'],
    ['r2 adjusted', stats.adjR2, 'ar2'],
    ['r2 within', stats.r2Within, 'wr2'],
    ['r2 adjusted within', stats.adjR2Within, 'war2'],
    ['fit rmse', stats.rmse, 'rmse_ml'],
    ['fit ssr', stats.ssr, 'ssr'],
    ['fit log-likelihood', stats.logLik, 'loglik'],
  ];
  for (const [what, actual, key] of pairs) if (expected[key] !== undefined) compare.check(what, actual, expected[key]);
  if (expected.n_removed !== undefined)
    expect(result.ledger.rowsRead - result.ledger.rowsUsed).toBe(expected.n_removed);
  if (expected.dropped_collinear !== undefined) {
    expect(result.dropped.map((term) => term.name)).toEqual(expected.dropped_collinear);
  }
  const effects = Object.values(expected.n_fe ?? {});
  if (effects.length > 0) {
    expect(result.absorbed.filter((effect) => effect.slope === undefined).map((effect) => effect.levels)).toEqual(
      effects,
    );
  }
  expected.vcov?.matrix?.forEach((row: number[], i: number) => {
    row.forEach((value, j) => {
      const k = result.terms.length;
      const scale = Math.sqrt(result.vcov[i * k + i] * result.vcov[j * k + j]);
      compare.check(`covariance ${i} ${j}`, result.vcov[i * k + j], value, EXACT, EXACT * scale);
    });
  });
}

function checkStata(compare: Comparison, result: ModelResult, expected: ReferenceCase['results']): void {
  const { stats } = result;
  const [overall] = result.tests;
  const pairs: [What, number | null, string][] = [
    ['counts N', result.counts.nobs, 'N'],
    ['dof t', result.dofResidual, 'df_r'],
    ['overallF', overall.statistic, 'F'],
    ['dof F', overall.df1, 'df_m'],
    ['r2', stats.r2, 'r2'],
    ['r2 adjusted', stats.adjR2, 'r2_a'],
    ['r2 within', stats.r2Within, 'r2_within'],
    ['r2 adjusted within', stats.adjR2Within, 'r2_a_within'],
    ['fit rmse', stats.rmse, 'rmse'],
    ['fit rss', stats.ssr, 'rss'],
    ['fit tss', stats.tss, 'tss'],
    ['fit log-likelihood', stats.logLik, 'll'],
    ['counts singletons', result.counts.singletons, 'n_singletons_dropped'],
    ['fit sigma_e', stats.rmse, 'sigma_e'],
    ['counts groups', result.counts.units, 'N_g'],
  ];
  for (const [what, actual, key] of pairs) if (expected[key] !== undefined) compare.check(what, actual, expected[key]);
  if (expected.p_F !== undefined) compare.check('pValue F', overall.pValue, expected.p_F, P_VALUE, P_FLOOR);
  if (expected.df_a !== undefined) {
    const free = result.absorbed.reduce((sum, effect) => sum + effect.levels - effect.redundant, 0);
    const nested = result.absorbed.reduce((sum, effect) => sum + (effect.nestedInCluster ? effect.levels : 0), 0);
    expect([free, nested]).toEqual([expected.df_a, expected.df_a_nested]);
  }
}

describe('least squares against fixest, reghdfe, xtreg and plm (reference group 01)', () => {
  for (const one of group.cases) {
    const model = modelOf(one.id);
    if (model === null) continue;
    it(one.id, () => {
      const { prepared, fit } = solve(one, model);
      const exact = prepared.absorber.method === 'none' || prepared.absorber.method === 'groupMeans';
      const compare = parity.compare(one, exact || one.dataset === 'city_balanced.csv' ? EXACT : ITERATIVE);
      if (one.id === 'plm.within_twoways') checkPlm(one, model);
      else if (one.id.endsWith('.fixef')) checkEffects(compare, prepared, fit, one.results);
      else {
        checkTerms(compare, fit.result, one.results);
        if (one.id.startsWith('stata.') && !one.id.startsWith('stata.areg'))
          checkStata(compare, fit.result, one.results);
        else checkFixest(compare, fit.result, one.results);
      }
      if (one.id !== 'plm.within_twoways') compare.finish(4);
    });
  }
});

function checkEffects(
  compare: Comparison,
  prepared: PreparedModel,
  fit: LinearFit,
  expected: ReferenceCase['results'],
): void {
  const [cities, years] = absorbedEffects(prepared, fit)!;
  Object.values(expected.city as Record<string, number>).forEach((value, i) => {
    compare.check(`effects city ${i}`, cities[i], value);
  });
  Object.values(expected.year as Record<string, number>).forEach((value, i) => {
    compare.check(`effects year ${i}`, years[i], value);
  });
  expected.fitted_first10.forEach((value: number, i: number) => {
    compare.check(`effects fitted ${i}`, fit.fitted[i], value);
  });
  expected.resid_first10.forEach((value: number, i: number) => {
    compare.check(`effects residual ${i}`, fit.residual[i], value);
  });
}

/** plm: iid, Arellano without and with Stata's small-sample factor, double clustering without factors. */
function checkPlm(one: ReferenceCase, model: ReferenceModel): void {
  const none = { kAdj: false, gAdj: false };
  const variants: [string, Partial<ReferenceModel['options']>, ReferenceModel['ssc']][] = [
    ['se_iid', { vcov: 'iid' }, {}],
    ['se_arellano_HC0', { vcov: 'cluster', cluster: ['city'] }, none],
    ['se_arellano_sss', { vcov: 'cluster', cluster: ['city'] }, { kFixef: 'none' }],
    ['se_double_HC0', { vcov: 'cluster', cluster: ['city', 'year'] }, none],
  ];
  const compare = parity.compare(one, EXACT);
  for (const [key, options, ssc] of variants) {
    const { fit } = solve(one, { ...model, options: { ...model.options, ...options }, ssc });
    tidy(fit.result).forEach((row, i) => {
      compare.check(`coefficient ${row.term}`, row.estimate, entry(one.results.coef, row.term, i));
      compare.check(`stdError ${key} ${row.term}`, row.stdError, entry(one.results[key], row.term, i));
    });
  }
  compare.finish(4);
}
