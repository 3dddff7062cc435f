import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../../testing/support/designs.ts';
import { ivModelOf, type ReferenceIv } from '../../../../testing/support/iv-models.ts';
import { type Comparison, FLOOR, parityOf, type What } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../../testing/support/reference.ts';
import { buildPanel } from '../../design/build-panel.ts';
import type { IvDiagnostics, IvTest } from '../../diagnostics/iv/types.ts';
import { quietContext } from '../../estimator.ts';
import { tidy, wald } from '../../inference/index.ts';
import type { ModelResult } from '../../result.ts';
import { fitIv } from './fit.ts';
import { ivProblem } from './problem.ts';

/** The reference README's tolerances: coefficients and errors 1e-9 (1e-8 where the other program demeans iteratively), tests of instruments 1e-8. */
const EXACT = 1e-9;
const ITERATIVE = 1e-8;
const INSTRUMENTS = 1e-8;

const group = loadCases('07');
const parity = parityOf('instruments', group);

type Fitted = ModelResult & { readonly iv: IvDiagnostics };

function solve(one: ReferenceCase, { frame, dropUnits, options, ssc }: ReferenceIv): Fitted {
  const sample = { timeFrom: null, timeTo: null, dropUnits };
  const panel = must(buildPanel(frame(loadData(one.dataset!)), designOf({ sample })));
  const problem = must(ivProblem(panel, { outcome: 'y_iv', treatmentName: null }, options));
  const linear = ssc === null ? problem.linear : { ...problem.linear, ssc };
  return must(fitIv(panel, { ...problem, linear }, quietContext)) as Fitted;
}

/** A test of instruments: its statistic and, where printed, its p-value. */
function checkTest(
  compare: Comparison,
  what: What,
  actual: IvTest | null | undefined,
  statistic: number | null,
  p: number | null | undefined,
): void {
  if (statistic === null || statistic === undefined) return;
  compare.check(what, actual?.statistic, statistic, INSTRUMENTS);
  if (p !== undefined && p !== null) compare.p(`pValue ${what}`, actual?.pValue, p);
}

type Named = Record<string, number>;

/** fixest calls an instrumented variable fit_x; constants have their own names. */
function nameIn(values: Named, term: string): string {
  if (term === '_cons') return '(Intercept)';
  return `fit_${term}` in values ? `fit_${term}` : term;
}

function checkTerms(compare: Comparison, result: ModelResult, expected: ReferenceCase['results'], all: boolean): void {
  const rows = tidy(result);
  if (all) expect(rows.length).toBe(Object.keys(expected.coef).length);
  for (const row of rows) {
    const name = nameIn(expected.coef, row.term);
    if (!(name in expected.coef)) continue;
    compare.check(`coefficient ${name}`, row.estimate, expected.coef[name]);
    compare.check(`stdError ${name}`, row.stdError, expected.se[name]);
    if (expected.t) compare.check(`statistic ${name}`, row.statistic, expected.t[name], EXACT, FLOOR / row.stdError);
    if (expected.p) compare.p(`pValue ${name}`, row.pValue, expected.p[name]);
    if (expected.ci_low) compare.check(`interval lo ${name}`, row.lo, expected.ci_low[name]);
    if (expected.ci_high) compare.check(`interval hi ${name}`, row.hi, expected.ci_high[name]);
  }
}

/**
 * fixest. Not compared: `cd` and `kpr` (README, convention 4), `ivf2` (an F of fitted values by sums of squares) and `r2` (of the regression on
 * fitted values; ours, like Stata's, is of the structural residuals).
 */
