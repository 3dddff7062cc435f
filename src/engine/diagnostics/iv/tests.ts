import { chiSquaredSurvival, fisherSurvival } from '../../../core/distributions/index.ts';
import type { IvTest } from './types.ts';

/** Small-sample factors that the statistics of one model share: those of its first stages. */
export interface IvFactors {
  /** Covariance with small-sample factors over that without. */
  readonly scale: number;
  /** N - K with every regressor of the first stage, effects as the preset counts them. */
  readonly residualDof: number;
  /** Denominator degrees of freedom of F. */
  readonly testDof: number;
}

export function chi2Test(statistic: number | null, df: number): IvTest | null {
  if (statistic === null || df < 1) return null;
  return { statistic, distribution: 'chi2', df1: df, df2: null, pValue: chiSquaredSurvival(statistic, df) };
}

/** The F form of a Wald statistic whose covariance lacks small-sample factors. */
export function fTest(wald: number | null, df: number, { scale, testDof }: IvFactors): IvTest | null {
  if (wald === null || df < 1 || !(testDof > 0)) return null;
  const statistic = wald / (scale * df);
  return { statistic, distribution: 'F', df1: df, df2: testDof, pValue: fisherSurvival(statistic, df, testDof) };
}
