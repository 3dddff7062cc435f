import { fail, type Outcome, succeed } from '../../core/notice.ts';
import type { Frame } from '../../table/frame.ts';
import { extendLedger } from '../ledger.ts';
import type { DesignSpec, Panel } from '../panel.ts';
import { applyWhatIf } from './apply-what-if.ts';
import { type CodedColumn, codeNumbers } from './code-values.ts';
import { type CodedRoles, codeRoles, locateColumns, orderRows } from './coded-roles.ts';
import { recodeIssues } from './panel-issues.ts';
import { applySample, type Sample } from './sample.ts';
import { completePanel } from './status-issues.ts';
import { readTreatment, type Treatment } from './treatment.ts';

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
