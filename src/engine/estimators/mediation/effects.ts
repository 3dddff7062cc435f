import { normalSurvival } from '../../../core/distributions/index.ts';
import { stdErrors } from '../../inference/tidy.ts';
import type { ModelResult } from '../../result.ts';
import type { MediatedPath, ProductTest } from './types.ts';

/** The coefficient of a term with its standard error; the term must be there. */
export function coefficientOf(
  result: ModelResult,
  name: string,
): { readonly estimate: number; readonly stdError: number } {
  const at = result.terms.findIndex((term) => term.name === name);
  if (at < 0) throw new Error(`no term ${name}`);
  return { estimate: result.coef[at], stdError: stdErrors(result)[at] };
}

/** The path through one channel, from the regression of the channel on the policy and that of the outcome on policy and channels. */
export function pathOf(
  channel: string,
  policy: string,
  first: ModelResult,
  second: ModelResult,
  total: number,
): MediatedPath {
  const a = coefficientOf(first, policy);
  const b = coefficientOf(second, channel);
  const indirect = a.estimate * b.estimate;
  const sobel = a.estimate ** 2 * b.stdError ** 2 + b.estimate ** 2 * a.stdError ** 2;
  const both = a.stdError ** 2 * b.stdError ** 2;
  return {
    channel,
    a: a.estimate,
    aStdError: a.stdError,
    b: b.estimate,
    bStdError: b.stdError,
    indirect,
    share: total === 0 ? null : indirect / total,
    sobel: productTest(indirect, sobel),
    aroian: productTest(indirect, sobel + both),
    goodman: productTest(indirect, sobel - both),
  };
}

function productTest(estimate: number, variance: number): ProductTest | null {
  if (!(variance > 0)) return null;
  const stdError = Math.sqrt(variance);
  const statistic = estimate / stdError;
  return { stdError, statistic, pValue: 2 * normalSurvival(Math.abs(statistic)) };
}
