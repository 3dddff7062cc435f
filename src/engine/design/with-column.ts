import type { Column } from '../../table/column.ts';
import { createFrame, findColumn } from '../../table/frame.ts';
import type { Panel } from '../panel.ts';

/** `wanted`, or with asterisks after it where the data have a column of that name. */
export function freeColumnName(panel: Panel, wanted: string): string {
  let name = wanted;
  while (findColumn(panel.frame, name)) name += '*';
  return name;
}

/**
 * The panel with one more text column in its frame, so that effects can be made of it. Cells outside the panel's rows are missing.
 * @param codes index into `levels` per panel row; -1 is missing
 * @returns the panel, and the name under which the column stands
 */
export function withCategory(
  panel: Panel,
  wanted: string,
  codes: Int32Array,
  levels: readonly string[],
): { readonly panel: Panel; readonly column: string } {
  const cells = new Int32Array(panel.frame.nrow).fill(-1);
  panel.rows.forEach((row, i) => {
    cells[row] = codes[i];
  });
  const column = freeColumnName(panel, wanted);
  return { panel: addColumn(panel, { kind: 'category', name: column, codes: cells, levels }), column };
}

/** As `withCategory`, with numbers; NaN is missing. */
export function withNumbers(
  panel: Panel,
  wanted: string,
  values: Float64Array,
): { readonly panel: Panel; readonly column: string } {
  const cells = new Float64Array(panel.frame.nrow).fill(Number.NaN);
  panel.rows.forEach((row, i) => {
    cells[row] = values[i];
  });
  const column = freeColumnName(panel, wanted);
  return { panel: addColumn(panel, { kind: 'number', name: column, values: cells }), column };
}

function addColumn(panel: Panel, column: Column): Panel {
  const { columns, sourceRows } = panel.frame;
  return { ...panel, frame: createFrame([...columns, column], sourceRows) };
}
