import type { Notice } from '../../../core/notice.ts';
import type { SdmOptions } from '../../estimators/sdm/meta.ts';
import type { Ledger } from '../../ledger.ts';
import type { ModelResult } from '../../result.ts';
import type { WeightsSummary } from '../../spatial/weights.ts';
import type { Standardised } from '../moran/types.ts';

/** A chi-squared test. */
export interface ChiSquared {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
}

/** Lagrange multiplier tests of the model without spatial terms, by the fixed effects it has. */
export interface LagrangeTests {
  readonly effects: SdmOptions['effects'];
  readonly lag: ChiSquared;
  readonly error: ChiSquared;
  /** Against one, in the presence of the other. */
  readonly robustLag: ChiSquared;
  readonly robustError: ChiSquared;
  /** Moran's I of the residuals; null with fixed effects, which have no such moments. */
  readonly moran: Standardised | null;
}

/**
 * Whether the Durbin model can be simplified: to a lag model (theta = 0) or to an error model (theta = -rho b), by likelihood ratio and Wald; and
 * whether it needs both kinds of fixed effects. Null where a model of the comparison has no estimate.
 */
export interface SimplificationTest {
  readonly id: 'lrLag' | 'waldLag' | 'lrError' | 'waldError' | 'lrUnits' | 'lrPeriods';
  readonly test: ChiSquared | null;
}

export type FittedSpatial =
  | { readonly model: SdmOptions['model']; readonly ok: true; readonly result: ModelResult }
  | { readonly model: SdmOptions['model']; readonly ok: false; readonly notice: Notice };

/** The tests and the sample that all of them stand on. */
export interface SampledTests extends SpatialTests {
  readonly sample: { readonly units: number; readonly periods: number; readonly ledger: Ledger };
}

export interface SpatialTests {
  readonly outcome: string;
  readonly effects: SdmOptions['effects'];
  readonly weights: WeightsSummary;
  readonly lagrange: readonly LagrangeTests[];
  readonly models: readonly FittedSpatial[];
  readonly simplifications: readonly SimplificationTest[];
  readonly notices: readonly Notice[];
}
