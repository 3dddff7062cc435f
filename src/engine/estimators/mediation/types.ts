import type { Notice } from '../../../core/notice.ts';
import type { ModelResult } from '../../result.ts';

/** Of a product of two coefficients, against the standard normal distribution. */
export interface ProductTest {
  readonly stdError: number;
  readonly statistic: number;
  readonly pValue: number;
}

/** A channel on the policy, or why that regression cannot be run. */
export interface ChannelRegression {
  readonly channel: string;
  readonly regression: ModelResult | null;
  readonly notice: Notice | null;
}

/** One channel of the three steps: a from the regression of the channel, b from that of the outcome with all channels. */
export interface MediatedPath {
  readonly channel: string;
  readonly a: number;
  readonly aStdError: number;
  readonly b: number;
  readonly bStdError: number;
  /** a times b, from unrounded numbers. */
  readonly indirect: number;
  /** indirect over the total effect; null when that is zero. */
  readonly share: number | null;
  /** Variance a^2 s_b^2 + b^2 s_a^2 (Sobel 1982), plus (Aroian 1947) or minus (Goodman 1960) s_a^2 s_b^2; null where it is not positive. */
  readonly sobel: ProductTest | null;
  readonly aroian: ProductTest | null;
  readonly goodman: ProductTest | null;
}

/** Estimates on resampled units, in order of the replicate; NaN where one cannot be made. */
export interface MediationDraws {
  /** Column by which whole groups of rows are drawn; null: single rows. */
  readonly by: string | null;
  readonly groups: number;
  readonly draws: number;
  readonly failed: number;
  readonly seed: number;
  readonly total: Float64Array;
  readonly direct: Float64Array;
  /** Per path, in their order. */
  readonly indirect: readonly Float64Array[];
}

export interface MediatedEffects {
  readonly total: number;
  readonly direct: number;
  /** Sum over the paths; equals total - direct. */
  readonly indirect: number;
  readonly share: number | null;
  readonly paths: readonly MediatedPath[];
  readonly bootstrap: MediationDraws | null;
}

/** Limits of intervals from draws are computed by `bootstrapInterval`, never stored. */
export interface Mediation {
  /** Term of the policy in every regression. */
  readonly policy: string;
  readonly steps: 'channels' | 'three';
  /** The outcome on the policy. */
  readonly total: ModelResult;
  readonly channels: readonly ChannelRegression[];
  /** The outcome on the policy and all channels; with `effects` only where the three steps were asked for. */
  readonly direct: ModelResult | null;
  readonly effects: MediatedEffects | null;
}
