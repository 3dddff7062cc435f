import type { Notice } from '../../core/notice.ts';
import { cellText } from '../../table/column.ts';
import { findColumn, sourceRow } from '../../table/frame.ts';
import type { Panel, PanelIssue } from '../panel.ts';
import { codeNumbers } from './code-values.ts';
import { issueNotice } from './panel-issues.ts';
import { UNIT_STATUS, unitStatus } from './unit-status.ts';

/** A row as a person finds it again: unit and time as printed in the data ('' when missing) and its data row in the source file. */
export interface ListedRow {
  readonly unit: string;
  readonly time: string;
  readonly sourceRow: number;
}

/** A finding with its sentence and its first rows (`LISTED_ISSUE_ROWS` at most); `count` counts all of them. */
export interface ListedIssue {
  readonly notice: Notice;
  readonly count: number;
  readonly rows: readonly ListedRow[];
}

export const LISTED_ISSUE_ROWS = 200;

/** Units by when they are treated (see `UNIT_STATUS`); the five counts add up to the number of units. */
export interface TreatmentCounts {
  readonly never: number;
  readonly always: number;
  readonly switching: number;
  readonly notYet: number;
  readonly unknown: number;
}

export interface PanelSummary {
  readonly nobs: number;
  /** null without a unit (or, for the next, a time) role. */
  readonly units: number | null;
  readonly periods: number | null;
  readonly minTime: number | null;
  readonly maxTime: number | null;
  readonly balanced: boolean | null;
  readonly missingUnitPeriods: number | null;
  /** Units per first treated period, ascending; never treated and unknown units are in none. null without a treatment. */
  readonly cohorts: readonly { readonly start: number; readonly units: number }[] | null;
  readonly counts: TreatmentCounts | null;
  /** Share of treated rows among those whose treatment is known. */
  readonly treatmentMean: number | null;
  readonly issues: readonly ListedIssue[];
}

export function summarisePanel(panel: Panel): PanelSummary {
  const { rows, unitOf, time, periods, cohort, unitKeys } = panel;
  const units = unitOf && unitKeys.length;
  const cells = unitOf && time && unitKeys.length * periods.length;
  const hasPeriods = time !== null && periods.length > 0;
  return {
    nobs: rows.length,
    units,
    periods: time && periods.length,
    minTime: hasPeriods ? periods[0] : null,
    maxTime: hasPeriods ? periods[periods.length - 1] : null,
    balanced: cells === null ? null : cells === rows.length,
    missingUnitPeriods: cells === null ? null : cells - rows.length,
    cohorts: cohort && countCohorts(cohort),
    counts: countTreatment(panel),
    treatmentMean: meanTreated(panel.treated),
    issues: (panel.issues ?? []).map((issue) => listIssue(panel, issue)),
  };
}

function countCohorts(cohort: Float64Array): { start: number; units: number }[] {
  const { codes, values } = codeNumbers(cohort.filter(Number.isFinite));
  const counts = Array.from(values, (start) => ({ start, units: 0 }));
  for (const code of codes) counts[code].units++;
  return counts;
}

function countTreatment(panel: Panel): TreatmentCounts | null {
  const status = unitStatus(panel);
  if (status === null) return null;
  const count = (wanted: number) => status.reduce((total, one) => total + Number(one === wanted), 0);
  return {
    never: count(UNIT_STATUS.never),
    always: count(UNIT_STATUS.always),
    switching: count(UNIT_STATUS.switching),
    notYet: count(UNIT_STATUS.notYet),
    unknown: count(UNIT_STATUS.unknown),
  };
}

function meanTreated(treated: Float64Array | null): number | null {
  if (treated === null) return null;
  let known = 0;
  let ones = 0;
  for (const value of treated) {
    if (Number.isNaN(value)) continue;
    known++;
    ones += value;
  }
  return known === 0 ? null : ones / known;
}

function listIssue(panel: Panel, issue: PanelIssue): ListedIssue {
  const { frame, design, unitKeys } = panel;
  const text = (name: string | null, row: number): string => {
    const column = name === null ? undefined : findColumn(frame, name);
    return column ? cellText(column, row) : '';
  };
  const rows = Array.from(issue.rows.subarray(0, LISTED_ISSUE_ROWS), (row) => ({
    unit: text(design.unit, row),
    time: text(design.time, row),
    sourceRow: sourceRow(frame, row),
  }));
  return { notice: issueNotice(frame, unitKeys, issue), count: issue.rows.length, rows };
}

/** What a unit-period is. `off`: treated before, not now (only where an indicator column goes back to 0); `unknown`: a row without readable treatment. */
export const PANEL_STATUS = { absent: 0, never: 1, notYet: 2, treated: 3, unknown: 4, off: 5 } as const;

/** Units (by cohort, then key; never treated after all cohorts, unknown last) x periods, row-major. */
export interface PanelMap {
  readonly units: readonly string[];
  readonly cohorts: Float64Array;
  readonly periods: Float64Array;
  readonly status: Uint8Array;
}

/** The panel as a grid of treatment statuses; empty without unit and time. With no treatment every row counts as never treated. */
export function panelMap(panel: Panel): PanelMap {
  const { unitOf, time, unitKeys, periods, treated } = panel;
  if (unitOf === null || time === null) {
    return { units: [], cohorts: new Float64Array(0), periods: new Float64Array(0), status: new Uint8Array(0) };
  }
  const cohort = panel.cohort ?? new Float64Array(unitKeys.length).fill(Infinity);
  const rank = (unit: number) => (Number.isNaN(cohort[unit]) ? 2 : Number(cohort[unit] === Infinity));
  const order = Int32Array.from(unitKeys.keys()).sort(
    (a, b) => rank(a) - rank(b) || (rank(a) === 0 ? cohort[a] - cohort[b] : 0) || a - b,
  );
  const position = new Int32Array(order.length);
  order.forEach((unit, at) => {
    position[unit] = at;
  });
  const { codes } = codeNumbers(time);
  const status = new Uint8Array(order.length * periods.length);
  for (let i = 0; i < codes.length; i++) {
    const start = cohort[unitOf[i]];
    status[position[unitOf[i]] * periods.length + codes[i]] = statusOf(treated ? treated[i] : 0, time[i], start);
  }
  return {
    units: Array.from(order, (unit) => unitKeys[unit]),
    cohorts: Float64Array.from(order, (unit) => cohort[unit]),
    periods,
    status,
  };
}

function statusOf(treated: number, time: number, start: number): number {
  if (Number.isNaN(treated)) return PANEL_STATUS.unknown;
  if (treated === 1) return PANEL_STATUS.treated;
  if (start === Infinity) return PANEL_STATUS.never;
  return time < start ? PANEL_STATUS.notYet : PANEL_STATUS.off;
}
