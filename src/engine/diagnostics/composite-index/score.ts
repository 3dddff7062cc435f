import { argsort } from '../../../core/argsort.ts';
import { gatherFloats } from '../../design/gather.ts';
import type { Groups } from './scale.ts';

/** Weighted parts w_j u_ij: what a sum score is the sum of. `weights[g]` are those of group g (null: the group has no score). */
export function weightedParts(
  columns: readonly Float64Array[],
  groups: Groups,
  weights: readonly (Float64Array | null)[],
): Float64Array[] {
  return columns.map((column, j) => {
    const part = new Float64Array(column.length).fill(Number.NaN);
    groups.forEach((rows, g) => {
      const w = weights[g]?.[j];
      if (w === undefined) return;
      for (const r of rows) part[r] = w * column[r];
    });
    return part;
  });
}

export function addUp(parts: readonly Float64Array[], length: number): Float64Array {
  const total = new Float64Array(length);
  for (const part of parts) for (let r = 0; r < length; r++) total[r] += part[r];
  return total;
}

export interface Closeness {
  readonly closeness: Float64Array;
  readonly toBest: Float64Array;
  readonly toWorst: Float64Array;
}

/**
 * TOPSIS (Hwang & Yoon 1981): distances of the weighted profile to the best and worst value of every column within its group, and
 * d_worst / (d_best + d_worst). NaN where the parts are NaN, and in a group where no column varies.
 */
export function topsis(parts: readonly Float64Array[], groups: Groups, length: number): Closeness {
  const toBest = new Float64Array(length).fill(Number.NaN);
  const toWorst = new Float64Array(length).fill(Number.NaN);
  for (const rows of groups) {
    for (const r of rows) {
      toBest[r] = 0;
      toWorst[r] = 0;
    }
    for (const part of parts) {
      let best = -Infinity;
      let worst = Infinity;
      for (const r of rows) {
        if (part[r] > best) best = part[r];
        if (part[r] < worst) worst = part[r];
      }
      for (const r of rows) {
        toBest[r] += (part[r] - best) ** 2;
        toWorst[r] += (part[r] - worst) ** 2;
      }
    }
  }
  const closeness = new Float64Array(length);
  for (let r = 0; r < length; r++) {
    toBest[r] = Math.sqrt(toBest[r]);
    toWorst[r] = Math.sqrt(toWorst[r]);
    closeness[r] = toWorst[r] / (toBest[r] + toWorst[r]);
  }
  return { closeness, toBest, toWorst };
}

/** 1 = highest, ties share the best place; 0 for NaN. Ranks run within each group. */
export function rankWithin(score: Float64Array, groups: Groups): Int32Array {
  const rank = new Int32Array(score.length);
  for (const rows of groups) {
    const values = gatherFloats(score, rows);
    const order = argsort(values);
    let above = 0;
    for (let place = order.length - 1; place >= 0; place--) {
      const value = values[order[place]];
      if (Number.isNaN(value)) continue;
      const before = place + 1 < order.length ? values[order[place + 1]] : Number.NaN;
      const r = rows[order[place]];
      rank[r] = before === value ? rank[rows[order[place + 1]]] : above + 1;
      above++;
    }
  }
  return rank;
}
