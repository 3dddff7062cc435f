import { type Notice, notice } from '../../../core/notice.ts';
import { createStream } from '../../../core/random/philox.ts';
import type { Diagnostic, RunContext } from '../../estimator.ts';
import { describeDraws } from '../placebo/distribution.ts';
import { type fields, meta } from './meta.ts';
import { type DifferencePlan, planDifference } from './plan.ts';
import type { DifferencePart, DifferenceResult, DifferenceSummary } from './types.ts';

export { type DifferenceOptions, fields, meta } from './meta.ts';
export { type DifferencePlan, planDifference } from './plan.ts';
export type { DifferencePart, DifferenceResult, DifferenceSummary, GroupEffect } from './types.ts';

const REPORT_EVERY = 64;

/** Tests that the policy coefficient differs between two groups; the draws of the labels may be cut into any ranges. */
export const groupDifference: Diagnostic<typeof fields, DifferencePlan, DifferencePart, DifferenceResult> = {
  meta,
  replicates: ({ draws }) => draws,
  plan: (panel, roles, options, context) => planDifference(panel, roles, options, context),
  draw,
  combine,
};

/** Replicate r shuffles the labels of the units by random stream r of the seed and nothing else. */
function draw({ drawing, options }: DifferencePlan, from: number, to: number, context: RunContext): DifferencePart {
  const size = to - from;
  const difference = new Float64Array(size).fill(Number.NaN);
  if (drawing === null) return { from, difference };
  const codes = new Int32Array(drawing.labels.length);
  const labels = new Uint8Array(codes.length);
  for (let i = 0; i < size; i++) {
    if (i % REPORT_EVERY === 0) context.progress(i, size, 'draws');
    codes.set(drawing.labels);
    createStream(options.seed, from + i).shuffle(codes);
    labels.set(codes);
    difference[i] = drawing.kernel.evaluate(labels);
  }
  context.progress(size, size, 'draws');
  return { from, difference };
}

/** What a page shows of the parts that have arrived, in any order and number. */
export function partialDifference(plan: DifferencePlan, parts: readonly DifferencePart[]): DifferenceSummary {
  return summarise(plan, join(parts));
}

/** The finished run. Parts must cover every replicate once. */
function combine(plan: DifferencePlan, parts: readonly DifferencePart[]): DifferenceResult {
  const all = join(parts);
  return { ...summarise(plan, all), draw: all, ledger: plan.tests.joint.ledger };
}

function join(parts: readonly DifferencePart[]): Float64Array {
  const sorted = [...parts].sort((a, b) => a.from - b.from);
  const all = new Float64Array(sorted.reduce((size, { difference }) => size + difference.length, 0));
  let at = 0;
  for (const { difference } of sorted) {
    all.set(difference, at);
    at += difference.length;
  }
  return all;
}

function summarise({ options, tests, drawing, notices }: DifferencePlan, all: Float64Array): DifferenceSummary {
  const { joint: _, result: __, ...fixed } = tests;
  const present = all.filter((value) => !Number.isNaN(value));
  const notEstimable = drawing === null ? 0 : all.length - present.length;
  const lost: Notice[] = notEstimable > 0 ? [notice('caution', 'differenceDrawsLost', { draws: notEstimable })] : [];
  return {
    ...fixed,
    permutation:
      drawing === null ? null : describeDraws(tests.difference, present, options.draws, tests.interaction.stdError),
    seed: options.seed,
    draws: options.draws,
    done: all.length,
    notEstimable,
    notices: [...notices, ...lost],
  };
}
