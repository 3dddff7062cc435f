import type { Column } from '../../table/column.ts';
import type { PanelIssue, RosterEntry } from '../panel.ts';
import { createIssue, IssueRows, listExamples } from './panel-issues.ts';
import { parsePeriodText } from './period-text.ts';

/** Every usable unit-year of the frame, whatever the sample: sorted by (unit, time), one row each. */
export interface History {
  readonly rows: Int32Array;
  readonly unitOf: Int32Array;
  readonly periodOf: Int32Array;
  readonly units: number;
  readonly periods: Float64Array;
}

/** First treated period per unit (Infinity never, NaN unknown) and what was odd on the way. */
export interface TreatmentReading {
  readonly starts: Float64Array;
  readonly issues: readonly PanelIssue[];
}

const YES = new Map<string, 0 | 1>([
  ['1', 1],
  ['true', 1],
  ['yes', 1],
  ['y', 1],
  ['treated', 1],
  ['是', 1],
  ['0', 0],
  ['false', 0],
  ['no', 0],
  ['n', 0],
  ['control', 0],
  ['否', 0],
]);

/** The cells of an indicator column: 0, 1, or NaN where the cell is missing or says something else (`other[row]` is 1 for the latter). */
export function readIndicator(column: Column): { values: Float64Array; other: Uint8Array; binary: number } {
  const size = column.kind === 'number' ? column.values.length : column.codes.length;
  const values = new Float64Array(size).fill(Number.NaN);
  const other = new Uint8Array(size);
  const levels = column.kind === 'category' ? column.levels.map(indicatorLevel) : [];
  let binary = 0;
  for (let row = 0; row < size; row++) {
    let value: number;
    if (column.kind === 'number') value = column.values[row];
    else if (column.codes[row] >= 0) value = levels[column.codes[row]];
    else continue;
    if (value === 0 || value === 1) {
      values[row] = value;
      binary++;
    } else if (column.kind === 'category' || !Number.isNaN(value)) other[row] = 1;
  }
  return { values, other, binary };
}

function indicatorLevel(text: string): number {
  return YES.get(text.normalize('NFKC').trim().toLowerCase()) ?? Number.NaN;
}

/**
 * Starts from a 0/1 column: the first period with a 1. Reported: switches back to 0, and starts that stand right after a missing cell or an
 * absent period, where the policy may have begun earlier. A unit with no readable cell is unknown.
 */
export function startsFromIndicator(history: History, values: Float64Array, column: string): TreatmentReading {
  const starts = new Float64Array(history.units).fill(Number.NaN);
  const reversals = new IssueRows();
  const uncertain = new IssueRows();
  let lastSeen = Number.NaN;
  for (let i = 0; i < history.rows.length; i++) {
    const unit = history.unitOf[i];
    const continues = i > 0 && history.unitOf[i - 1] === unit;
    if (!continues) lastSeen = Number.NaN;
    const value = values[history.rows[i]];
    if (Number.isNaN(value)) continue;
    if (value === 0) {
      if (lastSeen === 1) reversals.add(history.rows[i], unit);
      if (Number.isNaN(starts[unit])) starts[unit] = Infinity;
    } else if (!Number.isFinite(starts[unit])) {
      starts[unit] = history.periods[history.periodOf[i]];
      if (continues && isUnobservedBefore(history, values, i)) uncertain.add(history.rows[i], unit);
    }
    lastSeen = value;
  }
  return {
    starts,
    issues: [
      ...reversals.issue('caution', 'treatmentReversal', { column }, column),
      ...uncertain.issue('info', 'treatmentStartUncertain', { column }, column),
    ],
  };
}

function isUnobservedBefore(history: History, values: Float64Array, i: number): boolean {
  return Number.isNaN(values[history.rows[i - 1]]) || history.periodOf[i - 1] !== history.periodOf[i] - 1;
}

const NEVER_WORDS = new Set(['inf', '+inf', 'infinity', '∞', 'never', 'none', '从未', '未试点', '非试点', '无', '否']);
const NEVER_CODES = [0, 9999, 10000, 99999];

