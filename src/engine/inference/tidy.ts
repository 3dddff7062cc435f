import { studentQuantile, studentTwoSided } from '../../core/distributions/index.ts';
import type { ModelResult } from '../result.ts';

/** One line of a coefficient table. `statistic` and `pValue` are null when the standard error is zero. */
export interface TidyRow {
  readonly term: string;
  readonly estimate: number;
  readonly stdError: number;
  readonly statistic: number | null;
  readonly pValue: number | null;
  readonly lo: number;
  readonly hi: number;
}

export function stdErrors(result: Pick<ModelResult, 'terms' | 'vcov'>): Float64Array {
  const k = result.terms.length;
  return Float64Array.from({ length: k }, (_, i) => Math.sqrt(Math.max(0, result.vcov[i * k + i])));
}

type Tidied = Pick<ModelResult, 'terms' | 'coef' | 'vcov' | 'dofResidual' | 'dofTerms'>;

/** t statistics, two-sided p-values and confidence intervals at `level` (0.95) with `dofResidual` degrees of freedom, or those of each term. */
export function tidy(result: Tidied, level = 0.95): TidyRow[] {
  const shared = studentQuantile((1 + level) / 2, result.dofResidual);
  const errors = stdErrors(result);
  return result.terms.map(({ name }, i) => {
    const dof = result.dofTerms?.[i] ?? result.dofResidual;
    const critical = result.dofTerms ? studentQuantile((1 + level) / 2, dof) : shared;
    const estimate = result.coef[i];
    const stdError = errors[i];
    const statistic = stdError > 0 ? estimate / stdError : null;
    return {
      term: name,
      estimate,
      stdError,
      statistic,
      pValue: statistic === null ? null : studentTwoSided(statistic, dof),
      lo: estimate - critical * stdError,
      hi: estimate + critical * stdError,
    };
  });
}

/** Confidence limits per term, in the order of the terms. */
export function confint(result: Tidied, level = 0.95): { lo: number; hi: number }[] {
  return tidy(result, level).map(({ lo, hi }) => ({ lo, hi }));
}
