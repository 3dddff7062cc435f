import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { type DoseOptions, fields } from './meta.ts';

const context = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };
const write = (options: Partial<DoseOptions>, where: typeof context = context) =>
  code({ ...defaultsOf(fields), dose: 'dose', controls: ['x1'], ...options }, where);

describe('generated code', () => {
  it('multiplies the dose with its start', () => {
    const { r, stata } = write({ doseTiming: 'ownStart', withPolicy: true });
    expect(r).toContain('df[["dose_post"]] <- df[["dose"]] * df[["did"]]\n');
    expect(r).toContain('model <- feols(y ~ dose_post + did + x1 | city + year,');
    expect(stata).toContain('generate double dose_post = dose * did\n');
    expect(stata).toContain('reghdfe y dose_post did x1, absorb(city year) vce(cluster city)');
  });

  it('squares it and tests the turn', () => {
    const { r, stata } = write({ shape: 'quadratic' });
    expect(r).toContain('df[["dose_squared"]] <- df[["dose"]]^2\n');
    expect(r).toContain('-b[["dose"]] / (2 * b[["dose_squared"]])');
    expect(stata).toContain('nlcom -_b[dose] / (2 * _b[dose_squared])');
    expect(stata).toContain("lincom dose + 2 * `low' * dose_squared");
  });

  it('cuts it into bins, of units where it comes with a start', () => {
    const { r, stata } = write({ shape: 'bins', doseTiming: 'ownStart' });
    expect(r).toContain('seq_len(3) / 4))');
    expect(r).toContain('duplicated(');
    expect(r).toContain('model <- feols(y ~ i(dose_bin, ref = reference) + x1 | city + year,');
    expect(stata).toContain("_pctile dose_post if `once' == 1, percentiles(25 50 75)");
    expect(stata).toContain("reghdfe y ib`reference'.dose_bin x1, absorb(city year) vce(cluster city)");
    expect(stata).toContain('generate int dose_bin = cond(dose_post == 0, 0, 1) if !missing(dose_post)');
    const cut = write({ shape: 'bins', doseCuts: [2, 0.5], referenceBin: 1 });
    expect(cut.r).toContain('cuts <- c(0.5, 2)\n');
    expect(cut.r).toContain('reference <- 1\n');
    expect(cut.stata).toContain('local cuts 0.5 2\n');
  });

  it('multiplies it with every period but the base', () => {
    const common = write({ shape: 'periods', doseTiming: 'common', doseFrom: 2014 });
    expect(common.r).toContain('df[["dose_period"]] <- df[["year"]] - 2014\n');
    expect(common.r).toContain('y ~ i(dose_period, dose, ref = base) + x1');
    expect(common.r).not.toContain('dose_post');
    expect(common.stata).toContain("reghdfe y `terms' x1, absorb(city year) vce(cluster city)");
    expect(common.stata).toContain("generate double `name' = dose * (dose_period == `t')");
    const own = write({ shape: 'periods', doseTiming: 'ownStart', lower: -5, upper: 4 });
    expect(own.r).toContain('df[["dose_period"]] <- df[["year"]] - df[["first_start"]] # -Inf: never under the policy');
    expect(own.r).toContain('pmax(df[["dose_period"]], -5)');
    expect(own.stata).toContain('bysort city: egen double first_start = min(cond(did == 1, year, .))');
  });

  it('keeps hostile names inside their quotes, and says nothing without a dose', () => {
    expect(write({ dose: null })).toEqual({ r: '', stata: '' });
    const { r, stata } = write({ dose: '基站"); q("', shape: 'bins', doseTiming: 'ownStart' });
    expect(r).toContain('df[["基站\\"); q(\\""]]');
    for (const line of stata.split('\n')) if (!line.startsWith('* ')) expect(line).not.toContain('q("');
  });
});
