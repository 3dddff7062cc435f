import type { PanelTests } from '../../diagnostics/panel-tests/types.ts';
import type { ModelResult } from '../../result.ts';

/** Squared correlations of fitted and actual values: within units, between unit means, overall. */
export interface SquaredCorrelations {
  readonly within: number | null;
  readonly between: number | null;
  readonly overall: number | null;
}

/** Beside the fixed-effects coefficients, as Stata's xtreg, fe: variances of error and estimated unit effects, correlation of the latter with x'b. */
export interface FixedSplit {
  readonly sigma2Error: number;
  readonly sigma2Unit: number;
  readonly rho: number;
  readonly correlation: number | null;
  readonly r2: SquaredCorrelations;
}

/** Swamy & Arora (1972), with Baltagi & Chang's (1994) weights where units have different numbers of rows. */
export interface VarianceSplit {
  readonly by: string;
  readonly groups: number;
  /** Variances of the idiosyncratic error and of the unit effect; the latter is 0 where its estimate is negative. */
  readonly sigma2Error: number;
  readonly sigma2Unit: number;
  /** Share of the unit effect in the variance of the composite error. */
  readonly rho: number;
  /** 1 - sqrt(s_e^2 / (T_i s_u^2 + s_e^2)) over units: least, median, largest. */
  readonly theta: { readonly min: number; readonly median: number; readonly max: number };
  readonly r2: SquaredCorrelations;
}

export interface RandomEffects extends VarianceSplit {
  /** The same regression with absorbed effects; null where it cannot be fitted, and a notice says why. */
  readonly fixed: ModelResult | null;
  readonly fixedSplit: FixedSplit | null;
  readonly tests: PanelTests;
}
