import { extendLedger } from '../ledger.ts';
import type { Panel, PanelIssue, WhatIf } from '../panel.ts';
import { codeNumbers } from './code-values.ts';
import { createIssue, listExamples, recodeIssues } from './panel-issues.ts';
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
  const issues = (base.issues ?? []).flatMap((issue) =>
    starts.size > 0 && TREATMENT_CODES.has(issue.code)
      ? recodeIssues(
          [issue],
          renumber(base.unitKeys.length, (unit) => !starts.has(unit), false),
        )
      : [issue],
  );
  if (unknown.size > 0) issues.push(unknownUnits([...unknown]));
  if (struck.size === 0) return completePanel(moved, issues);
  const newUnit = renumber(base.unitKeys.length, (unit) => !struck.has(unit), true);
  return completePanel(strikeUnits(moved, newUnit), recodeIssues(issues, newUnit));
}

/** The finding that a list names units which the data do not have. */
export function unknownUnits(names: readonly string[]): PanelIssue {
  return createIssue('info', 'panelUnknownUnits', { units: names.length, examples: listExamples(names) });
}

function renumber(count: number, keep: (unit: number) => boolean, compact: boolean): Int32Array {
  let next = 0;
  return Int32Array.from({ length: count }, (_, unit) => {
    if (!keep(unit)) return -1;
    return compact ? next++ : unit;
  });
}

function moveStarts(panel: BarePanel, starts: ReadonlyMap<number, number>): BarePanel {
  const { unitOf, time, treated } = panel;
  if (starts.size === 0 || unitOf === null || time === null || panel.cohort === null || treated === null) return panel;
  const cohort = panel.cohort.slice();
  for (const [unit, start] of starts) cohort[unit] = start;
  const now = treated.map((given, i) => (starts.has(unitOf[i]) ? Number(time[i] >= cohort[unitOf[i]]) : given));
  return { ...panel, cohort, treated: now };
}

function strikeUnits(panel: BarePanel, newUnit: Int32Array): BarePanel {
  const { rows, time, treated, cohort } = panel;
  const unitOf = panel.unitOf!;
  const kept: number[] = [];
  const lost: number[] = [];
  for (let i = 0; i < rows.length; i++) {
    if (newUnit[unitOf[i]] < 0) lost.push(rows[i]);
    else kept.push(i);
  }
  const inPanel = (_: unknown, unit: number) => newUnit[unit] >= 0;
  const names = panel.unitKeys.filter((_, unit) => newUnit[unit] < 0);
  const newTime = time && Float64Array.from(kept, (i) => time[i]);
  const step = {
    reason: 'unitStruckWhatIf',
    params: { units: names.length, examples: listExamples(names) },
    rows: Int32Array.from(lost),
  };
  return {
    ...panel,
    rows: Int32Array.from(kept, (i) => rows[i]),
    unitOf: Int32Array.from(kept, (i) => newUnit[unitOf[i]]),
    unitKeys: panel.unitKeys.filter(inPanel),
    time: newTime,
    periods: newTime ? codeNumbers(newTime).values : panel.periods,
    treated: treated && Float64Array.from(kept, (i) => treated[i]),
    cohort: cohort?.filter(inPanel) ?? null,
    ledger: extendLedger(panel.ledger, [step]),
  };
}
