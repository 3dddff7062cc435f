import type { ColumnProfile } from './column-profile.ts';
import { hints } from './role-hints.ts';

/** A unit and a time column that together nearly name a row. */
export interface KeyPair {
  readonly unit: ColumnProfile;
  readonly time: ColumnProfile;
  /** Distinct (unit, time) pairs as a share of the rows that have both. */
  readonly unique: number;
  readonly score: number;
}

const UNIT_CANDIDATES = 8;
const TIME_CANDIDATES = 4;
/** Below this share of distinct pairs the rows are something else than a panel of these units. */
const LEAST_UNIQUE = 0.8;
/** A column that neither sounds like time nor holds years must at least be as short as a panel. */
const MOST_UNNAMED_PERIODS = 100;
const BITMAP_CELLS = 5e7;

/** Pairs that could be the panel's keys, the likeliest first. Linear in rows for each of a few dozen pairs. */
export function rankKeyPairs(profiles: readonly ColumnProfile[], nrow: number): KeyPair[] {
  const units = best(
    profiles.filter((one) => couldBeUnit(one, nrow)),
    unitLooks,
    UNIT_CANDIDATES,
  );
  const times = best(
    profiles.filter((one) => couldBeTime(one, nrow)),
    timeLooks,
    TIME_CANDIDATES,
  );
  const pairs: KeyPair[] = [];
  for (const unit of units) {
    for (const time of times) {
      if (unit === time) continue;
      const { cells, rows } = countPairs(unit, time);
      const unique = rows === 0 ? 0 : cells / rows;
      const filled = cells / (unit.distinct * time.distinct);
      if (unique < LEAST_UNIQUE) continue;
      const fewer = time.distinct < unit.distinct ? 0.5 : 0;
      pairs.push({ unit, time, unique, score: 3 * unique + 2 * filled + fewer + unitLooks(unit) + timeLooks(time) });
    }
  }
  return pairs.sort((a, b) => b.score - a.score);
}

function best(
  profiles: readonly ColumnProfile[],
  looks: (one: ColumnProfile) => number,
  count: number,
): ColumnProfile[] {
  return [...profiles].sort((a, b) => looks(b) - looks(a) || a.position - b.position).slice(0, count);
}

function couldBeUnit({ codes, distinct, binary }: ColumnProfile, nrow: number): boolean {
  return codes !== null && distinct >= 2 && distinct <= nrow / 2 && !binary;
}

function couldBeTime(profile: ColumnProfile, nrow: number): boolean {
  const { integer, distinct } = profile;
  const most = timeLooks(profile) > 0.5 ? Math.max(2, nrow / 2) : MOST_UNNAMED_PERIODS;
  return integer && distinct >= 2 && distinct <= most;
}

function unitLooks({ name, numbers, position }: ColumnProfile): number {
  const named = hints('unit', name) ? 1 : hints('group', name) ? 0.3 : 0;
  return named + (numbers === null ? 0.3 : 0) - 0.001 * position;
}

export function timeLooks(profile: ColumnProfile): number {
  const named = hints('time', profile.name) ? (hints('start', profile.name) ? 0.3 : 1) : 0;
  return named + (looksLikeYears(profile) ? 1 : 0) - 0.001 * profile.position;
}

export function looksLikeYears({ integer, min, max }: ColumnProfile): boolean {
  return integer && min >= 1900 && max <= 2100;
}

function countPairs(unit: ColumnProfile, time: ColumnProfile): { cells: number; rows: number } {
  const a = unit.codes!;
  const b = time.codes!;
  const width = time.distinct;
  const size = unit.distinct * width;
  const bitmap = size <= BITMAP_CELLS ? new Uint8Array(size) : null;
  const seen = new Set<number>();
  let rows = 0;
  let cells = 0;
  for (let row = 0; row < a.length; row++) {
    if (a[row] < 0 || b[row] < 0) continue;
    rows++;
    const cell = a[row] * width + b[row];
    if (bitmap === null) seen.add(cell);
    else if (bitmap[cell] === 0) {
      bitmap[cell] = 1;
      cells++;
    }
  }
  return { cells: bitmap === null ? seen.size : cells, rows };
}
