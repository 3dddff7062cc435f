import { sandwich } from '../../core/linalg/dense.ts';
import { type Notice, notice } from '../../core/notice.ts';
import { compressCodes } from '../absorb/group-rows.ts';
import { emptyLevels, localBasis } from '../absorb/local-basis.ts';
import { crossCodes } from '../design/panel-column.ts';
import {
  type CountedEffect,
  countFixest,
  countReghdfe,
  type EffectCount,
  nestedEffects,
} from '../vcov/degrees-of-freedom.ts';
import { clusterMeat, EXACT_FIT, heteroskedasticMeat, type ScoreParts } from '../vcov/meat.ts';
import { repairPsd } from '../vcov/repair.ts';
import { type Correction, correction, type SampleSize } from '../vcov/small-sample.ts';
import { clusterInference } from './bias-reduced.ts';
import { dependentCount, dependentMeat, isDependent, type KernelDetails } from './dependent-meat.ts';
import type { Solution } from './least-squares.ts';
import type { ClusterCodes, PreparedModel } from './prepare.ts';
import type { LinearProblem, VcovKind } from './problem.ts';

/** Redundant and nested levels of the absorbed effects, by the preset. */
export function countEffects(prepared: PreparedModel): EffectCount {
  const { effects, blocks, weights, clusters, problem } = prepared;
  const counted: CountedEffect[] = effects.map(({ codes, levels, slope, block }, position) => {
    if (slope === null) return { codes, levels, slope: false, emptyLevels: 0 };
    const place = effects.slice(0, position).filter((other) => other.block === block && other.slope !== null).length;
    return { codes, levels, slope: true, emptyLevels: emptyLevels(localBasis(blocks[block], weights), place) };
  });
  const nested = nestedEffects(
    counted,
    clusters.map((cluster) => cluster.codes),
  );
  return problem.preset === 'reghdfe' ? countReghdfe(counted, nested) : countFixest(counted, nested);
}

export interface Covariance {
  /** Over the retained regressors, then the constant when it is reported. */
  readonly vcov: Float64Array;
  readonly correction: Correction;
  readonly type: string;
  readonly notices: readonly Notice[];
  /** What the kernel of a covariance across periods or places was. */
  readonly kernel?: KernelDetails;
  /** Degrees of freedom per coefficient where they differ. */
  readonly dofTerms?: Float64Array;
}

/** Inverse of the cross-products with the constant, and the map from scores (x, 1) to coefficients. */
function withConstant(prepared: PreparedModel, solution: Solution) {
  const k = solution.kept.length;
  const p = k + 1;
  const means = solution.kept.map((j) => prepared.regressors[j].moments.mean);
  const a = solution.inverseGram;
  const inverse = new Float64Array(p * p);
  const bread = new Float64Array(p * p);
  let corner = 1 / prepared.totalWeight;
  for (let i = 0; i < k; i++) {
    let border = 0;
    for (let j = 0; j < k; j++) {
      inverse[i * p + j] = a[i * k + j];
      bread[i * p + j] = a[i * k + j];
      border -= a[i * k + j] * means[j];
    }
    if (solution.constant !== null) border = solution.constant.border[i];
    inverse[i * p + k] = border;
    inverse[k * p + i] = border;
    bread[k * p + i] = border;
    corner -= border * means[i];
  }
  inverse[k * p + k] = solution.constant?.corner ?? corner;
  bread[k * p + k] = 1 / prepared.totalWeight;
  return { inverse, bread, p };
}

/** The kind of covariance that is computed: robust where probability weights rule out the classical one. */
export function vcovKind({ weights, vcov }: LinearProblem): VcovKind {
  return weights?.kind === 'probability' && vcov === 'iid' ? 'HC1' : vcov;
}

/** The covariance of a fitted model as its problem asks for it. `ssr` is the weighted residual sum of squares. */
export function covariance(prepared: PreparedModel, solution: Solution, ssr: number, count: EffectCount): Covariance {
  const { problem, nobs } = prepared;
  const kind = vcovKind(problem);
  const weighted = kind !== problem.vcov;
  const notices = weighted ? [notice('info', 'probabilityWeightsRobust', { column: problem.weights!.column })] : [];
  const factors = correction(sampleSize(prepared, solution.kept.length, count), kind, problem.preset, problem.ssc);
  const mapped = prepared.reportConstant
    ? withConstant(prepared, solution)
    : { inverse: solution.inverseGram, bread: solution.inverseGram, p: solution.kept.length };
  if (kind === 'iid') {
    const variance = (ssr / nobs) * factors.observationFactor;
    return { vcov: mapped.inverse.map((value) => value * variance), correction: factors, type: kind, notices };
  }
  const parts = scoreParts(prepared, solution);
  const outer = (meat: Float64Array) => sandwich(mapped.bread, meat, mapped.p, mapped.p);
  if (kind === 'CR1S' || kind === 'CR2') {
    const { vcov, dof } = clusterInference(prepared, solution, influences(parts, mapped.bread), kind === 'CR2');
    const factor = kind === 'CR2' ? 1 : factors.observationFactor * factors.clusterFactor(prepared.clusters[0].count);
    return { vcov: vcov.map((v) => v * factor), correction: factors, type: kind, notices, dofTerms: dof };
  }
  if (kind === 'cluster') {
    const repair = repaired(prepared, outer(multiwayMeat(parts, prepared.clusters, factors)), mapped.p);
    return { vcov: repair.matrix, correction: factors, type: kind, notices: [...notices, ...repair.notices] };
  }
  if (isDependent(kind)) {
    const meat = dependentMeat(parts, prepared.dependence!, factors);
    const repair = repairPsd(outer(meat.matrix), mapped.p, prepared.reportConstant);
    const warned = repair.repaired ? [notice('caution', 'vcovNotPsd', { vcov: kind })] : [];
    const all = [...notices, ...meat.notices, ...warned];
    return { vcov: repair.vcov, correction: factors, type: kind, notices: all, kernel: meat.kernel };
  }
  const meat = rowMeat(prepared, solution, parts, kind, factors);
  return { vcov: outer(meat.matrix), correction: factors, type: kind, notices: [...notices, ...meat.notices] };
}

