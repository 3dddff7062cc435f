import { choleskyPivoted, solveFactored } from '../../../core/linalg/cholesky.ts';
import { dot, gram } from '../../../core/linalg/gram.ts';
import { solveLeastSquares } from '../../solve/least-squares.ts';
import type { LogDetFunction } from '../../spatial/log-determinant.ts';

/** How the likelihood counts observations: T log|I - r W| and N T, or what the transformation of Lee & Yu (2010) leaves of them. */
export interface Counting {
  readonly observations: number;
  readonly periods: number;
  /** Time effects transformed away: |I - r W| loses the root that belongs to constants, 1 - r. */
  readonly withoutConstants: boolean;
}

export function countFor(units: number, periods: number, effects: string, leeYu: boolean): Counting {
  const individual = leeYu && (effects === 'individual' || effects === 'twoWay');
  const time = leeYu && (effects === 'time' || effects === 'twoWay');
  const transformed = individual ? periods - 1 : periods;
  return { observations: (time ? units - 1 : units) * transformed, periods: transformed, withoutConstants: time };
}

/** The likelihood of one spatial parameter, everything else concentrated out. */
export interface Concentrated {
  /** Sum of squared residuals at r, and minus half its derivative: e' (d e / d r) with the sign turned. */
  squares(r: number): { readonly ssr: number; readonly slope: number };
}

/** y - r W y regressed on X: the residuals of y and of W y on X say all (Elhorst 2014, section 3.3.1). */
export function lagLikelihood(
  columns: readonly Float64Array[],
  outcome: Float64Array,
  lagged: Float64Array,
): Concentrated {
  const e0 = residualOf(columns, outcome);
  const e1 = residualOf(columns, lagged);
  const [c00, c01, c11] = [dot(e0, e0), dot(e0, e1), dot(e1, e1)];
  return { squares: (r) => ({ ssr: c00 - 2 * r * c01 + r * r * c11, slope: c01 - r * c11 }) };
}

/** y - r W y regressed on X - r W X, by cross-products of [X, y] and [W X, W y] (Elhorst 2014, section 3.3.2). */
export function errorLikelihood(
  columns: readonly Float64Array[],
  laggedColumns: readonly Float64Array[],
  outcome: Float64Array,
  lagged: Float64Array,
): Concentrated {
  const k = columns.length;
  const m = k + 1;
  const all = gram([...columns, outcome, ...laggedColumns, lagged]);
  const block = (p: number, q: number, i: number, j: number) => all[(p * m + i) * 2 * m + q * m + j];
  const at = (r: number, i: number, j: number) =>
    block(0, 0, i, j) - r * (block(0, 1, i, j) + block(0, 1, j, i)) + r * r * block(1, 1, i, j);
  return {
    squares(r) {
      const normal = new Float64Array(k * k);
      for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) normal[i * k + j] = at(r, i, j);
      const weights = Float64Array.from({ length: k }, (_, i) => at(r, i, k));
      solveFactored(choleskyPivoted(normal, k), weights);
      const v = Float64Array.from({ length: m }, (_, i) => (i < k ? -weights[i] : 1));
      let ssr = 0;
      let slope = 0;
      for (let i = 0; i < m; i++) {
        for (let j = 0; j < m; j++) {
          ssr += v[i] * v[j] * at(r, i, j);
          slope += v[i] * v[j] * (block(0, 1, i, j) - r * block(1, 1, i, j));
        }
      }
      return { ssr, slope };
    },
  };
}

export function residualOf(columns: readonly Float64Array[], outcome: Float64Array): Float64Array {
  return leastSquares(columns, outcome).residual;
}

/** Coefficients, all columns retained (they are known to be independent), and residuals. */
export function leastSquares(columns: readonly Float64Array[], outcome: Float64Array) {
  const squares = columns.map((column) => dot(column, column));
  return solveLeastSquares({
    columns,
    outcome,
    weights: null,
    deviations: squares,
    squares,
    centredFrom: null,
    absorptionError: 0,
  });
}

/** Log-likelihood at r with coefficients and variance concentrated out. */
export function logLikelihood(model: Concentrated, logDet: number, r: number, count: Counting): number {
  const { ssr } = model.squares(r);
  const n = count.observations;
  const constant = count.withoutConstants ? Math.log1p(-r) : 0;
  return -0.5 * n * (1 + Math.log(2 * Math.PI) + Math.log(ssr / n)) + count.periods * (logDet - constant);
}

/** Its derivative. */
export function scoreOf(model: Concentrated, logDet: LogDetFunction, r: number, count: Counting): number {
  const { ssr, slope } = model.squares(r);
  const constant = count.withoutConstants ? 1 / (1 - r) : 0;
  return count.periods * (logDet.first(r) + constant) + (count.observations * slope) / ssr;
}
