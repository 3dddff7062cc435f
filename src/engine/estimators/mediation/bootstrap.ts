import { choleskyPivoted } from '../../../core/linalg/cholesky.ts';
import { createStream } from '../../../core/random/philox.ts';
import type { RunContext } from '../../estimator.ts';
import { createDrawKernel, type DrawKernel, type DrawProblem } from './draw-kernels.ts';

/** Total, direct and indirect effects of one sample. */
export interface PathEstimates {
  readonly total: number;
  readonly direct: number;
  /** a times b per channel. */
  readonly indirect: readonly number[];
}

/** The draws [from, from + total.length). */
export interface DrawPart {
  readonly total: Float64Array;
  readonly direct: Float64Array;
  readonly indirect: readonly Float64Array[];
}

/** What every draw needs. The columns stand in the order controls, policy, channels, outcome. */
export interface DrawPlan {
  readonly problem: DrawProblem;
  readonly kernel: DrawKernel;
  readonly channels: number;
  readonly seed: number;
}

export function planDraws(problem: DrawProblem, channels: number, seed: number): DrawPlan {
  return { problem, kernel: createDrawKernel(problem), channels, seed };
}

/** Share of a column's square left by those before it below which it counts as dependent on them. */
const DEPENDENT = 1e-10;
const REPORT_EVERY = 64;

/**
 * All three steps from one Cholesky factor of the cross-products: with the columns in order, the regression of any later column on those up to
 * the policy, and of the outcome on all, are back-substitutions. Null where the policy or a channel depends on the columns before it.
 */
export function pathsOf(moments: Float64Array, size: number, channels: number): PathEstimates | null {
  const { kept, rank, factor } = choleskyPivoted(moments, size, DEPENDENT);
  const outcome = size - 1;
  const policy = outcome - channels - 1;
  const place = new Int32Array(size).fill(-1);
  kept.forEach((column, at) => {
    place[column] = at;
  });
  for (let column = policy; column < outcome; column++) if (place[column] < 0) return null;
  const at = place[policy];
  const entry = (row: number, column: number) => factor[row * rank + column];
  const last = place[outcome] < 0 ? null : place[outcome];
  if (last === null) return null;
  const b = new Float64Array(channels + 1);
  for (let i = channels; i >= 0; i--) {
    let value = entry(last, at + i);
    for (let j = i + 1; j <= channels; j++) value -= entry(at + j, at + i) * b[j];
    b[i] = value / entry(at + i, at + i);
  }
  const own = entry(at, at);
  return {
    total: entry(last, at) / own,
    direct: b[0],
    indirect: Array.from({ length: channels }, (_, j) => (entry(at + 1 + j, at) / own) * b[1 + j]),
  };
}

/** Replicate r reads random stream r of the seed and nothing else: as many groups as there are, drawn with replacement. */
export function drawCopies({ problem, seed }: DrawPlan, replicate: number): Int32Array {
  const stream = createStream(seed, replicate);
  const copies = new Int32Array(problem.count);
  for (let i = 0; i < problem.count; i++) copies[stream.integer(problem.count)]++;
  return copies;
}

/** Any range of replicates; ranges put together in their order are the same as one. NaN where a draw cannot be estimated. */
export function drawPaths(plan: DrawPlan, from: number, to: number, context: RunContext): DrawPart {
  const { kernel, channels, problem } = plan;
  const size = kernel.leading + problem.columns.length;
  const total = new Float64Array(to - from).fill(Number.NaN);
  const direct = total.slice();
  const indirect = Array.from({ length: channels }, () => total.slice());
  for (let i = 0; i < total.length; i++) {
    if (i % REPORT_EVERY === 0) context.progress(i, total.length, 'draws');
    const paths = pathsOf(kernel.moments(drawCopies(plan, from + i)), size, channels);
    if (paths === null) continue;
    total[i] = paths.total;
    direct[i] = paths.direct;
    paths.indirect.forEach((value, j) => {
      indirect[j][i] = value;
    });
  }
  context.progress(total.length, total.length, 'draws');
  return { total, direct, indirect };
}
