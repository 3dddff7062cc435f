import { type Notice, notice } from '../../../core/notice.ts';
import type { PreparedModel } from '../../solve/prepare.ts';
import { gather } from '../../solve/sample.ts';
import type { Exposure } from './exposure.ts';
import type { DoseOptions } from './meta.ts';

/** What a careful reader of any dose regression should know, and what is particular about this one. */
export function doseNotices(prepared: PreparedModel, { regressor, dose }: Exposure, options: DoseOptions): Notice[] {
  const { panel } = prepared;
  const name = options.dose!;
  const sample = gather(regressor.values, prepared.rows);
  const out = [notice('caution', 'doseStrongParallelTrends', { dose: name })];
  if (!sample.includes(0)) out.push(notice('caution', 'doseNoUntreated', { dose: name }));
  if (options.doseTiming === 'given') return out;
  const starts = new Set(panel.cohort?.filter(Number.isFinite) ?? []);
  if (options.doseTiming === 'ownStart' && starts.size > 1) {
    out.push(notice('caution', 'doseStaggered', { cohorts: starts.size }));
  }
  const moving = dose === null ? 0 : unitsThatMove(prepared, dose, regressor.values);
  if (moving > 0) out.push(notice('caution', 'doseMovesAfterStart', { dose: name, units: moving }));
  return out;
}

/** Units whose dose takes several values while it counts. */
function unitsThatMove({ panel, rows, n }: PreparedModel, dose: Float64Array, exposure: Float64Array): number {
  if (panel.unitOf === null) return 0;
  const first = new Map<number, number>();
  const moving = new Set<number>();
  for (let r = 0; r < n; r++) {
    const row = rows === null ? r : rows[r];
    if (exposure[row] === 0) continue;
    const unit = panel.unitOf[row];
    const known = first.get(unit);
    if (known === undefined) first.set(unit, dose[row]);
    else if (known !== dose[row]) moving.add(unit);
  }
  return moving.size;
}
