import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields } from './meta.ts';
import { nameInR, StataNames } from './names.ts';
import type { FeolsOptions } from './settle.ts';

const context = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };
const write = (options: Partial<FeolsOptions>, roles: typeof context = context) =>
  code({ ...defaultsOf(fields), regressors: ['x1', 'x2'], ...options }, roles);

describe('generated code', () => {
  it('writes the default: two-way effects, clustered by unit, singletons dropped', () => {
    const { r, stata } = write({});
    expect(r).toBe(
      [
        'library(fixest) # 0.13 or later; the data frame is called df',
        '# did: 1 in treated unit-periods, 0 elsewhere',
        'model <- feols(y ~ did + x1 + x2 | city + year,',
        '  data = df,',
        '  vcov = ~ city,',
        '  fixef.rm = "singletons")',
        'summary(model)',
        '',
      ].join('\n'),
    );
    expect(stata).toBe(
      [
        '* did: 1 in treated unit-periods, 0 elsewhere',
        '* a text column among the effects becomes numbers with: egen new_name = group(old_name)',
        'reghdfe y did x1 x2, absorb(city year) vce(cluster city)',
        '',
      ].join('\n'),
    );
  });

  it('writes interactions, slopes, weights, two clusters and kept singletons', () => {
    const { r, stata } = write({
      absorb: ['city', { by: ['city'], slope: 'year' }, ['year', 'province'], { by: ['tier'], slope: 'x2' }],
      cluster: ['city', 'year'],
      weights: 'pop',
      singletons: 'keep',
    });
    expect(r).toContain('y ~ did + x1 + x2 | city[year] + year^province + tier[[x2]]');
    expect(r).toContain('vcov = ~ city + year');
    expect(r).toContain('weights = ~ pop');
    expect(r).toContain('fixef.rm = "none"');
    expect(stata).toContain(
      'reghdfe y did x1 x2 [aw=pop], absorb(city##c.year year#province tier#c.x2) vce(cluster city year) keepsingletons\n',
    );
  });

  it('writes covariances over time', () => {
    const newey = write({ vcov: 'neweyWest', lags: 3 });
    expect(newey.r).toContain('vcov = NW(3) ~ city + year');
    expect(newey.stata).toContain(
      'xtset city year\nivreghdfe y did x1 x2, absorb(city year) bw(4) kernel(bartlett) robust small',
    );
    const driscoll = write({ vcov: 'driscollKraay' });
    expect(driscoll.r).toContain('vcov = DK ~ year');
    expect(driscoll.stata).toContain(
      "local bandwidth = floor(r(r)^(1/4)) + 1\nivreghdfe y did x1 x2, absorb(city year) dkraay(`bandwidth') small",
    );
    expect(write({ vcov: 'driscollKraay', lags: 1, absorb: [] }).stata).toContain(
      'ivreg2 y did x1 x2, dkraay(2) small',
    );
  });

  it('writes covariances over space, by fixest where it has them', () => {
    const places = { latitude: 'lat', longitude: 'lon', conleyCutoff: 250 } as const;
    const all = write({ vcov: 'conley', conleyPairs: 'all', conleyDistance: 'triangular', ...places });
    expect(all.r).toContain('vcov = conley(250, distance = "triangular") ~ lat + lon');
    expect(all.r).not.toContain('conleyreg');
    const within = write({ vcov: 'conley', conleyKernel: 'bartlett', lags: 2, ...places });
    expect(within.r).toContain(
      'lat = "lat",\n  lon = "lon",\n  kernel = "bartlett",\n  lag_cutoff = 2,\n  vcov = TRUE)',
    );
    expect(within.stata).toContain(
      'acreg y did x1 x2, spatial latitude(lat) longitude(lon) dist(250) id(city) time(year) lag(2) hac bartlett pfe1(city) pfe2(year)',
    );
    const hostile = write({ vcov: 'conley', latitude: 'a"); system("x', longitude: 'b' });
    expect(hostile.r).toContain('lat = "a\\"); system(\\"x"');
  });

  it('writes every kind of weight', () => {
    const frequency = write({ weights: 'n', weightKind: 'frequency' });
    expect(frequency.r).toContain('df <- df[rep(seq_len(nrow(df)), df[["n"]]), ]');
    expect(frequency.r).not.toContain('weights =');
    expect(frequency.stata).toContain('[fw=n]');
    const probability = write({ weights: 'n', weightKind: 'probability', vcov: 'iid' });
    expect(probability.r).toContain('vcov = "hetero"');
    expect(probability.stata).toContain('[pw=n], absorb(city year) vce(robust)');
  });

  it('writes pooled models, with and without constant, and HC3 on dummies', () => {
    const pooled = write({ absorb: [], vcov: 'HC1' });
    expect(pooled.r).toContain('feols(y ~ did + x1 + x2,\n');
    expect(pooled.r).not.toContain('fixef.rm');
    expect(pooled.stata).toContain('regress y did x1 x2, vce(robust)\n');
    const origin = write({ absorb: [], vcov: 'iid', intercept: false });
    expect(origin.r).toContain('y ~ 0 + did + x1 + x2');
    expect(origin.stata).toContain('regress y did x1 x2, noconstant vce(ols)');
    expect(write({ absorb: [], cluster: ['city', 'year'] }).stata).toContain(
      'reghdfe y did x1 x2, noabsorb vce(cluster city year)',
    );
    const dummies = write({ vcov: 'HC3', absorb: ['city', ['province', 'year'], { by: ['city'], slope: 'x2' }] });
    expect(dummies.stata).toContain('regress y did x1 x2 i.city i.city#c.x2 i.province#i.year, vce(hc3)');
    expect(dummies.r).toContain('vcov = "HC3"');
    expect(write({ regressors: [], treatment: false, absorb: ['city'] }).r).toContain('feols(y ~ 1 | city,');
  });

  it('asks for the constant where only slopes are absorbed', () => {
    const { r, stata } = write({ absorb: [{ by: ['city'], slope: 'all_rows' }] });
    expect(r).toContain('df$all_rows_ <- 1');
    expect(r).toContain('| all_rows_ + city[[all_rows]]');
    expect(stata).toContain('generate byte all_rows_ = 1\nreghdfe y did x1 x2, absorb(all_rows_ city#c.all_rows)');
  });

  it('says where the two packages count levels differently', () => {
    expect(write({ vcov: 'iid' }).r).toContain('# reghdfe counts connected parts');
    expect(write({ vcov: 'iid', preset: 'fixest' }).stata).toContain('* fixest counts one redundant level');
    expect(write({}).r).not.toContain('counts');
  });

  it('keeps Chinese names, and quotes what is no name', () => {
    const names = { roles: { outcome: '新质生产力', treatmentName: '政策 (did)' }, unit: '城市', time: 'year' };
    const { r, stata } = write({ regressors: ['GDP/人', 'if'] }, names);
    expect(r).toContain('feols(新质生产力 ~ `政策 (did)` + `GDP/人` + `if` | 城市 + year,');
    expect(stata).toContain('reghdfe 新质生产力 政策__did_ GDP_人 if_1, absorb(城市 year) vce(cluster 城市)');
    expect(stata).toContain('* rename the column "GDP?人" to GDP_人 when importing');
  });

  it('gives every column a legal Stata name of its own', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 12 }), (columns) => {
        const names = new StataNames(columns);
        const given = columns.map((column) => names.of(column));
        expect(new Set(given).size).toBe(columns.length);
        for (const name of given) expect(name).toMatch(/^[\p{L}_][\p{L}\p{N}_]{0,31}$/u);
      }),
    );
  });

  it('lets no name break out of its line, comment or quotes', () => {
    const hostile = ['a`); system("x"); `', 'b\n* c', 'd /* e', 'f ///', 'g\\', '__proto__', '"h"', '\u2028i'];
    const { r, stata } = write({ regressors: hostile, weights: '"; q(); "', weightKind: 'frequency' });
    expect(r.split('\n').length).toBe(10);
    for (const line of stata.split('\n')) {
      if (line.startsWith('*')) expect(line).not.toMatch(/\/\*|\/\/\//);
      else
        expect(line).toMatch(
          /^(?:reghdfe [\p{L}\p{N}_ ]+ \[fw=[\p{L}\p{N}_]+\], absorb\(city year\) vce\(cluster city\))?$/u,
        );
    }
    expect(nameInR('a`b\\')).toBe('`a\\`b\\\\`');
    expect(nameInR('.1x')).toBe('`.1x`');
    expect(nameInR('..1')).toBe('`..1`');
    expect(nameInR('.x_1')).toBe('.x_1');
    expect(r).toContain('df[["\\"; q(); \\""]]');
  });
});

