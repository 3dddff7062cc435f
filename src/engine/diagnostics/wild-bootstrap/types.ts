import type { Notice } from '../../../core/notice.ts';
import type { Ledger } from '../../ledger.ts';
import type { PlaceboDistribution } from '../placebo/types.ts';

/**
 * Of the draws [from, from + n0.length), what gives the statistic under any value r of the coefficient: with h = r - r0 (r0 the value under
 * test) t*(r) = (n0 - h n1) / sqrt(q00 - 2 h q01 + h^2 q11).
 */
export interface WildPart {
  readonly from: number;
  readonly n0: Float64Array;
  readonly n1: Float64Array;
  readonly q00: Float64Array;
  readonly q01: Float64Array;
  readonly q11: Float64Array;
}

/** Share of draws at least as far out, ties counted. Full enumeration: count / draws, exact; else (1 + count) / (1 + draws). */
export interface WildP {
  readonly count: number;
  readonly p: number;
  /** Null when every sign vector was taken. */
  readonly monteCarloError: number | null;
}

export interface WildSummary {
  readonly term: string;
  readonly estimate: number;
  /** Clustered, with the small-sample factors of the model. */
  readonly stdError: number;
  /** (estimate - nullValue) / stdError, and the same without small-sample factors: what the draws are compared with. */
  readonly statistic: number;
  readonly plainStatistic: number;
  readonly dof: number;
  /** Of the t distribution with `dof` degrees of freedom, to compare with. */
  readonly conventionalP: number;
  readonly nullValue: number;
  readonly imposeNull: boolean;
  readonly signs: 'rademacher' | 'webb' | 'mammen';
  readonly cluster: string;
  readonly clusters: number;
  readonly nobs: number;
  readonly enumerated: boolean;
  readonly draws: number;
  readonly done: number;
  /** Draws whose statistic has no standard error; not among those compared. */
  readonly notEstimable: number;
  /** Null until a draw has arrived. `twoSided` compares absolute values, `equalTail` is twice the smaller tail. */
  readonly test: {
    readonly twoSided: WildP;
    readonly equalTail: WildP;
    readonly greater: WildP;
    readonly less: WildP;
  } | null;
  /** Values that the two-sided test does not reject, by inversion; null where it never rejects on that side. Null while draws arrive. */
  readonly interval: { readonly level: number; readonly lo: number | null; readonly hi: number | null } | null;
  /** Two-sided p-value as the value under test moves; empty while draws arrive. */
  readonly curve: readonly { readonly value: number; readonly p: number }[];
  readonly statistics: PlaceboDistribution;
  readonly notices: readonly Notice[];
}

/** The summary with every statistic under the value tested (by replicate; NaN where not estimable) and the ledger of the sample. */
export interface WildResult extends WildSummary {
  readonly draw: Float64Array;
  readonly ledger: Ledger;
}
