import type { Notice } from '../core/notice.ts';
import type { DifferencePartOfModel } from './diagnostics/group-difference/types.ts';
import type { Influence } from './diagnostics/influence/types.ts';
import type { IvDiagnostics } from './diagnostics/iv/types.ts';
import type { Matching } from './diagnostics/matching/types.ts';
import type { MoranResult } from './diagnostics/moran/types.ts';
import type { WeightsColumn } from './diagnostics/spatial-tests/several-weights.ts';
import type { SpatialTests } from './diagnostics/spatial-tests/types.ts';
import type { SpilloverResult } from './diagnostics/spillover-rings/types.ts';
import type { WildSummary } from './diagnostics/wild-bootstrap/types.ts';
import type { DoseResponse } from './estimators/dose/types.ts';
import type { Mediation } from './estimators/mediation/types.ts';
import type { Marginal } from './estimators/moderation/types.ts';
import type { RandomEffects } from './estimators/random-effects/types.ts';
import type { GroupKey, Groups } from './groups.ts';
import type { Ledger } from './ledger.ts';
import type { WeightsSummary } from './spatial/weights.ts';

/**
 * What a coefficient is. `role` lets tables put the policy first and fold the controls without looking at names; a companion is of interest
 * beside the policy (a channel, a moderator) and never folded. `product`: the columns whose product the regressor is;
 * `split`: the column `of` that it is inside one group and zero outside; `spatialLag`: the column whose neighbours' values it averages.
 */
export type TermTag =
  | {
      readonly kind: 'coefficient';
      readonly role: 'treatment' | 'instrument' | 'companion' | 'control' | 'constant';
      readonly product?: readonly string[];
      readonly split?: { readonly of: string; readonly key: GroupKey };
      readonly spatialLag?: string;
    }
  | { readonly kind: 'att' }
  | { readonly kind: 'event'; readonly e: number; readonly bin?: 'lower' | 'upper' }
  | { readonly kind: 'group'; readonly g: number }
  | { readonly kind: 'calendar'; readonly t: number }
  | { readonly kind: 'attgt'; readonly g: number; readonly t: number };

export interface Term {
  readonly name: string;
  readonly tag: TermTag;
}

export interface DroppedTerm {
  readonly name: string;
  readonly reason: 'collinear' | 'absorbed';
  /** Retained columns it is a combination of (collinear), or absorbed effects (absorbed); for the sentence only. */
  readonly by: readonly string[];
}

export interface AbsorbedEffect {
  /** Column names that interact to make the effect; `slope` is the column whose unit-specific slope is absorbed. */
  readonly by: readonly string[];
  readonly slope?: string;
  readonly levels: number;
  readonly redundant: number;
  readonly nestedInCluster: boolean;
}

export interface JointTest {
  readonly id: 'overall' | 'preTrends' | 'postEffects' | 'equalEffects' | 'synergy' | 'order';
  readonly statistic: number;
  readonly distribution: 'F' | 'chi2';
  readonly df1: number;
  readonly df2: number | null;
  readonly pValue: number;
  /** Restrictions tested, after dropping linearly dependent ones. */
  readonly terms: readonly string[];
}

/** A linear combination of coefficients with its delta-method standard error. */
export interface Combination {
  readonly id: 'postAverage' | 'preAverage' | 'difference' | 'affected' | 'bothTotal' | 'synergy' | 'order';
  readonly estimate: number;
  readonly stdError: number;
  readonly dof: number;
  readonly terms: readonly string[];
}

export interface EventCell {
  readonly e: number;
  readonly bin?: 'lower' | 'upper';
  readonly units: number;
  readonly nobs: number;
  readonly base: boolean;
}

export interface Stats {
  readonly r2: number | null;
  readonly adjR2: number | null;
  readonly r2Within: number | null;
  readonly adjR2Within: number | null;
  readonly rmse: number | null;
  readonly ssr: number | null;
  readonly tss: number | null;
  readonly logLik: number | null;
  readonly meanOutcome: number | null;
  readonly sdOutcome: number | null;
}

/** An effect with its delta-method standard error and, where drawn, the standard deviation over simulated parameters. */
export interface SpatialEstimate {
  readonly estimate: number;
  readonly stdError: number;
  readonly simulatedStdError: number | null;
}

/** What one more unit of a regressor does, averaged over units: to the unit itself, to all others, in all (LeSage & Pace 2009). */
export interface SpatialEffect {
  readonly name: string;
  readonly role: 'treatment' | 'control';
  readonly direct: SpatialEstimate;
  readonly indirect: SpatialEstimate;
  readonly total: SpatialEstimate;
}

