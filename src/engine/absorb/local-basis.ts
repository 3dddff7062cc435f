import type { AbsorbBlock } from './absorber.ts';
import { type GroupRows, groupRows } from './group-rows.ts';

/** Share of a slope column's norm within a level below which the column adds nothing there. */
const LOCAL_TOLERANCE = 1e-9;

/**
 * An orthonormal basis of a block's effects, level by level: sum over the rows of a level of w b_j b_k = 1{j = k}.
 * Basis vectors that add nothing in a level are zero there.
 */
export interface LocalBasis {
  readonly groups: GroupRows;
  readonly codes: Int32Array;
  /** The intercept's value per level, 1 / sqrt(sum of weights); null without intercept. */
  readonly constant: Float64Array | null;
  /** Slope vectors, one value per row. */
  readonly vectors: readonly Float64Array[];
  readonly parameters: number;
}

export function localBasis(block: AbsorbBlock, weights: Float64Array | null): LocalBasis {
  const groups = groupRows(block.codes, block.levels);
  const constant = block.intercept ? new Float64Array(block.levels) : null;
  if (constant !== null) {
    if (weights === null) for (let g = 0; g < block.levels; g++) constant[g] = groups.starts[g + 1] - groups.starts[g];
    else for (let r = 0; r < weights.length; r++) constant[block.codes[r]] += weights[r];
    for (let g = 0; g < block.levels; g++) constant[g] = 1 / Math.sqrt(constant[g]);
  }
  const vectors: Float64Array[] = [];
  for (const slope of block.slopes) {
    const vector = block.intercept ? shifted(slope) : slope.slice();
    orthonormalise(vector, groups, constant, vectors, weights);
    vectors.push(vector);
  }
  const parameters = block.levels * ((block.intercept ? 1 : 0) + vectors.length);
  return { groups, codes: block.codes, constant, vectors, parameters };
}

/** Subtracting a constant changes nothing in the span and keeps years from being nearly constant. */
function shifted(values: Float64Array): Float64Array {
  const origin = values[0];
  return values.map((value) => value - origin);
}

/** Gram-Schmidt, twice over, within every level. */
function orthonormalise(
  vector: Float64Array,
  groups: GroupRows,
  constant: Float64Array | null,
  earlier: readonly Float64Array[],
  weights: Float64Array | null,
): void {
  const { starts, order, levels } = groups;
  const rowAt = (i: number) => (order === null ? i : order[i]);
  const weightAt = (r: number) => (weights === null ? 1 : weights[r]);
  for (let g = 0; g < levels; g++) {
    const from = starts[g];
    const to = starts[g + 1];
    const norm = () => {
      let s = 0;
      for (let i = from; i < to; i++) s += weightAt(rowAt(i)) * vector[rowAt(i)] ** 2;
      return Math.sqrt(s);
    };
    const before = norm();
    for (let pass = 0; pass < 2; pass++) {
      if (constant !== null) {
        let s = 0;
        for (let i = from; i < to; i++) s += weightAt(rowAt(i)) * vector[rowAt(i)];
        const mean = s * constant[g] ** 2;
        for (let i = from; i < to; i++) vector[rowAt(i)] -= mean;
      }
      for (const other of earlier) {
        let s = 0;
        for (let i = from; i < to; i++) s += weightAt(rowAt(i)) * vector[rowAt(i)] * other[rowAt(i)];
        for (let i = from; i < to; i++) vector[rowAt(i)] -= s * other[rowAt(i)];
      }
    }
    const after = norm();
    const scale = after > LOCAL_TOLERANCE * before ? 1 / after : 0;
    for (let i = from; i < to; i++) vector[rowAt(i)] *= scale;
  }
}

/** Levels of a slope column, by vector, in which it adds nothing (constant within the level, or all zero without intercept). */
export function emptyLevels(basis: LocalBasis, vector: number): number {
  const { starts, order, levels } = basis.groups;
  const values = basis.vectors[vector];
  let empty = 0;
  for (let g = 0; g < levels; g++) {
    let used = false;
    for (let i = starts[g]; i < starts[g + 1] && !used; i++) used = values[order === null ? i : order[i]] !== 0;
    if (!used) empty++;
  }
  return empty;
}
