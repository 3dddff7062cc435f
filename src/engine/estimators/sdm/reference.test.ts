import { afterAll, describe, expect, it } from 'vitest';
import { loadCases, miss, type ReferenceCase, reportCases } from '../../../../testing/support/reference.ts';
import { CONTROLS, cityPanel, referenceWeights } from '../../../../testing/support/spatial.ts';
import { quietContext } from '../../estimator.ts';
import { defaultsOf } from '../../fields.ts';
import { tidy } from '../../inference/index.ts';
import type { ModelResult } from '../../result.ts';
import { fit as fitSdm } from './fit.ts';
import { fields, type SdmOptions } from './meta.ts';

/** The reference README's tolerances for spatial maximum likelihood. */
const COEFFICIENT = 1e-6;
const STD_ERROR = 1e-5;
const HESSIAN = 1e-3;
/** Where the reference maximises rho only to 1e-8 or so, coefficients near zero are compared in units of their standard error. */
const SHARE_OF_ERROR = 1e-6;
/**
 * With time effects the reference leaves the time means in the expected information of rho, and under the transformation of Lee & Yu it takes
 * tr(A' A) to lose 1 / (1 - rho)^2, which holds for symmetric W only. information.test.ts shows ours to be the exact information.
 */
const APPROXIMATE_RHO = 2e-3;
const APPROXIMATE_OTHERS = 5e-5;
const FLOOR = 1e-11;

const group = loadCases('12');
const models = group.cases.filter(({ id }) => id.startsWith('ml.city.'));
let ran = 0;

function optionsOf(id: string): Partial<SdmOptions> {
  const [, , weights, model, effects, variant] = id.split('.');
  const common = { model: model as SdmOptions['model'], draws: 0, controls: CONTROLS, ...referenceWeights(weights) };
  if (effects === 'did_only') return { ...common, durbin: ['did'] };
  return {
    ...common,
    effects: effects === 'twoways' ? 'twoWay' : 'individual',
    leeYu: variant === 'leeyu',
    lagging: variant === 'demean_first' || demeansFirst(id) ? 'demeaningFirst' : 'beforeDemeaning',
  };
}

/** The reference's error models filter demeaned data, as splm does; with time effects that is not the maximum of the likelihood. */
const demeansFirst = (id: string) => id.includes('.sem.twoways.');
const isApproximate = (id: string) =>
  id.includes('twoways.leeyu') || /\.(?:sar|sdm)\.(?:twoways\.direct|did_only)/.test(id);

const panel = cityPanel();

function fitted(id: string, changes: Partial<SdmOptions> = {}) {
  const options = { ...defaultsOf(fields), ...optionsOf(id), ...changes };
  return fitSdm(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext);
}

function compare({ id, results }: ReferenceCase, result: ModelResult, vcov: 'information' | 'hessian'): string[] {
  const off: string[] = [];
  const check = (what: string, actual: number | null | undefined, expected: number, rel: number, floor = FLOOR) => {
    const distance = miss(actual, expected, rel, floor);
    if (!(distance <= 1)) off.push(`${what}: ${actual} instead of ${expected} (${distance.toPrecision(3)} tolerances)`);
  };
  const rows = new Map(tidy(result).map((row) => [row.term, row]));
  const spatial = result.spatial!;
  const parameter = results.rho === undefined ? 'lambda' : 'rho';
  const errors = vcov === 'information' ? results.se_info : results.se_hessian;
  const approximate = vcov === 'information' && isApproximate(id);
  const exact = vcov === 'information' ? STD_ERROR : HESSIAN;
  const precision = approximate ? APPROXIMATE_OTHERS : exact;
  for (const [name, expected] of Object.entries<number>(results.coef)) {
    check(name, rows.get(name)?.estimate, expected, COEFFICIENT, SHARE_OF_ERROR * errors[name]);
    check(`se ${name}`, rows.get(name)?.stdError, errors[name], precision);
  }
  check(parameter, spatial.parameter?.estimate, results[parameter], COEFFICIENT);
  check(`se ${parameter}`, spatial.parameter?.stdError, errors[parameter], approximate ? APPROXIMATE_RHO : exact);
  check('sigma2', spatial.sigma2.estimate, results.sigma2, COEFFICIENT);
  check('se sigma2', spatial.sigma2.stdError, errors.sigma2, precision);
  check('logLik', spatial.logLik, results.loglik, COEFFICIENT);
  if (results.r2_within_corr) {
    check('squared correlation', spatial.squaredCorrelation, results.r2_within_corr, COEFFICIENT);
  }
  for (const [name, expected] of Object.entries<Record<string, number>>(results.effects ?? {})) {
    const effect = spatial.effects.find((one) => one.name === name);
    for (const kind of ['direct', 'indirect', 'total'] as const) {
      const floor = SHARE_OF_ERROR * (effect?.[kind].stdError ?? 0);
      check(`${kind} ${name}`, effect?.[kind].estimate, expected[kind], COEFFICIENT, floor);
    }
  }
  return off;
}