describe('errors that need the regression on dummies', () => {
  const where = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };
  const scripts = (vcov: 'CR1S' | 'CR2' | 'panelCorrected', absorb: FeolsOptions['absorb'] = ['city', 'year']) =>
    code({ ...defaultsOf(fields), regressors: ['x1'], vcov, absorb, cluster: ['prov ince'] }, where);

  it('adjusted for few clusters', () => {
    const { r, stata } = scripts('CR2');
    expect(r).toContain('dummies <- lm(y ~ did + x1 + factor(city) + factor(year), data = df)');
    expect(r).toContain('clubSandwich::coef_test(dummies, vcov = "CR2", cluster = groups, test = "Satterthwaite")');
    expect(r).toContain('"prov ince"');
    expect(stata).toMatch(/regress y did x1 i\.city i\.year, vce\(hc2 \w+, dfadjust\)/);
    expect(scripts('CR1S').stata).toMatch(/regress y did x1 i\.city i\.year, vce\(cluster \w+\)/);
  });

  it('panel-corrected', () => {
    const { r, stata } = scripts('panelCorrected', []);
    expect(r).toContain('plm::plm(y ~ did + x1,');
    expect(r).toContain('plm::vcovBK(pooled, type = "HC0", cluster = "time")');
    expect(stata).toContain('xtset city year');
    expect(stata).toContain('xtpcse y did x1, pairwise');
  });
});
