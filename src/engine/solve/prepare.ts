import { type Notice, notice, type Outcome, succeed } from '../../core/notice.ts';
import type { AbsorbBlock, Absorber } from '../absorb/absorber.ts';
import { createAbsorber } from '../absorb/create-absorber.ts';
import { compressCodes } from '../absorb/group-rows.ts';
import { findSingletons } from '../absorb/singletons.ts';
import type { PanelCodes } from '../design/panel-column.ts';
import type { Ledger } from '../ledger.ts';
import type { Panel } from '../panel.ts';
import type { TermTag } from '../result.ts';
import { type ColumnMoments, columnMoments } from './column-moments.ts';
import { type SampleDependence, sampleDependence } from './dependence.ts';
import { type SampleEffect, sampleEffects } from './effects-design.ts';
import type { LinearProblem } from './problem.ts';
import { gather, gatherCodes, SampleBuilder } from './sample.ts';
import { dropIncomplete, readSources, type Sources } from './sources.ts';

/** A regressor over the sample, absorbed effects taken out, with what it was before. */
export interface PreparedColumn {
  readonly name: string;
  readonly tag: TermTag;
  /** Over panel rows, as given. */
  readonly source: Float64Array;
  /** Residual after absorption, over sample rows. */
  readonly values: Float64Array;
  readonly moments: ColumnMoments;
}

export interface ClusterCodes {
  readonly by: string;
  readonly codes: Int32Array;
  readonly count: number;
}

/** Everything about a model that does not depend on its regressors' coefficients: reused by draws, drags and further columns. */
export interface PreparedModel {
  readonly problem: LinearProblem;
  readonly panel: Panel;
  /** Panel rows in the sample; null: all. */
  readonly rows: Int32Array | null;
  readonly n: number;
  readonly ledger: Ledger;
  readonly singletons: number;
  /** As used in sums: analytic and probability weights scaled to sum to n under 'reghdfe', as they are under 'fixest'. */
  readonly weights: Float64Array | null;
  readonly totalWeight: number;
  /** Observations for degrees of freedom: n, or the sum of frequency weights. */
  readonly nobs: number;
  readonly effects: readonly SampleEffect[];
  readonly blocks: readonly AbsorbBlock[];
  /** The span of what is absorbed holds a constant. */
  readonly constantAbsorbed: boolean;
  readonly reportConstant: boolean;
  readonly absorber: Absorber;
  readonly outcome: PreparedColumn;
  readonly regressors: readonly PreparedColumn[];
  readonly clusters: readonly ClusterCodes[];
  /** For covariances across periods and places; null for the others. */
  readonly dependence: SampleDependence | null;
  readonly unitCount: number | null;
  readonly periodCount: number | null;
  readonly notices: readonly Notice[];
}

/** Sample, ledger, absorption and degrees of freedom of a model. See `fitLinearModel` for failures. */
export function prepareLinearModel(panel: Panel, problem: LinearProblem): Outcome<PreparedModel> {
  const read = readSources(panel, problem);
  if (!read.ok) return read;
  const sources = read.value;
  const builder = new SampleBuilder(panel);
  dropIncomplete(builder, problem, sources);
  const singletons = problem.singletons === 'drop' ? dropSingletons(builder, problem, sources) : 0;
  const ledger = builder.finish();
  if (!ledger.ok) return ledger;
  const rows = builder.rows();
  return succeed(assemble(panel, problem, sources, rows, ledger.value, singletons));
}

function dropSingletons(builder: SampleBuilder, problem: LinearProblem, sources: Sources): number {
  const rows = builder.rows();
  const { blocks } = sampleEffects(sources.effects, rows);
  const groupings = blocks.filter((block) => block.intercept);
  if (groupings.length === 0) return 0;
  const frequency = problem.weights?.kind === 'frequency' ? gather(sources.weights!, rows) : null;
  const flags = findSingletons(groupings, groupings[0].codes.length, frequency);
  if (flags === null) return 0;
  builder.dropFlagged(flags, 'singleton');
  return flags.reduce((total, flag) => total + flag, 0);
}

