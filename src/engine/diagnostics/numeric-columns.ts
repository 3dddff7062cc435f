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
  const complete = new Int32Array(nrow);
  let count = 0;
  for (let i = 0; i < nrow; i++) {
    let whole = true;
    for (let j = 0; j < columns.length && whole; j++) whole = !Number.isNaN(columns[j][i]);
    if (whole) complete[count++] = i;
  }
  return complete.slice(0, count);
}
