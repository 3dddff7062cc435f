import { describe, expect, it } from 'vitest';
import type { CodeContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type PsmDidOptions } from './meta.ts';

const context: CodeContext = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };

function scripts(options: Partial<PsmDidOptions> = {}, also: Partial<CodeContext> = {}) {
  const all = { ...defaultsOf(fields), regressors: ['x1', 'x2'], ...options } as PsmDidOptions;
  return code(all, { ...context, ...also });
}

describe('R', () => {
  it('matches units on their baseline with MatchIt and regresses on the matched rows', () => {
    const { r } = scripts({ baseYear: 2013, covariates: ['x1', 'z'] });
    expect(r.split('\n')).toEqual([
      'library(fixest) # 0.13 or later; the data frame is called df',
      'df <- df[order(df[["city"]], df[["year"]]), ]',
      '# first treated period of every unit, from the 0/1 column; Inf: never treated',
      'firsts <- tapply(ifelse(df[["did"]] %in% 1, df[["year"]], Inf), as.character(df[["city"]]), min, na.rm = TRUE)',
      'df$first_start <- as.numeric(firsts[as.character(df[["city"]])])',
      'df$ever_treated <- as.integer(is.finite(df$first_start))',
      'covariates <- c("x1", "z")',
      'match_rows <- function(d) {',
      '  m <- MatchIt::matchit(ever_treated ~ x1 + z, data = d, method = "nearest", distance = "glm", link = "logit", discard = "treated", m.order = "data", ratio = 1, replace = TRUE)',
      '  d$match_weight <- m$weights',
      '  other <- d$ever_treated == 0 # the weights of the untreated add up to the number of treated',
      '  d$match_weight[other] <- d$match_weight[other] * sum(d$match_weight[!other]) / sum(d$match_weight[other])',
      '  d',
      '}',
      'rows <- which(df[["year"]] == 2013)',
      'groups <- factor(df[["city"]][rows], levels = unique(df[["city"]][rows]))',
      'base <- data.frame(lapply(df[rows, covariates, drop = FALSE], function(x) as.vector(tapply(x, groups, mean, na.rm = TRUE))), check.names = FALSE)',
      'base$unit_key <- levels(groups)',
      'base$ever_treated <- df$ever_treated[match(levels(groups), df[["city"]])]',
      'base <- match_rows(base[complete.cases(base[covariates]), ])',
      '# standardised bias in percent before and after, variances before matching in the denominator',
      'sapply(base[covariates], function(x) {',
      '  scale <- sqrt((var(x[base$ever_treated == 1]) + var(x[base$ever_treated == 0])) / 2) / 100',
      '  after <- function(side) weighted.mean(x[base$ever_treated == side], base$match_weight[base$ever_treated == side])',
      '  c(before = (mean(x[base$ever_treated == 1]) - mean(x[base$ever_treated == 0])) / scale, after = (after(1) - after(0)) / scale)',
      '})',
      'df$match_weight <- base$match_weight[match(as.character(df[["city"]]), base$unit_key)]',
      'df <- df[which(df$match_weight > 0), ]',
      '# did: 1 in treated unit-periods, 0 elsewhere',
      'model <- feols(y ~ did + x1 + x2 | city + year,',
      '  data = df,',
      '  vcov = ~ city,',
      '  weights = ~ match_weight,',
      '  fixef.rm = "singletons")',
      'summary(model)',
      '',
    ]);
  });

  it('writes kernels, odds and balancing by a few lines or a package', () => {
    const kernel = scripts({ timing: 'byYear', method: 'kernel', kernel: 'tricube', support: 'none' }).r;
    expect(kernel).toContain('  k <- (abs(u) <= 1) * (1 - abs(u)^3)^3');
    expect(kernel).toContain('lapply(split(base, base[["year"]]), match_rows)');
    expect(kernel).toContain('on_support <- rep(TRUE, nrow(d))');
    expect(scripts({ method: 'radius', radius: 0.01 }).r).toContain('u <- outer(p[own], p[other], "-") / 0.01');
    expect(scripts({ method: 'ipw', link: 'probit' }).r).toContain('family = binomial("probit")');
    expect(scripts({ method: 'entropy', moments: 2 }).r).toContain('method = "ebal", estimand = "ATT", moments = 2');
    expect(scripts({ method: 'mahalanobis', caliper: 1 }).r).toContain('# a caliper of 1 on the Mahalanobis distance');
    expect(scripts({ weighted: false }).r).not.toContain('weights = ~');
  });

  it('says the order in the words of MatchIt', () => {
    const order = (choice: PsmDidOptions['order']) => /m\.order = "(\w+)"/.exec(scripts({ order: choice }).r)?.[1];
    expect([order('sorted'), order('file'), order('ascending'), order('descending')]).toEqual([
      'data',
      'data',
      'smallest',
      'largest',
    ]);
    expect(scripts({ order: 'file' }).r).not.toContain('order(df');
  });
});

