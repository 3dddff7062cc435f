import { type Outcome, succeed } from '../../core/notice.ts';
import type { Panel } from '../panel.ts';
import { readNumbers } from '../solve/read-columns.ts';

/** Name under which the policy indicator derived from the design may be asked for like a column; null or absent: it may not. */
export interface PolicyName {
  readonly treatmentName?: string | null;
}

/**
 * Numeric columns over panel rows, NaN = missing; read only, since an array may be the frame's own.
 * Failures: columnUnknown, columnNotNumeric.
 */
export function readNumericColumns(
  panel: Panel,
  names: readonly string[],
  { treatmentName = null }: PolicyName = {},
): Outcome<Float64Array[]> {
  const columns: Float64Array[] = [];
  for (const name of names) {
    if (name === treatmentName && panel.treated !== null) {
      columns.push(panel.treated);
      continue;
    }
    const column = readNumbers(panel, name, 'variable');
    if (!column.ok) return column;
    columns.push(column.value);
  }
  return succeed(columns);
}

export function countMissing(values: Float64Array): number {
  let missing = 0;
  for (let i = 0; i < values.length; i++) if (Number.isNaN(values[i])) missing++;
  return missing;
}

/** Positions of the rows that have a value in every column, ascending. */
export function completeRows(columns: readonly Float64Array[], nrow: number): Int32Array {
  const broken = new Uint8Array(nrow);
  for (const column of columns) for (let i = 0; i < nrow; i++) if (Number.isNaN(column[i])) broken[i] = 1;
  const complete = new Int32Array(nrow);
  let count = 0;
  for (let i = 0; i < nrow; i++) if (broken[i] === 0) complete[count++] = i;
  return complete.slice(0, count);
}
