import { type AbsorbBlock, type Absorber, exactConvergence } from './absorber.ts';
import { type LocalBasis, localBasis } from './local-basis.ts';

/**
 * Takes a block's effects out of a column, in place. Means are taken of differences from the level's first row, so a level whose values are
 * nearly equal loses no digits (NIST StRD SmLs07-09).
 */
export function projectOff(basis: LocalBasis, weights: Float64Array | null, x: Float64Array): void {
  if (basis.constant !== null) {
    if (basis.groups.order === null && weights === null) demeanRuns(basis.groups.starts, x);
    else demeanGroups(basis, weights, x);
  }
  for (const vector of basis.vectors) projectVector(basis, vector, weights, x);
}

function demeanRuns(starts: Int32Array, x: Float64Array): void {
  for (let g = 0; g + 1 < starts.length; g++) {
    const from = starts[g];
    const to = starts[g + 1];
    const origin = x[from];
    let s = 0;
    for (let r = from; r < to; r++) s += x[r] - origin;
    const mean = s / (to - from);
    for (let r = from; r < to; r++) x[r] = x[r] - origin - mean;
  }
}

function demeanGroups(basis: LocalBasis, weights: Float64Array | null, x: Float64Array): void {
  const { codes, constant, groups } = basis;
  const origin = new Float64Array(groups.levels);
  for (let g = 0; g < groups.levels; g++)
    origin[g] = x[groups.order === null ? groups.starts[g] : groups.order[groups.starts[g]]];
  const means = new Float64Array(groups.levels);
  for (let r = 0; r < x.length; r++) {
    const g = codes[r];
    const value = x[r] - origin[g];
    means[g] += weights === null ? value : weights[r] * value;
  }
  for (let g = 0; g < groups.levels; g++) means[g] *= constant![g] ** 2;
  for (let r = 0; r < x.length; r++) x[r] = x[r] - origin[codes[r]] - means[codes[r]];
}

function projectVector(basis: LocalBasis, vector: Float64Array, weights: Float64Array | null, x: Float64Array): void {
  const { codes, groups } = basis;
  const share = new Float64Array(groups.levels);
  for (let r = 0; r < x.length; r++) share[codes[r]] += (weights === null ? 1 : weights[r]) * vector[r] * x[r];
  for (let r = 0; r < x.length; r++) x[r] -= share[codes[r]] * vector[r];
}

/** One block alone: group means, or group regressions on the slopes. Exact. */
export function groupMeansAbsorber(block: AbsorbBlock, weights: Float64Array | null): Absorber {
  const basis = localBasis(block, weights);
  return {
    method: 'groupMeans',
    apply: (column) => projectOff(basis, weights, column),
    effects(column) {
      if (basis.constant === null || basis.vectors.length > 0) return null;
      const residual = column.slice();
      projectOff(basis, weights, residual);
      const effect = new Float64Array(block.levels);
      for (let r = 0; r < column.length; r++) effect[block.codes[r]] = column[r] - residual[r];
      return [effect];
    },
    leverages: () => localLeverages(basis, weights),
    convergence: () => exactConvergence,
  };
}

/** Diagonal of the projection on one block: w_i sum_k b_ik^2. */
export function localLeverages(basis: LocalBasis, weights: Float64Array | null): Float64Array {
  const leverage = new Float64Array(basis.codes.length);
  for (let r = 0; r < leverage.length; r++) {
    let s = basis.constant === null ? 0 : basis.constant[basis.codes[r]] ** 2;
    for (const vector of basis.vectors) s += vector[r] ** 2;
    leverage[r] = (weights === null ? 1 : weights[r]) * s;
  }
  return leverage;
}
