import { multiplySparse } from '../../../core/linalg/sparse.ts';
import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { gatherFloats } from '../../design/gather.ts';
import { listExamples } from '../../design/panel-issues.ts';
import type { ModelRoles, RunContext } from '../../estimator.ts';
import { feolsProblem } from '../../estimators/feols/fit.ts';
import type { Panel } from '../../panel.ts';
import {
  estimate,
  fitLinearModel,
  type LinearProblem,
  prepareLinearModel,
  type Regressor,
} from '../../solve/linear-model.ts';
import { unitPoints } from '../../spatial/points.ts';
import { buildWeights } from '../../spatial/weights.ts';
import { lackingUnits, readWeightsSource, restrictSource } from '../../spatial/weights-source.ts';
import type { SpilloverOptions } from './meta.ts';
import { countClean, describeRings, nearestTreated, placesOf, type RingColumn, ringColumns } from './rings.ts';
import { type StatusTable, statusTable } from './status.ts';
import type { ExposureFit, RingsFit, SpilloverPlace, SpilloverResult } from './types.ts';

export { fields, meta, type SpilloverOptions } from './meta.ts';

interface Work {
  readonly panel: Panel;
  readonly problem: LinearProblem;
  readonly status: StatusTable;
  readonly options: SpilloverOptions;
  readonly context: RunContext;
}

interface Column {
  readonly values: Float64Array;
  readonly notices: readonly Notice[];
}

/**
 * Two-way fixed effects as usual, with W D, and with rings of distance to the nearest treated unit (Clarke 2017; Butts 2021), on the rows that all
 * of them can use. Each part stands or fails on its own. Failures: spilloverNeedsPolicy, treatmentUnknown, columnUnknown, columnNotNumeric.
 */
export function spilloverRings(
  panel: Panel,
  roles: ModelRoles,
  options: SpilloverOptions,
  context: RunContext,
): Outcome<SpilloverResult> {
  const { treatmentName } = roles;
  if (panel.unitOf === null || panel.time === null || panel.treated === null || treatmentName === null) {
    return fail('spilloverNeedsPolicy');
  }
  const problem = feolsProblem(panel, roles, { ...options, treatment: true, intercept: true });
  if (!problem.ok) return problem;
  const work: Work = { panel, problem: problem.value, status: statusTable(panel), options, context };
  const exposure = exposureColumn(work);
  const rings = ringSet(work);
  const columns = [
    ...(exposure.ok ? [exposure.value.values] : []),
    ...(rings.ok ? rings.value.columns.map(({ regressor }) => regressor.values) : []),
  ];
  const keep = Uint8Array.from(panel.rows, (_, p) => Number(!columns.some((values) => Number.isNaN(values[p]))));
  const common: Work = { ...work, problem: { ...problem.value, rowMask: { keep, reason: 'missingCoordinates' } } };
  context.progress(1, 4, 'models');
  const usual = fitLinearModel(panel, common.problem, context);
  context.progress(2, 4, 'models');
  const withExposure = exposure.ok ? fitExposure(common, exposure.value) : exposure;
  context.progress(3, 4, 'models');
  const withRings = rings.ok ? fitRings(common, rings.value.columns) : rings;
  const notices = [...(exposure.ok ? exposure.value.notices : []), ...ringNotices(withRings, options)];
  return succeed({
    treatment: treatmentName,
    usual,
    exposure: withExposure,
    rings: withRings,
    places: rings.ok ? rings.value.places : [],
    notices,
  });
}

/** W D over panel rows. */
function exposureColumn({ panel, status, options }: Work): Outcome<Column & Pick<ExposureFit, 'weights'>> {
  const source = readWeightsSource(panel, options);
  if (!source.ok) return source;
  const lacking = [...lackingUnits(source.value).values()];
  const placed = (unit: number) => lacking.every((flags) => flags[unit] === 0);
  const units = Int32Array.from(panel.unitKeys.keys()).filter(placed);
  const weights = buildWeights(restrictSource(source.value, units), options);
  if (!weights.ok) return weights;
  const periods = panel.periods.length;
  const known = new Float64Array(units.length * periods);
  units.forEach((unit, place) => {
    known.set(status.table.subarray(unit * periods, (unit + 1) * periods), place * periods);
  });
  const exposed = multiplySparse(weights.value.matrix, known, periods);
  const table = new Float64Array(panel.unitKeys.length * periods).fill(Number.NaN);
  units.forEach((unit, place) => {
    table.set(exposed.subarray(place * periods, (place + 1) * periods), unit * periods);
  });
  const alone = panel.unitKeys.filter((_, unit) => !placed(unit));
  const notices =
    alone.length === 0
      ? weights.value.notices
      : [
          notice('caution', 'spatialCoordinatesMissing', { units: alone.length, examples: listExamples(alone) }),
          ...weights.value.notices,
        ];
  const values = gatherFloats(table, status.cellOf);
  return succeed({ values, notices, weights: weights.value.summary });
}

