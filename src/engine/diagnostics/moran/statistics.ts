import { normalSurvival } from '../../../core/distributions/index.ts';
import { multiplySparse, type SparseMatrix, transposeSparse } from '../../../core/linalg/sparse.ts';
import { mean } from '../../../core/sums.ts';
import type { Standardised } from './types.ts';

/** Values of one period among units that have neighbours. */
export interface MoranSample {
  readonly matrix: SparseMatrix;
  /** Deviations from the mean. */
  readonly deviations: Float64Array;
  readonly squares: number;
  readonly weightSum: number;
}

export function sampleOf(matrix: SparseMatrix, values: Float64Array): MoranSample {
  const centre = mean(values);
  const deviations = values.map((value) => value - centre);
  const squares = deviations.reduce((sum, value) => sum + value * value, 0);
  return { matrix, deviations, squares, weightSum: matrix.values.reduce((sum, value) => sum + value, 0) };
}

/** Moran's I of deviations placed in this order. */
export function moranI({ matrix, squares, weightSum }: MoranSample, deviations: Float64Array): number {
  const { n, starts, columns, values } = matrix;
  let cross = 0;
  for (let i = 0; i < n; i++) {
    let lag = 0;
    for (let e = starts[i]; e < starts[i + 1]; e++) lag += values[e] * deviations[columns[e]];
    cross += deviations[i] * lag;
  }
  return (n / weightSum) * (cross / squares);
}

function gearyC({ matrix, deviations, squares, weightSum }: MoranSample): number {
  const { n, starts, columns, values } = matrix;
  let cross = 0;
  for (let i = 0; i < n; i++) {
    for (let e = starts[i]; e < starts[i + 1]; e++) {
      cross += values[e] * (deviations[i] - deviations[columns[e]]) ** 2;
    }
  }
  return ((n - 1) * cross) / (2 * weightSum * squares);
}

/** S0, S1 and S2 of Cliff & Ord (1981, page 19). */
function weightSums({ n, starts, columns, values }: SparseMatrix) {
  const turned = transposeSparse({ n, starts, columns, values });
  const back = new Float64Array(n);
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  for (let i = 0; i < n; i++) {
    let own = 0;
    for (let e = turned.starts[i]; e < turned.starts[i + 1]; e++) {
      back[turned.columns[e]] = turned.values[e];
      own += turned.values[e];
    }
    for (let e = starts[i]; e < starts[i + 1]; e++) {
      const returned = back[columns[e]];
      own += values[e];
      s0 += values[e];
      // A pair linked both ways is met twice, one linked a single way once.
      s1 += returned === 0 ? values[e] ** 2 : (values[e] + returned) ** 2 / 2;
    }
    s2 += own * own;
    for (let e = turned.starts[i]; e < turned.starts[i + 1]; e++) back[turned.columns[e]] = 0;
  }
  return { s0, s1, s2 };
}

export interface GlobalStatistics {
  readonly moran: Standardised;
  readonly varianceNormal: number;
  readonly geary: Standardised;
}

/**
 * Moran's I and Geary's C with their moments under random placement of the values (Cliff & Ord 1981, sections 1.5.1 and 2.3); I also under
 * normality. Needs four units or more that differ.
 */
export function globalStatistics(sample: MoranSample): GlobalStatistics {
  const { matrix, deviations, squares } = sample;
  const n = matrix.n;
  const { s0, s1, s2 } = weightSums(matrix);
  const fourth = deviations.reduce((sum, value) => sum + value ** 4, 0);
  const kurtosis = (n * fourth) / squares ** 2;
  const expected = -1 / (n - 1);
  const square = s0 * s0;
  const varianceNormal = (n * n * s1 - n * s2 + 3 * square) / ((n * n - 1) * square) - expected ** 2;
  const placed =
    n * ((n * n - 3 * n + 3) * s1 - n * s2 + 3 * square) - kurtosis * ((n * n - n) * s1 - 2 * n * s2 + 6 * square);
  const variance = placed / ((n - 1) * (n - 2) * (n - 3) * square) - expected ** 2;
  const gearyPlaced =
    (n - 1) * s1 * (n * n - 3 * n + 3 - (n - 1) * kurtosis) -
    (1 / 4) * ((n - 1) * s2 * (n * n + 3 * n - 6 - (n * n - n + 2) * kurtosis)) +
    square * (n * n - 3 - (n - 1) ** 2 * kurtosis);
  const gearyVariance = gearyPlaced / (n * (n - 2) * (n - 3) * square);
  return {
    moran: standardise(moranI(sample, deviations), expected, variance, 1),
    varianceNormal,
    geary: standardise(gearyC(sample), 1, gearyVariance, -1),
  };
}

export function standardise(statistic: number, expected: number, variance: number, sign: 1 | -1): Standardised {
  const z = (sign * (statistic - expected)) / Math.sqrt(variance);
  return { statistic, expected, variance, z, pValue: 2 * normalSurvival(Math.abs(z)) };
}

export interface LocalStatistics {
  /** Weighted sums of deviations over neighbours. */
  readonly lags: Float64Array;
  readonly values: readonly Standardised[];
}

/** Local I of Anselin (1995), with its moments given the unit's own value (Sokal, Oden & Thomson 1998, appendix; conditional randomisation). */
export function localStatistics({ matrix, deviations, squares }: MoranSample): LocalStatistics {
  const n = matrix.n;
  const m2 = squares / n;
  const lags = multiplySparse(matrix, deviations);
  const values = Array.from(deviations, (own, i) => {
    let sum = 0;
    let sumOfSquares = 0;
    for (let e = matrix.starts[i]; e < matrix.starts[i + 1]; e++) {
      sum += matrix.values[e];
      sumOfSquares += matrix.values[e] ** 2;
    }
    const expected = (-(own * own) * sum) / ((n - 1) * m2);
    const spread = (sumOfSquares - (sum * sum) / (n - 1)) * (m2 - (own * own) / (n - 1));
    return standardise((own / m2) * lags[i], expected, (own / m2) ** 2 * (n / (n - 2)) * spread, 1);
  });
  return { lags, values };
}
