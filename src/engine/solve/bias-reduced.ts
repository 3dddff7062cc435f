import { gram } from '../../core/linalg/gram.ts';
import { symmetricEigen } from '../../core/linalg/symmetric-eigen.ts';
import { createAbsorber } from '../absorb/create-absorber.ts';
import { basisAcross, splitEffects } from './effect-basis.ts';
import type { Solution } from './least-squares.ts';
import type { PreparedModel } from './prepare.ts';

export interface ClusterInference {
  /** p x p over the influences. */
  readonly vcov: Float64Array;
  /** Satterthwaite's degrees of freedom of each, length p. */
  readonly dof: Float64Array;
}

/** Columns of effects that cross clusters above which the decomposition per cluster is refused. */
export const WIDEST = 1_200;

/** 1 minus an eigenvalue of H_gg below this counts as zero: the cluster fits that direction exactly (clubSandwich: 1e-12). */
const EXACT_DIRECTION = 1e-12;

/** Width of the design across clusters, to be held against `WIDEST` first. */
export const widthAcross = (prepared: PreparedModel): number =>
  splitEffects(prepared, prepared.clusters[0].codes).width + prepared.regressors.length;

/**
 * Cluster-robust covariance with residuals adjusted by (I - H_gg)^(-1/2) (CR2 under independent errors of equal variance; `adjust` false: none), and
 * degrees of freedom by moments under the same working model. No weights, one way of clustering.
 *
 * With F the orthonormal columns of the effects that cross clusters and of the residualised regressors, H is F F' plus the projection on effects
 * inside clusters, which residuals and influences have no part in; so (I - H_gg)^(-1/2) acts as I + F_g U diag((1 - s)^(-1/2) - 1) / s U' F_g'
 * with U s U' = F_g' F_g.
 * @param influence p arrays of length n: coefficient j is sum_r influence[j][r] y[r] up to what residuals are orthogonal to
 * Sources: Bell & McCaffrey (2002), Survey Methodology 28(2); Pustejovsky & Tipton (2018), JBES 36(4), section 2 and theorem 2.
 */
export function clusterInference(
  prepared: PreparedModel,
  solution: Solution,
  influence: readonly Float64Array[],
  adjust: boolean,
): ClusterInference {
  const { codes, count } = prepared.clusters[0];
  const split = splitEffects(prepared, codes);
  const columns = [...basisAcross(split, null), ...orthonormalRegressors(prepared, solution)];
  const inside = createAbsorber(split.nested, null);
  const cleared = influence.map((values) => {
    const own = values.slice();
    inside.apply(own);
    return own;
  });
  const p = cleared.length;
  const m = columns.length;
  const scores = Array.from({ length: p }, () => new Float64Array(count));
  const lengths = Array.from({ length: p }, () => new Float64Array(count));
  const shadows = Array.from({ length: p }, () => Array.from({ length: m }, () => new Float64Array(count)));
  rowsOf(codes, count).forEach((rows, g) => {
    const own = columns.map((column) => rows.map((r) => column[r]));
    const adjusted = adjuster(own, adjust);
    cleared.forEach((values, j) => {
      const a = adjusted(rows.map((r) => values[r]));
      rows.forEach((r, i) => {
        scores[j][g] += a[i] * solution.residual[r];
        lengths[j][g] += a[i] * a[i];
      });
      own.forEach((column, c) => {
        shadows[j][c][g] = column.reduce((sum, value, i) => sum + value * a[i], 0);
      });
    });
  });
  return {
    vcov: gram(scores),
    dof: Float64Array.from(scores, (_, j) => satterthwaite(lengths[j], shadows[j])),
  };
}

function rowsOf(codes: Int32Array, count: number): number[][] {
  const rows: number[][] = Array.from({ length: count }, () => []);
  codes.forEach((g, r) => {
    rows[g].push(r);
  });
  return rows;
}

/** X L with (X'X)^-1 = L L', for the residualised regressors that were kept. */
function orthonormalRegressors({ regressors, n }: PreparedModel, { kept, inverseGram }: Solution): Float64Array[] {
  const k = kept.length;
  const { values, vectors } = symmetricEigen(inverseGram, k);
  return Array.from(values, (value, c) => {
    const out = new Float64Array(n);
    const scale = Math.sqrt(Math.max(0, value));
    kept.forEach((j, i) => {
      const factor = scale * vectors[i * k + c];
      const column = regressors[j].values;
      for (let r = 0; r < n; r++) out[r] += factor * column[r];
    });
    return out;
  });
}

/** (I - F F')^(-1/2) of one cluster; directions that F fills are taken out. */
function adjuster(columns: readonly number[][], adjust: boolean): (vector: number[]) => number[] {
  if (!adjust) return (vector) => vector;
  const m = columns.length;
  const { values, vectors } = symmetricEigen(gram(columns.map((column) => Float64Array.from(column))), m);
  const factors = values.map((s) => {
    if (s <= Number.EPSILON) return 0;
    return 1 - s < EXACT_DIRECTION ? -1 / s : (1 / Math.sqrt(1 - s) - 1) / s;
  });
  return (vector) => {
    const inner = columns.map((column) => column.reduce((sum, value, i) => sum + value * vector[i], 0));
    const out = vector.slice();
    for (let c = 0; c < m; c++) {
      if (factors[c] === 0) continue;
      let along = 0;
      for (let i = 0; i < m; i++) along += vectors[i * m + c] * inner[i];
      along *= factors[c];
      for (let i = 0; i < m; i++) {
        const share = along * vectors[i * m + c];
        if (share === 0) continue;
        const column = columns[i];
        for (let r = 0; r < out.length; r++) out[r] += share * column[r];
      }
    }
    return out;
  };
}

/** (tr P)^2 / tr(P^2) for P = diag(a_g'a_g) - B'B with B the columns F_g'a_g. */
function satterthwaite(lengths: Float64Array, shadows: readonly Float64Array[]): number {
  const inner = gram(shadows);
  const own = lengths.map((_, g) => shadows.reduce((sum, shadow) => sum + shadow[g] * shadow[g], 0));
  let [trace, square] = [0, 0];
  lengths.forEach((d, g) => {
    trace += d - own[g];
    square += d * d - 2 * d * own[g];
  });
  square += inner.reduce((sum, value) => sum + value * value, 0);
  return (trace * trace) / square;
}
