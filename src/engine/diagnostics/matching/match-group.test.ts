import { describe, expect, it } from 'vitest';
import { createStream } from '../../../core/random/philox.ts';
import { fields } from '../../estimators/psm-did/meta.ts';
import { defaultsOf } from '../../fields.ts';
import { type GroupMatch, matchGroup } from './match-group.ts';
import { type MatchingOptions, type MatchingSample, ROW } from './types.ts';

const defaults = defaultsOf(fields) as MatchingOptions;

/** Two covariates; the treated lie `lift` higher in the first. */
function simulate(n: number, lift: number, seed = 2): MatchingSample {
  const random = createStream(seed, 0);
  const treated = Uint8Array.from({ length: n }, (_, r) => Number(r % 3 === 0));
  const columns = [lift, 0].map((shift) => Float64Array.from(treated, (flag) => random.normal() + shift * flag));
  return { names: ['x', 'z'], columns, treated };
}

function match(sample: MatchingSample, options: Partial<MatchingOptions> = {}): GroupMatch {
  const result = matchGroup(sample, { ...defaults, ...options });
  if (!result.ok) throw new Error(result.notice.code);
  return result.value;
}

function failure(sample: MatchingSample, options: Partial<MatchingOptions> = {}) {
  const result = matchGroup(sample, { ...defaults, ...options });
  if (result.ok) throw new Error('matched');
  return result.notice;
}

const sample = simulate(120, 0.8);

describe('common support', () => {
  it('of the treated leaves untreated rows alone, of both does not', () => {
    const one = match(sample, { support: 'treated', method: 'ipw' });
    const both = match(sample, { support: 'both', method: 'ipw' });
    const score = one.score!;
    const { treated, control } = one.group;
    const highest = Math.max(...score.filter((_, r) => sample.treated[r] === 0));
    one.status.forEach((status, r) => {
      expect(status === ROW.offSupport).toBe(sample.treated[r] === 1 && score[r] > highest);
    });
    expect(treated.offSupport).toBeGreaterThan(0);
    expect(control).toMatchObject({ offSupport: 0, used: 80, all: 80 });
    expect(both.group.control.offSupport).toBeGreaterThan(0);
    expect(match(sample, { support: 'none', method: 'ipw' }).group.treated).toMatchObject({ offSupport: 0, used: 40 });
  });
});

describe('methods', () => {
  it.each(['nearest', 'radius', 'kernel', 'mahalanobis', 'entropy', 'ipw'] as const)(
    '%s accounts for every row',
    (method) => {
      const { group, weights, status } = match(sample, { method });
      for (const side of [group.treated, group.control])
        expect(side.used + side.offSupport + side.unmatched).toBe(side.all);
      weights.forEach((weight, r) => {
        expect(weight > 0).toBe(status[r] === ROW.used);
      });
      expect(group.score!.terms).toEqual(['_cons', 'x', 'z']);
    },
  );

  it('radius is the uniform kernel', () => {
    const kernel = match(sample, { method: 'kernel', kernel: 'uniform', bandwidth: 0.03 });
    expect(match(sample, { method: 'radius', radius: 0.03 }).weights).toEqual(kernel.weights);
  });

  it('whoever chooses first decides without replacement only', () => {
    const orders = ['sorted', 'ascending', 'descending'] as const;
    const weights = (replacement: boolean) =>
      orders.map((order) => match(sample, { order, replacement, caliper: 0.05 }).weights.join());
    expect(new Set(weights(true)).size).toBe(1);
    expect(new Set(weights(false)).size).toBeGreaterThan(1);
  });

  it('an index in place of the score changes the distances', () => {
    const kernel = { method: 'kernel', kernel: 'gaussian' } as const;
    const index = match(sample, { ...kernel, distance: 'index', bandwidth: 0.3 });
    expect(index.weights).not.toEqual(match(sample, { ...kernel, bandwidth: 0.3 }).weights);
    expect(index.score).toEqual(match(sample).score);
  });
});

describe('samples that cannot be matched', () => {
  it('no covariates, or none that varies', () => {
    expect(failure({ ...sample, names: [], columns: [] }).code).toBe('matchingNoCovariates');
    const constant = { ...sample, names: ['k'], columns: [new Float64Array(120).fill(1)] };
    for (const method of ['nearest', 'mahalanobis', 'entropy'] as const) {
      expect(failure(constant, { method }).code).toBe('matchingNoCovariates');
    }
  });

  it('one group only', () => {
    expect(failure({ ...sample, treated: new Uint8Array(120).fill(1) })).toMatchObject({
      code: 'matchingOneGroup',
      params: { treated: 120, control: 0 },
    });
  });

  it('perfect separation, except where no score is needed', () => {
    const apart = simulate(120, 30);
    expect(failure(apart)).toMatchObject({ code: 'propensitySeparated', params: { columns: 'x', link: 'logit' } });
    const { notices, score, weights } = match(apart, { method: 'mahalanobis' });
    expect(notices.map((one) => one.code)).toEqual(['propensityUnavailable']);
    expect(score).toBeNull();
    expect(weights.some((w) => w > 0)).toBe(true);
    expect(failure(apart, { method: 'entropy' })).toMatchObject({
      code: 'entropyInfeasible',
      params: { columns: 'x' },
    });
  });

  it('no overlap: every treated score beyond every other', () => {
    // One treated row below all others keeps the logit finite; it is off the support as well.
    const treated = Uint8Array.from({ length: 40 }, (_, r) => Number(r === 0 || r >= 30));
    const x = Float64Array.from({ length: 40 }, (_, r) => (r === 0 ? -30 : r));
    const notice = failure({ names: ['x'], columns: [x], treated });
    expect(notice.code).toBe('matchingNoOverlap');
    expect(notice.params.treatedHigh).toBeGreaterThan(notice.params.controlHigh as number);
  });

  it('nobody near enough', () => {
    expect(failure(sample, { caliper: 0 })).toMatchObject({ code: 'matchingEmpty', params: { treated: 40, limit: 0 } });
    expect(failure(sample, { method: 'kernel', bandwidth: 1e-9 }).code).toBe('matchingEmpty');
  });

  it('names collinear covariates and goes on without them', () => {
    const [x, z] = sample.columns;
    const doubled = { ...sample, names: ['x', 'z', 'w'], columns: [x, z, x.map((value, r) => value - 2 * z[r])] };
    const both = match(doubled);
    expect(both.collinear).toEqual(['w']);
    expect(both.weights).toEqual(match(sample).weights);
    expect(match(doubled, { method: 'mahalanobis' }).collinear).toEqual(['w']);
  });
});
