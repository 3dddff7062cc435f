import { studentTwoSided } from '../../../core/distributions/index.ts';
import { compressCodes } from '../../absorb/group-rows.ts';
import type { ClusterCodes, PreparedModel } from '../../solve/prepare.ts';
import { countFixest, countReghdfe, type EffectCount } from '../../vcov/degrees-of-freedom.ts';
import { correction } from '../../vcov/small-sample.ts';
import { type LeaveOut, type Products, packedSize, productsOf, type Without } from './downdate.ts';
import type { DropGroups } from './groups.ts';
import type { InfluenceEstimate } from './types.ts';

/** What standard errors without a group are made of besides the regression itself. */
export interface ErrorTables {
  readonly cluster: ClusterCodes | null;
  /** Packed products and B_h'u_h of every cluster, one cluster after the other. */
  readonly grams: Float64Array;
  readonly crosses: Float64Array;
  readonly clusterRows: Int32Array;
}

export function errorTables(
  model: LeaveOut,
  prepared: PreparedModel,
  groups: DropGroups,
  byGroup: readonly Products[],
): ErrorTables {
  const cluster = prepared.problem.vcov === 'cluster' ? prepared.clusters[0] : null;
  const size = packedSize(model.rank);
  const count = cluster?.count ?? 0;
  const grams = new Float64Array(count * size);
  const crosses = new Float64Array(count * model.rank);
  const clusterRows = new Int32Array(count);
  if (cluster === null) return { cluster, grams, crosses, clusterRows };
  const rowsOf = Array.from({ length: count }, () => [] as number[]);
  cluster.codes.forEach((code, r) => {
    rowsOf[code].push(r);
  });
  rowsOf.forEach((rows, h) => {
    clusterRows[h] = rows.length;
    const group = groups.codes[rows[0]];
    const same = groups.rowsOf[group].length === rows.length && rows.every((r) => groups.codes[r] === group);
    const products = same ? byGroup[group] : productsOf(model, Int32Array.from(rows));
    grams.set(products.gram, h * size);
    crosses.set(products.cross, h * model.rank);
  });
  return { cluster, grams, crosses, clusterRows };
}

/** Levels of each effect in every group, to know what is left without it. */
export interface LevelCounts {
  readonly whole: readonly Int32Array[];
}

export const levelCounts = ({ effects, n }: PreparedModel): LevelCounts => ({
  whole: effects.map(({ codes, levels }) => {
    const count = new Int32Array(levels);
    for (let r = 0; r < n; r++) count[codes[r]]++;
    return count;
  }),
});

/** Levels left of each effect without some rows; null when one of them keeps a single row, which may be a singleton. */
export function levelsWithout({ effects }: PreparedModel, counts: LevelCounts, rows: Int32Array): number[] | null {
  const left: number[] = [];
  for (let e = 0; e < effects.length; e++) {
    const { codes, levels } = effects[e];
    const count = counts.whole[e];
    let gone = 0;
    let single = false;
    for (let s = 0; s < rows.length; s++) count[codes[rows[s]]]--;
    for (let s = 0; s < rows.length; s++) {
      const now = count[codes[rows[s]]];
      if (now === 1) single = true;
      if (now === 0) {
        gone++;
        count[codes[rows[s]]] = -1;
      }
    }
    for (let s = 0; s < rows.length; s++) {
      const code = codes[rows[s]];
      if (count[code] < 0) count[code] = 0;
      count[code]++;
    }
    if (single) return null;
    left.push(levels - gone);
  }
  return left;
}

/**
 * Standard error, degrees of freedom and p-value without a group, iid or clustered one way. Absorbed effects are intercepts.
 */
export function errorWithout(
  model: LeaveOut,
  prepared: PreparedModel,
  tables: ErrorTables,
  answer: Without,
  rows: Int32Array,
  levels: readonly number[],
): InfluenceEstimate {
  const { problem, weights, constantAbsorbed, blocks } = prepared;
  const { cluster } = tables;
  const frequency = problem.weights?.kind === 'frequency';
  const lost = frequency ? rows.reduce((sum, r) => sum + weights![r], 0) : rows.length;
  const nobs = prepared.nobs - lost;
  const scores = cluster === null ? null : clusterScoresWithout(model, tables, answer, rows);
  const factors = correction(
    {
      nobs,
      slopes: answer.slopes,
      ownConstant: constantAbsorbed && !blocks.some((block) => block.intercept),
      levels,
      count: countWithout(prepared, cluster, levels, rows),
      clusterCounts: scores === null ? [] : [scores.clusters],
    },
    problem.vcov,
    problem.preset,
    problem.ssc,
  );
  const last = model.rank - 1;
  const variance =
    scores === null
      ? ((answer.ssr / nobs) * factors.observationFactor * answer.direction[last]) / model.norm ** 2
      : (scores.squares * factors.observationFactor * factors.clusterFactor(scores.clusters)) / model.norm ** 2;
  const dof = factors.testDof;
  const stdError = Math.sqrt(variance);
  if (!(dof >= 1 && stdError > 0 && Number.isFinite(stdError))) {
    return { estimate: answer.estimate, stdError: null, dof: null, pValue: null };
  }
  return { estimate: answer.estimate, stdError, dof, pValue: studentTwoSided(answer.estimate / stdError, dof) };
}

