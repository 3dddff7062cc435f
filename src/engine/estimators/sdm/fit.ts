import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';
import { type LogDeterminant, logDeterminant } from '../../spatial/log-determinant.ts';
import { assembleSpatial } from './assemble.ts';
import { designModel, type SpatialDesign } from './design.ts';
import type { SdmOptions } from './meta.ts';
import { type SpatialSample, selectSample } from './sample.ts';
import { type SettledSdm, settle } from './settle.ts';
import { type SolvedModel, solveSpatial } from './solve.ts';

/**
 * Spatial panel models by maximum likelihood, for weights taken as given and a balanced panel: y = rho W y + X b + W X theta + effects + e and its
 * relatives (Elhorst 2014, chapter 3). Failures: spatialNeedsPanel, spatialLagUnknown, spatialNothingToLag, spatialLeeYuNeedsRows, spatialAtBound,
 * spatialInformationSingular, spatialTooLarge, and those of `selectSample`, `prepareLinearModel` and `estimate`.
 */
export function fit(panel: Panel, roles: ModelRoles, options: SdmOptions, context: RunContext): Outcome<ModelResult> {
  const settled = settleFor(panel, roles, options);
  if (!settled.ok) return settled;
  const sample = selectSample(panel, settled.value, options);
  if (!sample.ok) return sample;
  context.progress(1, 4, 'weights');
  return fitOnSample(sample.value, settled.value, { roles, options }, context);
}

/** Options with roles, checked. */
export function settleFor(panel: Panel, roles: ModelRoles, options: SdmOptions): Outcome<SettledSdm> {
  const { unit, time } = panel.design;
  if (unit === null || time === null) return fail('spatialNeedsPanel');
  const settled = settle(options, roles, unit, time);
  if (settled.unknownLags.length > 0) return fail('spatialLagUnknown', { columns: settled.unknownLags.join(', ') });
  return succeed(settled);
}

interface SpatialSpec {
  readonly roles: ModelRoles;
  readonly options: SdmOptions;
}

/** `fit` on a sample already selected, so that several models stand on the same rows and weights. */
export function fitOnSample(
  sample: SpatialSample,
  settled: SettledSdm,
  spec: SpatialSpec,
  context: RunContext,
): Outcome<ModelResult> {
  const found = solveOnSample(sample, settled, spec, context);
  if (!found.ok) return found;
  const { design, determinant, solved } = found.value;
  context.progress(3, 4, 'effects');
  return succeed(assembleSpatial(design, determinant, solved, spec.options));
}

/** A model at its maximum with all that it was made of, before effects and the record. */
export interface SolvedSample {
  readonly design: SpatialDesign;
  readonly determinant: LogDeterminant | null;
  readonly solved: SolvedModel;
}

export function solveOnSample(
  sample: SpatialSample,
  settled: SettledSdm,
  spec: SpatialSpec,
  context: RunContext,
  known: LogDeterminant | null = null,
): Outcome<SolvedSample> {
  const { options } = spec;
  const { standardise, islands } = sample.weights;
  const timeGone = options.leeYu && (options.effects === 'time' || options.effects === 'twoWay');
  if (timeGone && !(standardise === 'row' && islands.length === 0)) {
    return fail('spatialLeeYuNeedsRows', { islands: islands.length });
  }
  const design = designModel(sample, settled, options, { ...spec });
  if (!design.ok) return design;
  context.progress(2, 4, 'determinant');
  const determinant = options.model === 'slx' ? succeed(null) : known ? succeed(known) : logDeterminant(sample.weights);
  if (!determinant.ok) return determinant;
  const solved = solveSpatial(design.value, determinant.value, options);
  if (!solved.ok) return solved;
  return succeed({ design: design.value, determinant: determinant.value, solved: solved.value });
}
