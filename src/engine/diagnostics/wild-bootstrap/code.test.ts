import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type WildOptions } from './meta.ts';

const context = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };
const write = (change: Partial<WildOptions>) => code({ ...defaultsOf(fields), regressors: ['x1'], ...change }, context);

describe('generated code', () => {
  it('runs the regression and then the test', () => {
    const { r, stata } = write({ cluster: ['province'] });
    expect(r).toContain('model <- feols(y ~ did + x1 | city + year,\n  data = df,\n  vcov = ~ province');
    expect(r).toContain(
      'boottest(model,\n  param = "did",\n  clustid = "province",\n  B = 9999,\n  type = "rademacher",\n  r = 0',
    );
    expect(r).toContain('sign_level = 0.05');
    expect(stata).toContain(
      [
        'reghdfe y did x1 i.year, absorb(city) vce(cluster province)',
        'boottest did = 0, reps(9999) seed(20140530) weighttype(rademacher) level(95) nograph',
      ].join('\n'),
    );
  });

  it('says another value, other weights and an unrestricted bootstrap', () => {
    const { r, stata } = write({ nullValue: 0.1, imposeNull: false, signs: 'webb', term: 'x1', absorb: [] });
    expect(r).toContain('impose_null = FALSE');
    expect(r).toContain('param = "x1"');
    expect(stata).toContain('regress y did x1, vce(cluster city)\nboottest x1 = 0.1,');
    expect(stata).toContain('weighttype(webb) level(95) nonull nograph');
  });

  it('keeps hostile names inside quotes', () => {
    const { r, stata } = write({ term: 'a"); q("', regressors: ['a"); q("'] });
    expect(r).toContain('param = "a\\"); q(\\""');
    expect(stata).not.toContain('"); q(');
  });
});