function countWithout(
  { effects, problem, n }: PreparedModel,
  cluster: ClusterCodes | null,
  levels: readonly number[],
  rows: Int32Array,
): EffectCount {
  const nested = effects.map(
    ({ codes, levels: all }) => cluster !== null && nestsWithout(codes, all, cluster, rows, n),
  );
  // Codes are read only where two effects are free, to count their connected parts.
  const two = nested.filter((inside) => !inside).length > 1;
  const counted = effects.map(({ codes, levels: all }, e) => ({
    codes: two ? compressCodes(remaining(codes, rows), all).codes : codes,
    levels: levels[e],
    slope: false,
    emptyLevels: 0,
  }));
  return problem.preset === 'reghdfe' ? countReghdfe(counted, nested) : countFixest(counted, nested);
}

/** The entries besides those at `rows` (ascending). */
function remaining(codes: Int32Array, rows: Int32Array): Int32Array {
  const out = new Int32Array(codes.length - rows.length);
  let next = 0;
  let at = 0;
  for (let r = 0; r < codes.length; r++) {
    if (next < rows.length && rows[next] === r) next++;
    else out[at++] = codes[r];
  }
  return out;
}

/** Whether every level of an effect lies in one cluster when some rows (ascending) are left out. */
function nestsWithout(codes: Int32Array, levels: number, cluster: ClusterCodes, rows: Int32Array, n: number): boolean {
  if (codes === cluster.codes) return true;
  const parent = new Int32Array(levels).fill(-1);
  let next = 0;
  for (let r = 0; r < n; r++) {
    if (next < rows.length && rows[next] === r) {
      next++;
      continue;
    }
    const known = parent[codes[r]];
    if (known === -1) parent[codes[r]] = cluster.codes[r];
    else if (known !== cluster.codes[r]) return false;
  }
  return true;
}

/** Four sums at a time, which a processor can add side by side. */
function packedDot(product: Float64Array, grams: Float64Array, from: number): number {
  const size = product.length;
  let [s0, s1, s2, s3] = [0, 0, 0, 0];
  let c = 0;
  for (; c + 3 < size; c += 4) {
    s0 += product[c] * grams[from + c];
    s1 += product[c + 1] * grams[from + c + 1];
    s2 += product[c + 2] * grams[from + c + 2];
    s3 += product[c + 3] * grams[from + c + 3];
  }
  for (; c < size; c++) s0 += product[c] * grams[from + c];
  return s0 + s1 + (s2 + s3);
}

/** Sum of squared cluster scores, times the squared norm of the watched regressor, and the clusters that are left. */
function clusterScoresWithout(
  model: LeaveOut,
  { cluster, grams, crosses, clusterRows }: ErrorTables,
  { change, direction }: Without,
  rows: Int32Array,
): { squares: number; clusters: number } {
  const { rank, basis, residual, weights } = model;
  const { codes, count } = cluster!;
  const size = packedSize(rank);
  const product = new Float64Array(size);
  let cell = 0;
  for (let i = 0; i < rank; i++) {
    for (let j = 0; j < i; j++) product[cell++] = direction[i] * change[j] + direction[j] * change[i];
    product[cell++] = direction[i] * change[i];
  }
  // The part of the rows left out, cluster by cluster.
  const gone = new Map<number, { score: number; rows: number }>();
  for (let s = 0; s < rows.length; s++) {
    const r = rows[s];
    let z = 0;
    let fitted = 0;
    for (let j = 0; j < rank; j++) {
      z += basis[r * rank + j] * direction[j];
      fitted += basis[r * rank + j] * change[j];
    }
    const part = gone.get(codes[r]) ?? { score: 0, rows: 0 };
    part.score += (weights === null ? 1 : weights[r]) * z * (residual[r] - fitted);
    part.rows++;
    gone.set(codes[r], part);
  }
  let squares = 0;
  let clusters = count;
  for (let h = 0; h < count; h++) {
    const part = gone.get(h);
    if (part !== undefined && part.rows === clusterRows[h]) {
      clusters--;
      continue;
    }
    let score = part === undefined ? 0 : -part.score;
    for (let j = 0; j < rank; j++) score += direction[j] * crosses[h * rank + j];
    score -= packedDot(product, grams, h * size);
    squares += score * score;
  }
  return { squares, clusters };
}
