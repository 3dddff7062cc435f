import { householderLeastSquares, type LeastSquares } from '../../src/core/linalg/qr.ts';

/** A grouping as dummies: one column per level, and one per level and slope. */
export interface DummyEffect {
  readonly codes: Int32Array;
  readonly levels: number;
  readonly intercept: boolean;
  readonly slopes: readonly Float64Array[];
}

export function dummyColumns(effects: readonly DummyEffect[]): Float64Array[] {
  return effects.flatMap(({ codes, levels, intercept, slopes }) =>
    Array.from({ length: levels }, (_, level) => [
      ...(intercept ? [Float64Array.from(codes, (code) => (code === level ? 1 : 0))] : []),
      ...slopes.map((slope) => Float64Array.from(codes, (code, r) => (code === level ? slope[r] : 0))),
    ]).flat(),
  );
}

/** Relative norm below which a dummy is redundant; the designs of the tests have no near ties. */
const TOLERANCE = 1e-8;

export interface DummyFit extends LeastSquares {
  /** Everything that was estimated: regressors first or last as given, redundant dummies left out. */
  readonly design: readonly Float64Array[];
  /** Diagonal of the hat matrix. */
  readonly leverage: Float64Array;
}

/** Slow, obvious least squares on dummies by QR: what absorption must reproduce. Dummies stand first, so regressors they span drop out. */
export function dummyRegression(
  regressors: readonly Float64Array[],
  outcome: Float64Array,
  effects: readonly DummyEffect[],
  weights: Float64Array | null = null,
): DummyFit {
  const all = [...dummyColumns(effects), ...regressors];
  const fit = householderLeastSquares(all, outcome, TOLERANCE, weights);
  const design = Array.from(fit.kept, (j) => all[j]);
  const k = design.length;
  const leverage = outcome.map((_, r) => {
    let h = 0;
    for (let i = 0; i < k; i++)
      for (let j = 0; j < k; j++) h += fit.inverseGram[i * k + j] * design[i][r] * design[j][r];
    return (weights === null ? 1 : weights[r]) * h;
  });
  return { ...fit, design, leverage };
}

/** Sandwich with scores summed by `clusters` (each row its own when null), without small-sample factors. */
export function dummySandwich(
  fit: DummyFit,
  weights: Float64Array | null,
  clusters: Int32Array | null,
  scale: (row: number) => number = () => 1,
): Float64Array {
  const k = fit.design.length;
  const n = fit.residual.length;
  const groups = clusters === null ? n : Math.max(...clusters) + 1;
  const sums = Array.from({ length: groups }, () => new Float64Array(k));
  for (let r = 0; r < n; r++) {
    const score = (weights === null ? 1 : weights[r]) * fit.residual[r] * scale(r);
    for (let j = 0; j < k; j++) sums[clusters === null ? r : clusters[r]][j] += score * fit.design[j][r];
  }
  const out = new Float64Array(k * k);
  for (const sum of sums) {
    const influence = sum.map((_, i) => {
      let s = 0;
      for (let j = 0; j < k; j++) s += fit.inverseGram[i * k + j] * sum[j];
      return s;
    });
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) out[i * k + j] += influence[i] * influence[j];
  }
  return out;
}
