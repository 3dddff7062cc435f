import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { type DifferenceOptions, fields } from './meta.ts';

const context = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };
const write = (change: Partial<DifferenceOptions>, where = context) =>
  code({ ...defaultsOf(fields), controls: ['x1'], by: 'region', ...change }, where);

describe('scripts of the difference between two groups', () => {
  it('cut the groups down to the pair before the regression', () => {
    const { r, stata } = write({ first: 1, second: 2 });
    expect(r).toContain('df <- df[as.integer(df$group) %in% c(2, 3), ]');
    expect(r.indexOf('%in% c(2, 3)')).toBeLessThan(r.indexOf('model <- feols'));
    expect(stata).toContain('keep if inlist(group, 2, 3)');
    expect(stata.indexOf('keep if inlist')).toBeLessThan(stata.indexOf('reghdfe'));
  });

  it('one group against all others keeps every row', () => {
    const { r, stata } = write({});
    expect(r).toContain('df$group <- factor(1 + (as.integer(df$group) != 1))');
    expect(r).not.toContain('%in% c(');
    expect(stata).toContain('replace group = 1 + (group != 1)');
    expect(stata).not.toContain('keep if inlist');
  });

  it('shuffle labels of whole units with the seed and the number of draws', () => {
    const { r, stata } = write({ draws: 499, seed: 7, by: 'fin', grouping: 'split', threshold: 1.5 });
    expect(r).toContain('set.seed(7)');
    expect(r).toContain('replicate(499, difference(sample(label)))');
    expect(r).toContain('data = df[df$label == g, ]');
    expect(r).toContain('cuts <- sort(unique(c(1.5)))');
    expect(stata).toContain('set seed 7');
    expect(stata).toContain('forvalues draw = 1/499');
    expect(stata).toMatch(/reghdfe y did x1 if label == 1,/);
    expect(stata).toMatch(/reghdfe y did x1 if group == 2,/);
  });

  it('hold hostile names as names', () => {
    const { r } = write({ by: 'a"; system("x")' });
    expect(r).toContain('df[["a\\"; system(\\"x\\")"]]');
  });

  it('are empty while something is unknown', () => {
    expect(write({ by: null })).toEqual({ r: '', stata: '' });
  });
});
