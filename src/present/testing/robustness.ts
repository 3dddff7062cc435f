import { describeDraws } from '../../engine/diagnostics/placebo/distribution.ts';
import type { ModelResult } from '../../engine/result.ts';
import { resultOf } from './results.ts';

type Wild = NonNullable<ModelResult['wildBootstrap']>;

/** 199 evenly spread draws, of which 20 lie at least as far out as t = 2.5. */
export function wildResult(changes: Partial<Wild> = {}): ModelResult {
  const draws = Float64Array.from({ length: 199 }, (_, i) => (i - 99) / 36);
  const count = draws.filter((t) => Math.abs(t) >= 2.5).length;
  const share = { count, p: (1 + count) / 200, monteCarloError: 0.02 };
  return resultOf([['did', 0.125, 0.05, 'treatment']], {
    estimator: 'wild-bootstrap',
    wildBootstrap: {
      term: 'did',
      estimate: 0.125,
      stdError: 0.05,
      statistic: 2.5,
      plainStatistic: 2.5,
      dof: 29,
      conventionalP: 0.018,
      nullValue: 0,
      imposeNull: true,
      signs: 'rademacher',
      cluster: 'province',
      clusters: 30,
      nobs: 5112,
      enumerated: false,
      draws: 199,
      done: 199,
      notEstimable: 0,
      test: { twoSided: share, equalTail: share, greater: share, less: share },
      interval: { level: 0.95, lo: -0.01, hi: 0.26 },
      curve: [-0.1, 0, 0.125, 0.25, 0.35].map((value, i) => ({ value, p: [0.01, 0.095, 1, 0.07, 0.01][i] })),
      statistics: describeDraws(2.5, draws, 199, 1),
      ...changes,
    },
  });
}

/** Four groups, one of which the estimate cannot do without. */
export function leaveOneOutResult(names: readonly string[] = ['Anqing', 'Baoding', 'Chengde', 'Dalian']): ModelResult {
  const shifts = [0.01, -0.03, 0.002, null];
  return resultOf([['did', 0.125, 0.05, 'treatment']], {
    estimator: 'influence',
    leaveOneOut: {
      term: 'did',
      by: 'city',
      whole: { estimate: 0.125, stdError: 0.05, dof: 3, pValue: 0.02 },
      nobs: 72,
      groups: names.map((group, g) => {
        const shift = shifts[g] ?? null;
        return {
          group,
          rows: 18,
          answer: shift === null ? null : { estimate: 0.125 + shift, stdError: 0.05, dof: 2, pValue: 0.03 },
          shift,
          shiftInErrors: shift === null ? null : shift / 0.05,
        };
      }),
      order: Int32Array.of(1, 0, 2, 3),
      lowest: 1,
      highest: 0,
      signChanges: [],
      significanceChanges: [],
      notEstimable: 1,
      path: 'downdate',
    },
  });
}
