import { multiply, sandwich, submatrix } from '../../../core/linalg/dense.ts';
import { linearCombination } from '../../inference/linear-combination.ts';
import { wald } from '../../inference/wald.ts';
import type { Combination, EventCell, JointTest, ModelResult, Term } from '../../result.ts';

type EventTerm = Term & { readonly tag: { readonly kind: 'event' } };

const isEvent = (term: Term): term is EventTerm => term.tag.kind === 'event';

/** Puts the event terms first, ascending in event time; the others keep their order. */
export function orderTerms(result: ModelResult): ModelResult {
  const { terms } = result;
  const events = terms.flatMap((term, i) => (isEvent(term) ? [{ i, e: term.tag.e }] : [])).sort((a, b) => a.e - b.e);
  const others = terms.flatMap((term, i) => (isEvent(term) ? [] : [i]));
  const order = [...events.map(({ i }) => i), ...others];
  return {
    ...result,
    terms: order.map((i) => terms[i]),
    coef: Float64Array.from(order, (i) => result.coef[i]),
    vcov: submatrix(result.vcov, terms.length, order),
  };
}

/**
 * The same fit with the event coefficients measured from their average over the event times before the start (base periods, whose coefficient is
 * zero, included), by a linear map of coefficients and covariance. Terms must be in the order of `orderTerms`.
 */
export function relativeToPreAverage(result: ModelResult, cells: readonly EventCell[]): ModelResult {
  const events = result.terms.filter(isEvent);
  if (events.length === 0) return result;
  const prefix = events[0].name.slice(0, -String(events[0].tag.e).length);
  const base = cells
    .filter((cell) => cell.base)
    .map(({ e, bin }): Term => {
      return { name: `${prefix}${e}`, tag: { kind: 'event', e, ...(bin ? { bin } : {}) } };
    });
  const shown = [...events, ...base.filter(isEvent)].sort((a, b) => a.tag.e - b.tag.e);
  const before = shown.filter((term) => term.tag.e < 0);
  const terms = [...shown, ...result.terms.filter((term) => !isEvent(term))];
  const k = result.terms.length;
  const place = new Map(result.terms.map((term, i) => [term.name, i]));
  const map = new Float64Array(terms.length * k);
  terms.forEach((term, row) => {
    const own = place.get(term.name);
    if (own !== undefined) map[row * k + own] += 1;
    if (!isEvent(term)) return;
    for (const { name } of before) {
      const column = place.get(name);
      if (column !== undefined) map[row * k + column] -= 1 / before.length;
    }
  });
  return {
    ...result,
    terms,
    coef: multiply(map, result.coef, terms.length, k, 1),
    vcov: sandwich(map, result.vcov, terms.length, k),
  };
}

export interface EventSummary {
  readonly tests: readonly JointTest[];
  readonly combinations: readonly Combination[];
  /** Covariance of the k event coefficients. */
  readonly vcov: Float64Array;
  readonly k: number;
}

/** Joint tests of leads and lags, and their averages; of terms in the order of `orderTerms`. */
export function summariseEvents(result: ModelResult): EventSummary {
  const events = result.terms.filter(isEvent);
  const leads = events.filter((term) => term.tag.e < 0).map((term) => term.name);
  const lags = events.filter((term) => term.tag.e >= 0).map((term) => term.name);
  const average = (names: readonly string[], id: Combination['id']) =>
    names.length === 0 ? [] : [linearCombination(result, new Map(names.map((name) => [name, 1 / names.length])), id)];
  const tests = [wald(result, leads, 'preTrends'), wald(result, lags, 'postEffects')].filter((test) => test !== null);
  const k = events.length;
  return {
    tests,
    combinations: [...average(lags, 'postAverage'), ...average(leads, 'preAverage')],
    vcov: submatrix(
      result.vcov,
      result.terms.length,
      events.map((_, i) => i),
    ),
    k,
  };
}
