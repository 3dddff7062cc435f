import { describe, expect, it } from 'vitest';
import { designOf, must } from '../../../testing/support/designs.ts';
import { parityOf } from '../../../testing/support/parity.ts';
import { loadCases, loadData, type ReferenceCase } from '../../../testing/support/reference.ts';
import { buildPanel } from '../design/build-panel.ts';
import { feolsProblem } from '../estimators/feols/fit.ts';
import { fields } from '../estimators/feols/meta.ts';
import type { FeolsOptions } from '../estimators/feols/settle.ts';
import { defaultsOf } from '../fields.ts';
import { tidy } from '../inference/tidy.ts';
import type { ModelResult } from '../result.ts';
import { estimate, prepareLinearModel, type SmallSample } from '../solve/linear-model.ts';

/** The reference README: clustered errors rel 1e-9, where demeaning is iterative 1e-8. */
const REL = { 'city_balanced.csv': 1e-9, 'city_unbalanced.csv': 1e-8 };

const CONTROLS = ['lnpgdp', 'fdi', 'fin', 'edu', 'infra', 'gov'];
const group = loadCases('18');
const none: SmallSample = { kAdj: false, gAdj: false };
const parity = parityOf('dependence', group);

/** Null for what is no covariance: tests of residuals. */
function modelOf(id: string): { options: Partial<FeolsOptions>; ssc: SmallSample } | null {
  const [name, ...rest] = id.split('.');
  const lag = name.match(/lag(\d+)$/);
  const lags = lag ? Number(lag[1]) : null;
  if (name.startsWith('newey_west')) return { options: { vcov: 'neweyWest', lags }, ssc: {} };
  if (name.startsWith('driscoll_kraay')) return { options: { vcov: 'driscollKraay', lags }, ssc: {} };
  if (name.startsWith('conley')) {
    const [, cutoff, conleyDistance] = name.split('_');
    const distance = conleyDistance as 'spherical' | 'triangular';
    return {
      options: { vcov: 'conley', conleyCutoff: Number(cutoff), conleyDistance: distance, conleyPairs: 'all' },
      ssc: {},
    };
  }
  if (name === 'hand_conley') {
    const [kernel, km, serial] = rest;
    const conleyKernel = kernel as 'uniform' | 'bartlett';
    const own = {
      conleyCutoff: Number.parseInt(km, 10),
      conleyKernel,
      lags: Number(serial.slice('serial_lag'.length)),
    };
    return { options: { vcov: 'conley', ...own }, ssc: none };
  }
  if (rest[0] === 'vcovBK') return { options: { vcov: 'panelCorrected', absorb: [] }, ssc: none };
  const plm = rest[0]?.match(/^vcov(SCC|NW)_lag(\d)$/);
  if (!plm) return null;
  return { options: { vcov: plm[1] === 'NW' ? 'neweyWest' : 'driscollKraay', lags: Number(plm[2]) }, ssc: none };
}

function solve(one: ReferenceCase, options: Partial<FeolsOptions>, ssc: SmallSample): ModelResult {
  const panel = must(buildPanel(loadData(one.dataset!), designOf({})));
  const settled: FeolsOptions = {
    ...defaultsOf(fields),
    treatment: false,
    regressors: ['did', ...CONTROLS],
    latitude: 'lat',
    longitude: 'lon',
    preset: 'fixest',
    ...options,
  };
  const problem = must(feolsProblem(panel, { outcome: 'y', treatmentName: null }, settled));
  return must(estimate(must(prepareLinearModel(panel, { ...problem, ssc }))));
}

describe('covariances across periods and places (reference group 18)', () => {
  for (const one of group.cases) {
    const model = modelOf(one.id);
    if (model === null) continue;
    it(one.id, () => {
      const result = solve(one, model.options, model.ssc);
      const rel = REL[one.dataset as keyof typeof REL];
      const { results } = one;
      const errors = results.se ?? results.se_no_ssc;
      const compare = parity.compare(one, rel);
      for (const row of tidy(result)) {
        if (results.coef) compare.check(`coefficient ${row.term}`, row.estimate, results.coef[row.term]);
        const name = row.term === '_cons' ? '(Intercept)' : row.term;
        compare.check(`stdError ${name}`, row.stdError, errors[name]);
        if (results.p) compare.p(`pValue ${row.term}`, row.pValue, results.p[row.term]);
      }
      if (results.df_t !== undefined) compare.equal('dof', result.dofResidual, results.df_t);
      compare.finish(7);
    });
  }

  it('ran every covariance of the group', () => {
    const ran = parity.records().cases.length;
    expect(ran).toBe(group.cases.filter(({ id }) => modelOf(id) !== null).length);
    expect(ran).toBeGreaterThan(30);
  });
});
