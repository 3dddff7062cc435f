import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { gatherFloats } from '../../design/gather.ts';
import { listExamples } from '../../design/panel-issues.ts';
import type { ModelRoles } from '../../estimator.ts';
import type { Panel } from '../../panel.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { unitPoints } from '../../spatial/points.ts';
import { buildWeights, restrictWeights, type SpatialWeights } from '../../spatial/weights.ts';
import { lackingUnits, readWeightsSource, restrictSource, type WeightsSource } from '../../spatial/weights-source.ts';
import type { MoranOptions } from './meta.ts';
import { type MoranSample, sampleOf } from './statistics.ts';

export interface PlannedPeriod {
  readonly period: number;
  readonly sample: MoranSample;
  /** Units of the weights that take part, by place. */
  readonly units: Int32Array;
  readonly islands: number;
}

export interface MoranPlan {
  readonly variable: string;
  readonly options: MoranOptions;
  readonly weights: SpatialWeights;
  readonly points: { readonly latitude: Float64Array; readonly longitude: Float64Array } | null;
  readonly periods: readonly PlannedPeriod[];
  /** Index into `periods` of the local statistics. */
  readonly local: number;
  readonly notices: readonly Notice[];
}

/** Fewest units for the variance of I. */
const FEWEST = 4;

/** Failures: spatialNeedsPanel, moranNoPeriod, moranPeriodUnknown, columnUnknown, columnNotNumeric, and those of the weights. */
export function planMoran(panel: Panel, roles: ModelRoles, options: MoranOptions): Outcome<MoranPlan> {
  if (panel.unitOf === null || panel.time === null) return fail('spatialNeedsPanel');
  const variable = options.variable ?? roles.outcome;
  const values = readNumbers(panel, variable, 'variable');
  if (!values.ok) return values;
  const source = readWeightsSource(panel, options);
  if (!source.ok) return source;
  const kept = keptUnits(source.value);
  const weights = buildWeights(restrictSource(source.value, kept.units), options);
  if (!weights.ok) return weights;
  const table = valuesByPeriod(panel, values.value);
  const periods: PlannedPeriod[] = [];
  const skipped: number[] = [];
  let incomplete = 0;
  for (const [index, period] of Array.from(panel.periods).entries()) {
    const own = gatherFloats(table[index], kept.units);
    if (own.some(Number.isNaN)) incomplete++;
    const planned = planPeriod(period, own, weights.value, options);
    if (planned === null) skipped.push(period);
    else periods.push(planned);
  }
  if (periods.length === 0) return fail('moranNoPeriod', { variable });
  const wanted = options.period ?? periods[periods.length - 1].period;
  const local = periods.findIndex(({ period }) => period === wanted);
  if (local < 0) return fail('moranPeriodUnknown', { period: wanted, variable });
  const notices = [...kept.notices, ...weights.value.notices];
  if (incomplete > skipped.length)
    notices.push(notice('info', 'moranIncomplete', { variable, periods: incomplete - skipped.length }));
  if (skipped.length > 0) notices.push(notice('caution', 'moranSkipped', { variable, periods: skipped.join(', ') }));
  return succeed({
    variable,
    options,
    weights: weights.value,
    points: pointsOf(panel, options, kept.units),
    periods,
    local,
    notices,
  });
}

function keptUnits(source: WeightsSource): { units: Int32Array; notices: Notice[] } {
  const lacking = lackingUnits(source);
  const notices: Notice[] = [];
  const keep = new Uint8Array(source.keys.length).fill(1);
  for (const [reason, flags] of lacking) {
    const names = source.keys.filter((_, unit) => flags[unit] === 1);
    flags.forEach((flag, unit) => {
      if (flag === 1) keep[unit] = 0;
    });
    if (names.length === 0) continue;
    const params = { units: names.length, examples: listExamples(names) };
    notices.push(
      reason === 'missingCoordinates'
        ? notice('caution', 'spatialCoordinatesMissing', params)
        : notice('caution', 'spatialEconomyMissing', params),
    );
  }
  return { units: Int32Array.from(keep.keys()).filter((unit) => keep[unit] === 1), notices };
}

/** For each period one value per unit of the panel, NaN where there is none. */
function valuesByPeriod(panel: Panel, values: Float64Array): Float64Array[] {
  const place = new Map(Array.from(panel.periods, (period, index) => [period, index]));
  const table = Array.from(panel.periods, () => new Float64Array(panel.unitKeys.length).fill(Number.NaN));
  for (let p = 0; p < values.length; p++) table[place.get(panel.time![p])!][panel.unitOf![p]] = values[p];
  return table;
}

/** The units of a period that have a value and a neighbour with one. Null: too few, or all the same. */
function planPeriod(
  period: number,
  values: Float64Array,
  weights: SpatialWeights,
  options: MoranOptions,
): PlannedPeriod | null {
  const present = Int32Array.from(values.keys()).filter((unit) => !Number.isNaN(values[unit]));
  let units = present;
  let own = units.length === values.length ? weights : restrictWeights(weights, units, options);
  while (own !== null && own.islands.length > 0) {
    const alone = new Set(own.islands);
    units = units.filter((_, place) => !alone.has(place));
    own = restrictWeights(weights, units, options);
  }
  if (own === null || units.length < FEWEST) return null;
  const sample = sampleOf(own.matrix, gatherFloats(values, units));
  const scale = units.reduce((most, unit) => Math.max(most, Math.abs(values[unit])), 0);
  if (!(sample.squares > (1e-12 * scale) ** 2 * units.length)) return null;
  return { period, sample, units, islands: present.length - units.length };
}

function pointsOf(panel: Panel, options: MoranOptions, units: Int32Array): MoranPlan['points'] {
  const read = unitPoints(panel, options.latitude, options.longitude);
  if (!read.ok) return null;
  return { latitude: gatherFloats(read.value.latitude, units), longitude: gatherFloats(read.value.longitude, units) };
}
