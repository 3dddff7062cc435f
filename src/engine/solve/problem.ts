import type { AbsorbTerm } from '../fields.ts';
import type { TermTag } from '../result.ts';

export type VcovKind = 'iid' | 'HC1' | 'HC2' | 'HC3' | 'cluster' | FewClusterKind | DependentKind;
/** One-way clustering with degrees of freedom of its own per coefficient: Stata's factor, or residuals adjusted for leverage. */
export type FewClusterKind = 'CR1S' | 'CR2';
/** Covariances that let rows depend on each other across periods or places. */
export type DependentKind = 'neweyWest' | 'driscollKraay' | 'conley' | 'panelCorrected';
/** Covariances that read clusters. */
export const isClustered = (kind: VcovKind): boolean => kind === 'cluster' || kind === 'CR1S' || kind === 'CR2';
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
  /**
   * reghdfe counts a constant beside the effects when one is nested in a cluster; ivreghdfe (false) only when it counts nothing else. Read under
   * the preset 'reghdfe'.
   */
  readonly nestedConstant?: boolean;
  /** G / (G - 1). */
  readonly gAdj?: boolean;
  /** With two clusters: one factor from the smaller, or each its own. */
  readonly gDf?: 'min' | 'conventional';
  /** Degrees of freedom of t and F under clustering: smallest G - 1, or N - K. */
  readonly tDf?: 'min' | 'conventional';
}

/** What covariances across periods and places ask for besides the unit and the time of the panel. */
export interface DependenceOptions {
  /** Lags of the Bartlett kernel over time; null: floor(T^(1/4)), and none beside a spatial kernel. */
  readonly lags: number | null;
  /** Columns in degrees; null: guessed by their names. */
  readonly latitude: string | null;
  readonly longitude: string | null;
  /** Kilometres. */
  readonly cutoff: number;
  readonly kernel: 'uniform' | 'bartlett';
  readonly distance: 'haversine' | 'spherical' | 'triangular';
  /** Which pairs of rows may depend on each other in space: those of one period, or of any two. */
  readonly pairs: 'withinPeriod' | 'all';
}

export const defaultDependence: DependenceOptions = {
  lags: null,
  latitude: null,
  longitude: null,
  cutoff: 100,
  kernel: 'uniform',
  distance: 'haversine',
  pairs: 'withinPeriod',
};

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
  /** Read when vcov lets rows depend across periods or places; absent: `defaultDependence`. */
  readonly dependence?: DependenceOptions;
  readonly preset: Preset;
  readonly singletons: 'drop' | 'keep';
  readonly rowMask?: RowMask;
  readonly ssc?: SmallSample;
}