function checkFixest(compare: Comparison, result: Fitted, expected: ReferenceCase['results']): void {
  const { iv } = result;
  const { fitstat } = expected;
  checkTerms(compare, result, expected, true);
  compare.check('counts n', result.counts.nobs, expected.n);
  compare.check('dof t', result.dofResidual, expected.df_t);
  const stages = Array.isArray(expected.first_stage) ? expected.first_stage : Object.values(expected.first_stage);
  iv.firstStages.forEach((stage, j) => {
    checkTerms(compare, stage, stages[j], true);
  });
  for (const { endogenous, f } of iv.strength) {
    const key = `ivwald1::${endogenous}`;
    compare.check(`weakF ${key}`, f?.statistic, fitstat[key].stat, INSTRUMENTS);
    if (result.vcovType !== 'iid') continue;
    compare.check(`weakF ivf1 ${endogenous}`, f?.statistic, fitstat[`ivf1::${endogenous}`].stat, INSTRUMENTS);
    compare.check(`dof ivf1 ${endogenous}`, f?.df2, fitstat[`ivf1::${endogenous}`].df2);
  }
  compare.check('overallF ivwald2', wald(result, iv.endogenous)?.statistic, fitstat.ivwald2.stat, INSTRUMENTS);
  if (result.vcovType === 'iid')
    checkTest(compare, 'endogeneity wh', iv.endogeneity.wuHausman, fitstat.wh.stat, fitstat.wh.p);
  if (fitstat.sargan?.stat)
    checkTest(
      compare,
      'overidentification sargan',
      iv.overidentification?.sargan,
      fitstat.sargan.stat,
      fitstat.sargan.p,
    );
}

/**
 * With dummies its constant is that of the first city and year; ours is the mean over all. Not compared: the S statistic of Stock and Wright, which
 * depends on whether controls are partialled out and says what the Anderson-Rubin test says.
 */
function checkIvreg2(compare: Comparison, result: Fitted, expected: ReferenceCase['results']): void {
  const { iv, stats } = result;
  const { '(Intercept)': constant, ...slopes } = expected.coef;
  const pooled = result.absorbed.length === 0;
  checkTerms(
    compare,
    result,
    { coef: pooled ? { ...slopes, '(Intercept)': constant } : slopes, se: expected.se },
    false,
  );
  compare.check('counts N', result.counts.nobs, expected.N);
  compare.check('dof rank', result.details.parameters as number, expected.rank);
  compare.check('fit rss', stats.ssr, expected.rss);
  compare.check('fit rmse', stats.rmse, expected.rmse);
  compare.check('r2', stats.r2, expected.r2);
  checkTest(compare, 'underidentification', iv.kleibergenPaap?.lm, expected.underid.stat, expected.underid.p);
  compare.check('weakF Cragg-Donald', iv.craggDonaldF, expected.cragg_donald_F, INSTRUMENTS);
  if (expected.kp_rk_wald_F !== null)
    compare.check('weakF rk Wald', iv.kleibergenPaap?.waldF, expected.kp_rk_wald_F, INSTRUMENTS);
  expect(iv.stockYogo.size.map(({ value }) => value)).toEqual(expected.stock_yogo.critical_value);
  const { overidentification } = iv;
  const j = overidentification?.hansenJ ?? overidentification?.sargan;
  if (expected.overid.df > 0) checkTest(compare, 'overidentification J', j, expected.overid.stat, expected.overid.p);
  else expect(overidentification).toBeNull();
  const ar = expected.anderson_rubin;
  checkTest(compare, 'andersonRubin F', iv.andersonRubin?.f, ar.f_stat, ar.f_p);
  compare.check('dof AR', iv.andersonRubin?.f.df2, ar.f_df2);
  checkTest(compare, 'andersonRubin chi2', iv.andersonRubin?.chi2, ar.chi2_stat, ar.chi2_p);
  checkTest(compare, 'endogeneity C', iv.endogeneity.cStatistic, expected.endogeneity.stat, expected.endogeneity.p);
  const [strength] = iv.strength;
  const stage = expected.first_stage.digi;
  checkTest(compare, 'weakF first stage', strength.f, stage.f_stat, stage.f_p);
  compare.check('dof first stage', strength.f?.df2, stage.f_df2);
  compare.check('partialR2', strength.partialR2, stage.partial_r2, INSTRUMENTS);
  compare.check('firstStage rmse', iv.firstStages[0].stats.rmse, stage.rmse);
}

