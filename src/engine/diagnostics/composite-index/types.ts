import type { Notice } from '../../../core/notice.ts';

/** One indicator of a system. `-`: more of it is worse. `ownWeight` is read by the method `own`. */
export interface Indicator {
  readonly column: string;
  readonly direction: '+' | '-';
  readonly dimension: string | null;
  readonly subDimension?: string | null;
  readonly ownWeight?: number | null;
}

/** A hierarchical indicator system: dimensions stand in the order of their first indicator. */
export interface IndexSystem {
  readonly indicators: readonly Indicator[];
}

/** Why an indicator takes no part; `used` when it does. */
export type IndicatorStatus = 'used' | 'unknown' | 'text' | 'empty' | 'zero' | 'constant' | 'repeated';

/** A line of the weights table. Everything but the name is null when the indicator takes no part. */
export interface IndicatorRecord extends Indicator {
  readonly status: IndicatorStatus;
  /** Missing cells of the column over the rows of the panel. */
  readonly missing: number;
  readonly min: number | null;
  readonly max: number | null;
  /** Entropy e and redundancy 1 - e; null under other methods and when the weights are taken by period. */
  readonly entropy: number | null;
  readonly redundancy: number | null;
  /** Sum to one over the indicators in use; with weights by period the mean over periods. */
  readonly weight: number | null;
  /** w_j mean(u_j) as a share of the mean weighted sum. Null where scores are centred on zero (PCA). */
  readonly levelShare: number | null;
  /** w_j cov(u_j, score) as a share of the variance of the weighted sum; sums to one. */
  readonly varianceShare: number | null;
}

export interface DimensionRecord {
  readonly name: string | null;
  readonly indicators: number;
  readonly weight: number;
  readonly levelShare: number | null;
  readonly varianceShare: number | null;
}

/** Scores of one period; the standard deviation has divisor n - 1 and is null for one row. */
export interface PeriodScores {
  readonly period: number | null;
  readonly rows: number;
  readonly mean: number;
  readonly sd: number | null;
  readonly min: number;
  readonly max: number;
  /** Weights of this period over the indicators in use; null when the weights are pooled. */
  readonly weights: Float64Array | null;
}

/** Principal components behind a PCA index, pooled or of the last period. `vectors` is k x m, column c for eigenvalue c, descending. */
export interface PrincipalComponents {
  readonly eigenvalues: Float64Array;
  readonly kept: number;
  readonly vectors: Float64Array;
  readonly coefficients: Float64Array;
}

export interface CompositeIndex {
  readonly indicators: readonly IndicatorRecord[];
  readonly dimensions: readonly DimensionRecord[];
  readonly rowsRead: number;
  /** Rows with a value in every indicator in use. */
  readonly rowsComplete: number;
  /** Rows behind the weights: complete ones, less those with a zero where zeros are dropped. */
  readonly rowsWeighed: number;
  readonly rowsScored: number;
  /** Over panel rows; NaN where a cell is missing (or its period too small). */
  readonly score: Float64Array;
  /** Place within the period, 1 = highest score, ties share the best place; 0 where there is no score. */
  readonly rank: Int32Array;
  /** Weighted sum per dimension, over panel rows, in the order of `dimensions`. */
  readonly dimensionScores: readonly Float64Array[];
  readonly periods: readonly PeriodScores[];
  /** TOPSIS only: distances to the best and the worst profile. */
  readonly distances: { readonly toBest: Float64Array; readonly toWorst: Float64Array } | null;
  readonly components: PrincipalComponents | null;
  readonly notices: readonly Notice[];
}
