import { fail, type Outcome, succeed } from '../../core/notice.ts';
import type { Column } from '../../table/column.ts';
import type { PanelIssue, TreatmentSpec } from '../panel.ts';
import type { CodedRoles } from './coded-roles.ts';
import { gatherFloats, gatherInts } from './gather.ts';
import { IssueRows } from './panel-issues.ts';
import {
  type History,
  readIndicator,
  readStartCells,
  startsFromColumn,
  startsFromIndicator,
  startsFromRoster,
} from './treatment-starts.ts';

/** Treatment over the frame: starts per unit (in the order of all unit keys), and 0, 1 or NaN in given frame rows. */
export interface Treatment {
  readonly starts: Float64Array | null;
  readonly treatedIn: ((rows: Int32Array) => Float64Array) | null;
  readonly issues: readonly PanelIssue[];
  /** Findings about single cells, for the rows in the sample. */
  readonly cellIssues: (rows: Int32Array) => readonly PanelIssue[];
}

const nothing = (): readonly PanelIssue[] => [];

export function readTreatment(
  spec: TreatmentSpec | null,
  column: Column | null,
  history: History | null,
  roles: CodedRoles,
): Outcome<Treatment> {
  if (spec === null) return succeed({ starts: null, treatedIn: null, issues: [], cellIssues: nothing });
  if (spec.kind === 'indicator') return fromIndicator(column!, history, roles);
  if (roles.time === null) return fail('treatmentNeedsTime');
  if (spec.kind === 'cohort') return succeed(fromStartColumn(column!, history, roles));
  if (history === null || roles.unit === null) return fail('treatmentNeedsUnit');
  const reading = startsFromRoster(roles.unit.keys, spec.entries);
  return succeed({ ...reading, treatedIn: byUnitStart(reading.starts, roles), cellIssues: nothing });
}

function fromIndicator(column: Column, history: History | null, roles: CodedRoles): Outcome<Treatment> {
  const { values, other, binary } = readIndicator(column);
  const others = other.reduce((total, flag) => total + flag, 0);
  if (binary <= others) return fail('treatmentNotIndicator', { column: column.name }, { column: column.name });
  const reading = history ? startsFromIndicator(history, values, column.name) : { starts: null, issues: [] };
  const cellIssues = (rows: Int32Array): readonly PanelIssue[] => {
    const missing = new IssueRows();
    const strange = new IssueRows();
    for (const row of rows) {
      if (other[row] === 1) strange.add(row, roles.unit?.codes[row] ?? -1);
      else if (Number.isNaN(values[row])) missing.add(row, roles.unit?.codes[row] ?? -1);
    }
    return [
      ...missing.issue('caution', 'treatmentMissing', { column: column.name }, column.name),
      ...strange.issue('caution', 'treatmentNotBinary', { column: column.name }, column.name),
    ];
  };
  return succeed({ ...reading, treatedIn: (rows) => gatherFloats(values, rows), cellIssues });
}

function fromStartColumn(column: Column, history: History | null, roles: CodedRoles): Treatment {
  const { numbers, values } = roles.time!;
  const cells = readStartCells(column, values);
  if (history === null) {
    const treatedIn = (rows: Int32Array) => treatedFrom(gatherFloats(numbers, rows), gatherFloats(cells, rows));
    return { starts: null, treatedIn, issues: [], cellIssues: nothing };
  }
  const reading = startsFromColumn(history, cells, column.name);
  return { ...reading, treatedIn: byUnitStart(reading.starts, roles), cellIssues: nothing };
}

function byUnitStart(starts: Float64Array, roles: CodedRoles): (rows: Int32Array) => Float64Array {
  const { numbers } = roles.time!;
  const { codes } = roles.unit!;
  return (rows) => treatedFrom(gatherFloats(numbers, rows), gatherFloats(starts, gatherInts(codes, rows)));
}

function treatedFrom(times: Float64Array, starts: Float64Array): Float64Array {
  return times.map((time, i) => (Number.isNaN(starts[i]) ? Number.NaN : Number(time >= starts[i])));
}
