import type { Notice } from '../../../core/notice.ts';
import type { GroupKey } from '../../groups.ts';
import type { Ledger } from '../../ledger.ts';
import type { JointTest } from '../../result.ts';
import type { PlaceboDistribution } from '../placebo/types.ts';

/** The policy coefficient of one group, from a regression on its rows alone. */
export interface GroupEffect {
  readonly key: GroupKey;
  readonly name: string;
  readonly estimate: number;
  readonly stdError: number;
  readonly nobs: number;
  readonly units: number;
  readonly treatedUnits: number;
}

/** A test that the difference is zero. `dof` null: normal (chi-squared with one degree of freedom). */
export interface DifferenceTest {
  readonly stdError: number;
  readonly statistic: number;
  readonly dof: number | null;
  readonly pValue: number;
}

export interface DifferenceSummary {
  readonly first: GroupEffect;
  readonly second: GroupEffect;
  /** Estimate of the first less that of the second. */
  readonly difference: number;
  /** As if the two regressions had nothing to do with each other. */
  readonly independent: DifferenceTest;
  /** t test of the interaction in one regression in which every slope and every effect differs by group. */
  readonly interaction: DifferenceTest;
  /** That all slopes are equal, in the same regression; null when it has only one. */
  readonly allSlopes: JointTest | null;
  /** Seemingly unrelated: covariance of both regressions from joint clusters with the factor G / (G - 1); null without clusters. */
  readonly seemingly: DifferenceTest | null;
  /** Draws of the difference with the labels of units shuffled; null where units change their group. */
  readonly permutation: PlaceboDistribution | null;
  readonly seed: number;
  readonly draws: number;
  readonly done: number;
  /** Draws in which one of the groups has no estimate; not among those compared. */
  readonly notEstimable: number;
  readonly notices: readonly Notice[];
}

/** The summary with every draw (by replicate; NaN where not estimable) and the ledger of the joint sample. */
export interface DifferenceResult extends DifferenceSummary {
  readonly draw: Float64Array;
  readonly ledger: Ledger;
}

/** The draws [from, from + difference.length). */
export interface DifferencePart {
  readonly from: number;
  readonly difference: Float64Array;
}

/** What a model's result keeps: the summary, and every group of which the pair is one. */
export interface DifferencePartOfModel extends Omit<DifferenceSummary, 'notices'> {
  readonly groups: readonly GroupKey[];
}
