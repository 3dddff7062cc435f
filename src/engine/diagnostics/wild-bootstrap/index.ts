import type { Diagnostic, RunContext } from '../../estimator.ts';
import { type fields, meta } from './meta.ts';
import { mostReplicates, planWild, type WildPlan } from './plan.ts';
import { drawWeights, rademacherBits } from './signs.ts';
import { combineWild } from './summary.ts';
import type { WildPart, WildResult } from './types.ts';

export { fields, meta, type WildOptions } from './meta.ts';
export { planWild, type WildPlan } from './plan.ts';
export { partialWild } from './summary.ts';
export type { WildPart, WildResult, WildSummary } from './types.ts';

const REPORT_EVERY = 1024;

/**
 * Wild cluster bootstrap of one coefficient. Replicates may be cut into any ranges on any number of workers; full enumeration needs only
 * [0, plan.replicates), which may be fewer than `replicates` says, and ranges beyond are empty.
 */
export const wildBootstrap: Diagnostic<typeof fields, WildPlan, WildPart, WildResult> = {
  meta,
  replicates: mostReplicates,
  plan: planWild,
  draw,
  combine: combineWild,
};

function draw(plan: WildPlan, from: number, to: number, context: RunContext): WildPart {
  const { kernel, options, enumerated, cluster, replicates } = plan;
  const size = Math.max(0, Math.min(to, replicates) - from);
  const array = () => new Float64Array(size);
  const part = { from, n0: array(), n1: array(), q00: array(), q01: array(), q11: array() };
  const words = new Uint32Array(Math.ceil(cluster.count / 32));
  const weights = new Float64Array(cluster.count);
  for (let i = 0; i < size; i++) {
    if (i % REPORT_EVERY === 0) context.progress(i, size, 'draws');
    if (options.signs === 'rademacher') {
      rademacherBits(words, from + i, options.seed, enumerated);
      kernel.evaluateSigns(words);
    } else {
      drawWeights(weights, from + i, options.seed, options.signs);
      kernel.evaluate(weights);
    }
    part.n0[i] = kernel.n0;
    part.n1[i] = kernel.n1;
    part.q00[i] = kernel.q00;
    part.q01[i] = kernel.q01;
    part.q11[i] = kernel.q11;
  }
  context.progress(size, size, 'draws');
  return part;
}
