import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { feolsProblem } from '../../estimators/feols/fit.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { estimate, prepareLinearModel } from '../../solve/linear-model.ts';
import { orthonormalColumns, partialOut } from '../../solve/partial-out.ts';
import type { ClusterCodes, PreparedColumn, PreparedModel } from '../../solve/prepare.ts';
import { WildKernel } from './kernel.ts';
import type { WildOptions } from './meta.ts';
import { createSystem } from './system.ts';

/** Clusters whose number of sign vectors a double still counts exactly. */
const MOST_ENUMERATED = 30;
/** With this few clusters signs take few values, and p-values are coarse (Webb 2023). */
const FEW_SIGNS = 12;
/** With this few clusters in which the term moves, the test may hardly ever reject (MacKinnon & Webb 2018). */
const FEW_MOVING = 5;

/** All that draws share. It holds the panel and its factorisations, so it stays where it was made: every worker makes its own. */
export interface WildPlan {
  readonly options: WildOptions;
  readonly term: string;
  readonly result: ModelResult;
  readonly prepared: PreparedModel;
  readonly cluster: ClusterCodes;
  readonly kernel: WildKernel;
  readonly enumerated: boolean;
  readonly replicates: number;
  readonly estimate: number;
  readonly stdError: number;
  /** Clustered standard error without small-sample factors. */
  readonly plainError: number;
  readonly notices: readonly Notice[];
}

/**
 * Failures: wildOneCluster, wildNoTerm, wildTermDropped, wildPerfectFit, wildTooLarge and those of `fitLinearModel`.
 */
export function planWild(
  panel: Panel,
  roles: ModelRoles,
  options: WildOptions,
  context: RunContext,
): Outcome<WildPlan> {
  const problem = feolsProblem(panel, roles, { ...options, vcov: 'cluster' });
  if (!problem.ok) return problem;
  const by = [...new Set(problem.value.cluster)];
  if (by.length !== 1) return fail('wildOneCluster', { given: by.length });
  context.progress(0, 1, 'absorb');
  const prepared = prepareLinearModel(panel, problem.value);
  if (!prepared.ok) return prepared;
  const model = prepared.value;
  const [cluster] = model.clusters;
  const result = estimate(model);
  if (!result.ok) return result;
  const term = options.term ?? model.regressors[0]?.name;
  if (term === undefined) return fail('wildNoTerm');
  const at = result.value.terms.findIndex(({ name }) => name === term);
  const column = model.regressors.find(({ name }) => name === term);
  if (at < 0 || !column) return fail('wildTermDropped', { term });
  const kept = new Set(result.value.terms.map(({ name }) => name));
  const others = model.regressors.filter(({ name }) => name !== term && kept.has(name));
  const k = result.value.terms.length;
  const stdError = Math.sqrt(Math.max(0, result.value.vcov[at * k + at]));
  if (!(stdError > 0)) return fail('wildPerfectFit', { term });
  const draws = drawsOf(options, cluster.count);
  if (cluster.count > MOST_CLUSTERS) return fail('wildTooLarge', { clusters: cluster.count });
  const system = buildKernel(model, cluster, column, others, options);
  return succeed({
    options,
    term,
    result: result.value,
    prepared: model,
    cluster,
    ...system,
    ...draws,
    stdError,
    notices: [...result.value.notices, ...ownNotices(options, cluster, column, model, draws)],
  });
}

/** Beyond, clustered standard errors need no bootstrap and its tables no longer fit. */
const MOST_CLUSTERS = 20_000;

function drawsOf({ signs, draws }: WildOptions, clusters: number) {
  const enumerated = signs === 'rademacher' && clusters <= MOST_ENUMERATED && 2 ** clusters <= draws;
  return { enumerated, replicates: enumerated ? 2 ** clusters : draws };
}

/** Number of replicates before the model is known: as many as asked for (full enumeration takes fewer). */
export const mostReplicates = (options: WildOptions): number => options.draws;

function buildKernel(
  prepared: PreparedModel,
  cluster: ClusterCodes,
  column: PreparedColumn,
  others: readonly PreparedColumn[],
  { nullValue, imposeNull }: WildOptions,
) {
  const regressor = partialOut(prepared, others, column.values).residual;
  const outcome = partialOut(prepared, others, prepared.outcome.values).residual;
  const { weights } = prepared;
  let cross = 0;
  let norm = 0;
  for (let r = 0; r < regressor.length; r++) {
    const scaled = (weights === null ? 1 : weights[r]) * regressor[r];
    cross += scaled * outcome[r];
    norm += scaled * regressor[r];
  }
  const estimated = cross / norm;
  const full = outcome.map((value, r) => value - estimated * regressor[r]);
  const scores = new Float64Array(cluster.count);
  for (let r = 0; r < full.length; r++) {
    scores[cluster.codes[r]] += ((weights === null ? 1 : weights[r]) * regressor[r] * full[r]) / norm;
  }
  const restricted = outcome.map((value, r) => value - nullValue * regressor[r]);
  const basis = orthonormalColumns(
    others.map(({ values }) => values),
    weights,
  );
  const u = imposeNull ? { u0: restricted, u1: regressor } : { u0: full, u1: null };
  const system = createSystem({ prepared, cluster, regressor, others: basis, ...u });
  const squares = scores.reduce((sum, value) => sum + value * value, 0);
  return { kernel: new WildKernel(system), estimate: estimated, plainError: Math.sqrt(squares) };
}

function ownNotices(
  { signs }: WildOptions,
  cluster: ClusterCodes,
  column: PreparedColumn,
  { rows }: PreparedModel,
  { enumerated, replicates }: { readonly enumerated: boolean; readonly replicates: number },
): Notice[] {
  const out: Notice[] = [];
  const params = { column: cluster.by, clusters: cluster.count };
  if (enumerated) out.push(notice('info', 'wildEnumerated', { ...params, draws: replicates }));
  if (signs === 'rademacher' && cluster.count < FEW_SIGNS) {
    out.push(notice('caution', 'wildFewSigns', { ...params, values: 2 ** (cluster.count - 1) }));
  }
  const moving = countMoving(cluster, column.source, rows);
  if (moving <= FEW_MOVING && moving < cluster.count) {
    out.push(notice('caution', 'wildFewMoving', { ...params, moving, term: column.name }));
  }
  return out;
}

/** Clusters in which a column is not the same in every row. */
function countMoving({ codes, count }: ClusterCodes, source: Float64Array, rows: Int32Array | null): number {
  const first = new Float64Array(count).fill(Number.NaN);
  const moves = new Uint8Array(count);
  for (let r = 0; r < codes.length; r++) {
    const value = source[rows === null ? r : rows[r]];
    if (Number.isNaN(first[codes[r]])) first[codes[r]] = value;
    else if (first[codes[r]] !== value) moves[codes[r]] = 1;
  }
  return moves.reduce((total, flag) => total + flag, 0);
}
