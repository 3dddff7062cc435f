import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { numericColumn } from '../../../table/column.ts';
import { createFrame, findColumn } from '../../../table/frame.ts';
import type { Panel } from '../../panel.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { variesWithinUnits } from '../dose/exposure.ts';
import { hubDistance } from './hub-distance.ts';
import type { ModerationOptions } from './meta.ts';
import type { Marginal } from './types.ts';

/** What the policy is interacted with, as a column of the panel that it stands in. */
export interface Moderator {
  readonly panel: Panel;
  readonly name: string;
  readonly values: Float64Array;
  readonly distance: Marginal['distance'];
  readonly notices: readonly Notice[];
}

/** Failures: moderatorMissing, moderatorNeedsUnits, those of `hubDistance`, columnUnknown, columnNotNumeric. */
export function readModerator(panel: Panel, options: ModerationOptions): Outcome<Moderator> {
  const { moderator, hub } = options;
  if (moderator === null) return hub === null ? fail('moderatorMissing') : distanceAsModerator(panel, hub, options);
  const read = readNumbers(panel, moderator, 'moderator');
  if (!read.ok) return read;
  const varies = variesWithinUnits(panel, read.value);
  if (options.moderatorAt === 'first' && varies) {
    if (panel.unitOf === null || panel.time === null) return fail('moderatorNeedsUnits', { moderator });
    const made = withColumn(panel, `${moderator} ₀`, firstValues(panel, read.value));
    return succeed({ ...made, distance: null, notices: [] });
  }
  const notices = varies && panel.unitOf !== null ? [notice('caution', 'moderatorVaries', { moderator })] : [];
  return succeed({ panel, name: moderator, values: read.value, distance: null, notices });
}

function distanceAsModerator(panel: Panel, hub: string, options: ModerationOptions): Outcome<Moderator> {
  const { latitude, longitude, distanceScale } = options;
  const made = hubDistance(panel, hub, latitude, longitude, distanceScale);
  if (!made.ok) return made;
  const km = `km → ${hub}`;
  const column = withColumn(panel, distanceScale === 'log' ? `ln(1 + ${km})` : km, made.value.values);
  return succeed({ ...column, distance: distanceScale, notices: made.value.notices });
}

/** By unit, the value in the earliest row that has one. */
function firstValues({ unitOf, unitKeys, time }: Panel, values: Float64Array): Float64Array {
  const first = new Float64Array(unitKeys.length).fill(Number.NaN);
  const when = new Float64Array(unitKeys.length).fill(Infinity);
  for (let row = 0; row < values.length; row++) {
    const unit = unitOf![row];
    if (Number.isNaN(values[row]) || !(time![row] < when[unit])) continue;
    when[unit] = time![row];
    first[unit] = values[row];
  }
  return Float64Array.from(unitOf!, (unit) => first[unit]);
}

/** The panel with one more column, under a name that is free. */
function withColumn(panel: Panel, wanted: string, values: Float64Array): Pick<Moderator, 'panel' | 'name' | 'values'> {
  let name = wanted;
  while (findColumn(panel.frame, name)) name += '_';
  const cells = new Float64Array(panel.frame.nrow).fill(Number.NaN);
  panel.rows.forEach((row, p) => {
    cells[row] = values[p];
  });
  const frame = createFrame([...panel.frame.columns, numericColumn(name, cells)], panel.frame.sourceRows);
  return { panel: { ...panel, frame }, name, values };
}
