import { fail, type Outcome, succeed } from '../../core/notice.ts';
import { type Column, isMissing } from '../../table/column.ts';
import { type Frame, findColumn } from '../../table/frame.ts';
import { extendLedger, type LedgerStep } from '../ledger.ts';
import type { DesignSpec, Panel, PanelIssue, SampleSpec } from '../panel.ts';
import { applyWhatIf, unknownUnits } from './apply-what-if.ts';
import { type CodedColumn, type CodedNumbers, codeColumn, codeNumbers, countingSort } from './code-values.ts';
import { createIssue, IssueRows, listExamples, recodeIssues } from './panel-issues.ts';
import { readPeriods } from './period-text.ts';
import { completePanel } from './status-issues.ts';
import { readTreatment, type Treatment } from './treatment.ts';
import type { History } from './treatment-starts.ts';

/**
 * The frame seen through a design: sample, order, cohorts and treatment, with every lost row in the ledger and every oddity reported.
 *
 * Rows leave in this order, each for the first reason that applies: missingUnit, missingTime, outsidePeriod, unitStruckOut,
 * duplicateUnitTime (the first row of the file stays), unitStruckWhatIf. Rows with unknown treatment stay, `treated` being NaN there.
 * Starts are read from all periods of the frame, so a unit treated before the sample begins keeps its true start. Linear in rows.
 */
export function buildPanel(frame: Frame, design: DesignSpec): Outcome<Panel> {
  const columns = locateColumns(frame, design);
  if (!columns.ok) return columns;
  const roles = codeRoles(columns.value.unit, columns.value.time);
  const order = orderRows(frame.nrow, roles);
  const sample = applySample(frame, design.sample, roles, order);
  if (sample.rows.length === 0) return fail('panelEmpty', { rowsRead: frame.nrow });
  const treatment = readTreatment(design.treatment, columns.value.treatment, sample.history, roles);
  if (!treatment.ok) return treatment;
  const base = assemble(frame, { ...design, whatIf: null }, roles, sample, treatment.value);
  return succeed(design.whatIf === null ? base : applyWhatIf(base, design.whatIf));
}

export interface CodedRoles {
  readonly unit: CodedColumn | null;
  readonly time: (CodedNumbers & { readonly numbers: Float64Array }) | null;
  readonly unitName: string;
  readonly timeName: string;
  readonly unreadTimes: readonly number[];
}

interface RoleColumns {
  readonly unit: Column | null;
  readonly time: Column | null;
  readonly treatment: Column | null;
}

function locateColumns(frame: Frame, design: DesignSpec): Outcome<RoleColumns> {
  const found: Record<'unit' | 'time' | 'treatment', Column | null> = { unit: null, time: null, treatment: null };
  const treatment = design.treatment !== null && design.treatment.kind !== 'roster' ? design.treatment.column : null;
  for (const [role, name] of [
    ['unit', design.unit],
    ['time', design.time],
    ['treatment', treatment],
  ] as const) {
    if (name === null) continue;
    const column = findColumn(frame, name);
    if (!column) return fail('panelColumnMissing', { column: name, role }, { column: name });
    found[role] = column;
  }
  return succeed(found);
}

function codeRoles(unit: Column | null, time: Column | null): CodedRoles {
  const read = time && readPeriods(time);
  return {
    unit: unit && codeColumn(unit),
    time: read && { ...codeNumbers(read.column.values), numbers: read.column.values },
    unitName: unit?.name ?? '',
    timeName: time?.name ?? '',
    unreadTimes: read?.unread ?? [],
  };
}

/** Rows that have the cells of the roles set, by (unit, time) when both are set, equal pairs and all else in file order. */
function orderRows(nrow: number, { unit, time }: CodedRoles): Int32Array {
  const complete = new Int32Array(nrow);
  let count = 0;
  for (let row = 0; row < nrow; row++) {
    if ((unit === null || unit.codes[row] >= 0) && (time === null || time.codes[row] >= 0)) complete[count++] = row;
  }
  const rows = complete.subarray(0, count);
  if (unit === null || time === null) return rows;
  return countingSort(countingSort(rows, time.codes, time.values.length), unit.codes, unit.keys.length);
}

interface Sample {
  readonly history: History | null;
  readonly rows: Int32Array;
  readonly steps: readonly LedgerStep[];
  readonly issues: readonly PanelIssue[];
}

function applySample(frame: Frame, spec: SampleSpec, roles: CodedRoles, order: Int32Array): Sample {
  const { unit, time } = roles;
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
    const again =
      unit !== null &&
      time !== null &&
      first >= 0 &&
      unit.codes[row] === unit.codes[first] &&
      time.codes[row] === time.codes[first];
    if (!again) history[historyCount++] = row;
    if (time !== null && (time.numbers[row] < from || time.numbers[row] > to)) outside.push(row);
    else if (unit !== null && struck.codes[unit.codes[row]] === 1) out.push(row);
    else if (again) {
      twice.push(row);
      (isSameRow(frame, first, row) ? copies : duplicates).add(row, unit.codes[row]);
    } else kept[keptCount++] = row;
  }
  const missing = missingRoles(frame.nrow, roles);
  const step = (reason: string, params: LedgerStep['params'], rows: readonly number[]): LedgerStep => ({
    reason,
    params,
    rows: Int32Array.from(rows),
  });
  return {
    history: unit && time && createHistory(history.subarray(0, historyCount), unit, time),
    rows: kept.slice(0, keptCount),
    steps: [
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
    unitOf: rows.map((row) => unit.codes[row]),
    periodOf: rows.map((row) => time.codes[row]),
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

function missingRoles(nrow: number, { unit, time, unitName, timeName, unreadTimes }: CodedRoles) {
  const noUnit = new IssueRows();
  const noTime = new IssueRows();
  for (let row = 0; row < nrow; row++) {
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

function assemble(frame: Frame, design: DesignSpec, roles: CodedRoles, sample: Sample, treatment: Treatment): Panel {
  const { rows } = sample;
  const { unit, time } = roles;
  const newUnit = unit && renumberUsed(rows, unit);
  const unitOf = unit && newUnit && rows.map((row) => newUnit.of[unit.codes[row]]);
  const panelTime = time && Float64Array.from(rows, (row) => time.numbers[row]);
  const { starts } = treatment;
  const issues = [...sample.issues, ...treatment.issues, ...treatment.cellIssues(rows)];
  return completePanel(
    {
      frame,
      design,
      rows,
      unitOf,
      unitKeys: newUnit ? newUnit.used.map((code) => unit.keys[code]) : [],
      time: panelTime,
      periods: panelTime ? codeNumbers(panelTime).values : new Float64Array(0),
      treated: treatment.treatedOf && Float64Array.from(rows, treatment.treatedOf),
      cohort: starts && newUnit && Float64Array.from(newUnit.used, (code) => starts[code]),
      ledger: extendLedger({ rowsRead: frame.nrow, steps: [], rowsUsed: frame.nrow }, sample.steps),
    },
    newUnit ? recodeIssues(issues, newUnit.of) : issues,
  );
}

function renumberUsed(rows: Int32Array, unit: CodedColumn): { of: Int32Array; used: number[] } {
  const of = new Int32Array(unit.keys.length).fill(-1);
  for (let i = 0; i < rows.length; i++) of[unit.codes[rows[i]]] = 0;
  const used: number[] = [];
  for (let code = 0; code < of.length; code++) if (of[code] === 0) of[code] = used.push(code) - 1;
  return { of, used };
}
