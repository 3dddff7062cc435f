import { formatEstimate, starsFor } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** `values` and `pValues` are k x k row-major in the order of `columns`; NaN where a correlation does not exist. */
export interface Correlations {
  readonly method: 'pearson' | 'spearman';
  readonly columns: readonly string[];
  readonly values: ArrayLike<number>;
  readonly pValues: ArrayLike<number> | null;
}

/** The lower triangle; variables are numbered so that the headers stay narrow. */
export function correlationTable(correlations: Correlations, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const { columns, method } = correlations;
  const rows = columns.map((column, i) => [
    labelCell(`(${i + 1}) ${columnLabel(options, column)}`),
    ...columns.map((_, j) => (j > i ? emptyCell : correlationCell(correlations, i, j, options))),
  ]);
  const headers = [say(language, 'col.variable'), ...columns.map((_, j) => `(${j + 1})`)];
  return simpleTable(
    { id: 'correlation', language, title: say(language, `title.correlation.${method}`), rows },
    headers,
  );
}

function correlationCell(
  { columns, values, pValues }: Correlations,
  i: number,
  j: number,
  options: OutputOptions,
): Cell {
  const at = i * columns.length + j;
  const value = Number.isFinite(values[at]) ? values[at] : null;
  const cell = numberCell(formatEstimate(value, options.digits), value);
  const stars = i === j || !pValues ? '' : starsFor(pValues[at], options.stars);
  return stars ? { ...cell, stars } : cell;
}
