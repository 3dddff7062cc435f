import { afterAll, describe, expect, it } from 'vitest';
import { loadCases, miss, reportCases } from '../../../../testing/support/reference.ts';
import { CONTROLS, cityPanel, referenceWeights } from '../../../../testing/support/spatial.ts';
import { quietContext } from '../../estimator.ts';
import { fields } from '../../estimators/sdm/meta.ts';
import { defaultsOf } from '../../fields.ts';
import { spatialTests } from './index.ts';
import type { LagrangeTests } from './types.ts';

/** The reference README's tolerances for Lagrange multiplier statistics and p-values. */
const EXACT = 1e-8;
const P_VALUE = 1e-6;
const FLOOR = 1e-11;

const group = loadCases('12');
const panel = cityPanel();
let ran = 0;

function check(own: LagrangeTests, stat: Record<string, number>, p: Record<string, number>): void {
  const pairs = [
    [own.lag, stat.LM_lag, p.LM_lag],
    [own.error, stat.LM_error, p.LM_error],
    [own.robustLag, stat.RLM_lag, p.RLM_lag],
    [own.robustError, stat.RLM_error, p.RLM_error],
  ] as const;
  pairs.forEach(([test, statistic, pValue]) => {
    expect(miss(test.statistic, statistic, EXACT, FLOOR)).toBeLessThan(1);
    expect(miss(test.pValue, pValue, P_VALUE, 1e-300)).toBeLessThan(1);
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
      check(own, one.results.stat, one.results.p);
      ran++;
    });
  }

  it('of a single cross-section (spdep)', () => {
    const { lm, moran_resid } = group.cases.find(({ id }) => id === 'cross_section.2022.contig')!.results;
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
    check(own, pick('stat'), pick('p'));
    const pairs = [
      [own.moran?.statistic, moran_resid.I],
      [own.moran?.expected, moran_resid.EI],
      [own.moran?.variance, moran_resid.var],
      [own.moran?.z, moran_resid.z[0][0]],
    ];
    for (const [actual, expected] of pairs) expect(miss(actual, expected, EXACT, FLOOR)).toBeLessThan(1);
    ran++;
  });
});

afterAll(() => reportCases(group, ran));
