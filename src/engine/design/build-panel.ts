import { fail, type Outcome, succeed } from '../../core/notice.ts';
import type { Frame } from '../../table/frame.ts';
import { extendLedger } from '../ledger.ts';
import type { DesignSpec, Panel } from '../panel.ts';
import { applyWhatIf } from './apply-what-if.ts';
import { codeNumbers } from './code-values.ts';
import { type CodedRoles, codeRoles, locateColumns, orderRows } from './coded-roles.ts';
import { gatherFloats, gatherInts } from './gather.ts';
import { recodeIssues } from './panel-issues.ts';
import { renumberUsed } from './restrict-panel.ts';
import { applySample, type Sample } from './sample.ts';
import { completePanel } from './status-issues.ts';
import { readTreatment, type Treatment } from './treatment.ts';

/**
 * The frame seen through a design: sample, order, cohorts and treatment, with every lost row in the ledger and every oddity reported.
 *
 * Rows leave in this order, each for the first reason that applies: what the design says is filtered out, missingUnit, missingTime, outsidePeriod, unitStruckOut,
 * duplicateUnitTime (the first row of the file stays), unitStruckOut by a what-if (param `whatIf`). Rows with unknown treatment stay, `treated` being NaN there.
 * Starts are read from all periods of the frame, so a unit treated before the sample begins keeps its true start. Linear in rows.
 */
export function buildPanel(frame: Frame, design: DesignSpec): Outcome<Panel> {
  const columns = locateColumns(frame, design);
  if (!columns.ok) return columns;
  const roles = codeRoles(columns.value.unit, columns.value.time);
  const order = orderRows(frame.nrow, roles);
  const sample = applySample(frame, design.sample, roles, order, design.filtered ?? []);
  const treatment = readTreatment(design.treatment, columns.value.treatment, sample.history, roles);
  if (!treatment.ok) return treatment;
  const base = assemble(frame, { ...design, whatIf: null }, roles, sample, treatment.value);
  const panel = design.whatIf === null ? base : applyWhatIf(base, design.whatIf);
  return panel.rows.length === 0 ? fail('panelEmpty', { rowsRead: frame.nrow }) : succeed(panel);
}

function assemble(frame: Frame, design: DesignSpec, roles: CodedRoles, sample: Sample, treatment: Treatment): Panel {
  const { rows } = sample;
  const { unit, time } = roles;
  const codes = unit && gatherInts(unit.codes, rows);
  const newUnit = unit && codes && renumberUsed(codes, unit.keys.length);
  const unitOf = newUnit && codes && gatherInts(newUnit, codes);
  const stays = (_: unknown, code: number) => newUnit !== null && newUnit[code] >= 0;
  const panelTime = time && gatherFloats(time.numbers, rows);
  const { starts } = treatment;
  const issues = [...sample.issues, ...treatment.issues, ...treatment.cellIssues(rows)];
  return completePanel(
    {
      frame,
      design,
      rows,
      unitOf,
      unitKeys: unit ? unit.keys.filter(stays) : [],
      time: panelTime,
      periods: panelTime ? codeNumbers(panelTime).values : new Float64Array(0),
      treated: treatment.treatedIn?.(rows) ?? null,
      cohort: starts?.filter(stays) ?? null,
      ledger: extendLedger({ rowsRead: frame.nrow, steps: [], rowsUsed: frame.nrow }, sample.steps),
    },
    newUnit ? recodeIssues(issues, newUnit) : issues,
  );
}
