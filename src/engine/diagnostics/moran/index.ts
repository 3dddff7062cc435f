import { createStream } from '../../../core/random/philox.ts';
import type { Diagnostic, RunContext } from '../../estimator.ts';
import { type fields, type MoranOptions, meta } from './meta.ts';
import { type MoranPlan, planMoran } from './plan.ts';
import { quadraticForm } from './quadratic-form.ts';
import { localStatistics } from './statistics.ts';
import { combineMoran } from './summary.ts';
import type { MoranPart, MoranResult } from './types.ts';

export { fields, type MoranOptions, meta } from './meta.ts';
export { type MoranPlan, planMoran } from './plan.ts';

const REPORT_EVERY = 16;
/** Relative distance within which a permuted local value counts as a tie. */
const TIE = 1e-9;

/** Moran's I by period and local Moran in one, with permutation tests: the draws [0, replicates) may be cut into any ranges. */
export const moran: Diagnostic<typeof fields, MoranPlan, MoranPart, MoranResult> = {
  meta,
  replicates: (options: MoranOptions) => options.draws,
  plan: (panel, roles, options) => planMoran(panel, roles, options),
  draw,
  combine: combineMoran,
};

/** Replicate r reads one stream per period and one for the local statistics: r (periods + 1) + 0, 1, ... */
function draw(plan: MoranPlan, from: number, to: number, context: RunContext): MoranPart {
  const { periods, options } = plan;
  const global = new Float64Array((to - from) * periods.length);
  const buffers = periods.map(({ sample }) => new Float64Array(sample.deviations.length));
  const forms = new Map(periods.map(({ sample }) => [sample.matrix, quadraticForm(sample.matrix)]));
  const factors = periods.map(({ sample: { matrix, weightSum, squares } }) => matrix.n / (weightSum * squares));
  const counter = localCounter(plan);
  for (let r = from; r < to; r++) {
    if ((r - from) % REPORT_EVERY === 0) context.progress(r - from, to - from, 'draws');
    const first = r * (periods.length + 1);
    periods.forEach(({ sample }, p) => {
      buffers[p].set(sample.deviations);
      createStream(options.seed, first + p).shuffle(buffers[p]);
      global[(r - from) * periods.length + p] = factors[p] * forms.get(sample.matrix)!(buffers[p]);
    });
    counter.count(first + periods.length);
  }
  context.progress(to - from, to - from, 'draws');
  return { from, draws: to - from, global, atLeast: counter.atLeast, atMost: counter.atMost };
}

/**
 * Conditional permutation: the unit keeps its value, its neighbours get values of the others at random. One order of the others serves all units of
 * a replicate, each reading as many from it as it has neighbours (Anselin 1995; Rey & Anselin 2007).
 */
function localCounter({ periods, options, local }: MoranPlan) {
  const { sample } = periods[local];
  const { matrix, deviations } = sample;
  const n = matrix.n;
  const { lags } = localStatistics(sample);
  const others = Int32Array.from({ length: n - 1 }, (_, k) => k);
  const order = new Int32Array(n - 1);
  const atLeast = new Int32Array(n);
  const atMost = new Int32Array(n);
  return {
    atLeast,
    atMost,
    count(streamNumber: number) {
      order.set(others);
      createStream(options.seed, streamNumber).shuffle(order);
      for (let i = 0; i < n; i++) {
        let lag = 0;
        let next = 0;
        for (let e = matrix.starts[i]; e < matrix.starts[i + 1]; e++) {
          const other = order[next++];
          lag += matrix.values[e] * deviations[other < i ? other : other + 1];
        }
        const slack = TIE * Math.abs(lags[i]);
        const sign = deviations[i] < 0 ? -1 : 1;
        if (sign * lag >= sign * lags[i] - slack) atLeast[i]++;
        if (sign * lag <= sign * lags[i] + slack) atMost[i]++;
      }
    },
  };
}
