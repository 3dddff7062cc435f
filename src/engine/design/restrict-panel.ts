import { extendLedger, type LedgerStep } from '../ledger.ts';
import type { Panel, PanelIssue } from '../panel.ts';
import { codeNumbers } from './code-values.ts';
import { gatherFloats, gatherInts } from './gather.ts';
import { recodeIssues } from './panel-issues.ts';
import { type BarePanel, completePanel } from './status-issues.ts';

/**
 * The panel with only the rows at positions `kept` (ascending). `steps` say where the others went. Units and periods left without rows are
 * gone; cohorts stay what they were.
 */
export function restrictPanel(panel: Panel, kept: Int32Array, steps: readonly LedgerStep[]): Panel {
  return restrictBare(panel, panel.issues ?? [], kept, steps);
}

export function restrictBare(
  panel: BarePanel,
  issues: readonly PanelIssue[],
  kept: Int32Array,
  steps: readonly LedgerStep[],
): Panel {
  const { rows, unitOf, time, treated, cohort } = panel;
  const newUnit = unitOf && renumberUsed(gatherInts(unitOf, kept), panel.unitKeys.length);
  const stays = (_: unknown, unit: number) => newUnit === null || newUnit[unit] >= 0;
  const keptTime = time && gatherFloats(time, kept);
  const restricted: BarePanel = {
    ...panel,
    rows: gatherInts(rows, kept),
    unitOf: unitOf && newUnit && gatherInts(newUnit, gatherInts(unitOf, kept)),
    unitKeys: panel.unitKeys.filter(stays),
    time: keptTime,
    periods: keptTime ? codeNumbers(keptTime).values : panel.periods,
    treated: treated && gatherFloats(treated, kept),
    cohort: cohort?.filter(stays) ?? null,
    ledger: extendLedger(panel.ledger, steps),
  };
  return completePanel(restricted, newUnit ? recodeIssues(issues, newUnit) : issues);
}

/** Numbers 0, 1, ... for the codes in [0, count) that occur, in their order; -1 for the others. */
export function renumberUsed(codes: Int32Array, count: number): Int32Array {
  const newCode = new Int32Array(count).fill(-1);
  for (let i = 0; i < codes.length; i++) newCode[codes[i]] = 0;
  let next = 0;
  for (let code = 0; code < count; code++) if (newCode[code] === 0) newCode[code] = next++;
  return newCode;
}