/** The spatial part of a panel model; inference is normal (`dofResidual` Infinity). */
export interface SpatialPart {
  readonly model: 'sar' | 'sem' | 'sdm' | 'sdem' | 'slx';
  readonly fixedEffects: 'none' | 'individual' | 'time' | 'twoWay';
  /** rho of W y or lambda of W u, with the bounds between which it was sought; null: the model has none. */
  readonly parameter: {
    readonly name: 'rho' | 'lambda';
    readonly estimate: number;
    readonly stdError: number;
    readonly lower: number;
    readonly upper: number;
  } | null;
  readonly sigma2: { readonly estimate: number; readonly stdError: number };
  readonly logLik: number;
  /** Regressors, spatial parameter and variance; fixed effects not counted. */
  readonly parameters: number;
  /** Squared correlation of outcome and fitted values, fixed effects taken out of both. */
  readonly squaredCorrelation: number | null;
  /** Which term is the spatial lag of which. */
  readonly lags: readonly { readonly term: string; readonly of: string }[];
  /** Empty for an error model, which has no spillovers. */
  readonly effects: readonly SpatialEffect[];
  readonly simulation: { readonly draws: number; readonly outside: number; readonly seed: number } | null;
  readonly weights: WeightsSummary;
  readonly logDeterminant: 'eigenvalues' | 'sparseLu' | null;
  readonly leeYu: boolean;
  readonly lagging: 'beforeDemeaning' | 'demeaningFirst';
}

/**
 * The one record every estimator answers with: plain and structured-cloneable. Confidence intervals and p-values are computed by
 * `tidy` (inference/tidy.ts) and never stored. `coef` has k entries and `vcov` k x k row-major, both in the order of `terms`;
 * dropped terms are in neither. A statistic that cannot be computed is null and a notice says why.
 */
export interface ModelResult {
  readonly id: string;
  readonly estimator: string;
  readonly spec: Readonly<Record<string, unknown>>;
  readonly outcome: string;
  readonly terms: readonly Term[];
  readonly coef: Float64Array;
  readonly vcov: Float64Array;
  readonly dofResidual: number;
  /** Degrees of freedom per coefficient, where the covariance gives each its own; otherwise `dofResidual` holds for all. */
  readonly dofTerms?: Float64Array;
  readonly dropped: readonly DroppedTerm[];
  readonly absorbed: readonly AbsorbedEffect[];
  readonly counts: {
    readonly nobs: number;
    readonly units: number | null;
    readonly periods: number | null;
    readonly clusters: readonly { readonly by: string; readonly count: number }[];
    readonly singletons: number;
  };
  readonly ledger: Ledger;
  readonly stats: Stats;
  readonly tests: readonly JointTest[];
  readonly combinations: readonly Combination[];
  readonly events?: {
    readonly cells: readonly EventCell[];
    readonly endpoints: 'bin' | 'drop' | 'base';
    readonly reference: string;
    /** sup-t critical value at `bandLevel` (Montiel Olea & Plagborg-Moller 2019), simulated with `bandSeed`. */
    readonly bandLevel: number;
    readonly bandCritical: number;
    readonly bandDraws: number;
    readonly bandSeed: number;
  };
  /** Effects by group or by policy, each with its own standing. */
  readonly groups?: Groups;
  /** Of instrumental-variable estimators: first stages, reduced form and tests of the instruments. */
  readonly iv?: IvDiagnostics;
  /** What matching or weighting did before the regression. */
  readonly matching?: Matching;
  readonly spatial?: SpatialPart;
  /** Spatial correlation of a variable, by period and by unit. */
  readonly moran?: MoranResult;
  /** Which spatial terms the data ask for. */
  readonly spatialTests?: SpatialTests;
  /** What the policy does to the neighbours of the treated. */
  readonly spillovers?: SpilloverResult;
  /** A spatial model under several kinds of weights. */
  readonly weightsColumns?: readonly WeightsColumn[];
  /** Channels of the policy, and what they carry. */
  readonly mediation?: Mediation;
  /** The effect of the policy along a moderator. */
  readonly marginal?: Marginal;
  /** The effect of a continuous treatment by its size. */
  readonly dose?: DoseResponse;
  readonly randomEffects?: RandomEffects;
  /** Tests that the policy coefficient differs between two groups; `coef` and `vcov` are those of the regression in which everything differs. */
  readonly difference?: DifferencePartOfModel;
  /** One coefficient tested by a wild cluster bootstrap; `coef` and `vcov` are those of the regression. */
  readonly wildBootstrap?: Omit<WildSummary, 'notices'>;
  /** One coefficient without each group in turn; `coef` and `vcov` are those of the whole sample. */
  readonly leaveOneOut?: Omit<Influence, 'ledger' | 'notices'>;
  readonly influence?: { readonly unitIds: readonly string[]; readonly psi: Float64Array };
  readonly vcovType: string;
  readonly preset: 'reghdfe' | 'fixest';
  readonly notices: readonly Notice[];
  readonly details: Readonly<Record<string, unknown>>;
}
