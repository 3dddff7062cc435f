import { afterAll, describe, expect, it } from 'vitest';
import { loadCases, loadData, miss, type ReferenceCase, reportCases } from '../../../../testing/support/reference.ts';
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
const FLOOR = 1e-11;
const P_VALUE = 1e-6;
const P_FLOOR = 1e-300;
/** Weights are printed with 15 digits. */
const WEIGHTS = 1e-10;

const covariates = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const group = loadCases('08');
let ran = 0;

class Comparison {
  private readonly off: string[] = [];
  compared = 0;
  check(what: string, actual: number | null | undefined, expected: number | null, rel: number, floor = FLOOR): void {
    this.compared++;
    const distance = miss(actual, expected, rel, floor);
    if (!(distance <= 1))
      this.off.push(`${what}: ${actual} instead of ${expected} (${distance.toPrecision(3)} tolerances)`);
  }
  finish(least = 3): void {
    expect(this.off).toEqual([]);
    expect(this.compared).toBeGreaterThan(least);
  }
}

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
    compare.check(`coef ${name}`, model.coef[j], expected.coef[name], LOGIT);
    compare.check(`se ${name}`, model.stdErrors[j], expected.se[name], LOGIT);
  });
  compare.check('ll', model.logLik, expected.ll, LOGIT);
  compare.check('ll0', model.logLikNull, expected.ll0, LOGIT);
  compare.check('n', model.nobs, expected.n, 0);
  compare.check('pseudo r2', 1 - model.logLik / model.logLikNull, expected.mcfadden_r2, LOGIT);
  for (const [side, range] of [
    ['treated', model.treated],
    ['control', model.control],
  ] as const) {
    const [low, high] = expected[`ps_minmax_${side}`];
    compare.check(`lowest score, ${side}`, range.low, low, LOGIT);
    compare.check(`highest score, ${side}`, range.high, high, LOGIT);
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
      compare.check(`${row.name} ${key} t mean`, side.treated, one[`${key}_mean_t`], LEVELS);
      compare.check(`${row.name} ${key} c mean`, side.control, one[`${key}_mean_c`], LEVELS);
      compare.check(`${row.name} ${key} bias`, side.bias, one[`${key}_bias`], LEVELS, 1e-8);
      const asRows = key === 'u' || counted.rows === counted.weight;
      const rescaled = asRows ? 1 : Math.sqrt((counted.weight - 2) / (counted.rows - 2));
      compare.check(`${row.name} ${key} t`, side.t, one[`${key}_t`] * rescaled, LEVELS, 1e-8);
      if (asRows) compare.check(`${row.name} ${key} p`, side.pValue, one[`${key}_p`], P_VALUE, P_FLOOR);
      compare.check(`${row.name} ${key} ratio`, side.varianceRatio, one[`${key}_var_ratio`], LEVELS);
    }
    compare.check(`${row.name} reduction`, row.reduction, one.m_bias_reduction, LEVELS, 1e-6);
  }
  for (const [key, side] of [
    ['unmatched', balance.before],
    ['matched', balance.after],
  ] as const) {
    compare.check(`${key} mean bias`, side.meanBias, expected[`mean_abs_bias_${key}`], LEVELS);
    compare.check(`${key} median bias`, side.medianBias, expected[`median_abs_bias_${key}`], LEVELS);
    compare.check(`${key} B`, side.rubinB, expected[key].B, LOGIT);
    compare.check(`${key} R`, side.rubinR, expected[key].R, LOGIT);
    compare.check(`${key} r2`, side.pseudoR2, expected[key].pseudo_r2, LOGIT);
    compare.check(`${key} chi2`, side.lrChi2, expected[key].LR_chi2, LOGIT);
    compare.check(`${key} chi2 p`, side.lrPValue, expected[key].LR_p, LOGIT);
  }
}

