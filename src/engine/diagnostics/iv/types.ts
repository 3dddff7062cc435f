import type { DroppedTerm, JointTest, ModelResult } from '../../result.ts';

/** A test statistic with its reference distribution. */
export type IvTest = Omit<JointTest, 'id' | 'terms'>;

/** How strongly the instruments move one endogenous variable. */
export interface FirstStageStrength {
  readonly endogenous: string;
  /** Wald test of the excluded instruments in the first stage; null where the first stage fits exactly. */
  readonly f: IvTest | null;
  /** Share of the variation left by controls and effects that the excluded instruments explain. */
  readonly partialR2: number | null;
  /** Sanderson & Windmeijer (2016): the same, given the other endogenous variables; null with a single one. */
  readonly conditionalF: IvTest | null;
}

/** Montiel Olea & Pflueger (2013), for a single endogenous variable. */
export interface EffectiveF {
  readonly statistic: number;
  /** Effective degrees of freedom behind the critical value for a bias of 10 %; 1 with a single instrument. */
  readonly dof: number;
  /**
   * Simplified (conservative) 5 % critical values for a Nagar bias of 2SLS above the given share of the worst-case benchmark; empty for LIML,
   * whose bias they do not bound.
   */
  readonly critical: readonly { readonly bias: number; readonly value: number }[];
}

/** A critical value of Stock & Yogo (2005), derived for homoskedastic, uncorrelated errors. `limit`: the size or relative bias tolerated. */
export interface StockYogoValue {
  readonly limit: number;
  readonly value: number;
}

export interface StockYogo {
  /** Actual size of a nominal 5 % Wald test, for the estimator used (2SLS or LIML); empty where not tabulated. */
  readonly size: readonly StockYogoValue[];
  /** Bias relative to OLS, 2SLS only; tabulated from two overidentifying restrictions on. */
  readonly bias: readonly StockYogoValue[];
}

/** Limits of a part of a confidence set; infinite where it is unbounded. */
export interface Interval {
  readonly lo: number;
  readonly hi: number;
}

export interface AndersonRubin {
  /** Of the hypothesis that all endogenous coefficients are zero. */
  readonly f: IvTest;
  /** The same without small-sample factors. */
  readonly chi2: IvTest;
  /** Values of the coefficient that the F test does not reject at 1 - `level`, ascending and disjoint: none, one or two and more, the outer ones
   * possibly unbounded. Null with several endogenous variables, or where the covariance is not positive definite. */
  readonly set: readonly Interval[] | null;
  readonly level: number;
}

/** All that an instrumental-variable estimate is judged by. A statistic that cannot be computed is null and a notice of the model says why. */
export interface IvDiagnostics {
  readonly method: '2sls' | 'liml';
  /** k of the k-class: 1 for 2SLS, the smallest root for LIML. */
  readonly kappa: number;
  readonly endogenous: readonly string[];
  /** Excluded instruments that were used. */
  readonly instruments: readonly string[];
  /** Excluded instruments that effects, controls or other instruments explain. */
  readonly droppedInstruments: readonly DroppedTerm[];
  /** One regression per endogenous variable: excluded instruments first, then the controls. */
  readonly firstStages: readonly ModelResult[];
  /** The outcome on the same regressors. */
  readonly reducedForm: ModelResult;
  readonly strength: readonly FirstStageStrength[];
  readonly effectiveF: EffectiveF | null;
  /**
   * Kleibergen & Paap (2006) rk statistics of rank (number of endogenous - 1), with the covariance of the model; under the classical covariance
   * they are Anderson's canonical-correlation LM statistic and Cragg & Donald's F.
   */
  readonly kleibergenPaap: { readonly lm: IvTest; readonly waldF: number } | null;
  readonly craggDonaldF: number | null;
  readonly stockYogo: StockYogo;
  readonly andersonRubin: AndersonRubin | null;
  /** Null when the model is exactly identified. Hansen's J is null under the classical covariance, where Sargan's statistic is the test. */
  readonly overidentification: { readonly sargan: IvTest; readonly hansenJ: IvTest | null } | null;
  readonly endogeneity: {
    /** Durbin-Wu-Hausman: first-stage residuals in the structural equation, with the covariance of the model. */
    readonly wuHausman: IvTest | null;
    /** Difference of two J (Hayashi 2000, p. 220), as ivreg2's endog(). */
    readonly cStatistic: IvTest | null;
  };
}
