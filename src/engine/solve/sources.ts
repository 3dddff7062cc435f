import { fail, type Outcome, succeed } from '../../core/notice.ts';
import type { PanelCodes } from '../design/panel-column.ts';
import type { Panel } from '../panel.ts';
import type { TermTag } from '../result.ts';
import { type Dependence, dropWithoutPlace, readDependence } from './dependence.ts';
import { type EffectSources, effectTerms, readEffects } from './effects-design.ts';
import { isClustered, type LinearProblem } from './problem.ts';
import { readCodes, readNumbers } from './read-columns.ts';
import type { SampleBuilder } from './sample.ts';

/** The columns of a model besides its regressors, over panel rows. */
export interface Sources {
  readonly outcome: Float64Array;
  readonly weights: Float64Array | null;
  readonly effects: EffectSources;
  readonly clusters: readonly { readonly by: string; readonly codes: PanelCodes }[];
  readonly dependence: Dependence | null;
}

/** Failures: columnUnknown, columnNotNumeric, weightNegative, weightNotInteger, clusterCount, vcovWithoutWeights, vcovOneWay, and those of `readDependence`. */
export function readSources(panel: Panel, problem: LinearProblem): Outcome<Sources> {
  const outcome = readNumbers(panel, problem.outcome, 'outcome');
  if (!outcome.ok) return outcome;
  let weights: Float64Array | null = null;
  if (problem.weights !== null) {
    const read = readNumbers(panel, problem.weights.column, 'weights');
    if (!read.ok) return read;
    const wrong = checkWeights(panel, read.value, problem.weights);
    if (wrong !== null) return wrong;
    weights = read.value;
  }
  const effects = readEffects(panel, effectTerms(problem.absorb));
  if (!effects.ok) return effects;
  const clusters: { by: string; codes: PanelCodes }[] = [];
  if (isClustered(problem.vcov)) {
    const names = [...new Set(problem.cluster)];
    if (names.length === 0 || names.length > 2) return fail('clusterCount', { given: names.length });
    if (problem.vcov !== 'cluster') {
      if (problem.weights) return fail('vcovWithoutWeights', { vcov: problem.vcov });
      if (names.length > 1) return fail('vcovOneWay', { vcov: problem.vcov });
    }
    for (const by of names) {
      const codes = readCodes(panel, by, 'cluster');
      if (!codes.ok) return codes;
      clusters.push({ by, codes: codes.value });
    }
  }
  const dependence = readDependence(panel, problem);
  if (!dependence.ok) return dependence;
  return succeed({ outcome: outcome.value, weights, effects: effects.value, clusters, dependence: dependence.value });
}

function checkWeights(
  panel: Panel,
  values: Float64Array,
  { column, kind }: NonNullable<LinearProblem['weights']>,
): Outcome<never> | null {
  for (let p = 0; p < values.length; p++) {
    const value = values[p];
    const where = () => ({ row: panel.rows[p], column });
    if (value < 0) return fail('weightNegative', { column, value }, where());
    if (kind === 'frequency' && !Number.isNaN(value) && !Number.isInteger(value)) {
      return fail('weightNotInteger', { column, value }, where());
    }
  }
  return null;
}

function missingReason(tag: TermTag): string {
  const role = tag.kind === 'coefficient' ? tag.role : null;
  if (role === 'treatment') return 'missingTreatment';
  return role === 'instrument' ? 'missingInstrument' : 'missingRegressor';
}

/** Leaves out rows with a missing cell or no weight, each for the first reason in this order. */
export function dropIncomplete(builder: SampleBuilder, problem: LinearProblem, sources: Sources): void {
  const { rowMask } = problem;
  if (rowMask) builder.dropMasked(rowMask.keep, rowMask.reason, rowMask.params);
  builder.dropMissing(sources.outcome, 'missingOutcome', problem.outcome);
  for (const { name, tag, values } of problem.regressors) {
    builder.dropMissing(values, missingReason(tag), name);
  }
  if (sources.weights !== null && problem.weights !== null) {
    builder.dropMissing(sources.weights, 'missingWeight', problem.weights.column);
    builder.dropZero(sources.weights, 'zeroWeight', problem.weights.column);
  }
  for (const [name, { codes }] of sources.effects.codes) builder.dropUncoded(codes, 'missingAbsorbed', name);
  for (const [name, values] of sources.effects.slopes) builder.dropMissing(values, 'missingAbsorbed', name);
  for (const { by, codes } of sources.clusters) builder.dropUncoded(codes.codes, 'missingCluster', by);
  if (sources.dependence !== null) dropWithoutPlace(builder, sources.dependence);
}
