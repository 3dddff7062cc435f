import { fail, type Notice, notice, type Outcome, succeed } from '../../core/notice.ts';
import { gatherFloats } from '../design/gather.ts';
import type { Panel } from '../panel.ts';
import { readNumbers } from '../solve/read-columns.ts';
import { needsCoordinates, needsEconomy, type WeightsOptions } from './fields.ts';
import { unitMeans, unitPoints } from './points.ts';

/** What weights are made of, one entry per unit. */
export interface WeightsSource {
  readonly keys: readonly string[];
  readonly points: { readonly latitude: Float64Array; readonly longitude: Float64Array } | null;
  readonly economy: Float64Array | null;
  readonly notices: readonly Notice[];
  readonly economyNotices: readonly Notice[];
}

/**
 * Reads, for every unit of the panel, what the options' kind of weights needs; NaN where a unit lacks it.
 * Failures: spatialEconomyUnset, and those of `unitPoints`.
 */
export function readWeightsSource(panel: Panel, options: WeightsOptions): Outcome<WeightsSource> {
  const notices: Notice[] = [];
  let points: WeightsSource['points'] = null;
  if (needsCoordinates(options.matrix)) {
    const read = unitPoints(panel, options.latitude, options.longitude);
    if (!read.ok) return read;
    points = { latitude: read.value.latitude, longitude: read.value.longitude };
    notices.push(...read.value.notices);
  }
  const economy = needsEconomy(options.matrix) ? readEconomy(panel, options) : succeed(null);
  if (!economy.ok) return economy;
  return succeed({
    keys: panel.unitKeys,
    points,
    economy: economy.value,
    notices,
    economyNotices: economy.value === null ? [] : economyNotices(panel, options),
  });
}

function readEconomy(panel: Panel, { economy, economyUntil }: WeightsOptions): Outcome<Float64Array> {
  if (economy === null) return fail('spatialEconomyUnset');
  const read = readNumbers(panel, economy, 'economy');
  return read.ok ? succeed(unitMeans(panel, read.value, economyUntil).mean) : read;
}

/** Weights that use years after the first start may themselves be moved by the policy. */
function economyNotices({ cohort, periods }: Panel, { economy, economyUntil }: WeightsOptions): Notice[] {
  const starts = Array.from(cohort ?? []).filter(Number.isFinite);
  if (starts.length === 0) return [];
  const first = Math.min(...starts);
  const last = economyUntil ?? periods[periods.length - 1];
  return last < first ? [] : [notice('caution', 'spatialEconomyAfterPolicy', { column: economy!, start: first })];
}

/** The units that lack something the weights need, by reason. */
export function lackingUnits({ keys, points, economy }: WeightsSource): Map<string, Uint8Array> {
  const flag = (...columns: Float64Array[]) =>
    Uint8Array.from(keys, (_, unit) => Number(columns.some((column) => Number.isNaN(column[unit]))));
  const out = new Map<string, Uint8Array>();
  if (points) out.set('missingCoordinates', flag(points.latitude, points.longitude));
  if (economy) out.set('missingEconomy', flag(economy));
  return out;
}

/** The source of some of the units, `index` ascending. */
export function restrictSource(source: WeightsSource, index: Int32Array): WeightsSource {
  const { points, economy } = source;
  return {
    ...source,
    keys: Array.from(index, (unit) => source.keys[unit]),
    points: points && {
      latitude: gatherFloats(points.latitude, index),
      longitude: gatherFloats(points.longitude, index),
    },
    economy: economy && gatherFloats(economy, index),
  };
}
