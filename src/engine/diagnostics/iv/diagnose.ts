import { vcovKind } from '../../solve/covariance.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { andersonRubin } from './anderson-rubin.ts';
import { effectiveF } from './effective-f.ts';
import { cStatistic } from './exogeneity.ts';
import { firstStageStrength } from './first-stage-strength.ts';
import { type IvGeometry, isExact } from './geometry.ts';
import { overidentification } from './overidentification.ts';
import { rankTest } from './rank-test.ts';
import { stockYogo } from './stock-yogo.ts';
import { chi2Test, type IvFactors } from './tests.ts';
import type { IvDiagnostics, IvTest } from './types.ts';

/** The estimate that is judged. */
export interface IvEstimate {
  readonly method: '2sls' | 'liml';
  /** Coefficients of the endogenous variables, and the structural residuals over sample rows. */
  readonly coef: Float64Array;
  readonly residual: Float64Array;
  readonly setLevel: number;
}

/** What follows from the columns of the model alone; see `IvDiagnostics`. */
export type IvStatistics = Omit<
  IvDiagnostics,
  'kappa' | 'instruments' | 'droppedInstruments' | 'firstStages' | 'reducedForm' | 'endogeneity'
> & {
  readonly cStatistic: IvTest | null;
};

export function ivStatistics(
  prepared: PreparedModel,
  geometry: IvGeometry,
  estimate: IvEstimate,
  factors: IvFactors,
): IvStatistics {
  const l = geometry.basis.length;
  const k = geometry.endogenous.length;
  const { method, coef, residual, setLevel } = estimate;
  const robust = vcovKind(prepared.problem) !== 'iid';
  const rank = geometry.endogenous.some(isExact) ? null : rankTest(prepared, geometry);
  const lm = chi2Test(rank?.lm ?? null, l - k + 1);
  const ratio = rank === null ? null : rank.smallestCorrelation / (1 - rank.smallestCorrelation);
  return {
    method,
    endogenous: geometry.endogenous.map((column) => column.name),
    strength: firstStageStrength(prepared, geometry, factors),
    effectiveF: effectiveF(prepared, geometry, factors, method),
    kleibergenPaap:
      lm === null || rank === null || rank.wald === null ? null : { lm, waldF: rank.wald / (factors.scale * l) },
    craggDonaldF: ratio === null ? null : (ratio * factors.residualDof) / l,
    stockYogo: stockYogo(k, l, method),
    andersonRubin: andersonRubin(prepared, geometry, factors, setLevel),
    overidentification: overidentification(prepared, geometry, residual, coef, robust),
    cStatistic: cStatistic(prepared, geometry),
  };
}
