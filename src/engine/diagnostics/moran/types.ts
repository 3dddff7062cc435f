import type { Notice } from '../../../core/notice.ts';
import type { WeightsSummary } from '../../spatial/weights.ts';
import type { PermutationTest } from '../placebo/types.ts';

/** A statistic with its moments when values are placed at random, and the two-sided p-value of the normal approximation. */
export interface Standardised {
  readonly statistic: number;
  readonly expected: number;
  readonly variance: number;
  readonly z: number;
  readonly pValue: number;
}

/** Spatial correlation in one period. */
export interface MoranPeriod {
  readonly period: number;
  readonly units: number;
  /** Units left out because none of their neighbours has a value. */
  readonly islands: number;
  readonly moran: Standardised;
  /** Variance of I for normal rather than permuted values. */
  readonly varianceNormal: number;
  /** Small values of C, hence positive z here, mean similar neighbours. */
  readonly geary: Standardised;
  /** null without draws. */
  readonly test: PermutationTest | null;
}

export type Quadrant = 'HH' | 'LL' | 'HL' | 'LH';

/** One unit on the Moran scatter plot. High and low are relative to the mean. */
export interface LocalMoran {
  readonly unit: string;
  /** Standard deviations from the mean (divisor n). */
  readonly value: number;
  /** Weighted sum of `value` over the neighbours. */
  readonly lag: number;
  readonly statistic: number;
  readonly expected: number;
  readonly variance: number;
  readonly z: number;
  readonly pValue: number;
  /** Two-sided, from permuting the other units; null without draws. */
  readonly permutationP: number | null;
  readonly quadrant: Quadrant;
  /** Degrees; null where they are unknown. */
  readonly latitude: number | null;
  readonly longitude: number | null;
}

export interface MoranResult {
  readonly variable: string;
  readonly seed: number;
  readonly draws: number;
  readonly done: number;
  readonly weights: WeightsSummary;
  readonly periods: readonly MoranPeriod[];
  /** The units of one period; empty when that period has too few values. */
  readonly local: { readonly period: number; readonly units: readonly LocalMoran[] };
  readonly notices: readonly Notice[];
}

/** The draws [from, from + draws): I of every period by replicate, and how often each local statistic was reached from above and below. */
export interface MoranPart {
  readonly from: number;
  readonly draws: number;
  readonly global: Float64Array;
  readonly atLeast: Int32Array;
  readonly atMost: Int32Array;
}
