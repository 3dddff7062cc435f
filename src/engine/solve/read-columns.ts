import { fail, type Outcome, succeed } from '../../core/notice.ts';
import { findColumn } from '../../table/frame.ts';
import { gatherFloats } from '../design/gather.ts';
import { type PanelCodes, panelCodes } from '../design/panel-column.ts';
import type { Panel } from '../panel.ts';

/**
 * A numeric column over panel rows, NaN = missing. When the panel holds every row in file order this is the frame's own array: read only.
 * Failures: columnUnknown, columnNotNumeric.
 */
export function readNumbers(panel: Panel, name: string, role: string): Outcome<Float64Array> {
  if (name === panel.design.time && panel.time !== null) return succeed(panel.time);
  const column = findColumn(panel.frame, name);
  if (!column) return fail('columnUnknown', { column: name, role }, { column: name });
  if (column.kind !== 'number') return fail('columnNotNumeric', { column: name, role }, { column: name });
  return succeed(isFileOrder(panel) ? column.values : gatherFloats(column.values, panel.rows));
}

const fileOrder = new WeakMap<Panel, boolean>();

function isFileOrder(panel: Panel): boolean {
  const known = fileOrder.get(panel);
  if (known !== undefined) return known;
  let same = panel.rows.length === panel.frame.nrow;
  for (let p = 0; same && p < panel.rows.length; p++) same = panel.rows[p] === p;
  fileOrder.set(panel, same);
  return same;
}

/** The levels of a column of any type over panel rows, -1 = missing. Failure: columnUnknown. */
export function readCodes(panel: Panel, name: string, role: string): Outcome<PanelCodes> {
  const known = name === panel.design.unit || name === panel.design.time || findColumn(panel.frame, name) !== undefined;
  if (!known) return fail('columnUnknown', { column: name, role }, { column: name });
  return succeed(panelCodes(panel, [name]));
}