/** By hand. Cases under iid give the rank statistics and J with robust scores, so those come from the same model with HC1. */
function checkHand(compare: Comparison, one: ReferenceCase, model: ReferenceIv, result: Fitted): void {
  const expected = one.results;
  const robust =
    result.vcovType === 'iid' ? solve(one, { ...model, options: { ...model.options, vcov: 'HC1' } }) : result;
  const classical = solve(one, { ...model, options: { ...model.options, vcov: 'iid' } });
  const [first] = tidy(result);
  compare.check('coefficient', first.estimate, expected.coef);
  compare.check('stdError', first.stdError, expected.se);
  compare.check('counts N', result.counts.nobs, expected.N);
  compare.check('dof K', (result.details.parameters as number) - expected.sdofminus, expected.K);
  checkTest(compare, 'underidentification Anderson', classical.iv.kleibergenPaap?.lm, expected.anderson_LM, undefined);
  compare.check('weakF Cragg-Donald', result.iv.craggDonaldF, expected.cragg_donald_F, INSTRUMENTS);
  compare.check('partialR2', result.iv.strength[0].partialR2, expected.first_stage_partial_r2, INSTRUMENTS);
  checkTest(compare, 'underidentification rk', robust.iv.kleibergenPaap?.lm, expected.kp_rk_LM, expected.kp_rk_LM_p);
  compare.check('weakF rk Wald', robust.iv.kleibergenPaap?.waldF, expected.kp_rk_wald_F, INSTRUMENTS);
  checkTest(
    compare,
    'overidentification Sargan',
    result.iv.overidentification?.sargan,
    expected.sargan,
    expected.sargan_p,
  );
  checkTest(
    compare,
    'overidentification Hansen',
    robust.iv.overidentification?.hansenJ,
    expected.hansen_J,
    expected.hansen_J_p,
  );
  const stage = [expected.first_stage_coef].flat() as number[];
  stage.forEach((value, j) => {
    compare.check(`firstStage ${j}`, result.iv.firstStages[0].coef[j], value);
  });
}

function checkControlFunction(compare: Comparison, result: Fitted, expected: ReferenceCase['results']): void {
  const [first] = tidy(result);
  compare.check('coefficient', first.estimate, expected.coef_digi);
  const test = result.iv.endogeneity.wuHausman;
  checkTest(compare, 'endogeneity F', test, expected.F, expected.p);
  compare.check('endogeneity t squared', test?.statistic, expected.t ** 2);
  compare.check('endogeneity from coefficient and error', test?.statistic, (expected.coef / expected.se) ** 2);
}

function checkAer(compare: Comparison, result: Fitted, expected: ReferenceCase['results']): void {
  checkTerms(compare, result, expected, true);
  const [weak, hausman, sargan] = expected.diagnostics.values;
  const { iv } = result;
  checkTest(compare, 'weakF', iv.strength[0].f, weak[2], undefined);
  checkTest(compare, 'endogeneity Wu-Hausman', iv.endogeneity.wuHausman, hausman[2], hausman[3]);
  checkTest(compare, 'overidentification Sargan', iv.overidentification?.sargan, sargan[2], sargan[3]);
}

describe('instrumental variables against ivreg2, ivreghdfe by hand, fixest and AER (reference group 07)', () => {
  for (const one of group.cases) {
    const model = ivModelOf(one.id);
    if (model === null) continue;
    it(one.id, () => {
      const result = solve(one, model);
      const source = one.id.split('.')[0];
      const compare = parity.compare(one, one.dataset!.startsWith('city_unbalanced') ? ITERATIVE : EXACT);
      if (source === 'fixest') checkFixest(compare, result, one.results);
      else if (source === 'ivreg2') checkIvreg2(compare, result, one.results);
      else if (source === 'hand') checkHand(compare, one, model, result);
      else if (source === 'dwh_control_function') checkControlFunction(compare, result, one.results);
      else if (source === 'AER') checkAer(compare, result, one.results);
      else checkTerms(compare, result, one.results, true);
      compare.finish(5);
    });
  }
});
