import type { ColumnDescription } from '../../engine/diagnostics/descriptives/describe.ts';
import type { DescriptiveStatistic } from '../../spec/statistics.ts';
import { formatCount, formatEstimate } from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { centerCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type Labels, type OutputOptions } from './options.ts';

export interface DescriptiveTableOptions extends OutputOptions {
  readonly statistics: readonly DescriptiveStatistic[];
  /** What the variables are, in a column beside their names; null: no such column. */
  readonly meanings: Labels | null;
}

const usual: readonly DescriptiveStatistic[] = [
  'mean',
  'sd',
  'min',
  'p25',
  'median',
  'p75',
  'max',
  'sdBetween',
  'sdWithin',
];

type Row = Pick<ColumnDescription, 'name' | 'nobs' | DescriptiveStatistic>;

/** One variable per row. A statistic that no variable has is left out. */
export function descriptiveTable(rows: readonly Row[], chosen: Partial<DescriptiveTableOptions> = {}): TableModel {
  const options = { ...defaultOutput, statistics: usual, meanings: null, ...chosen };
  const { language, digits, meanings } = options;
  const shown = options.statistics.filter((id) => rows.some((row) => row[id] !== null));
  const named = meanings === null ? ['variable'] : ['variable', 'meaning'];
  const headers = [...named, 'n', ...shown].map((id) => say(language, `col.${id}` as OutputKey));
  const body = rows.map((row) => [
    ...(meanings === null
      ? [labelCell(columnLabel(options, row.name))]
      : [labelCell(row.name), labelCell(columnLabel({ language, labels: meanings }, row.name))]),
    centerCell(formatCount(row.nobs), row.nobs),
    ...shown.map((id) => numberCell(formatEstimate(row[id], digits), row[id])),
  ]);
  const title = say(language, 'title.descriptive');
  const table = simpleTable({ id: 'descriptive', language, title, rows: body }, headers);
  const [head] = table.head;
  return { ...table, head: [head.map((cell, i) => (i < named.length ? { ...cell, align: 'left' } : cell))] };
}
