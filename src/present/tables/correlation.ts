import type { Correlations } from '../../engine/diagnostics/correlation/correlate.ts';
import { formatEstimate, starsFor } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

type Matrix = Pick<Correlations, 'method' | 'names' | 'r' | 'p'>;

/** The lower triangle; variables are numbered so that the headers stay narrow. */
export function correlationTable(correlations: Matrix, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const { names, method } = correlations;
  const rows = names.map((name, i) => [
    labelCell(`(${i + 1}) ${columnLabel(options, name)}`),
    ...names.map((_, j) => (j > i ? emptyCell : correlationCell(correlations, i, j, options))),
  ]);
  const headers = [say(language, 'col.variable'), ...names.map((_, j) => `(${j + 1})`)];
  const title = say(language, `title.correlation.${method}`);
  return simpleTable({ id: 'correlation', language, title, rows }, headers);
}

function correlationCell({ names, r, p }: Matrix, i: number, j: number, options: OutputOptions): Cell {
  const at = i * names.length + j;
  const value = Number.isFinite(r[at]) ? r[at] : null;
  const cell = numberCell(formatEstimate(value, options.digits), value);
  const stars = i === j ? '' : starsFor(p[at], options.stars);
  return stars ? { ...cell, stars } : cell;
}
