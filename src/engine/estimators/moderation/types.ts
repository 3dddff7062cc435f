import type { Notice } from '../../../core/notice.ts';
import type { JointTest, ModelResult } from '../../result.ts';

/** The effect of the policy at one value of the moderator, with its delta-method standard error. */
export interface EffectAt {
  readonly at: number;
  readonly estimate: number;
  readonly stdError: number;
}

/** Rows with a moderator in [from, to), the last bin closed; the effect is that at the median of the bin, from a regression of its own. */
export interface ModeratorBin extends EffectAt {
  readonly from: number;
  readonly to: number;
  readonly nobs: number;
}

/** How many rows stand where: a bar per value when there are few of them, else bars side by side over the range of the moderator. */
export interface ModeratorSupport {
  readonly centres: Float64Array;
  readonly width: number;
  /** Rows under the policy (exposure not zero), and the others. */
  readonly treated: Int32Array;
  readonly untreated: Int32Array;
}

/** The effect of the policy along a moderator: b1 + b2 (m - centre). Intervals take `dof` degrees of freedom. */
export interface MarginalCurve {
  /** Term names. */
  readonly policy: string;
  readonly interaction: string;
  /** What is interacted: a column, or the distance to a hub. */
  readonly moderator: string;
  readonly centre: number;
  readonly dof: number;
  /** Ascending over the range of the moderator in the sample. */
  readonly grid: readonly EffectAt[];
  /** At quantiles of the moderator over the rows of the sample. */
  readonly quantiles: readonly (EffectAt & { readonly probability: number })[];
  /** Hainmueller, Mummolo & Xu (2019): empty for a moderator with few values or where bins cannot be told apart. */
  readonly bins: readonly ModeratorBin[];
  /** Wald test that effects are linear in the moderator, against the bins; null without bins. */
  readonly linearity: Omit<JointTest, 'id'> | null;
  readonly support: ModeratorSupport;
}

export interface ModeratedChannel {
  readonly channel: string;
  /** With a `marginal` of its own; null where it cannot be fitted, and the notice says why. */
  readonly regression: ModelResult | null;
  readonly notice: Notice | null;
}

export interface Marginal extends MarginalCurve {
  /** Kilometres to the nearest hub, or their logarithm, when the moderator was made of coordinates. */
  readonly distance: 'km' | 'log' | null;
  readonly channels: readonly ModeratedChannel[];
}
