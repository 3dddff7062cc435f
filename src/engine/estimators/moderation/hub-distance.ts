import { fail, type Notice, notice, type Outcome, succeed } from '../../../core/notice.ts';
import { listExamples } from '../../design/panel-issues.ts';
import type { Panel } from '../../panel.ts';
import { readNumbers } from '../../solve/read-columns.ts';
import { haversine } from '../../spatial/haversine.ts';
import { unitPoints } from '../../spatial/points.ts';

export interface HubDistance {
  /** Over panel rows; NaN where the place of the unit is unknown. */
  readonly values: Float64Array;
  readonly notices: readonly Notice[];
}

/**
 * Great-circle distance of every unit to the nearest hub (a unit with a value other than zero in the column), in kilometres, or ln(1 + km).
 * Failures: distanceNeedsUnits, distanceNoHub, distanceAllHubs, those of `unitPoints` and `readNumbers`.
 */
export function hubDistance(
  panel: Panel,
  hub: string,
  latitude: string | null,
  longitude: string | null,
  scale: 'log' | 'km',
): Outcome<HubDistance> {
  const { unitOf, unitKeys } = panel;
  if (unitOf === null) return fail('distanceNeedsUnits');
  const marks = readNumbers(panel, hub, 'hub');
  if (!marks.ok) return marks;
  const points = unitPoints(panel, latitude, longitude);
  if (!points.ok) return points;
  const { latitude: north, longitude: east } = points.value;
  const known = (unit: number) => !Number.isNaN(north[unit] + east[unit]);
  const isHub = new Uint8Array(unitKeys.length);
  marks.value.forEach((value, row) => {
    if (value !== 0 && !Number.isNaN(value)) isHub[unitOf[row]] = 1;
  });
  const units = Array.from(unitKeys.keys());
  const hubs = units.filter((unit) => isHub[unit] === 1 && known(unit));
  if (hubs.length === 0) return fail('distanceNoHub', { column: hub }, { column: hub });
  if (hubs.length === units.length) return fail('distanceAllHubs', { column: hub }, { column: hub });
  const distance = units.map((unit) => {
    const km = Math.min(...hubs.map((other) => haversine(north[unit], east[unit], north[other], east[other])));
    return scale === 'log' ? Math.log1p(km) : km;
  });
  const names = (list: readonly number[]) => listExamples(list.map((unit) => unitKeys[unit]));
  const lost = units.filter((unit) => !known(unit));
  return succeed({
    values: Float64Array.from(unitOf, (unit) => distance[unit]),
    notices: [
      ...points.value.notices,
      notice('info', 'distanceHubs', { hubs: hubs.length, examples: names(hubs) }),
      ...(lost.length > 0 ? [notice('caution', 'distanceUnknown', { units: lost.length, examples: names(lost) })] : []),
    ],
  });
}
