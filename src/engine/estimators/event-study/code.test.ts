import { describe, expect, it } from 'vitest';
import type { CodeContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { type EventStudyOptions, fields } from './meta.ts';

const context: CodeContext = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };

function scripts(change: Partial<EventStudyOptions> = {}, also: Partial<CodeContext> = {}) {
  return code({ ...defaultsOf(fields), ...change }, { ...context, ...also });
}

describe('R', () => {
  it('bins, and takes never-treated rows to the base', () => {
    const { r } = scripts({ lower: -4, upper: 6, controls: ['x'] });
    expect(r.split('\n')).toEqual([
      'library(fixest) # 0.13 or later; the data frame is called df',
      '# first treated period of every unit, from the 0/1 column; Inf: never treated',
      'firsts <- tapply(ifelse(df[["did"]] %in% 1, df[["year"]], Inf), as.character(df[["city"]]), min, na.rm = TRUE)',
      'df$first_start <- as.numeric(firsts[as.character(df[["city"]])])',
      '# units treated from the first period on have no event time',
      'df <- df[which(df$first_start > min(df[["year"]], na.rm = TRUE)), ]',
      'df$event_time <- df[["year"]] - df$first_start # event time; -Inf: never treated',
      'df$event_time[is.finite(df$event_time) & df$event_time < -4] <- -4',
      'df$event_time[df$event_time > 6] <- 6',
      'df$event_time[df$event_time == -Inf] <- -1 # never treated: no event time of their own, like the base',
      'model <- feols(y ~ i(event_time, ref = -1) + x | city + year,',
      '  data = df,',
      '  vcov = ~ city,',
      '  fixef.rm = "singletons")',
      'summary(model)',
      'wald(model, keep = "^event_time::-") # joint test of the leads',
      'wald(model, keep = "^event_time::[0-9]") # joint test of the lags',
      'b <- coef(model); V <- vcov(model)',
      'lags <- grep("^event_time::[0-9]", names(b))',
      'c(post_average = mean(b[lags]), std_error = sqrt(sum(V[lags, lags])) / length(lags))',
      'iplot(model)',
      '',
    ]);
  });

  it('reads starts from a column or a roster', () => {
    const column = scripts(
      { reference: 'last', endpoints: 'drop', lower: -3 },
      { treatment: { kind: 'cohort', column: 'g' } },
    );
    expect(column.r).toContain('df$first_start <- as.numeric(df[["g"]])');
    expect(column.r).toContain('df <- df[which(!(df$first_start == last & df[["year"]] >= last)), ]');
    expect(column.r).toContain('df <- df[which(df$event_time == -Inf | (df$event_time >= -3)), ]');
    const entries = [{ unit: 'a"b', start: 2014 }];
    const roster = scripts({}, { treatment: { kind: 'roster', entries } });
    expect(roster.r).toContain('roster <- data.frame(unit = c("a\\"b"), start = c(2014))');
  });
});

describe('Stata', () => {
  it('makes one dummy per observed event time but the base', () => {
    const { stata } = scripts({ lower: -4, upper: 6, base: [-1, -2], vcov: 'HC1' });
    expect(stata).toContain('bysort city: egen double first_start = min(cond(did == 1, year, .))');
    expect(stata).toContain('replace event_time = 6 if event_time > 6 & !missing(event_time)');
    expect(stata).toContain("    if inlist(`t', -1, -2) continue");
    expect(stata).toContain("reghdfe y `events', absorb(city year) vce(robust)");
    expect(stata).toContain("test `leads' // joint test of the leads");
  });

  it('writes out what would end a string or start a macro', () => {
    const entries = [{ unit: "`x'", start: 2014 }];
    const { stata } = scripts({}, { treatment: { kind: 'roster', entries } });
    expect(stata).toContain('if city == char(96) + `"x"\' + char(39)');
  });
});

it('keeps hostile column names apart from its own and from the language', () => {
  const hostile = { roles: { outcome: 'y"] <- 1; #', treatmentName: 'did' }, unit: 'event_time', time: '年份 1' };
  const { r, stata } = scripts({ controls: ['first_start'] }, hostile);
  expect(r).toContain('df[["年份 1"]] - df$first_start_');
  expect(r).toContain('i(event_time_, ref = -1)');
  expect(stata).toContain('generate double event_time_ = 年份_1 - first_start_');
  expect(scripts({}, { unit: null })).toEqual({ r: '', stata: '' });
});
