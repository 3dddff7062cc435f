import type { Diagnostic, RunContext } from '../../estimator.ts';
import { assignCodes } from './assignments.ts';
import { type fields, meta, type PlaceboOptions } from './meta.ts';
import { type PlaceboPlan, planPlacebo } from './plan.ts';
import { usableShifts } from './rules.ts';
import { combineDraws } from './summary.ts';
import type { PlaceboDraw, PlaceboPart, PlaceboResult } from './types.ts';

export { fields, meta, type PlaceboOptions } from './meta.ts';
export { type PlaceboPlan, planPlacebo } from './plan.ts';
export { partialSummary } from './summary.ts';

const REPORT_EVERY = 64;

/** Placebo estimates of a policy effect: the draws [0, replicates) may be cut into any ranges, on any number of workers. */
export const placebo: Diagnostic<typeof fields, PlaceboPlan, PlaceboPart, PlaceboResult> = {
  meta,
  replicates,
  plan: (panel, roles, options, context) => planPlacebo(panel, roles, options, context),
  draw,
  combine: combineDraws,
};

function replicates(options: PlaceboOptions): number {
  if (options.kind === 'own') return 1;
  return options.kind === 'time' ? usableShifts(options).length : options.draws;
}

function draw({ rule, evaluator }: PlaceboPlan, from: number, to: number, context: RunContext): PlaceboPart {
  const size = to - from;
  const coef = new Float64Array(size);
  const stdError = new Float64Array(size);
  const pValue = new Float64Array(size);
  const codes = new Int32Array(rule.base.length);
  for (let i = 0; i < size; i++) {
    if (i % REPORT_EVERY === 0) context.progress(i, size, 'draws');
    assignCodes(rule, from + i, codes);
    evaluator.evaluate(codes);
    coef[i] = evaluator.coef;
    stdError[i] = evaluator.stdError;
    pValue[i] = evaluator.pValue;
  }
  context.progress(size, size, 'draws');
  return { from, coef, stdError, pValue };
}

/** The fake pilots of one replicate with its estimate: what a person sees who clicks on it. */
export function assignment(plan: PlaceboPlan, replicate: number): PlaceboDraw {
  const { rule, sample, evaluator } = plan;
  const codes = new Int32Array(rule.base.length);
  assignCodes(rule, replicate, codes);
  evaluator.evaluate(codes);
  const { unitKeys } = sample.prepared.panel;
  const pilots = Array.from(codes, (code, unit) => ({
    unit: unitKeys[sample.panelUnit[unit]],
    start: rule.starts[code],
  })).filter((pilot) => pilot.start !== Infinity);
  return {
    replicate,
    estimate: evaluator.coef,
    stdError: evaluator.stdError,
    pValue: evaluator.pValue,
    pilots,
  };
}
