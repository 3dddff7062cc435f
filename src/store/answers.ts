import { useMemo } from 'react';
import type { ModelResult } from '../engine/result.ts';
import { sentenceOptions } from '../present/spec-options.ts';
import { type TermRow, tidyTerms } from '../present/tidy-terms.ts';
import { type Verdict, verdict } from '../present/verdict.ts';
import { usePresentation } from './presentation.ts';
import { useRun } from './runs-store.ts';
import { useSpec } from './spec-store.ts';

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

/** The plain-language answer with all that is known beside the headline estimate; null before there is one. */
export function useVerdict(): Verdict | null {
  const baseline = useRun('baseline').result;
  const trends = useRun('trends').result;
  const placebo = useRun('placebo').result;
  const cohorts = useRun('design').result?.summary.cohorts;
  const options = usePresentation('page');
  const spec = useSpec((value) => value);
  return useMemo(() => {
    const fitted = baseline?.columns[baseline.headline ?? -1];
    if (!baseline || !fitted?.ok) return null;
    const preTrends = trends?.ok ? (trends.result.tests.find((test) => test.id === 'preTrends') ?? null) : null;
    const evidence = {
      preTrends,
      placebo: placebo?.coefficient?.test ?? null,
      alternatives: baseline.alternatives,
      starts: (cohorts ?? []).map((cohort) => cohort.start),
    };
    return verdict(fitted.result, evidence, sentenceOptions(spec, options));
  }, [baseline, trends, placebo, cohorts, options, spec]);
}
