import { isClustered, type Preset, type SmallSample, type VcovKind } from '../solve/problem.ts';
import type { EffectCount } from './degrees-of-freedom.ts';

export interface SampleSize {
  /** Observations; with frequency weights their sum. */
  readonly nobs: number;
  /** Slope coefficients estimated, without the constant. */
  readonly slopes: number;
  /** A constant that is not part of an absorbed effect (no absorbed intercept at all). */
  readonly ownConstant: boolean;
  /** Levels per absorbed effect. */
  readonly levels: readonly number[];
  readonly count: EffectCount;
  /** For covariances over time the number of periods, as fixest counts. */
  readonly clusterCounts: readonly number[];
}

export interface Correction {
  /** K in N - K of the covariance. */
  readonly parameters: number;
  /** N - all coefficients, absorbed ones included: residual degrees of freedom of the fit. */
  readonly fitDof: number;
  /** Degrees of freedom of t and F. */
  readonly testDof: number;
  readonly observationFactor: number;
  /** G / (G - 1) for the smallest cluster count, or per count when `gDf` is conventional. */
  readonly clusterFactor: (count: number) => number;
}

/** Small-sample factors of a covariance, by preset and the departures from it. */
export function correction(size: SampleSize, vcov: VcovKind, preset: Preset, ssc: SmallSample = {}): Correction {
  const { nobs, clusterCounts } = size;
  const clustered = isClustered(vcov) || vcov === 'neweyWest' || vcov === 'driscollKraay';
  // Both stand for a regression on dummies, which counts every one of them.
  const parameters = vcov === 'CR1S' || vcov === 'CR2' ? allParameters(size) : countParameters(size, preset, ssc);
  const fewest = Math.min(...clusterCounts);
  const fitDof = nobs - allParameters(size);
  const residual = nobs - parameters;
  const adjusted = ssc.kAdj ?? true;
  const base = clustered ? nobs - 1 : nobs;
  const conventional = ssc.tDf === 'conventional';
  const testDof =
    clustered && !conventional
      ? Math.min(fewest - 1, preset === 'reghdfe' ? Math.max(residual, 1) : fewest - 1)
      : residual;
  return {
    parameters,
    fitDof,
    testDof,
    observationFactor: adjusted ? base / residual : 1,
    clusterFactor: (count) => {
      if (ssc.gAdj === false) return 1;
      const g = ssc.gDf === 'conventional' ? count : fewest;
      return g / (g - 1);
    },
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}

/** Every coefficient, nested effects counted in full (reghdfe's used_df_r; fixest's nparams). */
function allParameters({ slopes, ownConstant, levels, count }: SampleSize): number {
  const absorbed = total(
    levels.map((level, i) => (count.nested[i] && count.redundant[i] === level ? level : level - count.redundant[i])),
  );
  return slopes + (ownConstant ? 1 : 0) + absorbed;
}

function countParameters(size: SampleSize, preset: Preset, ssc: SmallSample): number {
  const { slopes, ownConstant, levels, count } = size;
  const { kFixef, nestedConstant } = ssc;
  const own = slopes + (ownConstant ? 1 : 0);
  if (kFixef === 'full') return allParameters(size);
  if (kFixef === 'none') return own;
  if (preset === 'reghdfe') {
    const absorbed = total(levels.map((level, i) => level - count.redundant[i]));
    const constant = count.nested.includes(true) && (nestedConstant !== false || absorbed === 0);
    return own + absorbed + (constant ? 1 : 0);
  }
  return allParameters(size) - total(levels.map((level, i) => (count.nested[i] ? level - 1 : 0)));
}
