import { fail, type Notice, notice, type Outcome, succeed } from '../../core/notice.ts';
import type { Column } from '../../table/column.ts';
import { listExamples } from '../design/panel-issues.ts';
import { nameWords } from '../design/role-hints.ts';
import type { Panel } from '../panel.ts';
import { readNumbers } from '../solve/read-columns.ts';

/** Where the units of a panel lie, in degrees; NaN: unknown. */
export interface UnitPoints {
  readonly latitude: Float64Array;
  readonly longitude: Float64Array;
  readonly notices: readonly Notice[];
}

/** Degrees by which the coordinates of one unit may differ between rows before somebody should look: about a kilometre. */
const SAME_PLACE = 0.01;

const LATITUDE = { words: new Set(['lat', 'latitude', 'weidu']), chinese: /纬度/u };
const LONGITUDE = { words: new Set(['lon', 'lng', 'long', 'longitude', 'jingdu']), chinese: /经度/u };

/** The columns whose names say latitude and longitude; null where there is none. */
export function guessCoordinates(frame: { readonly columns: readonly Pick<Column, 'kind' | 'name'>[] }): {
  readonly latitude: string | null;
  readonly longitude: string | null;
} {
  const find = ({ words, chinese }: typeof LATITUDE) =>
    frame.columns.find(
      ({ kind, name }) => kind === 'number' && (chinese.test(name) || nameWords(name).some((word) => words.has(word))),
    )?.name ?? null;
  return { latitude: find(LATITUDE), longitude: find(LONGITUDE) };
}

/**
 * One place per unit: the mean of its rows' coordinates. Null names are guessed from the frame.
 * Failures: spatialCoordinatesUnset, spatialCoordinatesRange, columnUnknown, columnNotNumeric.
 */
export function unitPoints(panel: Panel, latitude: string | null, longitude: string | null): Outcome<UnitPoints> {
  const guessed = guessCoordinates(panel.frame);
  const names = [latitude ?? guessed.latitude, longitude ?? guessed.longitude];
  if (names[0] === null || names[1] === null) return fail('spatialCoordinatesUnset');
  const means: UnitMeans[] = [];
  for (const [index, name] of names.entries()) {
    const read = readNumbers(panel, name!, 'coordinate');
    if (!read.ok) return read;
    const limit = index === 0 ? 90 : 180;
    const wrong = read.value.findIndex((value) => Math.abs(value) > limit);
    if (wrong >= 0) {
      const params = { column: name!, value: read.value[wrong], limit };
      return fail('spatialCoordinatesRange', params, { column: name!, row: panel.rows[wrong] });
    }
    means.push(unitMeans(panel, read.value));
  }
  const wide = panel.unitKeys.filter((_, unit) => means.some(({ spread }) => spread[unit] > SAME_PLACE));
  const notices =
    wide.length === 0
      ? []
      : [notice('caution', 'spatialCoordinatesVary', { units: wide.length, examples: listExamples(wide) })];
  return succeed({ latitude: means[0].mean, longitude: means[1].mean, notices });
}

export interface UnitMeans {
  readonly mean: Float64Array;
  /** Largest less smallest value of the unit. */
  readonly spread: Float64Array;
}

/** Mean by unit of the values that are there, NaN for a unit without any; rows after `until` do not count. */
export function unitMeans(panel: Panel, values: Float64Array, until: number | null = null): UnitMeans {
  const units = panel.unitKeys.length;
  const sum = new Float64Array(units);
  const count = new Float64Array(units);
  const low = new Float64Array(units).fill(Infinity);
  const high = new Float64Array(units).fill(-Infinity);
  const first = new Float64Array(units);
  for (let p = 0; p < values.length; p++) {
    const value = values[p];
    if (Number.isNaN(value) || (until !== null && panel.time![p] > until)) continue;
    const unit = panel.unitOf![p];
    if (count[unit] === 0) first[unit] = value;
    sum[unit] += value - first[unit];
    count[unit]++;
    low[unit] = Math.min(low[unit], value);
    high[unit] = Math.max(high[unit], value);
  }
  return {
    mean: sum.map((total, unit) => (count[unit] > 0 ? first[unit] + total / count[unit] : Number.NaN)),
    spread: high.map((top, unit) => (count[unit] > 0 ? top - low[unit] : 0)),
  };
}
