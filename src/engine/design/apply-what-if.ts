import type { Panel, PanelIssue, WhatIf } from '../panel.ts';
import { gatherInts } from './gather.ts';
import { listExamples, recodeIssues, unknownUnits } from './panel-issues.ts';
import { restrictBare } from './restrict-panel.ts';
import { type BarePanel, completePanel } from './status-issues.ts';

/** Findings about a unit's treatment as the data give it; void once a what-if says when that unit starts. */
const TREATMENT_CODES = new Set([
  'treatmentMissing',
  'treatmentNotBinary',
  'treatmentReversal',
  'treatmentStartUncertain',
  'treatmentStartVaries',
  'treatmentStartPartial',
  'treatmentStartUnreadable',
]);

/** `base` (a panel without what-if) under changed starts, then without the struck units. */
export function applyWhatIf(base: Panel, whatIf: WhatIf): Panel {
  const bare: BarePanel = { ...base, design: { ...base.design, whatIf } };
  if (base.unitOf === null) return completePanel(bare, base.issues ?? []);
  const unitOfKey = new Map(base.unitKeys.map((key, unit) => [key, unit]));
  const unknown = new Set<string>();
  const locate = (key: string): number => {
    const unit = unitOfKey.get(key);
    if (unit === undefined) unknown.add(key);
    return unit ?? -1;
  };
  const struck = new Set(whatIf.struckUnits.map(locate));
  const starts = new Map(whatIf.starts.map(({ unit, start }) => [locate(unit), start ?? Infinity]));
  struck.delete(-1);
  starts.delete(-1);

  const moved = moveStarts(bare, starts);
  const issues = voidIssues(base, starts);
  if (unknown.size > 0) issues.push(unknownUnits([...unknown]));
  return struck.size === 0 ? completePanel(moved, issues) : strikeUnits(moved, issues, struck);
}

/** The findings of the base without those that moved starts make void. */
function voidIssues(base: Panel, starts: ReadonlyMap<number, number>): PanelIssue[] {
  const remaining = Int32Array.from(base.unitKeys, (_, unit) => (starts.has(unit) ? -1 : unit));
  return (base.issues ?? []).flatMap((issue) =>
    TREATMENT_CODES.has(issue.code) ? recodeIssues([issue], remaining) : [issue],
  );
}

function moveStarts(panel: BarePanel, starts: ReadonlyMap<number, number>): BarePanel {
  const { unitOf, time, treated } = panel;
  if (starts.size === 0 || unitOf === null || time === null || panel.cohort === null || treated === null) return panel;
  const cohort = panel.cohort.slice();
  for (const [unit, start] of starts) cohort[unit] = start;
  const now = treated.map((given, i) => (starts.has(unitOf[i]) ? Number(time[i] >= cohort[unitOf[i]]) : given));
  return { ...panel, cohort, treated: now };
}

function strikeUnits(panel: BarePanel, issues: readonly PanelIssue[], struck: ReadonlySet<number>): Panel {
  const { kept, lost } = splitRows(panel.unitOf!, struck);
  const names = panel.unitKeys.filter((_, unit) => struck.has(unit));
  const params = { units: names.length, examples: listExamples(names), whatIf: 1 };
  const step = { reason: 'unitStruckOut', params, rows: gatherInts(panel.rows, lost) };
  return restrictBare(panel, issues, kept, [step]);
}

/** Positions of the panel rows that stay and of those that go. */
function splitRows(unitOf: Int32Array, struck: ReadonlySet<number>): { kept: Int32Array; lost: Int32Array } {
  const kept = new Int32Array(unitOf.length);
  const lost = new Int32Array(unitOf.length);
  let keptCount = 0;
  for (let i = 0; i < unitOf.length; i++) {
    if (struck.has(unitOf[i])) lost[i - keptCount] = i;
    else kept[keptCount++] = i;
  }
  return { kept: kept.subarray(0, keptCount), lost: lost.subarray(0, unitOf.length - keptCount) };
}