function assemble(
  panel: Panel,
  problem: LinearProblem,
  sources: Sources,
  rows: Int32Array | null,
  ledger: Ledger,
  singletons: number,
): PreparedModel {
  const n = rows === null ? panel.rows.length : rows.length;
  const weighting = scaleWeights(problem, sources.weights, rows, n);
  const { effects, blocks } = sampleEffects(sources.effects, rows);
  const anyIntercept = blocks.some((block) => block.intercept);
  const constantAbsorbed = anyIntercept || problem.intercept !== false;
  const projected = anyIntercept || !constantAbsorbed ? blocks : [...blocks, constantBlock(n)];
  const absorber = createAbsorber(projected, weighting.weights);
  const prepare = (name: string, tag: TermTag, source: Float64Array): PreparedColumn => {
    const values = gather(source, rows);
    const moments = columnMoments(values, weighting.weights, weighting.totalWeight);
    absorber.apply(values);
    return { name, tag, source, values, moments };
  };
  const outcome = prepare(problem.outcome, { kind: 'coefficient', role: 'control' }, sources.outcome);
  const regressors = problem.regressors.map(({ name, tag, values }) => prepare(name, tag, values));
  const reportConstant =
    constantAbsorbed &&
    (problem.intercept === true ||
      (problem.intercept === 'auto' && (effects.length === 0 || problem.preset === 'reghdfe')));
  return {
    problem,
    panel,
    rows,
    n,
    ledger,
    singletons,
    ...weighting,
    effects,
    blocks,
    constantAbsorbed,
    reportConstant,
    absorber,
    outcome,
    regressors,
    clusters: sources.clusters.map(({ by, codes }) => sampleClusters(by, codes, rows, effects)),
    dependence: sources.dependence && sampleDependence(panel, sources.dependence, rows),
    unitCount: panel.unitOf === null ? null : countUsed(panel.unitOf, panel.unitKeys.length, rows),
    periodCount: panel.time === null ? null : countPeriods(panel, rows),
    notices: absorptionNotices(absorber),
  };
}

function constantBlock(n: number): AbsorbBlock {
  return { codes: new Int32Array(n), levels: 1, intercept: true, slopes: [] };
}

function scaleWeights(problem: LinearProblem, source: Float64Array | null, rows: Int32Array | null, n: number) {
  if (source === null || problem.weights === null) return { weights: null, totalWeight: n, nobs: n };
  const weights = gather(source, rows);
  const total = columnMoments(weights, null, n).mean * n;
  if (problem.weights.kind === 'frequency') {
    const count = Math.round(total);
    return { weights, totalWeight: count, nobs: count };
  }
  if (problem.preset === 'fixest') return { weights, totalWeight: total, nobs: n };
  for (let r = 0; r < n; r++) weights[r] *= n / total;
  return { weights, totalWeight: n, nobs: n };
}

/** Shares the code array of an absorbed effect on the same column, so that nesting is seen without a pass over the data. */
function sampleClusters(
  by: string,
  source: PanelCodes,
  rows: Int32Array | null,
  effects: readonly SampleEffect[],
): ClusterCodes {
  const same = effects.find((effect) => effect.by.length === 1 && effect.by[0] === by);
  if (same) return { by, codes: same.codes, count: same.levels };
  const { codes, levels } = compressCodes(gatherCodes(source.codes, rows), source.levels);
  return { by, codes, count: levels };
}

function countUsed(codes: Int32Array, levels: number, rows: Int32Array | null): number {
  const seen = new Uint8Array(levels);
  if (rows === null) for (let p = 0; p < codes.length; p++) seen[codes[p]] = 1;
  else for (let i = 0; i < rows.length; i++) seen[codes[rows[i]]] = 1;
  return seen.reduce((total, flag) => total + flag, 0);
}

function countPeriods(panel: Panel, rows: Int32Array | null): number {
  const time = panel.time!;
  const seen = new Set<number>();
  const n = rows === null ? time.length : rows.length;
  for (let i = 0; i < n && seen.size < panel.periods.length; i++) seen.add(time[rows === null ? i : rows[i]]);
  return seen.size;
}

function absorptionNotices(absorber: Absorber): Notice[] {
  const { exact, converged, iterations, residual } = absorber.convergence();
  if (exact) return [];
  const params = { iterations, residual: Number(residual.toPrecision(2)) };
  return [
    converged ? notice('info', 'absorptionIterative', params) : notice('caution', 'absorptionNotConverged', params),
  ];
}