/** Rows of the bread times the score columns: how each row of the outcome moves each coefficient. */
function influences({ columns, residual }: ScoreParts, bread: Float64Array): Float64Array[] {
  const p = columns.length;
  return columns.map((_, j) => {
    const out = new Float64Array(residual.length);
    columns.forEach((column, i) => {
      const factor = bread[j * p + i];
      for (let r = 0; r < out.length; r++) out[r] += factor * column[r];
    });
    return out;
  });
}

/** What small-sample factors are made of, for a model with `slopes` retained regressors. */
export function sampleSize(prepared: PreparedModel, slopes: number, count: EffectCount): SampleSize {
  return {
    nobs: prepared.nobs,
    slopes,
    ownConstant: prepared.constantAbsorbed && !prepared.blocks.some((block) => block.intercept),
    levels: prepared.effects.map((effect) => effect.levels),
    count,
    clusterCounts: dependentCount(prepared.dependence) ?? prepared.clusters.map((cluster) => cluster.count),
  };
}

interface WithNotices {
  readonly matrix: Float64Array;
  readonly notices: readonly Notice[];
}

/** One-way clustering is positive semi-definite by construction; two-way may need a repair, which is reported. */
function repaired(prepared: PreparedModel, vcov: Float64Array, p: number): WithNotices {
  if (prepared.clusters.length === 1) return { matrix: vcov, notices: [] };
  const repair = repairPsd(vcov, p, prepared.reportConstant);
  const clusters = prepared.clusters.map((cluster) => cluster.by).join(' + ');
  return { matrix: repair.vcov, notices: repair.repaired ? [notice('caution', 'vcovRepaired', { clusters })] : [] };
}

/** HC1 with the small-sample factor; HC2 and HC3 with leverages and without. */
function rowMeat(
  prepared: PreparedModel,
  solution: Solution,
  parts: ScoreParts,
  kind: 'HC1' | 'HC2' | 'HC3',
  factors: Correction,
): WithNotices {
  if (kind === 'HC1') {
    const meat = heteroskedasticMeat(parts, null, 0);
    return { matrix: meat.map((value) => value * factors.observationFactor), notices: [] };
  }
  const leverage = leverages(prepared, solution);
  const rows = leverage.reduce((total, h) => total + (1 - h < EXACT_FIT ? 1 : 0), 0);
  const notices = rows > 0 ? [notice('caution', 'leverageOne', { rows, vcov: kind })] : [];
  return { matrix: heteroskedasticMeat(parts, leverage, kind === 'HC2' ? 1 : 2), notices };
}

function scoreParts(prepared: PreparedModel, solution: Solution): ScoreParts {
  const columns = solution.kept.map((j) => prepared.regressors[j].values);
  if (prepared.reportConstant) columns.push(new Float64Array(prepared.n).fill(1));
  const frequency = prepared.problem.weights?.kind === 'frequency';
  return { columns, residual: solution.residual, weights: prepared.weights, frequency };
}

/** Inclusion and exclusion over one or two ways (Cameron, Gelbach & Miller 2011), small-sample factors included. */
export function multiwayMeat(
  parts: ScoreParts,
  clusters: readonly ClusterCodes[],
  factors: Pick<Correction, 'observationFactor' | 'clusterFactor'>,
): Float64Array {
  const scaled = (codes: Int32Array, count: number) => {
    const factor = factors.observationFactor * factors.clusterFactor(count);
    return clusterMeat(parts, codes, count).map((value) => value * factor);
  };
  const [a, b] = clusters;
  const meat = scaled(a.codes, a.count);
  if (b === undefined) return meat;
  const other = scaled(b.codes, b.count);
  const crossed = crossCodes(
    { codes: a.codes, levels: a.count, labels: [] },
    { codes: b.codes, levels: b.count, labels: [] },
  );
  const both = compressCodes(crossed.codes, crossed.levels);
  const shared = scaled(both.codes, both.levels);
  return meat.map((value, cell) => value + other[cell] - shared[cell]);
}

/** Diagonal of the hat matrix of effects and regressors together; of one of the equal rows under frequency weights. */
function leverages(prepared: PreparedModel, solution: Solution): Float64Array {
  const { n, weights, absorber } = prepared;
  const k = solution.kept.length;
  const frequency = prepared.problem.weights?.kind === 'frequency';
  const out = absorber.leverages() ?? new Float64Array(n);
  const columns = solution.kept.map((j) => prepared.regressors[j].values);
  const a = solution.inverseGram;
  for (let r = 0; r < n; r++) {
    let h = 0;
    for (let i = 0; i < k; i++) for (let j = 0; j < k; j++) h += a[i * k + j] * columns[i][r] * columns[j][r];
    const w = weights === null ? 1 : weights[r];
    out[r] = frequency ? out[r] / w + h : out[r] + w * h;
  }
  return out;
}
