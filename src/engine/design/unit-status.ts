import type { BarePanel } from './status-issues.ts';

/**
 * When a unit is treated, judged by the rows in which it is observed. `always`: from its first row on, never without; `notYet`: it starts after its
 * last row; `unknown`: no readable treatment cell; `switching`: all others that start.
 */
export const UNIT_STATUS = { never: 0, always: 1, switching: 2, notYet: 3, unknown: 4 } as const;

/** One status per unit, or null where cohorts are not defined. Linear in rows. */
export function unitStatus({ unitOf, time, cohort, treated, unitKeys }: BarePanel): Uint8Array | null {
  if (unitOf === null || time === null || cohort === null || treated === null) return null;
  const status = new Uint8Array(unitKeys.length);
  for (let i = 0; i < unitOf.length; i++) {
    const unit = unitOf[i];
    const start = cohort[unit];
    const isFirst = i === 0 || unitOf[i - 1] !== unit;
    if (isFirst) status[unit] = start <= time[i] ? UNIT_STATUS.always : UNIT_STATUS.notYet;
    if (status[unit] === UNIT_STATUS.always && treated[i] === 0) status[unit] = UNIT_STATUS.switching;
    if (status[unit] === UNIT_STATUS.notYet && start <= time[i]) status[unit] = UNIT_STATUS.switching;
  }
  for (let unit = 0; unit < status.length; unit++) {
    if (Number.isNaN(cohort[unit])) status[unit] = UNIT_STATUS.unknown;
    else if (cohort[unit] === Infinity) status[unit] = UNIT_STATUS.never;
  }
  return status;
}
