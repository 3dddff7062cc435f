import { formatCount, formatEstimate } from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { centerCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** Statistics of one column over the rows in use; null where one does not exist (a single observation, no unit role). */
export interface DescriptiveRow {
  readonly column: string;
  readonly nobs: number;
  readonly mean: number | null;
  readonly sd: number | null;
  readonly min: number | null;
  readonly p25: number | null;
  readonly median: number | null;
  readonly p75: number | null;
  readonly max: number | null;
  readonly sdBetween: number | null;
  readonly sdWithin: number | null;
}

const statistics = ['mean', 'sd', 'min', 'p25', 'median', 'p75', 'max', 'sdBetween', 'sdWithin'] as const;

/** One variable per row. A statistic that no variable has is left out. */
export function descriptiveTable(rows: readonly DescriptiveRow[], chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits } = options;
  const shown = statistics.filter((id) => rows.some((row) => row[id] !== null));
  const headers = ['variable', 'n', ...shown].map((id) => say(language, `col.${id}` as OutputKey));
  const body = rows.map((row) => [
    labelCell(columnLabel(options, row.column)),
    centerCell(formatCount(row.nobs), row.nobs),
    ...shown.map((id) => numberCell(formatEstimate(row[id], digits), row[id])),
  ]);
  return simpleTable({ id: 'descriptive', language, title: say(language, 'title.descriptive'), rows: body }, headers);
}
