import { describe, expect, it } from 'vitest';
import { defaultsOf } from '../../fields.ts';
import { code } from './code.ts';
import { fields, type SdmOptions } from './meta.ts';

const context = { roles: { outcome: 'y', treatmentName: 'did' }, unit: 'city', time: 'year' };
const write = (changes: Partial<SdmOptions> = {}) =>
  code({ ...defaultsOf(fields), controls: ['x1', 'GDP pc'], ...changes }, context);

describe('scripts of spatial models', () => {
  it('say model, effects, lags and correction', () => {
    const { r, stata } = write({ leeYu: true, vcov: 'hessian' });
    expect(r).toContain('y ~ did + x1 + `GDP pc` + W.did + W.x1 + `W.GDP pc`');
    expect(r).toContain('model = "within"');
    expect(r).toContain('effect = "twoways"');
    expect(r).toContain('lag = TRUE');
    expect(r).toContain('LeeYu = TRUE');
    expect(r).toContain('Hess = TRUE');
    expect(stata).toContain('xsmle y did x1 GDP_pc, fe model(sdm) wmat(W) durbin(did x1 GDP_pc) type(ind, leeyu)');
    expect(stata).toContain('xsmle transforms unit effects only');
    expect(write().stata).toContain('type(both) effects vceeffects(sim, nsim(1000)) nolog');
    expect(stata).toContain('* rename the column "GDP pc" to GDP_pc when importing');
  });

  it('write every model', () => {
    expect(write({ model: 'sar' }).r).not.toContain('lag_w');
    expect(write({ model: 'sem', effects: 'individual' }).stata).toContain('model(sem) emat(W) type(ind)');
    expect(write({ model: 'sdem' }).stata).toContain('generate double W_did = .');
    expect(write({ model: 'slx' }).r).toContain(
      'feols(y ~ did + x1 + `GDP pc` + W.did + W.x1 + `W.GDP pc` | city + year',
    );
    expect(write({ model: 'slx' }).stata).toContain('reghdfe y did x1 GDP_pc W_did W_x1 W_GDP_pc, absorb(city year)');
    expect(write({ effects: 'none' }).r).toContain('model = "pooling"');
    expect(write({ durbin: ['did'] }).stata).toContain('durbin(did)');
  });

  it('write every kind of weights in both languages', () => {
    const kinds: [Partial<SdmOptions>, string, string][] = [
      [{ cutoff: 300, power: 2 }, 'W[D > 300] <- 0', 'W = W :* (D :<= 300)'],
      [{ matrix: 'nearest', neighbours: 4 }, '<= 4)))', 'J(1, 4, 1)'],
      [{ matrix: 'threshold', cutoff: 200 }, 'W <- (D <= 200) * 1', 'W = (D :<= 200) - I(rows(D))'],
      [{ matrix: 'threshold' }, 'limit <- max', 'limit = max'],
      [{ matrix: 'economic', economy: 'x1', economyUntil: 2013 }, 'ifelse(df[["year"]] <= 2013', 'if year > 2013'],
      [{ matrix: 'nested', economy: 'x1' }, 'W / abs(outer(x, x, "-"))', 'editmissing(W :/ G, 0)'],
      [{ matrix: 'nested', economy: 'x1', nesting: 'share' }, 'diag(x / mean(x))', "(x' / mean(x))"],
      [{ matrix: 'contiguity', links: [['a', 'b', 1]] }, 'pmax(W, t(W))', 'every link goes both ways'],
      [{ standardise: 'spectral' }, 'eigen(W', 'eigenvalues(W)'],
    ];
    for (const [changes, r, stata] of kinds) {
      expect(write(changes).r).toContain(r);
      expect(write(changes).stata).toContain(stata);
    }
    expect(write({ standardise: 'none' }).r).not.toContain('rowSums(W) >');
  });

  it('keep hostile names inside quotes and say nothing without unit or time', () => {
    const hostile = 'x"); system("ls #`';
    const { r } = code(
      { ...defaultsOf(fields), treatment: false, controls: [hostile] },
      { ...context, roles: { outcome: 'y', treatmentName: null } },
    );
    expect(r).toContain('df[["W.x\\"); system(\\"ls #`"]]');
    expect(code(defaultsOf(fields), { ...context, time: null })).toEqual({ r: '', stata: '' });
  });
});
