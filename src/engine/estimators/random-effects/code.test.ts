import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type RandomEffectsOptions } from './meta.ts';

const context = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };
const write = (options: Partial<RandomEffectsOptions>, where: Parameters<typeof code>[1] = context) =>
  code({ ...defaultsOf(fields), controls: ['x1'], ...options }, where);

describe('generated code', () => {
  it('fits both regressions and runs the tests between them', () => {
    const { r, stata } = write({});
    expect(r).toContain(
      'model <- plm(y ~ did + x1 + factor(year), data = d, model = "random", random.method = "swar")',
    );
    expect(r).toContain('vcovHC(x, method = "arellano", type = "sss")');
    expect(r).toContain('phtest(fixed, model)');
    expect(r).toContain('plmtest(pooled, type = "bp")');
    expect(stata).toContain('xtset city year\n');
    expect(stata).toContain('hausman fixed random, sigmamore\n');
    expect(stata).toContain('bysort city: egen double mean_1 = mean(did)\n');
    expect(stata).toContain('xtreg y did x1 i.year, re sa vce(cluster city)\n');
  });

  it('leaves periods out where they are not wanted, and needs units', () => {
    expect(write({ timeEffects: false, vcov: 'iid' }).stata).toContain('\nxtreg y did x1, re sa\n');
    expect(write({}, { ...context, unit: null })).toEqual({ r: '', stata: '' });
  });

  it('quotes what is no name', () => {
    const { r, stata } = write({ controls: ['a b', '"; q("'] });
    expect(r).toContain('`a b` + `"; q("`');
    for (const line of stata.split('\n')) if (!line.startsWith('* ')) expect(line).not.toContain('q("');
  });
});
