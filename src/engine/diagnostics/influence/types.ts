import type { Notice } from '../../../core/notice.ts';
import type { Ledger } from '../../ledger.ts';

export interface InfluenceEstimate {
  readonly estimate: number;
  /** Null where errors were not asked for, or there is none. */
  readonly stdError: number | null;
  readonly dof: number | null;
  readonly pValue: number | null;
}

/** The estimate with one group left out. Null throughout where the coefficient cannot be estimated without it. */
export interface LeftOut {
  readonly group: string;
  /** Rows of the sample that belong to it. */
  readonly rows: number;
  readonly answer: InfluenceEstimate | null;
  /** Its estimate less that of the whole sample, and the same in standard errors of the whole sample (DFBETAS by group). */
  readonly shift: number | null;
  readonly shiftInErrors: number | null;
}

export interface Influence {
  readonly term: string;
  readonly by: string;
  readonly whole: InfluenceEstimate;
  readonly nobs: number;
  /** In the order of the groups' keys. */
  readonly groups: readonly LeftOut[];
  /** Positions in `groups`, largest shift first, ties by position; those without an estimate last. */
  readonly order: Int32Array;
  /** Smallest and largest estimate, by position; null when there is none. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** Positions of groups without which the sign, or significance at 5 percent, is another. */
  readonly signChanges: readonly number[];
  readonly significanceChanges: readonly number[];
  readonly notEstimable: number;
  /** How the estimates were found; the answers are the same. */
  readonly path: 'downdate' | 'refit';
  readonly ledger: Ledger;
  readonly notices: readonly Notice[];
}
