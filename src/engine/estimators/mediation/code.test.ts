import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type MediationOptions } from './meta.ts';

const context = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };
const write = (options: Partial<MediationOptions>, roles: typeof context = context) =>
  code({ ...defaultsOf(fields), channels: ['med'], controls: ['x1'], ...options }, roles);

describe('generated code', () => {
  it('regresses every channel on the policy', () => {
    const { r, stata } = write({ channels: ['med', 'talent'] });
    expect(r).toContain('channel1 <- feols(med ~ did + x1 | city + year,');
    expect(r).toContain('channel2 <- feols(talent ~ did + x1 | city + year,');
    expect(r).toContain('model <- feols(y ~ did + x1 | city + year,');
    expect(r).not.toContain('replicate');
    expect(stata).toBe(
      [
        '* did: 1 in treated unit-periods, 0 elsewhere',
        '* a text column among the effects becomes numbers with: egen new_name = group(old_name)',
        'reghdfe med did x1, absorb(city year) vce(cluster city)',
        'estimates store channel1',
        'reghdfe talent did x1, absorb(city year) vce(cluster city)',
        'estimates store channel2',
        'reghdfe y did x1, absorb(city year) vce(cluster city)',
        'estimates store model',
        '',
      ].join('\n'),
    );
  });

  it('takes three steps on one sample, with product tests and a bootstrap by unit', () => {
    const { r, stata } = write({ steps: 'three', draws: 500, seed: 7 });
    expect(r).toContain('df <- df[complete.cases(df[, c("y", "did", "x1", "med")]), ]');
    expect(r).toContain('model <- feols(y ~ did + x1 + med | city + year,');
    expect(r).toContain('a <- coef(channel1)[["did"]]; s_a <- se(channel1)[["did"]]');
    expect(r).toContain('rows <- split(seq_len(nrow(df)), df[["city"]])');
    expect(r).toContain('indirect <- replicate(500, {');
    expect(r).toContain('  d[["city"]] <- copy\n');
    expect(stata).toContain('drop if missing(y, did, x1, med)');
    expect(stata).toContain("local sobel = `a'^2 * `s_b'^2 + `b'^2 * `s_a'^2");
    expect(stata).toContain('quietly reghdfe y did x1 med, absorb(copy year) vce(cluster city)');
    expect(stata).toContain('reps(500) seed(7) cluster(city) idcluster(copy): three_steps');
    expect(write({ steps: 'three', draws: 0 }).r).not.toContain('set.seed');
  });

  it('gives units inside drawn groups effects of their own', () => {
    const { r, stata } = write({ steps: 'three', cluster: ['province'] });
    expect(r).toContain('d[["city"]] <- paste(copy, d[["city"]])');
    expect(stata).toContain('absorb(copy#city year) vce(cluster province)');
    expect(stata).toContain('cluster(province) idcluster(copy)');
  });

  it('builds a dose from its timing', () => {
    const own = write({ dose: 'dose', doseTiming: 'ownStart' });
    expect(own.r).toContain('df[["dose_post"]] <- df[["dose"]] * df[["did"]]');
    expect(own.stata).toContain('generate double dose_post = dose * did');
    const common = write({ dose: 'dose', doseTiming: 'common', doseFrom: 2014 });
    expect(common.r).toContain('df[["dose"]] * (df[["year"]] >= 2014)');
    expect(common.stata).toContain('generate double dose_post = dose * (year >= 2014)');
    const first = write({ dose: 'dose', doseTiming: 'common' });
    expect(first.r).toContain('>= min(df[["year"]][df[["did"]] == 1], na.rm = TRUE)');
    expect(first.stata).toContain('quietly summarize year if did == 1, meanonly');
  });

  it('lets no name break out, and says nothing without channels', () => {
    expect(write({ channels: [] })).toEqual({ r: '', stata: '' });
    const { r, stata } = write({ channels: ['a`); system("x"); `', 'copy\n* c'], steps: 'three', dose: '渠道 "x"' });
    expect(r.split('\n').filter((line) => line.startsWith('system'))).toEqual([]);
    expect(r).toContain('model <- feols(y ~ `渠道 "x"` + x1');
    for (const line of stata.split('\n')) {
      if (!line.startsWith('* ')) expect(line).not.toContain('system(');
      expect(line).not.toBe('* c');
    }
  });
});
