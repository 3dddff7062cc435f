import { describe, expect, it } from 'vitest';
import { type Comparison, parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../../testing/support/reference.ts';
import { type Frame, findColumn } from '../../../table/frame.ts';
import { buildPanel } from '../../design/build-panel.ts';
import type { MatchingBalance, ScoreModel } from '../../diagnostics/matching/types.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/index.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitPsmDid } from './fit.ts';
import { fields, type PsmDidOptions } from './meta.ts';

/** The reference README's tolerances. */
const LOGIT = 1e-6;
const LEVELS = 1e-8;
const REGRESSION = 1e-9;
const ENTROPY = 1e-6;
/** R's glm stops at a relative change of 1e-8 in the deviance, which the odds carry into the regression. */
const IPW = 1e-8;
/** Weights are printed with 15 digits. */
const WEIGHTS = 1e-10;

const covariates = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const group = loadCases('08');
const parity = parityOf('matching', group);

function panelOf(frame: Frame): Panel {
  const panel = buildPanel(frame, {
    unit: 'city',
    time: 'year',
    treatment: { kind: 'cohort', column: 'g' },
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
  });
  if (!panel.ok) throw new Error(panel.notice.code);
  return panel.value;
}

const panel = panelOf(loadData('city_balanced'));

function estimate(options: Partial<PsmDidOptions>): ModelResult {
  const result = fitPsmDid(
    panel,
    { outcome: 'y', treatmentName: 'did' },
    { ...defaultsOf(fields), regressors: covariates, preset: 'fixest', ...options } as PsmDidOptions,
    quietContext,
  );
  if (!result.ok) throw new Error(`${result.notice.code} ${JSON.stringify(result.notice.params)}`);
  return result.value;
}

const variants: Readonly<Record<string, Partial<PsmDidOptions>>> = {
  nn1_replace: {},
  nn1_norepl: { replacement: false },
  nn4_replace: { neighbours: 4 },
  nn1_caliper05: { caliper: 0.05 },
  nn1_norepl_caliper01: { replacement: false, caliper: 0.01 },
  radius01: { method: 'radius', radius: 0.01 },
  kernel_epan06: { method: 'kernel', kernel: 'epan', bandwidth: 0.06 },
  kernel_gauss06: { method: 'kernel', kernel: 'gaussian', bandwidth: 0.06 },
};

const timings: Readonly<Record<string, Partial<PsmDidOptions>>> = {
  psm_pooled: { timing: 'pooled' },
  psm_by_year: { timing: 'byYear' },
  psm_2013: { timing: 'baseline', baseYear: 2013 },
};

function checkLogit(compare: Comparison, model: ScoreModel, expected: ReferenceCase['results']): void {
  model.terms.forEach((term, j) => {
    const name = term === '_cons' ? '(Intercept)' : term;
    compare.check(`coefficient logit ${name}`, model.coef[j], expected.coef[name], LOGIT);
    compare.check(`stdError logit ${name}`, model.stdErrors[j], expected.se[name], LOGIT);
  });
  compare.check('fit log-likelihood', model.logLik, expected.ll, LOGIT);
  compare.check('fit null log-likelihood', model.logLikNull, expected.ll0, LOGIT);
  compare.equal('counts n', model.nobs, expected.n);
  compare.check('r2 pseudo', 1 - model.logLik / model.logLikNull, expected.mcfadden_r2, LOGIT);
  for (const [side, range] of [
    ['treated', model.treated],
    ['control', model.control],
  ] as const) {
    const [low, high] = expected[`ps_minmax_${side}`];
    compare.check(`score lowest ${side}`, range.low, low, LOGIT);
    compare.check(`score highest ${side}`, range.high, high, LOGIT);
  }
}

/**
 * The reference takes the matched t from lm(x ~ T, weights = w): rows with a weight less two degrees of freedom. pstest.ado runs
 * `regress x _treated [iw=_weight] if _support==1`, and with importance weights Stata's number of observations is the sum of weights, truncated
 * ([R] regress, methods and formulas), as it is in the reference's own variances (divisor: sum of weights less one). Slope and weighted squares are
 * the same, so t(pstest) = t(lm) sqrt((sum w - 2) / (rows - 2)); where every match serves once the two agree as they stand.
 */
interface Counted {
  readonly rows: number;
  readonly weight: number;
}

function countedIn({ matching }: ModelResult): Counted {
  const { treated, control, level, weights } = matching!;
  const entity = level === 'row' ? weights : weights.filter((_, p) => panel.time![p] === 2013);
  return { rows: treated.used + control.used, weight: Math.floor(entity.reduce((a, b) => a + b, 0) + 1e-6) };
}

function checkBalance(
  compare: Comparison,
  balance: MatchingBalance,
  expected: ReferenceCase['results'],
  counted: Counted,
): void {
  for (const row of balance.rows) {
    const one = expected.covariates[row.name];
    for (const [key, side] of [
      ['u', row.before],
      ['m', row.after],
    ] as const) {
      compare.check(`balance ${row.name} ${key} t mean`, side.treated, one[`${key}_mean_t`], LEVELS);
      compare.check(`balance ${row.name} ${key} c mean`, side.control, one[`${key}_mean_c`], LEVELS);
      compare.check(`balance ${row.name} ${key} bias`, side.bias, one[`${key}_bias`], LEVELS, 1e-8);
      const asRows = key === 'u' || counted.rows === counted.weight;
      const rescaled = asRows ? 1 : Math.sqrt((counted.weight - 2) / (counted.rows - 2));
      compare.check(`balance ${row.name} ${key} t`, side.t, one[`${key}_t`] * rescaled, LEVELS, 1e-8);
      if (asRows) compare.p(`pValue balance ${row.name} ${key}`, side.pValue, one[`${key}_p`]);
      compare.check(`balance ${row.name} ${key} ratio`, side.varianceRatio, one[`${key}_var_ratio`], LEVELS);
    }
    compare.check(`balance ${row.name} reduction`, row.reduction, one.m_bias_reduction, LEVELS, 1e-6);
  }
  for (const [key, side] of [
    ['unmatched', balance.before],
    ['matched', balance.after],
  ] as const) {
    compare.check(`balance ${key} mean bias`, side.meanBias, expected[`mean_abs_bias_${key}`], LEVELS);
    compare.check(`balance ${key} median bias`, side.medianBias, expected[`median_abs_bias_${key}`], LEVELS);
    compare.check(`balance ${key} B`, side.rubinB, expected[key].B, LOGIT);
    compare.check(`balance ${key} R`, side.rubinR, expected[key].R, LOGIT);
    compare.check(`balance ${key} r2`, side.pseudoR2, expected[key].pseudo_r2, LOGIT);
    compare.check(`balance ${key} chi2`, side.lrChi2, expected[key].LR_chi2, LOGIT);
    compare.check(`balance ${key} chi2 p`, side.lrPValue, expected[key].LR_p, LOGIT);
  }
}

function checkRegression(
  compare: Comparison,
  result: ModelResult,
  expected: ReferenceCase['results'],
  rel = REGRESSION,
): void {
  for (const row of tidy(result)) {
    compare.check(`coefficient ${row.term}`, row.estimate, expected.coef[row.term], rel);
    compare.check(`stdError ${row.term}`, row.stdError, expected.se[row.term], rel);
    if (expected.t) compare.check(`statistic ${row.term}`, row.statistic, expected.t[row.term], rel);
    if (expected.p) compare.p(`pValue ${row.term}`, row.pValue, expected.p[row.term]);
  }
  compare.equal('counts n', result.counts.nobs, expected.n);
  compare.equal('counts G', result.counts.clusters[0].count, expected.G[0]);
  compare.check('r2', result.stats.r2, expected.r2, rel);
  compare.check('r2 within', result.stats.r2Within, expected.wr2, rel);
}

function checkWeights(compare: Comparison, result: ModelResult, expected: ReferenceCase['results']): void {
  const { weights } = result.matching!;
  if (expected.city_weight) {
    panel.unitKeys.forEach((city, unit) => {
      compare.check(`matchWeight ${city}`, weights[panel.unitOf!.indexOf(unit)], expected.city_weight[city], WEIGHTS);
    });
    return;
  }
  const rows: number[] | undefined = expected.w_nonzero_rows_1based;
  if (rows === undefined) return;
  compare.equal('counts rows', weights.filter((w) => w > 0).length, rows.length);
  rows.forEach((row, i) => {
    compare.check(`matchWeight ${row}`, weights[row - 1], expected.w_nonzero[i], WEIGHTS);
  });
}

const caseOf = (id: string) => group.cases.find((one) => one.id === id);

describe('matching and difference-in-differences against R', () => {
  it('panel rows are the rows of the file', () => {
    expect(findColumn(panel.frame, 'year')).toBeDefined();
    expect(panel.rows.every((row, p) => row === p)).toBe(true);
  });

  for (const [timing, when] of Object.entries(timings)) {
    for (const [variant, how] of Object.entries(variants)) {
      const one = caseOf(`city.${timing}.${variant}`);
      it.runIf(one)(`${timing} ${variant}`, () => {
        const expected = one!.results;
        const compare = parity.compare(one!, LEVELS);
        const result = estimate({ ...when, ...how });
        checkWeights(compare, result, expected);
        checkBalance(compare, result.matching!.balance, expected.balance ?? expected.balance_2013, countedIn(result));
        checkRegression(compare, result, expected.did.frequency_weighted);
        checkRegression(
          compare,
          estimate({ ...when, ...how, weighted: false }),
          expected.did.unweighted_support_sample,
        );
        if ('att' in expected) {
          compare.check('att', result.matching!.levels?.estimate, expected.att, LEVELS);
          compare.check('stdError att', result.matching!.levels?.stdError, expected.se_psmatch2, LEVELS);
          compare.equal('counts treated', result.matching!.treated.used, expected.n_treated_matched);
          compare.equal('counts controls', result.matching!.control.used, expected.n_controls_used);
        }
        compare.finish(100);
      });
    }
  }
  it.runIf(caseOf('city.logit.pooled'))('logit over all years', () => {
    const expected = caseOf('city.logit.pooled')!.results;
    const compare = parity.compare(caseOf('city.logit.pooled')!, LOGIT);
    checkLogit(compare, estimate({ timing: 'pooled' }).matching!.groups[0].score!, expected);
    compare.finish(15);
  });

  it.runIf(caseOf('city.logit.2013'))('logit in the last year before the first start', () => {
    const expected = caseOf('city.logit.2013')!.results;
    const compare = parity.compare(caseOf('city.logit.2013')!, LOGIT);
    checkLogit(compare, estimate({ baseYear: 2013 }).matching!.groups[0].score!, expected);
    compare.finish(15);
  });

  it.runIf(caseOf('city.logit.by_year'))('logit year by year', () => {
    const expected = caseOf('city.logit.by_year')!.results;
    const compare = parity.compare(caseOf('city.logit.by_year')!, LOGIT);
    const { groups } = estimate({ timing: 'byYear' }).matching!;
    expect(groups.map((one) => String(one.period))).toEqual(Object.keys(expected));
    for (const one of groups) checkLogit(compare, one.score!, expected[String(one.period)]);
    compare.finish(250);
  });

  it.runIf(caseOf('city.ipw_did_2013'))('weights by the odds', () => {
    const compare = parity.compare(caseOf('city.ipw_did_2013')!, IPW);
    checkRegression(
      compare,
      estimate({ baseYear: 2013, method: 'ipw', support: 'none' }),
      caseOf('city.ipw_did_2013')!.results,
      IPW,
    );
    compare.finish(25);
  });

  it.runIf(caseOf('city.ebalance_2013'))('entropy balancing', () => {
    const expected = caseOf('city.ebalance_2013')!.results;
    const compare = parity.compare(caseOf('city.ebalance_2013')!, LOGIT);
    const result = estimate({ baseYear: 2013, method: 'entropy' });
    for (const [city, weight] of Object.entries<number>(expected.control_weights)) {
      const row = panel.unitOf!.indexOf(panel.unitKeys.indexOf(city));
      compare.check(`matchWeight ${city}`, result.matching!.weights[row], weight, ENTROPY);
    }
    checkRegression(compare, result, expected.did, ENTROPY);
    compare.finish(180);
  });
});
