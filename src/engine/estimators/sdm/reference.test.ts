import { describe, expect, it } from 'vitest';
import { parityOf } from '../../../../testing/support/parity.ts';
import { loadCases, type ReferenceCase } from '../../../../testing/support/reference.ts';
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

const group = loadCases('12');
const models = group.cases.filter(({ id }) => id.startsWith('ml.city.'));
const parity = parityOf('spatialModels', group);

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

/** Under which names errors are recorded: of coefficients, and of rho or lambda. */
const errorNames = {
  information: ['stdError', 'spatialParameterError'],
  hessian: ['hessianError', 'hessianError'],
  approximate: ['approximateError', 'approximateParameterError'],
} as const;

function compare(one: ReferenceCase, result: ModelResult, vcov: 'information' | 'hessian'): void {
  const { id, results } = one;
  const comparison = parity.compare(one, COEFFICIENT);
  const rows = new Map(tidy(result).map((row) => [row.term, row]));
  const spatial = result.spatial!;
  const parameter = results.rho === undefined ? 'lambda' : 'rho';
  const errors = vcov === 'information' ? results.se_info : results.se_hessian;
  const approximate = vcov === 'information' && isApproximate(id);
  const exact = vcov === 'information' ? STD_ERROR : HESSIAN;
  const [stdError, parameterError] = errorNames[approximate ? 'approximate' : vcov];
  const precision = approximate ? APPROXIMATE_OTHERS : exact;
  for (const [name, expected] of Object.entries<number>(results.coef)) {
    comparison.check(
      `coefficient ${name}`,
      rows.get(name)?.estimate,
      expected,
      COEFFICIENT,
      SHARE_OF_ERROR * errors[name],
    );
    comparison.check(`${stdError} ${name}`, rows.get(name)?.stdError, errors[name], precision);
  }
  comparison.check('spatialParameter', spatial.parameter?.estimate, results[parameter], COEFFICIENT);
  comparison.check(
    `${parameterError} ${parameter}`,
    spatial.parameter?.stdError,
    errors[parameter],
    approximate ? APPROXIMATE_RHO : exact,
  );
  comparison.check('unitVariance', spatial.sigma2.estimate, results.sigma2, COEFFICIENT);
  comparison.check(`${stdError} sigma2`, spatial.sigma2.stdError, errors.sigma2, precision);
  comparison.check('fit log-likelihood', spatial.logLik, results.loglik, COEFFICIENT);
  if (results.r2_within_corr) {
    comparison.check('r2 squared correlation', spatial.squaredCorrelation, results.r2_within_corr, COEFFICIENT);
  }
  for (const [name, expected] of Object.entries<Record<string, number>>(results.effects ?? {})) {
    const effect = spatial.effects.find((one) => one.name === name);
    for (const kind of ['direct', 'indirect', 'total'] as const) {
      const floor = SHARE_OF_ERROR * (effect?.[kind].stdError ?? 0);
      comparison.check(`spatialEffect ${kind} ${name}`, effect?.[kind].estimate, expected[kind], COEFFICIENT, floor);
    }
  }
  comparison.finish(5);
}

describe('spatial models against R', () => {
  for (const one of models) {
    if (one.results.failed) {
      it(`${one.id}: no interior maximum`, () => {
        const result = fitted(one.id);
        expect(result.ok ? result.value.spatial?.parameter : result.notice.code).toBe('spatialAtBound');
        parity.compared(one.id);
      });
      continue;
    }
    it(one.id, () => {
      for (const vcov of ['information', 'hessian'] as const) {
        const result = fitted(one.id, { vcov });
        if (!result.ok) throw new Error(result.notice.code);
        compare(one, result.value, vcov);
      }
      if (demeansFirst(one.id)) {
        const exact = fitted(one.id, { lagging: 'beforeDemeaning' });
        if (!exact.ok) throw new Error(exact.notice.code);
        expect(exact.value.spatial!.logLik).toBeGreaterThan(one.results.loglik);
      }
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
  it('spatialreg::lagsarlm with impacts, and errorsarlm', () => {
    const compare = parity.compare(one!, COEFFICIENT);
    const { sar, sem, sar_impacts } = one!.results;
    for (const [expected, result, error] of [
      [sar, solve('sar'), ''],
      [sem, solve('sem'), 'I(x - lambda * WX)'],
    ]) {
      const rows = tidy(result);
      for (const row of rows) {
        const name = row.term === '_cons' ? '(Intercept)' : row.term;
        compare.check(`coefficient ${name}`, row.estimate, expected.coef[name]);
        compare.check(`stdError ${name}`, row.stdError, expected.se[error + name], STD_ERROR);
      }
      const { parameter, sigma2, logLik } = result.spatial!;
      compare.check('spatialParameter', parameter?.estimate, expected.rho ?? expected.lambda);
      compare.check('spatialParameterError', parameter?.stdError, expected.rho_se ?? expected.lambda_se, STD_ERROR);
      compare.check('unitVariance', sigma2.estimate, expected.s2);
      compare.check('fit log-likelihood', logLik, expected.ll);
    }
    solve('sar').spatial!.effects.forEach((effect, j) => {
      for (const kind of ['direct', 'indirect', 'total'] as const) {
        compare.check(`spatialEffect ${kind}`, effect[kind].estimate, sar_impacts[kind][j][0]);
      }
    });
    compare.finish(20);
  });
});
