/** One set of effects to project out: a grouping with an intercept per level, slopes per level, or both. */
export interface AbsorbBlock {
  /** n codes in 0 .. levels - 1; every level occurs. */
  readonly codes: Int32Array;
  readonly levels: number;
  readonly intercept: boolean;
  /** Columns (length n, no missing values) whose slope differs by level. */
  readonly slopes: readonly Float64Array[];
}

export interface Convergence {
  readonly exact: boolean;
  /** Most iterations that any column needed; 0 when exact. */
  readonly iterations: number;
  /** Largest share of the normal equations' right side left unsolved in any column. */
  readonly residual: number;
  readonly converged: boolean;
}

export const exactConvergence: Convergence = { exact: true, iterations: 0, residual: 0, converged: true };

export type AbsorbMethod = 'none' | 'groupMeans' | 'balancedTwoWay' | 'schur' | 'conjugateGradient';

/** Weighted projection off the space of the absorbed effects. */
export interface Absorber {
  readonly method: AbsorbMethod;
  /** Replaces the column (length n, no missing values) by its residual, in place. */
  apply(column: Float64Array): void;
  /**
   * Effects per level and block that reproduce the absorbed part of a column: the first level of every block but the first is 0 within
   * each connected part. Null when slopes are absorbed. The column is left unchanged.
   */
  effects(column: Float64Array): readonly Float64Array[] | null;
  /** Diagonal of the projection on the effects (n values in 0 .. 1, weights included); null when the method is iterative. */
  leverages(): Float64Array | null;
  convergence(): Convergence;
}

export interface AbsorbOptions {
  /** Relative residual at which the iterative method stops. */
  readonly tolerance: number;
  readonly maxIterations: number;
  /** Most levels in one connected part, besides those of the eliminated block, that are still solved exactly. */
  readonly exactLimit: number;
}

export const absorbDefaults: AbsorbOptions = { tolerance: 1e-13, maxIterations: 10_000, exactLimit: 2_000 };
