import type { Panel, TreatmentSpec } from '../panel.ts';
import type { ColumnProfile } from './column-profile.ts';
import type { Reason } from './guess-roles.ts';
import { hints, nameWords } from './role-hints.ts';
import { readIndicator, readStartCells } from './treatment-starts.ts';

export interface TreatmentCandidate {
  readonly columns: readonly string[];
  readonly spec: TreatmentSpec;
  readonly reason: Reason;
  readonly named: boolean;
  readonly score: number;
}

/** A few switches back may be slips of the pen; more, and the column is something that comes and goes. */
const MOST_REVERSING = 0.1;

/** Columns that could say who is treated from when, the likeliest first: by what they do within units, then by their names. */
export function rankTreatments(panel: Panel, profiles: readonly ColumnProfile[]): TreatmentCandidate[] {
  const single = profiles.flatMap((profile) => asIndicator(panel, profile) ?? asStarts(panel, profile) ?? []);
  if (single.length === 0) return asGroupAndPost(panel, profiles);
  return single.sort((a, b) => b.score - a.score);
}

function asIndicator(panel: Panel, profile: ColumnProfile): TreatmentCandidate | null {
  if (!profile.binary) return null;
  const { values } = readIndicator(profile.column);
  const { switching, reversing, never } = countSwitches(panel, values);
  if (switching === 0 || reversing > MOST_REVERSING * switching || isCalendar(panel, values)) return null;
  const named = hints('indicator', profile.name);
  const isDid = nameWords(profile.name).includes('did') || /双重差分/u.test(profile.name);
  const second = /\d$/u.test(profile.name) ? 0.1 : 0;
  return {
    columns: [profile.name],
    spec: { kind: 'indicator', column: profile.name },
    reason: { code: 'guessTreatmentSwitch', params: { column: profile.name, switching, never } },
    named,
    score: 1 + Number(named) + (isDid ? 1 : 0) + (never > 0 ? 0.5 : 0) - second - 0.001 * profile.position,
  };
}

function countSwitches({ rows, unitOf, unitKeys }: Panel, values: Float64Array) {
  const switches = new Uint8Array(unitKeys.length);
  const reverses = new Uint8Array(unitKeys.length);
  const ever = new Uint8Array(unitKeys.length);
  let last = Number.NaN;
  for (let i = 0; i < rows.length; i++) {
    const unit = unitOf![i];
    if (i === 0 || unitOf![i - 1] !== unit) last = Number.NaN;
    const value = values[rows[i]];
    if (Number.isNaN(value)) continue;
    if (last === 0 && value === 1) switches[unit] = 1;
    if (last === 1 && value === 0) reverses[unit] = 1;
    if (value === 1) ever[unit] = 1;
    last = value;
  }
  const count = (flags: Uint8Array) => flags.reduce((total, flag) => total + flag, 0);
  return { switching: count(switches), reversing: count(reverses), never: unitKeys.length - count(ever) };
}

/** The same for all units in every period: a before-after dummy, which period effects absorb. */
function isCalendar({ rows, time }: Panel, values: Float64Array): boolean {
  const inPeriod = new Map<number, number>();
  for (let i = 0; i < rows.length; i++) {
    const value = values[rows[i]];
    if (Number.isNaN(value)) continue;
    const known = inPeriod.get(time![i]);
    if (known === undefined) inPeriod.set(time![i], value);
    else if (known !== value) return false;
  }
  return true;
}

function asStarts(panel: Panel, profile: ColumnProfile): TreatmentCandidate | null {
  if (profile.binary || (profile.numbers !== null && !profile.integer)) return null;
  const { rows, unitOf, unitKeys, periods } = panel;
  const cells = readStartCells(profile.column, periods);
  const starts = new Float64Array(unitKeys.length).fill(Infinity);
  const last = periods[periods.length - 1];
  for (let i = 0; i < rows.length; i++) {
    const cell = cells[rows[i]];
    if (cell === Infinity) continue;
    const known = starts[unitOf![i]];
    if (known !== Infinity && known !== cell) return null;
    if (!(cell >= periods[0] && cell <= last + (last - periods[0]))) return null;
    starts[unitOf![i]] = cell;
  }
  const given = starts.filter(Number.isFinite);
  const inside = given.filter((start) => start > periods[0] && start <= last);
  const never = starts.length - given.length;
  const named = hints('start', profile.name) || hints('time', profile.name);
  if (inside.length === 0 || (!named && (never === 0 || inside.length < given.length))) return null;
  return {
    columns: [profile.name],
    spec: { kind: 'cohort', column: profile.name },
    reason: {
      code: 'guessTreatmentStart',
      params: {
        column: profile.name,
        units: given.length,
        first: Math.min(...inside),
        last: Math.max(...inside),
        never,
      },
    },
    named,
    score: 1 + Number(named) + (never > 0 ? 0.5 : 0) - 0.001 * profile.position,
  };
}

/**
 * The textbook's pair of dummies, treated group and after, as the roster they stand for: the group from the first period after. Only where both
 * names say so and no single column gives the treatment.
 */
function asGroupAndPost(panel: Panel, profiles: readonly ColumnProfile[]): TreatmentCandidate[] {
  const dummies = profiles
    .filter((one) => one.binary)
    .map((one) => ({ one, values: readIndicator(one.column).values }));
  const post = dummies.find(({ one, values }) => hints('post', one.name) && isCalendar(panel, values));
  const group = dummies.find(({ one, values }) => {
    const { switching, reversing } = countSwitches(panel, values);
    return hints('indicator', one.name) && switching === 0 && reversing === 0 && !isCalendar(panel, values);
  });
  if (!post || !group) return [];
  const after = panel.periods.filter((period) => valueIn(panel, post.values, period) === 1);
  const start = after.at(0);
  if (
    start === undefined ||
    start === panel.periods[0] ||
    after.length !== panel.periods.filter((period) => period >= start).length
  )
    return [];
  const treated = new Set<number>();
  panel.rows.forEach((row, i) => {
    if (group.values[row] === 1) treated.add(panel.unitOf![i]);
  });
  const params = { group: group.one.name, post: post.one.name, units: treated.size, start };
  return [
    {
      columns: [group.one.name, post.one.name],
      spec: { kind: 'roster', entries: Array.from(treated, (unit) => ({ unit: panel.unitKeys[unit], start })) },
      reason: { code: 'guessTreatmentGroupPost', params },
      named: true,
      score: 1,
    },
  ];
}

function valueIn({ rows, time }: Panel, values: Float64Array, period: number): number {
  const at = time!.findIndex((one, i) => one === period && !Number.isNaN(values[rows[i]]));
  return at < 0 ? Number.NaN : values[rows[at]];
}