describe('Stata', () => {
  it('matches units in a data set of their own and merges the weights', () => {
    const { stata } = scripts({ method: 'kernel' });
    expect(stata.split('\n')).toEqual([
      '* needs: ssc install psmatch2',
      '* first treated period of every unit, from the 0/1 column; missing: never treated',
      'bysort city: egen double first_start = min(cond(did == 1, year, .))',
      'generate byte ever_treated = !missing(first_start)',
      'sort city year',
      'tempfile panel weights',
      "quietly save `panel'",
      '* averages over the periods before the first start inside the sample',
      'quietly summarize year, meanonly',
      'quietly summarize first_start if first_start > r(min), meanonly',
      'keep if year < r(min)',
      'collapse (mean) x1 x2 (max) ever_treated, by(city)',
      'generate double match_weight = .',
      'psmatch2 ever_treated x1 x2, logit kernel kerneltype(epan) bwidth(0.06) common',
      'replace match_weight = _weight',
      'generate byte is_matched = match_weight > 0 & !missing(match_weight)',
      'pstest x1 x2, treated(ever_treated) mweight(match_weight) support(is_matched) both',
      'keep city match_weight',
      "quietly save `weights'",
      "use `panel', clear",
      "merge m:1 city using `weights', keep(match) nogenerate",
      'keep if match_weight > 0 & !missing(match_weight)',
      '* did: 1 in treated unit-periods, 0 elsewhere',
      '* a text column among the effects becomes numbers with: egen new_name = group(old_name)',
      'reghdfe y did x1 x2 [aw=match_weight], absorb(city year) vce(cluster city)',
      '',
    ]);
  });

  it('matches within years', () => {
    const { stata } = scripts({ timing: 'byYear', caliper: 0.05, neighbours: 4 });
    expect(stata).toContain(
      "foreach t of local times {\n    psmatch2 ever_treated x1 x2 if year == `t', logit neighbor(4) caliper(0.05) common\n    replace match_weight = _weight if year == `t'\n}",
    );
  });

  it('writes the other methods, and says where psmatch2 differs', () => {
    expect(scripts({ method: 'entropy' }).stata).toContain('ebalance ever_treated x1 x2, targets(1)');
    expect(scripts({ method: 'ipw' }).stata).toContain(
      'replace match_weight = cond(ever_treated, 1, p_score / (1 - p_score))',
    );
    expect(scripts({ method: 'mahalanobis', caliper: 0.5 }).stata).toContain(
      'mahalanobis(x1 x2) neighbor(1) caliper(0.25)',
    );
    expect(scripts({ method: 'radius', link: 'probit', distance: 'index' }).stata).toContain(
      'psmatch2 ever_treated x1 x2, index radius caliper(0.05) common',
    );
    const alone = scripts({ replacement: false, order: 'descending' }).stata;
    expect(alone).toContain('neighbor(1) noreplacement descending');
    expect(alone).toContain('* without replacement psmatch2 takes treated units by ascending score');
    const both = scripts({ support: 'both' }).stata;
    expect(both).toContain("replace p_score = . if ever_treated == 0 & !inrange(p_score, `low1', `high1')");
    expect(both).toContain('psmatch2 ever_treated, pscore(p_score) neighbor(1)');
  });
});

describe('both', () => {
  it('have nothing to say without unit, time or covariates', () => {
    const nothing = { r: '', stata: '' };
    expect(scripts({}, { unit: null })).toEqual(nothing);
    expect(scripts({}, { time: null })).toEqual(nothing);
    expect(scripts({ regressors: null })).toEqual(nothing);
  });

  it('let no name break out, and take names that no column has', () => {
    const hostile = ['a`); system("x"); `', 'b\n* c', 'match_weight', 'ever_treated', '__proto__'];
    for (const method of ['nearest', 'kernel', 'ipw', 'entropy', 'mahalanobis'] as const) {
      const { r, stata } = scripts({ regressors: hostile, method });
      expect(r).not.toContain('\n* c');
      expect(r).not.toMatch(/^system/m);
      expect(r).toContain('ever_treated_');
      expect(stata).toContain('match_weight_');
      for (const line of stata.split('\n')) {
        if (!line.startsWith('*')) expect(line).not.toMatch(/system\(|\*/);
      }
    }
  });
});
