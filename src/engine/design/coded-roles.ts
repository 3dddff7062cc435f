import { fail, type Outcome, succeed } from '../../core/notice.ts';
import type { Column } from '../../table/column.ts';
import { type Frame, findColumn } from '../../table/frame.ts';
import type { DesignSpec } from '../panel.ts';
import { type CodedColumn, type CodedNumbers, codeColumn, codeNumbers, countingSort } from './code-values.ts';
import { readPeriods } from './period-text.ts';

/** Unit and time of every frame row as ranks; `unreadTimes` are rows whose time is a text that is no number. */
export interface CodedRoles {
  readonly unit: CodedColumn | null;
  readonly time: (CodedNumbers & { readonly numbers: Float64Array }) | null;
  readonly unitName: string;
  readonly timeName: string;
  readonly unreadTimes: readonly number[];
}

export interface RoleColumns {
  readonly unit: Column | null;
  readonly time: Column | null;
  readonly treatment: Column | null;
}

export function locateColumns(frame: Frame, design: DesignSpec): Outcome<RoleColumns> {
  const found: Record<'unit' | 'time' | 'treatment', Column | null> = { unit: null, time: null, treatment: null };
  const treatment = design.treatment !== null && design.treatment.kind !== 'roster' ? design.treatment.column : null;
  for (const [role, name, code] of [
    ['unit', design.unit, 'panelUnitColumnMissing'],
    ['time', design.time, 'panelTimeColumnMissing'],
    ['treatment', treatment, 'panelTreatmentColumnMissing'],
  ] as const) {
    if (name === null) continue;
    const column = findColumn(frame, name);
    if (!column) return fail(code, { column: name }, { column: name });
    found[role] = column;
  }
  return succeed(found);
}

export function codeRoles(unit: Column | null, time: Column | null): CodedRoles {
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
export function orderRows(nrow: number, { unit, time }: CodedRoles): Int32Array {
  const complete = new Int32Array(nrow);
  let count = 0;
  for (let row = 0; row < nrow; row++) {
    if ((unit === null || unit.codes[row] >= 0) && (time === null || time.codes[row] >= 0)) complete[count++] = row;
  }
  const rows = complete.subarray(0, count);
  if (unit === null || time === null) return rows;
  return countingSort(countingSort(rows, time.codes, time.values.length), unit.codes, unit.keys.length);
}
