import type { AbsorbTerm } from '../fields.ts';
import type { TermTag } from '../result.ts';

export type VcovKind = 'iid' | 'HC1' | 'HC2' | 'HC3' | 'cluster';
export type Preset = 'reghdfe' | 'fixest';
export type WeightKind = 'analytic' | 'frequency' | 'probability';

/** A column of the model matrix over panel rows; NaN is missing and sends the row to the ledger. */
export interface Regressor {
  readonly name: string;
  readonly tag: TermTag;
  readonly values: Float64Array;
}

/** Departures from a preset's small-sample corrections, in the words of fixest's `ssc`. Absent keys follow the preset. */
export interface SmallSample {
  /** (N - 1) / (N - K) with clusters, N / (N - K) with HC1; false: no such factor. */
  readonly kAdj?: boolean;
  /** Which absorbed effects count in K. */
  readonly kFixef?: 'none' | 'nonnested' | 'full';
  /** G / (G - 1). */
  readonly gAdj?: boolean;
  /** With two clusters: one factor from the smaller, or each its own. */
  readonly gDf?: 'min' | 'conventional';
  /** Degrees of freedom of t and F under clustering: smallest G - 1, or N - K. */
  readonly tDf?: 'min' | 'conventional';
}

export interface RowMask {
  /** One flag per panel row, 0 = leave out. */
  readonly keep: Uint8Array;
  /** Reason and parameters of the ledger step. */
  readonly reason: string;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A linear model with absorbed effects, complete but for the data. */
export interface LinearProblem {
  readonly id: string;
  readonly estimator: string;
  /** Goes into the result unread. */
  readonly spec: Readonly<Record<string, unknown>>;
  readonly outcome: string;
  readonly regressors: readonly Regressor[];
  readonly absorb: readonly AbsorbTerm[];
  /** false: none, so without absorbed effects the fit passes through the origin; 'auto': reported as the preset does; true: always reported. */
  readonly intercept: boolean | 'auto';
  readonly weights: { readonly column: string; readonly kind: WeightKind } | null;
  readonly vcov: VcovKind;
  /** One or two column names; read only when vcov is 'cluster'. */
  readonly cluster: readonly string[];
  readonly preset: Preset;
  readonly singletons: 'drop' | 'keep';
  readonly rowMask?: RowMask;
  readonly ssc?: SmallSample;
}
