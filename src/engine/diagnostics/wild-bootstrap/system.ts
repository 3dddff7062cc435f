import { dot } from '../../../core/linalg/gram.ts';
import { basisAcross, splitEffects } from '../../solve/effect-basis.ts';
import type { ClusterCodes, PreparedModel } from '../../solve/prepare.ts';

/**
 * What draws are made of, G clusters. With v the weights of a draw: the numerator of t* is d'v, the cluster sums of its denominator are
 * c = d o v - P (Q'v), in which d_g = z_g'u_g, z the residual of the regressor over its square sum, u the restricted residual, and P Q' what
 * absorbing the effects and solving the regression again takes out (Roodman, MacKinnon, Nielsen & Webb 2019, section 5). Index 0 belongs to the
 * value under test, 1 to a change of it by one. P is orthonormal.
 */
export interface WildSystem {
  readonly clusters: number;
  readonly rank: number;
  readonly d0: Float64Array;
  readonly d1: Float64Array;
  /** G x rank, row-major. */
  readonly p: Float64Array;
  readonly q0: Float64Array;
  readonly q1: Float64Array;
}

export interface WildInput {
  readonly prepared: PreparedModel;
  readonly cluster: ClusterCodes;
  /** Residual of the regressor on the other ones. */
  readonly regressor: Float64Array;
  /** Orthonormal basis of the other regressors. */
  readonly others: readonly Float64Array[];
  readonly u0: Float64Array;
  /** Change of the residual per unit of the value under test, with its sign turned; null: none (unrestricted residuals). */
  readonly u1: Float64Array | null;
}

export function createSystem({ prepared, cluster, regressor, others, u0, u1 }: WildInput): WildSystem {
  const { weights } = prepared;
  const { codes, count } = cluster;
  const norm = dot(regressor, regressor, weights);
  const z = regressor.map((value) => value / norm);
  const unit = regressor.map((value) => value / Math.sqrt(norm));
  const sums = (x: Float64Array, y: Float64Array) => clusterProducts(x, y, weights, codes, count);
  const zero = new Float64Array(count);
  const d0 = sums(z, u0);
  const d1 = u1 === null ? zero : sums(z, u1);
  const split = splitEffects(prepared, codes);
  const many = split.width > MOST_DUMMIES * count + 2 || split.width * codes.length > MOST_CELLS;
  const effects = many ? null : basisAcross(split, weights);
  const basis = [...others, unit, ...(effects ?? [])];
  const left = basis.map((column) => sums(column, z));
  const right0 = basis.map((column) => sums(column, u0));
  const right1 = basis.map((column) => (u1 === null ? zero : sums(column, u1)));
  if (effects === null) {
    const whole = effectsByCluster(prepared, cluster, z, u0, u1);
    left.push(...whole.left);
    right0.push(...whole.right0);
    right1.push(...whole.right1);
  }
  return { clusters: count, d0, d1, ...orthonormalFactors(left, right0, right1, count) };
}

/** Numbers that the dummies of effects may hold (0.2 GB) and, as a multiple of the clusters, how many dummies are worth their while. */
const MOST_CELLS = 2.5e7;
const MOST_DUMMIES = 2;

/** P Q' of all effects cluster by cluster: what the residuals of one cluster alone leave in the others when the effects are taken out. */
function effectsByCluster(
  { absorber, weights, n }: PreparedModel,
  { codes, count }: ClusterCodes,
  z: Float64Array,
  u0: Float64Array,
  u1: Float64Array | null,
) {
  const part = (u: Float64Array | null, cluster: number) => {
    if (u === null) return new Float64Array(count);
    const own = new Float64Array(n);
    for (let r = 0; r < n; r++) if (codes[r] === cluster) own[r] = u[r];
    const kept = own.slice();
    absorber.apply(kept);
    return clusterProducts(
      z,
      own.map((value, r) => value - kept[r]),
      weights,
      codes,
      count,
    );
  };
  const unitVector = (at: number) => Float64Array.from({ length: count }, (_, g) => (g === at ? 1 : 0));
  const clusters = Array.from({ length: count }, (_, g) => g);
  // Here the columns stand for the moving residuals: F = (F')', so that left and right change places.
  const columns0 = clusters.map((g) => part(u0, g));
  const columns1 = clusters.map((g) => part(u1, g));
  const rowOf = (columns: readonly Float64Array[], g: number) => Float64Array.from(columns, (column) => column[g]);
  return {
    left: clusters.map(unitVector),
    right0: clusters.map((g) => rowOf(columns0, g)),
    right1: clusters.map((g) => rowOf(columns1, g)),
  };
}

/** Sums of w x y by cluster. */
function clusterProducts(
  x: Float64Array,
  y: Float64Array,
  weights: Float64Array | null,
  codes: Int32Array,
  count: number,
): Float64Array {
  const out = new Float64Array(count);
  for (let r = 0; r < codes.length; r++) out[codes[r]] += x[r] * y[r] * (weights === null ? 1 : weights[r]);
  return out;
}

/** Norm left of a column of P below which it lies in the span of those before it. */
const DEPENDENT = 1e-13;

/** P Q' with the columns of P made orthonormal (Gram-Schmidt twice) and Q changed to match; G x rank, row-major. */
function orthonormalFactors(
  left: readonly Float64Array[],
  right0: readonly Float64Array[],
  right1: readonly Float64Array[],
  count: number,
): Pick<WildSystem, 'rank' | 'p' | 'q0' | 'q1'> {
  const basis: { p: Float64Array; q0: Float64Array; q1: Float64Array }[] = [];
  const add = (to: Float64Array, share: number, from: Float64Array) => {
    for (let g = 0; g < count; g++) to[g] += share * from[g];
  };
  left.forEach((column, j) => {
    const vector = column.slice();
    const before = Math.sqrt(dot(vector, vector));
    for (let pass = 0; pass < 2; pass++) {
      for (const one of basis) {
        const share = dot(vector, one.p);
        add(vector, -share, one.p);
        add(one.q0, share, right0[j]);
        add(one.q1, share, right1[j]);
      }
    }
    const length = Math.sqrt(dot(vector, vector));
    if (!(length > DEPENDENT * before)) return;
    const scaled = (from: Float64Array) => from.map((value) => value * length);
    basis.push({ p: vector.map((value) => value / length), q0: scaled(right0[j]), q1: scaled(right1[j]) });
  });
  const rank = basis.length;
  const rows = (key: 'p' | 'q0' | 'q1') => {
    const out = new Float64Array(count * rank);
    basis.forEach((one, j) => {
      for (let g = 0; g < count; g++) out[g * rank + j] = one[key][g];
    });
    return out;
  };
  return { rank, p: rows('p'), q0: rows('q0'), q1: rows('q1') };
}
