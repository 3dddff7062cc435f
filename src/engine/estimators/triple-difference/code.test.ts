import { describe, expect, it } from 'vitest';
import type { CodeContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type TripleDifferenceOptions } from './meta.ts';

const context: CodeContext = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };

function scripts(change: Partial<TripleDifferenceOptions> = {}, also: Partial<CodeContext> = {}) {
  return code({ ...defaultsOf(fields), by: 'dirty', controls: ['x'], ...change }, { ...context, ...also });
}

describe('generated code', () => {
  it('the product of policy and group, the policy, and group x period effects', () => {
    const { r, stata } = scripts();
    expect(r).toContain('df$triple <- df[["did"]] * (df$group == tail(levels(df$group), 1))');
    expect(r).toContain('feols(y ~ triple + did + x | city + year + group^year,');
    expect(stata.split('\n')).toEqual([
      'egen long group_value_cell = group(dirty), label',
      '* every unit is grouped by its first value',
      'bysort city: egen double group_value_at = min(cond(missing(group_value_cell), ., year))',
      'bysort city: egen double group_value = max(cond(year == group_value_at, group_value_cell, .))',
      'drop if missing(group_value)',
      'generate long group = group_value',
      'quietly summarize group, meanonly',
      'generate byte triple = did * (group == r(max))',
      '* a text column among the effects becomes numbers with: egen new_name = group(old_name)',
      'reghdfe y triple did x, absorb(city year group#year) vce(cluster city)',
      '',
    ]);
  });

  it('cohort x period and place x period effects', () => {
    const cohort = scripts({ thirdEffects: 'cohortTime' }, { treatment: { kind: 'cohort', column: 'g' } });
    expect(cohort.r).toContain('df$cohort <- as.character(df$first_start)');
    expect(cohort.r).toContain('| city + year + group^year + cohort^year,');
    expect(cohort.stata).toContain('egen long cohort = group(first_start), missing');
    const place = scripts({ thirdEffects: 'placeTime', place: 'province', reached: 'smaller' });
    expect(place.r).toContain('| city + year + group^year + province^year,');
    expect(place.r).toContain('head(levels(df$group), 1)');
    expect(place.stata).toContain('group == r(min)');
  });

  it('keeps hostile names apart, and is empty while something is missing', () => {
    const { r, stata } = scripts({ by: 'triple', controls: ['a b'] }, { unit: 'group' });
    expect(r).toContain('feols(y ~ triple_ + did + `a b` | group + year + group_^year,');
    expect(stata).toContain('reghdfe y triple_ did a_b, absorb(group year group_#year)');
    expect(scripts({ by: null })).toEqual({ r: '', stata: '' });
  });
});
