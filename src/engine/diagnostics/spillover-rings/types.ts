import type { Notice, Outcome } from '../../../core/notice.ts';
import type { ModelResult } from '../../result.ts';
import type { WeightsSummary } from '../../spatial/weights.ts';

/** One estimate with its t distribution. */
export interface SpilloverEstimate {
  readonly estimate: number;
  readonly stdError: number;
  readonly dof: number;
}

/** Rows whose nearest treated unit lies in (from, to] kilometres. */
export interface SpilloverRing {
  readonly from: number;
  readonly to: number;
  /** Whether the rows are those of treated units. */
  readonly treated: boolean;
  readonly term: string;
  /** Rows of the sample in the ring, and units that are ever in it. */
  readonly nobs: number;
  readonly units: number;
  /** null: nobody is in the ring, or effects or other rings absorb it. */
  readonly estimate: SpilloverEstimate | null;
}

export interface RingsFit {
  readonly result: ModelResult;
  readonly rings: readonly SpilloverRing[];
  /** Units never treated and never in a ring: the comparison that SUTVA is asked of. */
  readonly cleanUnits: number;
}

/** The exposure regression: the policy, and the weighted share of treated neighbours. */
export interface ExposureFit {
  readonly result: ModelResult;
  readonly term: string;
  readonly weights: WeightsSummary;
  /** Mean and largest exposure of rows that are not treated themselves. */
  readonly meanUntreated: number | null;
  readonly largestUntreated: number | null;
}

/** A unit on the map: its first treated period, and its least distance to a treated unit while it was not treated itself. */
export interface SpilloverPlace {
  readonly unit: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly start: number | null;
  /** Kilometres; null: never untreated, or nobody else was treated then. */
  readonly nearest: number | null;
}

/** Spillovers first: the policy's estimate as usual, with neighbours' exposure, and with distance rings, on the same rows. */
export interface SpilloverResult {
  readonly treatment: string;
  readonly usual: Outcome<ModelResult>;
  readonly exposure: Outcome<ExposureFit>;
  readonly rings: Outcome<RingsFit>;
  /** Units with coordinates, where the rings could read them. */
  readonly places: readonly SpilloverPlace[];
  readonly notices: readonly Notice[];
}
