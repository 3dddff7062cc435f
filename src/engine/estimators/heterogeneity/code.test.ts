import { describe, expect, it } from 'vitest';
import type { CodeContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type HeterogeneityOptions } from './meta.ts';

const context: CodeContext = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };

function scripts(change: Partial<HeterogeneityOptions> = {}, also: Partial<CodeContext> = {}) {
  return code({ ...defaultsOf(fields), by: 'region', controls: ['x'], ...change }, { ...context, ...also });
}

describe('generated code', () => {
  it('joint effects with period effects by group', () => {
    const { r, stata } = scripts();
    expect(r.split('\n')).toEqual([
      'library(fixest) # 0.13 or later; the data frame is called df',
      'df <- df[order(df[["city"]], df[["year"]]), ] # every unit is grouped by its first value',
      'df$group_value <- ave(df[["region"]], df[["city"]], FUN = function(v) v[!is.na(v)][1])',
      'df <- df[!is.na(df$group_value), ]',
      'df$group <- factor(df$group_value)',
      '# reghdfe counts connected parts of the effects, fixest one level each: standard errors can differ slightly',
      'model <- feols(y ~ i(group, did) + x | city + year + group^year,',
      '  data = df,',
      '  vcov = ~ city,',
      '  fixef.rm = "singletons")',
      'summary(model)',
      '# are the effects of all groups equal?',
      'own <- which(endsWith(names(coef(model)), ":did")); b <- coef(model)[own]; V <- vcov(model)[own, own]',
      'R <- cbind(-1, diag(length(b) - 1)); q <- nrow(R)',
      'statistic <- drop(t(R %*% b) %*% solve(R %*% V %*% t(R), R %*% b)) / q',
      'c(F = statistic, p = pf(statistic, q, degrees_freedom(model, "t"), lower.tail = FALSE))',
      '',
    ]);
    expect(stata).toContain('reghdfe y i.group#c.did x, absorb(city year group#year) vce(cluster city)\n');
    expect(stata).toContain('testparm i.group#c.did, equal');
    expect(stata).toContain(
      'bysort city: egen double group_value = max(cond(year == group_value_at, group_value_cell, .))',
    );
  });

  it('a continuous treatment takes the place of the policy', () => {
    const { r, stata } = scripts({ dose: 'stations' }, { roles: { outcome: 'y', treatmentName: null } });
    expect(r).toContain('feols(y ~ i(group, stations) + x | city + year + group^year,');
    expect(stata).toContain('reghdfe y i.group#c.stations x,');
  });

  it('everything interacted, and nothing', () => {
    const all = scripts({ interactions: 'everything', absorb: ['city', 'year', { by: ['province'], slope: 'year' }] });
    expect(all.r).toContain(
      'feols(y ~ i(group, did) + i(group, x) | city + year + province[[year]] + group^year + group^province[[year]],',
    );
    expect(all.stata).toContain('reghdfe y i.group#c.did i.group#c.x, absorb(');
    expect(scripts({ interactions: 'nothing' }).r).toContain('feols(y ~ i(group, did) + x | city + year,');
    expect(scripts({ interactions: 'nothing', absorb: ['year'] }).r).toContain('| year + group,');
    expect(scripts({ interactions: 'nothing', measured: 'eachRow' }).stata).toContain('absorb(city year group)');
  });

  it('quantiles, thresholds and cuts', () => {
    const median = scripts({ by: 'gdp', grouping: 'split' });
    expect(median.r).toContain('quantile(df$group_value[!duplicated(df[["city"]])], seq_len(2 - 1) / 2, type = 2)');
    expect(median.stata).toContain('_pctile group_value if group_tag, nquantiles(2)');
    expect(median.stata).toContain('generate byte group = 1 + (group_value > r(r1))');
    const thirds = scripts({ by: 'gdp', grouping: 'quantiles', quantiles: 3, measured: 'beforePolicy' });
    expect(thirds.stata).toContain('generate byte group = 1 + (group_value > r(r1)) + (group_value > r(r2))');
    expect(thirds.r).toContain('early <- df[["year"]] < min(df[["year"]][df[["did"]] %in% 1])');
    const cuts = scripts({ by: 'gdp', grouping: 'cuts', cuts: [5, 2], measured: 'eachRow' });
    expect(cuts.r).toContain('cuts <- sort(unique(c(5, 2)))');
    expect(cuts.stata).toContain('generate byte group = 1 + (group_value > 5) + (group_value > 2)');
    expect(scripts({ by: 'gdp', grouping: 'split', threshold: 3.5 }).r).toContain('c(3.5)');
  });

  it('subsamples, and one group at a time', () => {
    const parts = scripts({ design: 'subsamples', weights: 'w' });
    expect(parts.r).toContain('  data = df, split = ~ group,');
    expect(parts.stata).toContain("    reghdfe y did x if group == `g' [aw=w], absorb(city year) vce(cluster city)");
    const single = scripts({ design: 'oneAtATime' });
    expect(single.r).toContain('  df$policy_inside <- df[["did"]] * (df$group == g)');
    expect(single.r).toContain('  feols(y ~ policy_inside + x | city + year,');
    expect(single.stata).toContain("    generate byte policy_inside = did * (group == `g')");
  });

  it('is empty while something is missing', () => {
    expect(scripts({ by: null })).toEqual({ r: '', stata: '' });
    expect(scripts({}, { unit: null })).toEqual({ r: '', stata: '' });
  });

  it('keeps hostile names apart from its own and from the language', () => {
    const names = { roles: { outcome: 'split0', treatmentName: '政策 (did)' }, unit: 'group', time: 'year' };
    const { r, stata } = scripts({ by: 'a"] <- 1; #', controls: ['policy_inside'] }, names);
    expect(r).toContain('feols(split0 ~ i(group_, `政策 (did)`) + policy_inside | group + year + group_^year,');
    expect(r).toContain('df[["a\\"] <- 1; #"]]');
    expect(stata).toContain('i.group_#c.政策__did_ policy_inside');
    for (const line of stata.split('\n')) expect(line.startsWith('*') || !line.includes('<-')).toBe(true);
  });
});
