import { type Notice, notice } from '../../../core/notice.ts';
import { codeNumbers } from '../../design/code-values.ts';
import { gatherFloats } from '../../design/gather.ts';
import type { Panel } from '../../panel.ts';

/** Complete rows by period, ascending; one group with no period when the panel has no time. Positions count complete rows from 0. */
export interface PeriodGroups {
  readonly periods: readonly (number | null)[];
  readonly groups: readonly Int32Array[];
}

export function periodGroups(panel: Panel, rows: Int32Array): PeriodGroups {
  if (panel.time === null) return { periods: [null], groups: [Int32Array.from(rows.keys())] };
  const { codes, values } = codeNumbers(gatherFloats(panel.time, rows));
  const counts = new Int32Array(values.length);
  for (const code of codes) counts[code]++;
  const groups = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let r = 0; r < codes.length; r++) groups[codes[r]][counts[codes[r]]++] = r;
  return { periods: Array.from(values), groups };
}

/** Rows (of the panel) whose period holds at least two of them: one row alone has neither a scale nor weights of its own. */
export function withoutSinglePeriods(
  panel: Panel,
  rows: Int32Array,
): { readonly rows: Int32Array; readonly notices: readonly Notice[] } {
  const { groups } = periodGroups(panel, rows);
  const single = groups.filter((group) => group.length === 1).map((group) => group[0]);
  if (single.length === 0) return { rows, notices: [] };
  const lost = new Set(single);
  const notices = [notice('caution', 'indexPeriodOneRow', { periods: single.length })];
  return { rows: rows.filter((_, r) => !lost.has(r)), notices };
}
