export type MatchingMethod = 'nearest' | 'radius' | 'kernel' | 'mahalanobis' | 'entropy' | 'ipw';
export type KernelId = 'epan' | 'gaussian' | 'biweight' | 'uniform' | 'tricube';
export type MatchingOrder = 'sorted' | 'file' | 'ascending' | 'descending';

/** How untreated rows are found for treated ones. What a method does not use is not read. */
export interface MatchingOptions {
  readonly method: MatchingMethod;
  readonly link: 'logit' | 'probit';
  /** Differences of probabilities, or of indices x'b. */
  readonly distance: 'score' | 'index';
  readonly neighbours: number;
  readonly replacement: boolean;
  /** Largest distance of a match, in units of the distance; null: none. */
  readonly caliper: number | null;
  readonly radius: number;
  readonly kernel: KernelId;
  readonly bandwidth: number;
  /** treated: treated rows within the range of the untreated scores (psmatch2 `common`); both: also the converse. */
  readonly support: 'treated' | 'both' | 'none';
  readonly order: MatchingOrder;
  /** Moments that entropy balancing equates: 1 means, 2 means and squares. */
  readonly moments: number;
}

/** Rows to match among each other, in the order in which ties are broken; no covariate is missing. */
export interface MatchingSample {
  readonly names: readonly string[];
  readonly columns: readonly Float64Array[];
  /** 1 treated, 0 untreated. */
  readonly treated: Uint8Array;
}

/** Why a row of the sample has no weight. */
export const ROW = { used: 0, offSupport: 1, unmatched: 2 } as const;

export interface Range {
  readonly low: number;
  readonly high: number;
}

/** The propensity model behind one match. Constant first, then the retained covariates. */
export interface ScoreModel {
  readonly link: 'logit' | 'probit';
  readonly terms: readonly string[];
  readonly coef: Float64Array;
  readonly stdErrors: Float64Array;
  readonly logLik: number;
  readonly logLikNull: number;
  readonly nobs: number;
  /** Of the fitted probabilities. */
  readonly treated: Range;
  readonly control: Range;
}

/** One match: of the whole sample, or of the rows of one period. */
export interface MatchedGroup {
  readonly period: number | null;
  /** Null when the method needs none and it cannot be estimated. */
  readonly score: ScoreModel | null;
  readonly treated: GroupCounts;
  readonly control: GroupCounts;
}

/** all = used + offSupport + unmatched. */
export interface GroupCounts {
  readonly all: number;
  readonly used: number;
  readonly offSupport: number;
  readonly unmatched: number;
}

/** Means of one covariate in both groups. `bias` is the difference in percent of the root mean of the two variances before matching. */
export interface BalanceSide {
  readonly treated: number;
  readonly control: number;
  readonly bias: number | null;
  readonly t: number | null;
  readonly pValue: number | null;
  /** Variance of the treated over that of the untreated. */
  readonly varianceRatio: number | null;
}

export interface MatchingBalanceRow {
  readonly name: string;
  readonly before: BalanceSide;
  readonly after: BalanceSide;
  /** Percent of the absolute bias that matching took away. */
  readonly reduction: number | null;
}

/** All covariates together (Stata pstest). Null: not defined, or the probit behind it cannot be estimated. */
export interface OverallBalance {
  readonly meanBias: number | null;
  readonly medianBias: number | null;
  /** Rubin (2001): difference of the mean probit index in percent of its standard deviation, and the ratio of its variances. */
  readonly rubinB: number | null;
  readonly rubinR: number | null;
  readonly pseudoR2: number | null;
  readonly lrChi2: number | null;
  readonly lrDf: number | null;
  readonly lrPValue: number | null;
}

export interface MatchingBalance {
  readonly rows: readonly MatchingBalanceRow[];
  readonly before: OverallBalance;
  readonly after: OverallBalance;
}

/** Densities of the propensity score on one grid. */
export interface ScoreDensities {
  readonly x: Float64Array;
  readonly treatedBefore: Float64Array;
  readonly controlBefore: Float64Array;
  readonly treatedAfter: Float64Array;
  readonly controlAfter: Float64Array;
}

/** Difference of outcome levels between treated rows and their matches, with psmatch2's approximate standard error. */
export interface LevelDifference {
  readonly estimate: number;
  readonly stdError: number;
}

/** What matching did, for tables and figures; part of a model's result. */
export interface Matching {
  readonly method: MatchingMethod;
  readonly timing: 'baseline' | 'pooled' | 'byYear';
  /** Periods over which baseline covariates are averaged; null when matched on covariates of the same year. */
  readonly baseline: { readonly from: number; readonly to: number } | null;
  /** What was matched: units, or rows (unit-periods). */
  readonly level: 'unit' | 'row';
  readonly covariates: readonly string[];
  readonly groups: readonly MatchedGroup[];
  readonly treated: GroupCounts;
  readonly control: GroupCounts;
  /** (sum w)^2 / sum w^2 over untreated units or rows. */
  readonly effectiveControls: number;
  readonly balance: MatchingBalance;
  readonly densities: ScoreDensities | null;
  /** Only where rows are matched. */
  readonly levels: LevelDifference | null;
  /** One per row of the panel given to the estimator; 0: left out. */
  readonly weights: Float64Array;
}
