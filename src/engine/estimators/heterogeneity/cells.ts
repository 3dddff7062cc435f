import { type Notice, notice } from '../../../core/notice.ts';
import { type GroupCell, type GroupKey, nameOfGroup } from '../../groups.ts';
import type { Panel } from '../../panel.ts';
import type { ModelResult } from '../../result.ts';

/** Rows and units of a group in a sample; of the units, those treated in some row and those in none. */
export type GroupCount = Pick<GroupCell, 'nobs' | 'units' | 'treatedUnits' | 'untreatedUnits'>;

/**
 * Counts per group over `rows` of the panel (null: all). A unit that changes its group counts in each.
 * @param codes group of each panel row in [0, groups); other values belong to none. @param treated policy or dose over panel rows, may be NaN
 */
export function countGroups(
  { unitOf, unitKeys }: Panel,
  codes: Int32Array,
  treated: Float64Array,
  groups: number,
  rows: Int32Array | null,
): GroupCount[] {
  const units = unitKeys.length;
  const nobs = new Int32Array(groups);
  const seen = new Uint8Array(groups * units);
  const n = rows === null ? codes.length : rows.length;
  for (let r = 0; r < n; r++) {
    const i = rows === null ? r : rows[r];
    if (!(codes[i] >= 0 && codes[i] < groups)) continue;
    nobs[codes[i]]++;
    seen[codes[i] * units + unitOf![i]] |= treated[i] > 0 || treated[i] < 0 ? 3 : 1;
  }
  return Array.from(nobs, (rowsOfGroup, group) => {
    const flags = seen.subarray(group * units, (group + 1) * units);
    const treatedUnits = flags.reduce((count, flag) => count + Number(flag === 3), 0);
    const untreatedUnits = flags.reduce((count, flag) => count + Number(flag === 1), 0);
    return { nobs: rowsOfGroup, units: treatedUnits + untreatedUnits, treatedUnits, untreatedUnits };
  });
}

/** Why a group has no effect that could be estimated; `failure` is what its own regression said. */
export function reasonMissing(key: GroupKey, count: GroupCount, failure: Notice | null, collinear: boolean): Notice {
  const params = { group: nameOfGroup(key), units: count.units };
  if (count.nobs === 0) return notice('caution', 'groupEmpty', params);
  if (count.treatedUnits === 0) return notice('caution', 'groupNoTreated', params);
  if (failure !== null && failure.code !== 'treatmentAbsorbed') return failure;
  return notice('caution', collinear ? 'groupCollinear' : 'groupAbsorbed', params);
}

/** The standing of a term as a group's effect; a term that the result does not hold has none. */
export function cellOf(
  key: GroupKey,
  term: string,
  count: GroupCount,
  result: ModelResult | null,
  failure: Notice | null = null,
): GroupCell {
  const at = result === null ? -1 : result.terms.findIndex(({ name }) => name === term);
  if (result === null || at < 0) {
    const collinear = result?.dropped.some(({ name }) => name === term) ?? false;
    const missing = reasonMissing(key, count, failure, collinear);
    return { key, term: null, estimate: null, stdError: null, dof: 0, ...count, missing };
  }
  const variance = result.vcov[at * result.terms.length + at];
  const stdError = Math.sqrt(Math.max(0, variance));
  return { key, term, estimate: result.coef[at], stdError, dof: result.dofResidual, ...count, missing: null };
}
