import { compressCodes } from '../../absorb/group-rows.ts';
import { panelCodes } from '../../design/panel-column.ts';
import type { Panel } from '../../panel.ts';
import { gatherCodes } from '../../solve/sample.ts';

/** Groups to leave out, over sample rows. Rows without a group have the last code, which has no label and is never left out. */
export interface DropGroups {
  readonly codes: Int32Array;
  /** Codes in use, the one of rows without a group included. */
  readonly levels: number;
  readonly labels: readonly string[];
  /** Sample rows of each code, one code after the other. */
  readonly rowsOf: readonly Int32Array[];
  /** Codes over panel rows, for leaving rows out before a model is prepared; numbered like `codes`, -1 where none. */
  readonly panelCodes: Int32Array;
}

export function dropGroups(panel: Panel, by: string, rows: Int32Array | null): DropGroups {
  const all = panelCodes(panel, [by]);
  const filled = all.codes.map((code) => (code < 0 ? all.levels : code));
  const { codes, levels, used } = compressCodes(gatherCodes(filled, rows), all.levels + 1);
  const position = new Int32Array(all.levels + 1).fill(-1);
  used.forEach((code, at) => {
    position[code] = at;
  });
  const labels = Array.from(used)
    .filter((code) => code < all.levels)
    .map((code) => all.labels[code]);
  const counts = new Int32Array(levels);
  for (const code of codes) counts[code]++;
  const rowsOf = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let r = 0; r < codes.length; r++) rowsOf[codes[r]][counts[codes[r]]++] = r;
  return { codes, levels, labels, rowsOf, panelCodes: all.codes.map((code) => (code < 0 ? -1 : position[code])) };
}
