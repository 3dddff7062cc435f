import { firstAtLeast, groupScores } from './score-groups.ts';
import type { KernelId } from './types.ts';

const kernels: Readonly<Record<KernelId, (u: number) => number>> = {
  epan: (u) => 1 - u * u,
  gaussian: (u) => Math.exp(-0.5 * u * u),
  biweight: (u) => (1 - u * u) ** 2,
  uniform: () => 1,
  tricube: (u) => (1 - Math.abs(u) ** 3) ** 3,
};

/**
 * Weights of kernel matching: every treated row weighs 1 and shares 1 among the untreated rows in proportion to K((score - score) / bandwidth), kernels
 * other than the Gaussian within one bandwidth (a score at exactly that distance has weight zero but for the uniform kernel). A treated row without any
 * gets no weight. `uniform` is radius matching.
 * @param score by row, none missing; @param bandwidth > 0, in units of the score
 * Source: Heckman, Ichimura & Todd (1998), Review of Economic Studies 65, 261-294; constants as in Stata's psmatch2.
 */
export function kernelWeights(
  score: Float64Array,
  treated: Int32Array,
  controls: Int32Array,
  kernel: KernelId,
  bandwidth: number,
): Float64Array {
  const weigh = kernels[kernel];
  const groups = groupScores(score, controls);
  const { values, starts, members } = groups;
  const sharesOf = new Float64Array(values.length);
  const local = new Float64Array(values.length);
  const weights = new Float64Array(score.length);
  for (const row of treated) {
    const at = score[row];
    const reach = kernel === 'gaussian' ? Infinity : bandwidth;
    const from = firstAtLeast(groups, at - reach * (1 + Number.EPSILON * 4));
    let total = 0;
    let to = from;
    for (; to < values.length; to++) {
      const u = (values[to] - at) / bandwidth;
      if (u > 1 && reach < Infinity) break;
      local[to] = u < -1 && reach < Infinity ? 0 : weigh(u);
      total += local[to] * (starts[to + 1] - starts[to]);
    }
    if (!(total > 0)) continue;
    weights[row] = 1;
    for (let g = from; g < to; g++) sharesOf[g] += local[g] / total;
  }
  for (let g = 0; g < values.length; g++) {
    for (let m = starts[g]; m < starts[g + 1]; m++) weights[controls[members[m]]] = sharesOf[g];
  }
  return weights;
}