/**
 * The cells of a first-treated-period column: a period, Infinity for never, NaN where the text is neither. Never are empty cells, `Inf`,
 * and the codes 0, 9999, 10000 and 99999 unless the panel itself reaches such a period.
 */
export function readStartCells(column: Column, periods: Float64Array): Float64Array {
  const first = periods.length > 0 ? periods[0] : Infinity;
  const last = periods.length > 0 ? periods[periods.length - 1] : -Infinity;
  const never = new Set(NEVER_CODES.filter((code) => code < first || code > last));
  const settle = (value: number): number => (never.has(value) ? Infinity : value);
  if (column.kind === 'number') {
    return column.values.map((value) => (Number.isNaN(value) ? Infinity : settle(value)));
  }
  const levels = column.levels.map((text) => {
    const plain = text.normalize('NFKC').trim().toLowerCase();
    return NEVER_WORDS.has(plain) ? Infinity : settle(parsePeriodText(text));
  });
  return Float64Array.from(column.codes, (code) => (code < 0 ? Infinity : levels[code]));
}

/**
 * Starts from a first-treated-period column. A unit with several periods takes the earliest; one whose period stands on some rows only takes
 * that period; one with unreadable texts and no period is unknown. All three are reported.
 */
export function startsFromColumn(history: History, cells: Float64Array, column: string): TreatmentReading {
  const starts = new Float64Array(history.units).fill(Infinity);
  const varies = new Uint8Array(history.units);
  const unread = new Uint8Array(history.units);
  for (let i = 0; i < history.rows.length; i++) {
    const unit = history.unitOf[i];
    const cell = cells[history.rows[i]];
    if (Number.isNaN(cell)) unread[unit] = 1;
    else if (cell !== Infinity) {
      if (starts[unit] !== Infinity && starts[unit] !== cell) varies[unit] = 1;
      starts[unit] = Math.min(starts[unit], cell);
    }
  }
  const varying = new IssueRows();
  const partial = new IssueRows();
  const unreadable = new IssueRows();
  for (let i = 0; i < history.rows.length; i++) {
    const unit = history.unitOf[i];
    const row = history.rows[i];
    if (Number.isNaN(cells[row])) unreadable.add(row, unit);
    else if (varies[unit] === 1 && cells[row] !== starts[unit] && cells[row] !== Infinity) varying.add(row, unit);
    else if (cells[row] === Infinity && starts[unit] !== Infinity) partial.add(row, unit);
  }
  for (let unit = 0; unit < history.units; unit++) {
    if (unread[unit] === 1 && starts[unit] === Infinity) starts[unit] = Number.NaN;
  }
  return {
    starts,
    issues: [
      ...varying.issue('caution', 'treatmentStartVaries', { column }, column),
      ...partial.issue('info', 'treatmentStartPartial', { column }, column),
      ...unreadable.issue('caution', 'treatmentStartUnreadable', { column }, column),
    ],
  };
}

/** Starts from settled roster entries; units not named are never treated. A unit named twice takes the earliest period. */
export function startsFromRoster(unitKeys: readonly string[], entries: readonly RosterEntry[]): TreatmentReading {
  const unitOfKey = new Map(unitKeys.map((key, unit) => [key, unit]));
  const starts = new Float64Array(unitKeys.length).fill(Infinity);
  const unknown = new Set<string>();
  const conflicting = new Set<string>();
  for (const { unit: key, start } of entries) {
    const unit = unitOfKey.get(key);
    if (unit === undefined) {
      unknown.add(key);
      continue;
    }
    if (starts[unit] !== Infinity && starts[unit] !== start) conflicting.add(key);
    starts[unit] = Math.min(starts[unit], start);
  }
  const about = (keys: Set<string>) => ({ units: keys.size, examples: listExamples([...keys]) });
  const issues: PanelIssue[] = [];
  if (unknown.size > 0) issues.push(createIssue('caution', 'rosterUnknownUnit', about(unknown)));
  if (conflicting.size > 0) issues.push(createIssue('caution', 'rosterConflict', about(conflicting)));
  return { starts, issues };
}
