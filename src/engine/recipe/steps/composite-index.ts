import { type Outcome, succeed } from '../../../core/notice.ts';
import { numericColumn } from '../../../table/column.ts';
import { buildPanel } from '../../design/build-panel.ts';
import { code } from '../../diagnostics/composite-index/code.ts';
import { type CompositeIndex, compositeIndex } from '../../diagnostics/composite-index/index.ts';
import type { OptionsOf } from '../../fields.ts';
import type { Panel } from '../../panel.ts';
import type { RecipeStep, RecipeTable } from '../types.ts';
import { type fields, namedDimensions } from './composite-index-meta.ts';

export { meta } from './composite-index-meta.ts';

export type IndexStepOptions = OptionsOf<typeof fields>;

/** All rows of a table as a panel: sorted by unit and time where they are known, so that the order of rows changes no sum. */
export function panelOfTable({ frame, unit, time }: RecipeTable): Outcome<Panel> {
  const sample = { timeFrom: null, timeTo: null, dropUnits: [] };
  return buildPanel(frame, { unit, time, treatment: null, sample, whatIf: null });
}

/** Values over the rows of a panel on all rows of its frame; rows outside the panel are missing. */
export function scatterRows(panel: Panel, values: Float64Array): Float64Array {
  const out = new Float64Array(panel.frame.nrow).fill(Number.NaN);
  for (let r = 0; r < panel.rows.length; r++) out[panel.rows[r]] = values[r];
  return out;
}

/** A composite index as a column, over all rows of the data as the step finds them; on request one column per named dimension. */
export const step: RecipeStep<typeof fields> = {
  apply: (table, options, names) => {
    const panel = panelOfTable(table);
    if (!panel.ok) return panel;
    const index = compositeIndex(panel.value, { indicators: options.indicators }, options);
    if (!index.ok) return index;
    const scores = [index.value.score, ...partsOf(index.value, options, panel.value.rows.length)];
    const columns = scores.map((score, at) => numericColumn(names[at], scatterRows(panel.value, score)));
    return succeed({ columns, removed: [], notices: index.value.notices });
  },
  code: (options, { names, time, r, stata, has }) => {
    const dimensions = options.dimensionColumns ? namedDimensions(options.indicators) : [];
    const indicators = options.indicators.filter(({ column }) => has(column));
    return code({ indicators }, options, { names, time, dimensions, r, stata });
  },
};

/** A dimension none of whose indicators is in use has no score. */
function partsOf(index: CompositeIndex, options: IndexStepOptions, rows: number): Float64Array[] {
  if (!options.dimensionColumns) return [];
  return namedDimensions(options.indicators).map((name) => {
    const at = index.dimensions.findIndex((dimension) => dimension.name === name);
    return at < 0 ? new Float64Array(rows).fill(Number.NaN) : index.dimensionScores[at];
  });
}
