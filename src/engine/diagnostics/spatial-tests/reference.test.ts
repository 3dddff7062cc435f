import { describe, it } from 'vitest';
import { type Comparison, parityOf } from '../../../../testing/support/parity.ts';
import { loadCases } from '../../../../testing/support/reference.ts';
import { CONTROLS, cityPanel, referenceWeights } from '../../../../testing/support/spatial.ts';
import { quietContext } from '../../estimator.ts';
import { fields } from '../../estimators/sdm/meta.ts';
import { defaultsOf } from '../../fields.ts';
import { spatialTests } from './index.ts';
import type { LagrangeTests } from './types.ts';

/** The reference README's tolerances for Lagrange multiplier statistics. */
const EXACT = 1e-8;

const group = loadCases('12');
const panel = cityPanel();
const parity = parityOf('spatialTests', group);

function check(compare: Comparison, own: LagrangeTests, stat: Record<string, number>, p: Record<string, number>): void {
  const pairs = [
    [own.lag, stat.LM_lag, p.LM_lag],
    [own.error, stat.LM_error, p.LM_error],
    [own.robustLag, stat.RLM_lag, p.RLM_lag],
    [own.robustError, stat.RLM_error, p.RLM_error],
  ] as const;
  pairs.forEach(([test, statistic, pValue]) => {
    compare.check('lagrange', test.statistic, statistic);
    compare.p('pValue', test.pValue, pValue);
  });
}

describe('Lagrange multiplier tests against R', () => {
  for (const one of group.cases.filter(({ id }) => id.startsWith('lm.city.'))) {
    it(one.id, () => {
      const [, , weights, effects] = one.id.split('.');
      const options = { ...defaultsOf(fields), ...referenceWeights(weights), controls: CONTROLS, draws: 0 };
      const tests = spatialTests(panel, { outcome: 'y', treatmentName: 'did' }, options, quietContext);
      if (!tests.ok) throw new Error(tests.notice.code);
      const own = tests.value.lagrange.find((row) => row.effects === (effects === 'pooled' ? 'none' : 'twoWay'))!;
      const compare = parity.compare(one, EXACT);
      check(compare, own, one.results.stat, one.results.p);
      compare.finish(8);
    });
  }

  it('of a single cross-section (spdep)', () => {
    const one = group.cases.find(({ id }) => id === 'cross_section.2022.contig')!;
    const compare = parity.compare(one, EXACT);
    const { lm, moran_resid } = one.results;
    const options = {
      ...defaultsOf(fields),
      ...referenceWeights('contig'),
      effects: 'none' as const,
      treatment: false,
      controls: ['lnpgdp', 'fdi', 'fin'],
      draws: 0,
    };
    const tests = spatialTests(cityPanel(2022, 2022), { outcome: 'y', treatmentName: null }, options, quietContext);
    if (!tests.ok) throw new Error(tests.notice.code);
    const pick = (key: 'stat' | 'p') => ({
      LM_lag: lm.LMlag[key],
      LM_error: lm.LMerr[key],
      RLM_lag: lm.RLMlag[key],
      RLM_error: lm.RLMerr[key],
    });
    const own = tests.value.lagrange.find(({ effects }) => effects === 'none')!;
    check(compare, own, pick('stat'), pick('p'));
    const pairs = [
      [own.moran?.statistic, moran_resid.I],
      [own.moran?.expected, moran_resid.EI],
      [own.moran?.variance, moran_resid.var],
      [own.moran?.z, moran_resid.z[0][0]],
    ];
    for (const [actual, expected] of pairs) compare.check('moran residuals', actual, expected);
    compare.finish(12);
  });
});
