import type { Notice } from '../../../core/notice.ts';
import type { Ledger } from '../../ledger.ts';

/**
 * unit: the start years are dealt out anew over all units. time: every pilot is pretended to start k periods earlier, on pre-treatment rows.
 * dates: the real pilots get random start years. mixed: random pilots with random start years. own: one assignment given by the analyst.
 */
export type PlaceboKind = 'unit' | 'time' | 'dates' | 'mixed' | 'own';

/** An estimate of the policy coefficient. `dof` is that of its t distribution. */
export interface PlaceboEstimate {
  readonly estimate: number;
  readonly stdError: number;
  readonly dof: number;
  readonly pValue: number;
}

/** (1 + count) / (1 + draws), with its Monte Carlo standard error sqrt(p (1 - p) / draws). */
export interface PermutationP {
  readonly count: number;
  readonly draws: number;
  readonly p: number;
  readonly monteCarloError: number;
}

/** Draws at least as far out as the actual value: in absolute value, upwards, downwards. Ties count. */
export interface PermutationTest {
  readonly twoSided: PermutationP;
  readonly greater: PermutationP;
  readonly less: PermutationP;
}

/** Bin i is [edges[i], edges[i + 1]). Edges are whole multiples of a width that never depends on the order in which draws arrive. */
export interface Histogram {
  readonly width: number;
  readonly edges: Float64Array;
  readonly counts: Int32Array;
}

/** Gaussian kernel density on an even grid; multiply by histogram width and number of draws to lay it over the bars. */
export interface Density {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly bandwidth: number;
}

/** What the draws of one statistic look like beside the actual value. Everything but `actual` is null or empty until a draw has arrived. */
export interface PlaceboDistribution {
  readonly actual: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly quantiles: readonly { readonly probability: number; readonly value: number }[];
  readonly histogram: Histogram;
  readonly density: Density | null;
  readonly test: PermutationTest | null;
}

/** At most some hundreds of draws, chosen by their number alone. */
export interface PlaceboPoints {
  readonly replicate: Int32Array;
  readonly coef: Float64Array;
  readonly statistic: Float64Array;
  readonly pValue: Float64Array;
}

/** One pretended date or one assignment of the analyst: an estimate with its interval, never a permutation p-value. */
export interface PlaceboTrial extends PlaceboEstimate {
  /** Periods by which the starts were moved forward; null for an own assignment. */
  readonly shift: number | null;
  readonly nobs: number;
  readonly treatedUnits: number;
}

/** What a page shows, small whatever the number of draws; the same while draws arrive and when they are complete. */
export interface PlaceboSummary {
  readonly kind: PlaceboKind;
  readonly seed: number;
  /** Draws asked for, arrived, and among the arrived those whose fake treatment the effects absorb. */
  readonly draws: number;
  readonly done: number;
  readonly notEstimable: number;
  readonly nobs: number;
  readonly units: number;
  /** The real pilots in the estimation sample by start, and the fake ones of every draw where their starts are kept. */
  readonly cohorts: readonly { readonly start: number; readonly units: number }[];
  readonly actual: PlaceboEstimate;
  /** null for the kinds `time` and `own`. */
  readonly coefficient: PlaceboDistribution | null;
  readonly statistic: PlaceboDistribution | null;
  /** Shares of draws whose own p-value is below 0.01, 0.05 and 0.1: illustration, not the test. */
  readonly rejected: readonly { readonly level: number; readonly share: number }[];
  readonly points: PlaceboPoints;
  readonly trials: readonly PlaceboTrial[];
  readonly notices: readonly Notice[];
}

/** The summary with every draw (by replicate; NaN where not estimable) and the ledger of the sample, for the headless run and exports. */
export interface PlaceboResult extends PlaceboSummary {
  readonly coef: Float64Array;
  readonly stdError: Float64Array;
  readonly pValue: Float64Array;
  readonly dof: number;
  readonly ledger: Ledger;
}

/** The draws [from, from + coef.length). */
export interface PlaceboPart {
  readonly from: number;
  readonly coef: Float64Array;
  readonly stdError: Float64Array;
  readonly pValue: Float64Array;
}

/** One draw with its fake pilots, in the order of the units. */
export interface PlaceboDraw {
  readonly replicate: number;
  readonly estimate: number;
  readonly stdError: number;
  readonly pValue: number;
  readonly pilots: readonly { readonly unit: string; readonly start: number }[];
}