function fitExposure(
  { panel, problem, context }: Work,
  { values, weights }: Column & Pick<ExposureFit, 'weights'>,
): Outcome<ExposureFit> {
  const policy = problem.regressors[0];
  const term = freeName(`W.${policy.name}`, problem.regressors);
  const tag = { kind: 'coefficient', role: 'companion', spatialLag: policy.name } as const;
  const regressor: Regressor = { name: term, tag, values };
  const [first, ...rest] = problem.regressors;
  const fitted = fitLinearModel(panel, { ...problem, regressors: [first, regressor, ...rest] }, context);
  if (!fitted.ok) return fitted;
  const untreated = Array.from(values).filter((value, p) => panel.treated![p] === 0 && !Number.isNaN(value));
  const some = untreated.length > 0;
  return succeed({
    result: fitted.value,
    term,
    weights,
    meanUntreated: some ? untreated.reduce((sum, value) => sum + value, 0) / untreated.length : null,
    largestUntreated: some ? untreated.reduce((most, value) => Math.max(most, value), 0) : null,
  });
}

function freeName(wanted: string, regressors: readonly Regressor[]): string {
  let name = wanted;
  while (regressors.some((regressor) => regressor.name === name)) name = `W${name}`;
  return name;
}

/** Failures: spilloverNoRings, and those of `unitPoints`. */
function ringSet({ panel, status, options }: Work): Outcome<{
  readonly columns: readonly RingColumn[];
  readonly places: readonly SpilloverPlace[];
}> {
  const edges = [...new Set(options.rings ?? [])].filter((edge) => edge > 0).sort((a, b) => a - b);
  if (edges.length === 0) return fail('spilloverNoRings');
  const points = unitPoints(panel, options.latitude, options.longitude);
  if (!points.ok) return points;
  const distances = nearestTreated(points.value, status);
  return succeed({
    columns: ringColumns(panel, edges, options.onTreated, distances, status),
    places: placesOf(panel, points.value, distances, status),
  });
}

function fitRings({ panel, problem }: Work, columns: readonly RingColumn[]): Outcome<RingsFit> {
  const own = columns.map(({ regressor }) => ({ ...regressor, name: freeName(regressor.name, problem.regressors) }));
  const [first, ...rest] = problem.regressors;
  const prepared = prepareLinearModel(panel, { ...problem, regressors: [first, ...own, ...rest] });
  if (!prepared.ok) return prepared;
  const fitted = estimate(prepared.value);
  if (!fitted.ok) return fitted;
  const named = columns.map((column, i) => ({ ...column, regressor: own[i] }));
  const rows = prepared.value.rows ?? Int32Array.from(panel.rows.keys());
  return succeed({
    result: fitted.value,
    rings: describeRings(panel, rows, named, fitted.value),
    cleanUnits: countClean(panel, rows, named),
  });
}

function ringNotices(fitted: Outcome<RingsFit>, { rings }: SpilloverOptions): Notice[] {
  if (!fitted.ok) return [];
  const last = Math.max(...(rings ?? []));
  const empty = fitted.value.rings.filter(({ nobs }) => nobs === 0).map(({ from, to }) => `${from}–${to}`);
  return [
    ...cleanNotices(fitted.value.cleanUnits, last),
    ...(empty.length > 0 ? [notice('info', 'spilloverRingEmpty', { rings: empty.join(', ') })] : []),
  ];
}

/** Clean units below which the comparison beyond the last ring is a handful of places. */
const FEW_CLEAN = 20;

function cleanNotices(units: number, distance: number): Notice[] {
  if (units === 0) return [notice('caution', 'spilloverNoCleanUnits', { distance })];
  return units < FEW_CLEAN ? [notice('caution', 'spilloverFewCleanUnits', { units, distance })] : [];
}

export type { SpilloverResult } from './types.ts';
