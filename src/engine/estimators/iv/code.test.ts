import { describe, expect, it } from 'vitest';
import type { CodeContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type IvOptions } from './meta.ts';

const context: CodeContext = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };

function scripts(change: Partial<IvOptions> = {}, also: Partial<CodeContext> = {}) {
  const options = { ...defaultsOf(fields), instruments: ['z1'], regressors: ['x1', 'x2'], ...change };
  return code(options, { ...context, ...also });
}

describe('R', () => {
  it('fits first stage, structural equation and reduced form, then the tests of the instruments', () => {
    expect(scripts().r.split('\n')).toEqual([
      'library(fixest) # 0.13 or later; the data frame is called df',
      '# did: 1 in treated unit-periods, 0 elsewhere',
      '# ivreghdfe and fixest count absorbed levels differently: standard errors can differ slightly',
      'model <- feols(y ~ x1 + x2 | city + year | did ~ z1,',
      '  data = df,',
      '  vcov = ~ city,',
      '  fixef.rm = "singletons")',
      'summary(model, stage = 1) # first stage',
      'summary(model)',
      'reduced_form <- feols(y ~ z1 + x1 + x2 | city + year,',
      '  data = df,',
      '  vcov = ~ city,',
      '  fixef.rm = "singletons")',
      'summary(reduced_form)',
      'fitstat(model, ~ ivwald + wh + sargan) # ivwald: first-stage Wald F, the Kleibergen-Paap F with one endogenous variable',
      '# Kleibergen-Paap, Cragg-Donald, Anderson-Rubin, J: remotes::install_github("restatr/ivreg2r")',
      'used <- df[obs(model), ]',
      'columns <- c("y", "did", "x1", "x2", "z1")',
      'flat <- as.data.frame(lapply(columns, function(name) { used$partialled <- used[[name]]; resid(feols(partialled ~ 1 | city + year, data = used, fixef.rm = "none")) }), col.names = c("y", "d1", "x1", "x2", "z1"))',
      'flat$g1 <- used[["city"]]',
      'summary(ivreg2r::ivreg2(y ~ 0 + x1 + x2 | d1 | z1,',
      '  data = flat, small = TRUE, method = "2sls", clusters = ~ g1, sdofminus = degrees_freedom(model, "k") - length(coef(model))))',
      '',
    ]);
  });

  it('writes pooled LIML with several endogenous variables and weights', () => {
    const { r } = scripts({
      absorb: [],
      vcov: 'HC1',
      method: 'liml',
      endogenous: ['a', 'b'],
      instruments: ['z1', 'z2'],
      treatment: false,
      weights: 'pop',
      regressors: [],
    });
    expect(r).toContain('feols(y ~ 1 | a + b ~ z1 + z2,\n  data = df,\n  vcov = "hetero",\n  weights = ~ pop)');
    expect(r).toContain('# feols fits 2SLS; LIML is below, by ivreg2r');
    expect(r).toContain('flat <- setNames(used[columns], c("y", "d1", "d2", "z1", "z2"))');
    expect(r).toContain('ivreg2r::ivreg2(y ~ 1 | d1 + d2 | z1 + z2,');
    expect(r).toContain('method = "liml", vcov = "HC1", weights = w, weight_type = "aweight"))');
  });

  it('builds the instrument of history and a national series', () => {
    const { r } = scripts({ instruments: null, history: 'tel1984', national: 'users', lag: 1 });
    expect(r).toContain(
      [
        '# the instrument: tel1984 times users 1 period(s) earlier',
        'history <- tapply(df[["tel1984"]], as.character(df[["city"]]), function(v) v[!is.na(v)][1])',
        'national <- tapply(df[["users"]], as.character(df[["year"]]), function(v) v[!is.na(v)][1])',
        'df[["tel1984 × L1.users"]] <- as.numeric(history[as.character(df[["city"]])] * national[as.character(df[["year"]] - 1)])',
      ].join('\n'),
    );
    expect(r).toContain('| city + year | did ~ `tel1984 × L1.users`,');
  });
});

describe('Stata', () => {
  it('fits first stage and reduced form by reghdfe, the equation by ivreghdfe', () => {
    expect(scripts().stata.split('\n')).toEqual([
      '* needs: ssc install ivreg2, ssc install ranktest, ssc install ivreghdfe, ssc install reghdfe, ssc install ftools',
      '* did: 1 in treated unit-periods, 0 elsewhere',
      '* a text column among the effects becomes numbers with: egen new_name = group(old_name)',
      'reghdfe did z1 x1 x2, absorb(city year) vce(cluster city) // first stage',
      'reghdfe y z1 x1 x2, absorb(city year) vce(cluster city) // reduced form',
      'ivreghdfe y x1 x2 (did = z1), absorb(city year) cluster(city) first endog(did)',
      '* effective F: weakivtest (ssc install weakivtest, ssc install avar); Anderson-Rubin set: weakiv (ssc install weakiv)',
      '',
    ]);
  });

  it('writes pooled, weighted, two-way clustered and LIML models', () => {
    const pooled = scripts({ absorb: [], vcov: 'iid', method: 'liml', weights: 'pop' }).stata;
    expect(pooled).toContain('regress did z1 x1 x2 [aw=pop] // first stage');
    expect(pooled).toContain('ivreg2 y x1 x2 (did = z1) [aw=pop], small liml first endog(did)');
    const twoWay = scripts({ cluster: ['city', 'year'], singletons: 'keep', preset: 'fixest' }).stata;
    expect(twoWay).toContain('(did = z1), absorb(city year) keepsingletons cluster(city year) first endog(did)');
    expect(twoWay).toContain('* ivreghdfe and fixest count absorbed levels differently');
    const robust = scripts({ absorb: [], vcov: 'HC1', endogenous: ['a'], treatment: false }).stata;
    expect(robust).toContain('regress a z1 x1 x2, vce(robust) // first stage');
    expect(robust).toContain('ivreg2 y x1 x2 (a = z1), small robust first endog(a)');
  });

  it('builds the instrument without leaving the data', () => {
    const { stata } = scripts({ history: 'tel1984', national: 'users', lag: 2 });
    expect(stata).toContain('bysort city: egen double history_of_unit = max(tel1984)');
    expect(stata).toContain("    quietly replace national_before = r(mean) if year == `period' + 2");
    expect(stata).toContain('generate double tel1984___L2_users = history_of_unit * national_before');
    expect(stata).toContain('(did = z1 tel1984___L2_users)');
    expect(stata).not.toContain('rename the column');
  });
});

it('keeps hostile names inside quotes and apart from its own', () => {
  const hostile = { roles: { outcome: 'y"); q(); ("', treatmentName: null }, unit: 'city', time: 'year' };
  const { r, stata } = scripts(
    { endogenous: ['`d`\n'], instruments: ['history of unit', 'z */'], history: 'h', national: 'n' },
    hostile,
  );
  expect(r).toContain('columns <- c("y\\"); q(); (\\"", "`d`\\n",');
  expect(r).toContain('~ `history of unit` + `z */` + `h × L1.n`');
  expect(stata).toContain('egen double history_of_unit_ = max(h)');
  for (const line of stata.split('\n')) if (line.startsWith('*')) expect(line).not.toMatch(/\/\*|\*\//);
});

it('puts the policy among the regressors where something else is endogenous', () => {
  expect(scripts({ endogenous: ['digi'] }).r).toContain('y ~ did + x1 + x2 | city + year | digi ~ z1,');
});