describe('spatial models against R', () => {
  for (const one of models) {
    if (one.results.failed) {
      it(`${one.id}: no interior maximum`, () => {
        const result = fitted(one.id);
        expect(result.ok ? result.value.spatial?.parameter : result.notice.code).toBe('spatialAtBound');
        ran++;
      });
      continue;
    }
    it(one.id, () => {
      for (const vcov of ['information', 'hessian'] as const) {
        const result = fitted(one.id, { vcov });
        if (!result.ok) throw new Error(result.notice.code);
        expect(compare(one, result.value, vcov)).toEqual([]);
      }
      if (demeansFirst(one.id)) {
        const exact = fitted(one.id, { lagging: 'beforeDemeaning' });
        if (!exact.ok) throw new Error(exact.notice.code);
        expect(exact.value.spatial!.logLik).toBeGreaterThan(one.results.loglik);
      }
      ran++;
    });
  }
});

describe('a single cross-section against R', () => {
  const one = group.cases.find(({ id }) => id === 'cross_section.2022.contig');
  const year = cityPanel(2022, 2022);
  const solve = (model: 'sar' | 'sem'): ModelResult => {
    const options = {
      ...defaultsOf(fields),
      ...referenceWeights('contig'),
      model,
      treatment: false,
      controls: ['lnpgdp', 'fdi', 'fin'],
      effects: 'none' as const,
    };
    const result = fitSdm(year, { outcome: 'y', treatmentName: null }, options, quietContext);
    if (!result.ok) throw new Error(result.notice.code);
    return result.value;
  };
  const close = (actual: number | undefined, expected: number, rel: number) =>
    expect(miss(actual, expected, rel, FLOOR)).toBeLessThan(1);

  it('spatialreg::lagsarlm with impacts, and errorsarlm', () => {
    const { sar, sem, sar_impacts } = one!.results;
    for (const [expected, result, error] of [
      [sar, solve('sar'), ''],
      [sem, solve('sem'), 'I(x - lambda * WX)'],
    ]) {
      const rows = tidy(result);
      for (const row of rows) {
        const name = row.term === '_cons' ? '(Intercept)' : row.term;
        close(row.estimate, expected.coef[name], COEFFICIENT);
        close(row.stdError, expected.se[error + name], STD_ERROR);
      }
      const { parameter, sigma2, logLik } = result.spatial!;
      close(parameter?.estimate, expected.rho ?? expected.lambda, COEFFICIENT);
      close(parameter?.stdError, expected.rho_se ?? expected.lambda_se, STD_ERROR);
      close(sigma2.estimate, expected.s2, COEFFICIENT);
      close(logLik, expected.ll, COEFFICIENT);
    }
    solve('sar').spatial!.effects.forEach((effect, j) => {
      for (const kind of ['direct', 'indirect', 'total'] as const) {
        close(effect[kind].estimate, sar_impacts[kind][j][0], COEFFICIENT);
      }
    });
    ran++;
  });
});

afterAll(() => {
  reportCases(group, ran);
});
