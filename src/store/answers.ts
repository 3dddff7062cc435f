import type { ModelResult } from '../engine/result.ts';
import { type TermRow, tidyTerms } from '../present/tidy-terms.ts';
import { useRun } from './runs-store.ts';

/** The column that stands for the analysis, and its policy coefficient. */
export interface HeadlineAnswer {
  readonly result: ModelResult;
  readonly policy: TermRow;
}

export function useHeadline(level: number): HeadlineAnswer | null {
  const { result } = useRun('baseline');
  const fitted = result?.columns[result.headline ?? -1];
  if (!fitted?.ok) return null;
  const policy = tidyTerms(fitted.result, level).find(
    ({ term }) => term.tag.kind === 'coefficient' && term.tag.role === 'treatment',
  );
  return policy ? { result: fitted.result, policy } : null;
}

/** p-value of the joint test of the leads; null while there is none. */
export function usePreTrendP(): number | null {
  const fitted = useRun('trends').result;
  return fitted?.ok ? (fitted.result.tests.find((test) => test.id === 'preTrends')?.pValue ?? null) : null;
}
