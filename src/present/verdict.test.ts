import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Notice } from '../core/notice.ts';
import type { PermutationTest } from '../engine/diagnostics/placebo/types.ts';
import type { AlternativeError } from '../spec/tasks.ts';
import { fullLedger, resultOf } from './testing/results.ts';
import { verdict } from './verdict.ts';

const codes = (list: readonly Notice[]) => list.map((one) => one.code);
const baseline = resultOf([
  ['did', 0.125, 0.043, 'treatment'],
  ['fdi', 0.5, 0.6, 'control'],
]);
const labels = new Map([['did', { en: 'Broadband China' }]]);

function placeboOf(count: number, draws: number): PermutationTest {
  const p = (1 + count) / (1 + draws);
  const side = { count, draws, p, monteCarloError: Math.sqrt((p * (1 - p)) / draws) };
  return { twoSided: side, greater: side, less: side };
}

const preTest = (pValue: number) =>
  ({ id: 'preTrends', statistic: 1, distribution: 'F', df1: 3, df2: 283, pValue, terms: [] }) as const;

const errors = (hc1: number, cluster: number): AlternativeError[] => [
  { vcov: 'HC1', estimate: 0.125, stdError: hc1, dof: 4800 },
  { vcov: 'cluster', estimate: 0.125, stdError: cluster, dof: 283 },
];

describe('verdict', () => {
  it('states the estimate with its interval, and its size beside the outcome', () => {
    const { policy, headline, facts } = verdict(baseline, {}, { labels });
    expect(policy?.stars).toBe('***');
    expect(headline).toMatchObject({ code: 'verdictHigher' });
    // 0.125 ± 1.96838 x 0.043; 0.125 / 2.305 = 5.4 %; 0.125 / 1.709 = 0.07
    expect(headline.params).toMatchObject({ policy: 'Broadband China', size: '0.125', lo: '0.040', hi: '0.210' });
    expect(facts[0].params).toEqual({ share: '5.4%', mean: '2.305', deviations: '0.07' });
    expect(codes(facts)).toEqual(['verdictSize', 'verdictPreTrendsUnknown', 'verdictPlaceboUnknown']);
  });
  it('has other words for lower, for unsettled and for no policy', () => {
    const of = (estimate: number) => verdict(resultOf([['did', estimate, 0.043, 'treatment']])).headline.code;
    expect(of(-0.125)).toBe('verdictLower');
    expect(of(0.05)).toBe('verdictUnclear');
    expect(verdict(resultOf([['fdi', 1, 0.1]]))).toMatchObject({ policy: null, headline: { code: 'verdictNoPolicy' } });
  });
  it('turns a failed check into a caution and a passed one into a qualified fact', () => {
    const good = verdict(baseline, { preTrends: preTest(0.61), placebo: placeboOf(0, 500) });
    expect(codes(good.facts)).toEqual(expect.arrayContaining(['verdictPreTrendsQuiet', 'verdictPlaceboRare']));
    expect(good.cautions).toEqual([]);
    const bad = verdict(baseline, { preTrends: preTest(0.01), placebo: placeboOf(60, 500) });
    expect(codes(bad.cautions)).toEqual(['verdictPreTrendsMove', 'verdictPlaceboCommon']);
  });
  it('explains why HC1 and clustered standard errors differ when both are known', () => {
    const of = (alternatives: AlternativeError[]) => codes(verdict(baseline, { alternatives }).facts);
    expect(of(errors(0.028, 0.043))).toContain('verdictErrorsClusterLarger');
    expect(of(errors(0.043, 0.028))).toContain('verdictErrorsClusterSmaller');
    expect(of(errors(0.043, 0.0435))).toContain('verdictErrorsAgree');
    expect(of(errors(0.028, 0.043).slice(0, 1)).join()).not.toContain('verdictErrors');
  });
  it('warns of staggered starts, few clusters, lost rows and missing effects', () => {
    const steps = [...fullLedger.steps, { reason: 'missingRegressor', params: {}, rows: new Int32Array(600) }];
    const weak = {
      ...baseline,
      absorbed: [],
      ledger: { rowsRead: 5964, rowsUsed: 4512, steps },
      counts: { ...baseline.counts, clusters: [{ by: 'province', count: 30 }] },
    };
    const { cautions } = verdict(weak, { starts: [2016, 2014, 2014, 2015] });
    expect(codes(cautions)).toEqual(['verdictStaggered', 'verdictNoEffects', 'verdictFewClusters', 'verdictRowsLost']);
    expect(cautions[0].params).toEqual({ waves: 3, from: '2014', to: '2016' });
    // 600 of 5,112: the 852 rows outside the period were left out by choice.
    expect(cautions[3].params).toEqual({ rows: '600', share: '11.7%' });
    expect(codes(verdict(baseline, { starts: [2014, 2014] }).cautions)).toEqual([]);
  });
  it('lists other estimates and counts no votes', () => {
    const others = [{ label: 'Callaway–Sant’Anna', estimate: 0.131, stdError: 0.05 }];
    const fact = verdict(baseline, { others }).facts.find((one) => one.code === 'verdictOthers');
    expect(fact?.params).toEqual({ list: 'Callaway–Sant’Anna 0.131 (0.050)' });
  });
  it('speaks of estimates, never of "the ATT"', () => {
    for (const file of ['verdict.ts', 'i18n/en.ts', '../app/i18n/notices/present.ts']) {
      expect(readFileSync(new URL(file, import.meta.url), 'utf8')).not.toMatch(/\bATT\b/);
    }
  });
});
