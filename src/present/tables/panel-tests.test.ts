import { describe, expect, it } from 'vitest';
import type { RandomEffects } from '../../engine/estimators/random-effects/types.ts';
import { resultOf } from '../testing/results.ts';
import { viewOf } from '../views.ts';
import { panelTestsTable } from './panel-tests.ts';

const fixed = resultOf([['did', 0.127, 0.006, 'treatment']]);
const effects: RandomEffects = {
  by: 'city',
  groups: 285,
  sigma2Error: 0.0212640694,
  sigma2Unit: 0.3253059817,
  rho: 0.938646,
  theta: { min: 0.9398, median: 0.9398, max: 0.9398 },
  r2: { within: 0.27, between: null, overall: 0.51 },
  fixed,
  fixedSplit: null,
  tests: {
    effects: { statistic: 421.5403, distribution: 'F', df1: 301, df2: 4821, pValue: 0 },
    breuschPagan: { statistic: 38173.88, distribution: 'chi2', df1: 1, df2: null, pValue: 0 },
    hausman: null,
    hausmanPooledVariance: { statistic: 6.773, distribution: 'chi2', df1: 7, df2: null, pValue: 0.4529 },
    mundlak: { statistic: 14.1, distribution: 'chi2', df1: 7, df2: null, pValue: 0.0494 },
    crossSection: { statistic: -2.928, distribution: 'normal', df1: null, df2: null, pValue: 0.00341 },
    serialWithin: null,
    serialLevels: { statistic: 100.7, distribution: 'F', df1: 1, df2: 4558, pValue: 0 },
    serialDifferences: null,
    terms: ['did'],
  },
};

describe('panel tests table', () => {
  it('lists the tests that could be computed, with hypothesis and degrees of freedom', () => {
    const table = panelTestsTable(effects);
    const rows = table.rows.map((row) => row.map((cell) => cell.text + (cell.stars ?? '')));
    expect(rows).toEqual([
      ['F test of all effects', 'no unit or period effects', '421.540***', '301; 4,821', '<0.001'],
      ['Breusch–Pagan LM', 'no variance between units', '38173.880***', '1', '<0.001'],
      ['Hausman, one error variance', 'unit effects unrelated to the regressors', '6.773', '7', '0.453'],
      ['Mundlak, unit means', 'unit effects unrelated to the regressors', '14.100**', '7', '0.049'],
      ['Pesaran CD, residuals of fixed effects', 'units unrelated to each other', '−2.928***', '', '0.003'],
      ['Wooldridge, first differences', 'errors uncorrelated over time', '100.700***', '1; 4,558', '<0.001'],
    ]);
    expect(table.notes[0]).toContain('error variance 0.021, unit variance 0.325 (share 93.9%)');
    expect(panelTestsTable(effects, { language: 'zh' }).title).toBe('固定效应还是随机效应');
  });

  it('stands under the two regressions', () => {
    const result = { ...resultOf([['did', 0.181, 0.008, 'treatment']]), randomEffects: effects };
    const [regressions, tests] = viewOf('random-effects').tables(result, {});
    expect(regressions.head[regressions.head.length - 1].map((cell) => cell.text).slice(1)).toEqual([
      'Fixed effects',
      'Random effects',
    ]);
    expect(tests.id).toBe('panelTests');
    const alone = { ...result, randomEffects: { ...effects, fixed: null } };
    expect(viewOf('random-effects').tables(alone, {})[0].columns).toHaveLength(2);
  });
});
