import { tidy } from '../engine/inference/tidy.ts';
import type { ModelResult, Term } from '../engine/result.ts';

export interface TermRow {
  readonly term: Term;
  readonly estimate: number;
  readonly stdError: number;
  readonly statistic: number | null;
  readonly pValue: number | null;
  readonly lo: number;
  readonly hi: number;
}

/** The tidy lines of a result, each with the whole term it belongs to: what a term is decides where it stands. */
export function tidyTerms(result: ModelResult, level: number): TermRow[] {
  return tidy(result, level).map((row, index) => ({ ...row, term: result.terms[index] }));
}
