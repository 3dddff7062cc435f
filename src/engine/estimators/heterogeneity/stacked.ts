import { dot } from '../../../core/linalg/gram.ts';
import type { Panel } from '../../panel.ts';
import { multiwayMeat } from '../../solve/covariance.ts';
import { solveLeastSquares } from '../../solve/least-squares.ts';
import type { LinearFit, PreparedModel } from '../../solve/linear-model.ts';
import type { ClusterCodes } from '../../solve/prepare.ts';
import { readCodes } from '../../solve/read-columns.ts';
import { heteroskedasticMeat } from '../../vcov/meat.ts';

/** One of several regressions, and the term of it that is compared with those of the others. */
export interface StackedFit {
  readonly prepared: PreparedModel;
  readonly fit: LinearFit;
  readonly term: string;
}

/**
 * Covariance (k x k) of one coefficient from each of k regressions whose samples may overlap: standard errors as each regression has them, and
 * correlations from the stacked influence of the panel's rows, summed by the clusters of the run (Weesie 1999, Stata Technical Bulletin 52).
 * `dof`: clusters that any of them uses less one, or without clusters the fewest that one of them has.
 */
export function stackedCovariance(panel: Panel, fits: readonly StackedFit[]): { vcov: Float64Array; dof: number } {
  const k = fits.length;
  const columns = fits.map((one) => influence(panel, one));
  const clusters = clusterCodes(panel, fits[0].prepared);
  const parts = { columns, residual: new Float64Array(panel.rows.length).fill(1), weights: null, frequency: false };
  const plain = { observationFactor: 1, clusterFactor: () => 1 };
  const meat = clusters.length > 0 ? multiwayMeat(parts, clusters, plain) : heteroskedasticMeat(parts, null, 0);
  const errors = fits.map(errorOf);
  const vcov = meat.map((value, cell) => {
    const [i, j] = [Math.floor(cell / k), cell % k];
    if (i === j) return errors[i] ** 2;
    const scale = Math.sqrt(meat[i * k + i] * meat[j * k + j]);
    return scale > 0 ? Math.max(-1, Math.min(1, value / scale)) * errors[i] * errors[j] : 0;
  });
  const used = Uint8Array.from(panel.rows, (_, i) => Number(columns.some((column) => column[i] !== 0)));
  const counts = clusters.map(({ codes }) => new Set(codes.filter((_, i) => used[i] === 1)).size - 1);
  const own = fits.map(({ fit }) => fit.result.dofResidual);
  return { vcov, dof: Math.min(...(counts.length > 0 ? counts : own)) };
}

function errorOf({ fit: { result }, term }: StackedFit): number {
  const at = result.terms.findIndex(({ name }) => name === term);
  return Math.sqrt(Math.max(0, result.vcov[at * result.terms.length + at]));
}

/** What each panel row adds to the coefficient of the term: w x e / (x'Wx), x the term's column without the other regressors (Frisch-Waugh). */
function influence(panel: Panel, { prepared, fit, term }: StackedFit): Float64Array {
  const { weights, regressors } = prepared;
  const kept = new Set(fit.result.terms.map(({ name }) => name));
  const own = regressors.find(({ name }) => name === term)!;
  const others = regressors.filter(({ name }) => name !== term && kept.has(name));
  const x = solveLeastSquares({
    columns: others.map(({ values }) => values),
    outcome: own.values,
    weights,
    deviations: others.map(({ moments }) => moments.deviation),
    squares: others.map(({ moments }) => moments.square),
    centredFrom: null,
    absorptionError: 0,
  }).residual;
  const square = dot(x, x, weights);
  const place = new Map(Array.from(fit.rows, (row, r) => [row, r]));
  return Float64Array.from(panel.rows, (row) => {
    const r = place.get(row);
    return r === undefined ? 0 : ((weights === null ? 1 : weights[r]) * x[r] * fit.residual[r]) / square;
  });
}

/** The clusters of the run over all rows of the panel; a row without one is in no regression. */
function clusterCodes(panel: Panel, { clusters }: PreparedModel): ClusterCodes[] {
  return clusters.flatMap(({ by }) => {
    const read = readCodes(panel, by, 'cluster');
    if (!read.ok) return [];
    const { codes, levels } = read.value;
    return [{ by, codes: codes.map((code) => Math.max(0, code)), count: levels }];
  });
}
