import { choleskyPivoted, solveFactored } from '../../../core/linalg/cholesky.ts';
import { dot } from '../../../core/linalg/gram.ts';
import { basisAcross, type EffectsAcross } from '../../solve/effect-basis.ts';
import { orthonormalColumns, partialOut } from '../../solve/partial-out.ts';
import type { PreparedColumn, PreparedModel } from '../../solve/prepare.ts';
import type { DropGroups } from './groups.ts';

/** Part of a basis vector's squared norm left when a group is gone, below which nothing is left of it. */
const GONE = 1e-10;

/**
 * A regression in orthonormal coordinates: B holds the effects that cut across the groups, the other regressors and, last, what is left of the
 * watched one; all are orthogonal to the effects nested in the groups, which leaving a group out does not touch elsewhere. Cross-products
 * without group g are I - B_g'B_g, so every estimate is one small system.
 */
export interface LeaveOut {
  readonly rank: number;
  /** n x rank, row-major. */
  readonly basis: Float64Array;
  readonly residual: Float64Array;
  readonly weights: Float64Array | null;
  /** Norm of what is left of the watched regressor. */
  readonly norm: number;
  readonly estimate: number;
  readonly ssr: number;
  /** Regressors besides the watched one: the coordinates before the last. */
  readonly others: number;
}

export function createLeaveOut(
  prepared: PreparedModel,
  split: EffectsAcross,
  watched: PreparedColumn,
  others: readonly PreparedColumn[],
): LeaveOut {
  const { weights, n } = prepared;
  const regressor = partialOut(prepared, others, watched.values).residual;
  const outcome = partialOut(prepared, others, prepared.outcome.values).residual;
  const norm = Math.sqrt(dot(regressor, regressor, weights));
  const estimate = dot(regressor, outcome, weights) / norm ** 2;
  const controls = orthonormalColumns(
    others.map(({ values }) => values),
    weights,
  );
  const columns = [...basisAcross(split, weights), ...controls, regressor.map((value) => value / norm)];
  const rank = columns.length;
  const basis = new Float64Array(n * rank);
  columns.forEach((column, j) => {
    for (let r = 0; r < n; r++) basis[r * rank + j] = column[r];
  });
  const residual = outcome.map((value, r) => value - estimate * regressor[r]);
  const ssr = dot(residual, residual, weights);
  return { rank, basis, residual, weights, norm, estimate, ssr, others: others.length };
}

/** Packed lower triangle of B_s'B_s and B_s'u_s over some rows. */
export interface Products {
  readonly gram: Float64Array;
  readonly cross: Float64Array;
}

export const packedSize = (rank: number): number => (rank * (rank + 1)) / 2;

export function productsOf(model: LeaveOut, rows: Int32Array): Products {
  const { rank, basis, residual, weights } = model;
  const gram = new Float64Array(packedSize(rank));
  const cross = new Float64Array(rank);
  for (let s = 0; s < rows.length; s++) {
    const r = rows[s];
    const w = weights === null ? 1 : weights[r];
    const from = r * rank;
    let cell = 0;
    for (let i = 0; i < rank; i++) {
      const x = w * basis[from + i];
      for (let j = 0; j <= i; j++) gram[cell++] += x * basis[from + j];
      cross[i] += x * residual[r];
    }
  }
  return { gram, cross };
}

/** The regression without a group, in the coordinates of the basis. */
export interface Without {
  readonly estimate: number;
  /** Change of the coordinates of the fit: residuals become u - B change. */
  readonly change: Float64Array;
  /** Last column of the inverse cross-products: scores of the estimate are (B direction) times residual over the norm. */
  readonly direction: Float64Array;
  /** Regressors that are still there, the watched one included. */
  readonly slopes: number;
  readonly ssr: number;
}

/** Null when nothing is left of the watched regressor. `rows` are those of the group. */
export function without(model: LeaveOut, { gram, cross }: Products, rows: Int32Array): Without | null {
  const { rank, residual, weights, norm, others } = model;
  const left = new Float64Array(rank * rank);
  let cell = 0;
  for (let i = 0; i < rank; i++) for (let j = 0; j <= i; j++) left[i * rank + j] = Number(i === j) - gram[cell++];
  const cholesky = choleskyPivoted(left, rank, GONE, new Float64Array(rank).fill(1));
  const last = rank - 1;
  if (cholesky.kept[cholesky.rank - 1] !== last) return null;
  const change = cross.map((value) => -value);
  solveFactored(cholesky, change);
  const direction = new Float64Array(rank);
  direction[last] = 1;
  solveFactored(cholesky, direction);
  let ssr = model.ssr;
  for (let s = 0; s < rows.length; s++) ssr -= (weights === null ? 1 : weights[rows[s]]) * residual[rows[s]] ** 2;
  for (let i = 0; i < rank; i++) ssr += change[i] * cross[i];
  let slopes = 0;
  for (const index of cholesky.kept) if (index >= last - others) slopes++;
  return { estimate: model.estimate + change[last] / norm, change, direction, slopes, ssr: Math.max(0, ssr) };
}

/** Products of all groups, code by code. */
export function productsByGroup(model: LeaveOut, groups: DropGroups): Products[] {
  return groups.rowsOf.map((rows) => productsOf(model, rows));
}
