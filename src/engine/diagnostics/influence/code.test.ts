import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields } from './meta.ts';

const context = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };

describe('generated code', () => {
  it('wraps the regression in a loop over the groups', () => {
    const { r, stata } = code({ ...defaultsOf(fields), regressors: ['x1'], by: 'province' }, context);
    expect(r).toContain('fit <- function(df) {\n  model <- feols(y ~ did + x1 | city + year,');
    expect(r).toContain('lapply(unique(na.omit(df[["province"]])), function(group) {');
    expect(r).toContain('coef(model)[["did"]]');
    expect(stata).toContain('egen long left_out = group(province)');
    expect(stata).toContain('    quietly reghdfe y did x1, absorb(city year) vce(cluster city)');
    expect(stata).toContain('_b[did]');
  });

  it('names what Stata cannot call as it is', () => {
    const { stata } = code({ ...defaultsOf(fields), by: 'my province' }, context);
    expect(stata).toContain('* rename the column "my province" to my_province when importing');
    expect(stata).toContain('group(my_province)');
  });
});
