import { gram } from '../../core/linalg/gram.ts';

/**
 * What robust covariances are made of. `columns` are the p score columns without residual and weight (the last is all ones when there is a
 * constant); `residual` and `weights` (null for ones) have length n. Scores are s_i = w_i e_i x_i.
 */
export interface ScoreParts {
  readonly columns: readonly Float64Array[];
  readonly residual: Float64Array;
  readonly weights: Float64Array | null;
  /** Frequency weights: a row of weight w is w equal rows, each with its own score. */
  readonly frequency: boolean;
}

/**
 * sum_i s_i s_i' / (1 - h_i)^power, p x p.
 * @param leverage diagonal of the hat matrix, of one of the equal rows under frequency weights; null for power 0.
 * Rows with h = 1 are fitted exactly whatever their value: their score is zero and they add nothing.
 */
export function heteroskedasticMeat(parts: ScoreParts, leverage: Float64Array | null, power: 0 | 1 | 2): Float64Array {
  const { residual, weights, frequency } = parts;
  const scale = new Float64Array(residual.length);
  for (let r = 0; r < scale.length; r++) {
    const w = weights === null ? 1 : weights[r];
    const square = residual[r] * residual[r] * (frequency ? w : w * w);
    if (leverage === null || power === 0) scale[r] = square;
    else {
      const free = 1 - leverage[r];
      scale[r] = free < EXACT_FIT ? 0 : square / free ** power;
    }
  }
  return gram(parts.columns, scale);
}

/** 1 - h below this counts as zero. */
export const EXACT_FIT = 1e-11;

/** sum_g S_g S_g' with S_g the sum of the scores of cluster g, p x p. */
export function clusterMeat(parts: ScoreParts, codes: Int32Array, clusters: number): Float64Array {
  return gram(clusterScores(parts, codes, clusters));
}

/** Sums of the scores by cluster: p arrays of length G. Rows of a cluster that stand together are summed before they are stored. */
export function clusterScores(parts: ScoreParts, codes: Int32Array, clusters: number): Float64Array[] {
  const { columns, residual, weights } = parts;
  const scaled = weights === null ? residual : residual.map((e, r) => e * weights[r]);
  return columns.map((column) => {
    const sums = new Float64Array(clusters);
    let g = 0;
    let s = 0;
    for (let r = 0; r < scaled.length; r++) {
      if (codes[r] !== g) {
        sums[g] += s;
        g = codes[r];
        s = 0;
      }
      s += scaled[r] * column[r];
    }
    if (clusters > 0) sums[g] += s;
    return sums;
  });
}
