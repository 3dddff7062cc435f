import { isMissing } from '../../table/column.ts';
import type { Frame } from '../../table/frame.ts';
import type { LedgerStep } from '../ledger.ts';
import type { PanelIssue, SampleSpec } from '../panel.ts';
import type { CodedColumn, CodedNumbers } from './code-values.ts';
import type { CodedRoles } from './coded-roles.ts';
import { gatherInts } from './gather.ts';
import { createIssue, IssueRows, listExamples, unknownUnits } from './panel-issues.ts';
import type { History } from './treatment-starts.ts';

/** `rows`: the sample in panel order. `history`: the same units in all periods of the frame, from which starts are read. */
export interface Sample {
  readonly history: History | null;
  readonly rows: Int32Array;
  readonly steps: readonly LedgerStep[];
  readonly issues: readonly PanelIssue[];
}

export function applySample(
  frame: Frame,
  spec: SampleSpec,
  roles: CodedRoles,
  order: Int32Array,
  filtered: readonly LedgerStep[],
): Sample {
  const { unit, time } = roles;
  const gone = markRows(frame.nrow, filtered);
  const from = spec.timeFrom ?? -Infinity;
  const to = spec.timeTo ?? Infinity;
  const struck = strikeList(unit, spec.dropUnits);
  const outside: number[] = [];
  const out: number[] = [];
  const duplicates = new IssueRows();
  const copies = new IssueRows();
  const twice: number[] = [];
  const kept = new Int32Array(order.length);
  const history = new Int32Array(order.length);
  let keptCount = 0;
  let historyCount = 0;
  for (let i = 0; i < order.length; i++) {
    const row = order[i];
    const first = historyCount > 0 ? history[historyCount - 1] : -1;
    const samePlace =
      unit !== null &&
      time !== null &&
      first >= 0 &&
      unit.codes[row] === unit.codes[first] &&
      time.codes[row] === time.codes[first];
    const again = samePlace && gone[first] === 0;
    if (!samePlace) history[historyCount++] = row;
    if (gone[row] === 1) continue;
    if (samePlace && !again) history[historyCount - 1] = row;
    if (time !== null && (time.numbers[row] < from || time.numbers[row] > to)) outside.push(row);
    else if (unit !== null && struck.codes[unit.codes[row]] === 1) out.push(row);
    else if (again) {
      twice.push(row);
      (isSameRow(frame, first, row) ? copies : duplicates).add(row, unit.codes[row]);
    } else kept[keptCount++] = row;
  }
  const missing = missingRoles(gone, roles);
  const step = (reason: string, params: LedgerStep['params'], rows: readonly number[]): LedgerStep => ({
    reason,
    params,
    rows: Int32Array.from(rows),
  });
  return {
    history: unit && time && createHistory(history.subarray(0, historyCount), unit, time),
    rows: kept.slice(0, keptCount),
    steps: [
      ...filtered,
      ...missing.steps,
      step('outsidePeriod', { from: spec.timeFrom ?? '', to: spec.timeTo ?? '' }, outside),
      step('unitStruckOut', { units: struck.names.length, examples: listExamples(struck.names) }, out),
      step('duplicateUnitTime', { unit: roles.unitName, time: roles.timeName }, twice),
    ],
    issues: [
      ...missing.issues,
      ...struck.issues,
      ...duplicates.issue('caution', 'panelDuplicates', { unit: roles.unitName, time: roles.timeName }),
      ...copies.issue('info', 'panelExactDuplicates', { unit: roles.unitName, time: roles.timeName }),
    ],
  };
}

function createHistory(rows: Int32Array, unit: CodedColumn, time: CodedNumbers): History {
  return {
    rows,
    unitOf: gatherInts(unit.codes, rows),
    periodOf: gatherInts(time.codes, rows),
    units: unit.keys.length,
    periods: time.values,
  };
}

function strikeList(unit: CodedColumn | null, names: readonly string[]) {
  const codes = new Uint8Array(unit?.keys.length ?? 0);
  if (unit === null || names.length === 0) return { codes, names: [], issues: [] };
  const codeOf = new Map(unit.keys.map((key, code) => [key, code]));
  const known = [...new Set(names)].filter((name) => codeOf.has(name));
  for (const name of known) codes[codeOf.get(name)!] = 1;
  const unknown = [...new Set(names)].filter((name) => !codeOf.has(name));
  return { codes, names: known, issues: unknown.length > 0 ? [unknownUnits(unknown)] : [] };
}

function markRows(nrow: number, steps: readonly LedgerStep[]): Uint8Array {
  const marks = new Uint8Array(nrow);
  for (const { rows } of steps) for (const row of rows) marks[row] = 1;
  return marks;
}

function missingRoles(gone: Uint8Array, { unit, time, unitName, timeName, unreadTimes }: CodedRoles) {
  const noUnit = new IssueRows();
  const noTime = new IssueRows();
  for (let row = 0; row < gone.length; row++) {
    if (gone[row] === 1) continue;
    if (unit !== null && unit.codes[row] < 0) noUnit.add(row, -1);
    else if (time !== null && time.codes[row] < 0) noTime.add(row, -1);
  }
  const issues = [
    ...noUnit.issue('caution', 'panelMissingUnit', { column: unitName }, unitName),
    ...noTime.issue('caution', 'panelMissingTime', { column: timeName }, timeName),
  ];
  const steps = issues.map((issue) => ({
    reason: issue.code === 'panelMissingUnit' ? 'missingUnit' : 'missingTime',
    params: issue.params,
    rows: issue.rows,
  }));
  const unread = Int32Array.from(unreadTimes);
  if (unread.length === 0) return { steps, issues };
  return {
    steps,
    issues: [...issues, createIssue('caution', 'panelTimeUnreadable', { column: timeName }, timeName, unread)],
  };
}

function isSameRow(frame: Frame, a: number, b: number): boolean {
  return frame.columns.every((column) => {
    if (isMissing(column, a) || isMissing(column, b)) return isMissing(column, a) === isMissing(column, b);
    return column.kind === 'number' ? column.values[a] === column.values[b] : column.codes[a] === column.codes[b];
  });
}
