import { describe, expect, it } from 'vitest';
import type { CodeContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type SeveralPoliciesOptions } from './meta.ts';

const context: CodeContext = {
  roles: { outcome: 'y', treatmentName: 'did' },
  unit: 'city',
  time: 'year',
  treatment: { kind: 'cohort', column: 'g' },
};

function scripts(change: Partial<SeveralPoliciesOptions> = {}, also: Partial<CodeContext> = {}) {
  return code({ ...defaultsOf(fields), secondPolicy: 'g2', controls: ['x'], ...change }, { ...context, ...also });
}

describe('generated code', () => {
  it('exclusive states and the test of their sum', () => {
    const { r, stata } = scripts();
    expect(r.split('\n')).toEqual([
      'library(fixest) # 0.13 or later; the data frame is called df',
      '# first treated period; Inf: never treated',
      'df$second_start <- as.numeric(df[["g2"]])',
      'df$second_start[is.na(df$second_start) | df$second_start %in% setdiff(c(0, 9999, 10000, 99999), df[["year"]])] <- Inf',
      'df$second_policy <- as.integer(df[["year"]] >= df$second_start) # 1 while the second policy is in force',
      'df$only_first <- as.integer(df[["did"]] * (1 - df$second_policy))',
      'df$only_second <- as.integer((1 - df[["did"]]) * df$second_policy)',
      'df$both <- as.integer(df[["did"]] * df$second_policy)',
      'model <- feols(y ~ only_first + only_second + both + x | city + year,',
      '  data = df,',
      '  vcov = ~ city,',
      '  fixef.rm = "singletons")',
      'summary(model)',
      '# do both together do more than their sum?',
      'w <- c(both = 1, only_first = -1, only_second = -1); b <- coef(model)[names(w)]; V <- vcov(model)[names(w), names(w)]',
      'c(estimate = sum(w * b), std_error = sqrt(drop(t(w) %*% V %*% w)))',
      '',
    ]);
    expect(stata).toContain('reghdfe y only_first only_second both x, absorb(city year) vce(cluster city)');
    expect(stata).toContain('lincom both - only_first - only_second');
    expect(stata).toContain('generate byte second_policy = year >= second_start & !missing(second_start)');
  });

  it('product, count and order', () => {
    expect(scripts({ policyView: 'withProduct' }).r).toContain('feols(y ~ did + second_policy + both + x |');
    expect(scripts({ policyView: 'productAlone' }).r).toContain('feols(y ~ both + x |');
    expect(scripts({ policyView: 'howMany' }).stata).toContain('generate byte policies_in_force = did + second_policy');
    const order = scripts({ policyView: 'byOrder' });
    expect(order.r).toContain(
      'df$first_then_second <- as.integer(df[["did"]] * df$second_policy * (df$first_start < df$second_start))',
    );
    expect(order.stata).toContain('test first_then_second = second_then_first // does the order matter?');
    expect(order.stata.match(/first_start = g\n/g)?.length).toBe(1);
  });

  it('an indicator or a list for the second policy', () => {
    const indicator = scripts({ secondBy: 'byIndicator', secondPolicy: 'd2' });
    expect(indicator.r).toContain('df$second_policy <- as.integer(df[["d2"]] %in% 1)');
    expect(indicator.r).not.toContain('second_start');
    const roster = scripts({ secondBy: 'byRoster', secondRoster: [{ unit: 'a"b', start: 2014 }] });
    expect(roster.r).toContain('roster <- data.frame(unit = c("a\\"b"), start = c(2014))');
    expect(roster.stata).toContain('generate double second_start = .');
  });

  it('samples of their own', () => {
    const { r, stata } = scripts({ policyView: 'cleanSamples' });
    expect(r).toContain('  second_alone = df$ever_first == 0,');
    expect(r).toContain('terms <- c("did", "second_policy", "both", "both")');
    expect(r).toContain('  feols(y ~ policy_term + x | city + year,');
    expect(stata.match(/reghdfe y policy_term x, absorb\(city year\) vce\(cluster city\)/g)?.length).toBe(4);
    expect(stata).toContain('keep if ever_first + ever_second > 0');
  });

  it('event studies of both', () => {
    const { r, stata } = scripts({ policyView: 'eventStudies', lower: -4, upper: 6 });
    expect(r).toContain('feols(y ~ i(event_time, ref = -1) + x + i(other_time, ref = -1) | city + year,');
    expect(r).toContain('model <- list(study1, study2)');
    expect(stata.match(/reghdfe y `events' x i\.other_code, absorb\(city year\)/g)?.length).toBe(2);
    expect(stata.match(/^preserve$/gm)?.length).toBe(2);
    const indicator = scripts({ policyView: 'eventStudies', otherPolicy: 'otherIndicator' });
    expect(indicator.r).toContain('feols(y ~ i(event_time, ref = -1) + x + second_policy | city + year,');
    expect(indicator.r).toContain('feols(y ~ i(event_time, ref = -1) + x + did | city + year,');
  });

  it('keeps hostile names apart, and is empty while something is missing', () => {
    const hostile = scripts({ secondPolicy: 'b`] <- 1', controls: ['both', 'second_policy'] });
    expect(hostile.r).toContain('feols(y ~ only_first + only_second + both_ + both + second_policy |');
    expect(hostile.r).toContain('df[["b`] <- 1"]]');
    for (const line of hostile.stata.split('\n')) expect(line.startsWith('*') || !line.includes('<-')).toBe(true);
    expect(scripts({ secondPolicy: null })).toEqual({ r: '', stata: '' });
    expect(scripts({}, { time: null })).toEqual({ r: '', stata: '' });
  });
});
