import { notice } from '../../core/notice.ts';
import type { GroupCell, GroupKey, Groups } from '../../engine/groups.ts';
import type { ModelResult } from '../../engine/result.ts';
import { type Coefficient, resultOf } from './results.ts';

/** Group, estimate and standard error; null: no treated unit. */
export type GroupEstimate =
  | readonly [key: GroupKey, estimate: number, stdError: number]
  | readonly [key: GroupKey, null];

export const levelOf = (by: string, level: string): GroupKey => ({ kind: 'level', by, level });

/** Effects by group as an estimator would answer, uncorrelated, with a test of their equality. */
export function groupedResult(
  estimates: readonly GroupEstimate[],
  design: Groups['design'] = 'joint',
  changes: Partial<ModelResult> = {},
): ModelResult {
  const coefficients: Coefficient[] = [];
  const cells = estimates.map(([key, estimate, stdError], at): GroupCell => {
    const counts = { nobs: 900 - 10 * at, units: 50 - at, treatedUnits: 20 - at, untreatedUnits: 30 };
    if (estimate === null) {
      const missing = notice('caution', 'groupNoTreated', { group: '', units: 50 });
      return { key, term: null, estimate, stdError: null, dof: 0, ...counts, treatedUnits: 0, missing };
    }
    const term = `did:${at}`;
    const tag = { kind: 'coefficient', role: 'treatment', split: { of: 'did', key } } as const;
    coefficients.push([term, estimate, stdError ?? 0, tag]);
    return { key, term, estimate, stdError: stdError ?? 0, dof: 283, ...counts, missing: null };
  });
  const models =
    design === 'joint'
      ? []
      : cells.map(({ term, estimate, stdError }) => {
          return term === null ? null : resultOf([['did', estimate ?? 0, stdError ?? 0, 'treatment']]);
        });
  return resultOf(coefficients, {
    estimator: 'heterogeneity',
    groups: { design, cells, models },
    tests: [{ id: 'equalEffects', statistic: 2.31, distribution: 'F', df1: 2, df2: 283, pValue: 0.1012, terms: [] }],
    ...changes,
  });
}
