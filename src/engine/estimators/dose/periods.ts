import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { supTCritical } from '../../inference/sup-t.ts';
import type { Panel } from '../../panel.ts';
import type { EventCell, ModelResult } from '../../result.ts';
import { estimate, type PreparedModel, residualise, withRegressors } from '../../solve/linear-model.ts';
import type { PreparedColumn } from '../../solve/prepare.ts';
import { type EventCells, sortIntoCells } from '../event-study/event-cells.ts';
import { orderTerms, summariseEvents } from '../event-study/event-terms.ts';
import { type Exposure, variesWithinUnits } from './exposure.ts';
import type { DoseOptions } from './meta.ts';

const BAND_DRAWS = 10_000;
const BAND_SEED = 20_190_401;

/** Periods counted from the start of the policy, sorted into those with a coefficient of their own and the base. */
export interface DosePeriods extends EventCells {
  readonly dose: Float64Array;
}

/**
 * Counts periods from the common start, or from every unit's own; the base is the last period before it. The dose must be fixed within units.
 * Failures: doseNeedsPanel, doseStartUnknown, doseNotFixed, doseNoPeriodBefore, eventStudyWindowEmpty, eventStudyBaseUnobserved.
 */
export function countPeriods(panel: Panel, exposure: Exposure, options: DoseOptions): Outcome<DosePeriods> {
  const { time, unitOf, cohort } = panel;
  const name = options.dose!;
  if (time === null || unitOf === null) return fail('doseNeedsPanel');
  const dose = exposure.dose!;
  if (variesWithinUnits(panel, dose)) return fail('doseNotFixed', { dose: name });
  const own = options.doseTiming === 'ownStart';
  const start = own ? null : startOf(panel, options);
  if ((own && cohort === null) || (!own && start === null)) return fail('doseStartUnknown', { dose: name });
  const eventTime = Float64Array.from(time, (period, row) => {
    const first = own ? cohort![unitOf[row]] : start!;
    return Number.isFinite(first) ? Math.round((period - first) * 1e9) / 1e9 + 0 : Number.NaN;
  });
  const before = eventTime.filter((e) => e < 0).reduce((largest, e) => Math.max(largest, e), -Infinity);
  if (before === -Infinity) return fail('doseNoPeriodBefore', { dose: name });
  const sample = { panel, eventTime, referenceCohort: null, notices: [] };
  const window = {
    lower: options.lower,
    upper: options.upper,
    endpoints: 'bin',
    reference: 'never',
    alwaysTreated: 'keep',
  } as const;
  const cells = sortIntoCells(sample, window, [before]);
  return cells.ok ? succeed({ ...cells.value, dose }) : cells;
}

function startOf({ cohort }: Panel, { doseFrom }: DoseOptions): number | null {
  if (doseFrom !== null) return doseFrom;
  const first = cohort === null ? Infinity : cohort.reduce((least, start) => (start < least ? start : least), Infinity);
  return Number.isFinite(first) ? first : null;
}

/** The regression on the dose times every period but the base, as an event study whose effects are per unit of dose. */
export function fitPeriods(
  prepared: PreparedModel,
  { cells, cellOf, dose }: DosePeriods,
  others: readonly PreparedColumn[],
  options: DoseOptions,
): Outcome<ModelResult> {
  const names = new Set(others.map((column) => column.name));
  let prefix = `${options.dose}::`;
  while ([...names].some((name) => name.startsWith(prefix))) prefix = `_${prefix}`;
  const columns = cells.flatMap((cell, code): PreparedColumn[] => {
    if (cell.base) return [];
    const tag = { kind: 'event', e: cell.e, ...(cell.bin ? { bin: cell.bin } : {}) } as const;
    const values = dose.map((value, row) => (cellOf[row] === code ? value : value * 0));
    return [residualise(prepared, { name: `${prefix}${cell.e}`, tag, values })];
  });
  const fitted = estimate(withRegressors(prepared, [...columns, ...others]));
  if (!fitted.ok) return fitted;
  const result = orderTerms(fitted.value);
  const { tests, combinations, vcov, k } = summariseEvents(result);
  return succeed({
    ...result,
    tests: [...result.tests, ...tests],
    combinations,
    events: {
      cells: countCells(prepared, cells, cellOf, dose),
      endpoints: 'bin',
      reference: 'dose',
      bandLevel: options.bandLevel,
      bandCritical: supTCritical(vcov, k, options.bandLevel, BAND_DRAWS, BAND_SEED),
      bandDraws: BAND_DRAWS,
      bandSeed: BAND_SEED,
    },
  });
}

/** Rows and units with a dose behind every cell. */
function countCells(
  { rows, panel, n }: PreparedModel,
  cells: EventCells['cells'],
  cellOf: Int32Array,
  dose: Float64Array,
): EventCell[] {
  const nobs = new Int32Array(cells.length);
  const units = cells.map(() => new Set<number>());
  for (let r = 0; r < n; r++) {
    const row = rows === null ? r : rows[r];
    const cell = cellOf[row];
    if (cell < 0 || dose[row] === 0) continue;
    nobs[cell]++;
    units[cell].add(panel.unitOf![row]);
  }
  return cells.map((cell, i) => ({ ...cell, units: units[i].size, nobs: nobs[i] }));
}