function checkRegression(
  compare: Comparison,
  result: ModelResult,
  expected: ReferenceCase['results'],
  rel = REGRESSION,
): void {
  for (const row of tidy(result)) {
    compare.check(`coef ${row.term}`, row.estimate, expected.coef[row.term], rel);
    compare.check(`se ${row.term}`, row.stdError, expected.se[row.term], rel);
    if (expected.t) compare.check(`t ${row.term}`, row.statistic, expected.t[row.term], rel);
    if (expected.p) compare.check(`p ${row.term}`, row.pValue, expected.p[row.term], P_VALUE, P_FLOOR);
  }
  compare.check('n', result.counts.nobs, expected.n, 0);
  compare.check('G', result.counts.clusters[0].count, expected.G[0], 0);
  compare.check('r2', result.stats.r2, expected.r2, rel);
  compare.check('within r2', result.stats.r2Within, expected.wr2, rel);
}

function checkWeights(compare: Comparison, result: ModelResult, expected: ReferenceCase['results']): void {
  const { weights } = result.matching!;
  if (expected.city_weight) {
    panel.unitKeys.forEach((city, unit) => {
      compare.check(`weight ${city}`, weights[panel.unitOf!.indexOf(unit)], expected.city_weight[city], WEIGHTS);
    });
    return;
  }
  const rows: number[] | undefined = expected.w_nonzero_rows_1based;
  if (rows === undefined) return;
  compare.check('rows', weights.filter((w) => w > 0).length, rows.length, 0);
  rows.forEach((row, i) => {
    compare.check(`weight ${row}`, weights[row - 1], expected.w_nonzero[i], WEIGHTS);
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
        const compare = new Comparison();
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
          compare.check('se', result.matching!.levels?.stdError, expected.se_psmatch2, LEVELS);
          compare.check('treated', result.matching!.treated.used, expected.n_treated_matched, 0);
          compare.check('controls', result.matching!.control.used, expected.n_controls_used, 0);
        }
        compare.finish(100);
        ran++;
      });
    }
  }
  it.runIf(caseOf('city.logit.pooled'))('logit over all years', () => {
    const expected = caseOf('city.logit.pooled')!.results;
    const compare = new Comparison();
    checkLogit(compare, estimate({ timing: 'pooled' }).matching!.groups[0].score!, expected);
    compare.finish(15);
    ran++;
  });

  it.runIf(caseOf('city.logit.2013'))('logit in the last year before the first start', () => {
    const expected = caseOf('city.logit.2013')!.results;
    const compare = new Comparison();
    checkLogit(compare, estimate({ baseYear: 2013 }).matching!.groups[0].score!, expected);
    compare.finish(15);
    ran++;
  });

  it.runIf(caseOf('city.logit.by_year'))('logit year by year', () => {
    const expected = caseOf('city.logit.by_year')!.results;
    const compare = new Comparison();
    const { groups } = estimate({ timing: 'byYear' }).matching!;
    expect(groups.map((one) => String(one.period))).toEqual(Object.keys(expected));
    for (const one of groups) checkLogit(compare, one.score!, expected[String(one.period)]);
    compare.finish(250);
    ran++;
  });

  it.runIf(caseOf('city.ipw_did_2013'))('weights by the odds', () => {
    const compare = new Comparison();
    checkRegression(
      compare,
      estimate({ baseYear: 2013, method: 'ipw', support: 'none' }),
      caseOf('city.ipw_did_2013')!.results,
      IPW,
    );
    compare.finish(25);
    ran++;
  });

  it.runIf(caseOf('city.ebalance_2013'))('entropy balancing', () => {
    const expected = caseOf('city.ebalance_2013')!.results;
    const compare = new Comparison();
    const result = estimate({ baseYear: 2013, method: 'entropy' });
    for (const [city, weight] of Object.entries<number>(expected.control_weights)) {
      const row = panel.unitOf!.indexOf(panel.unitKeys.indexOf(city));
      compare.check(`weight ${city}`, result.matching!.weights[row], weight, ENTROPY);
    }
    checkRegression(compare, result, expected.did, ENTROPY);
    compare.finish(180);
    ran++;
  });

  afterAll(() => reportCases(group, ran));
});
