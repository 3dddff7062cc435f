import type { ModelResult } from '../../engine/result.ts';
import type { StatId } from '../../spec/statistics.ts';
import { say } from '../i18n/index.ts';
import { hasCjk } from '../text-width.ts';
import { tidyTerms } from '../tidy-terms.ts';
import { columnLabel, effectLabel } from './labels.ts';
import { type Cell, centerCell, type HeadCell, headCell, labelCell, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';
import { controlNames, type FittedColumn, type Parentheses, termRows } from './regression-cells.ts';
import { regressionNotes } from './regression-notes.ts';
import { statRows } from './regression-stats.ts';

export interface RegressionTableOptions extends OutputOptions {
  readonly parentheses: Parentheses;
  /** `fold`: one row that says whether a column has controls. */
  readonly controls: 'show' | 'fold' | 'hide';
  /** Names of the terms that are rows, in this order; null: all. The constant has its own switch. */
  readonly terms: readonly string[] | null;
  readonly constant: boolean;
  readonly fixedEffects: boolean;
  readonly stats: readonly StatId[];
  readonly sampleNote: boolean;
  readonly title: string | null;
  /** Over the columns instead of the names of the outcomes. */
  readonly columnTitles: readonly string[] | null;
  /** A first line of headers over groups of columns; the spans add up to the number of columns. */
  readonly spanners: readonly { readonly text: string; readonly span: number }[];
  readonly highlight: number | null;
}

export const defaultRegressionOptions: RegressionTableOptions = {
  ...defaultOutput,
  parentheses: 'se',
  controls: 'show',
  terms: null,
  constant: true,
  fixedEffects: true,
  stats: ['nobs', 'clusters', 'r2', 'r2Within'],
  sampleNote: true,
  title: null,
  columnTitles: null,
  spanners: [],
  highlight: null,
};

/** A three-line regression table: one column per result, the policy first, then the other terms, fixed effects and fit statistics. */
export function regressionTable(
  results: readonly ModelResult[],
  chosen: Partial<RegressionTableOptions> = {},
): TableModel {
  const options = { ...defaultRegressionOptions, ...chosen };
  const columns = results.map((result): FittedColumn => ({ result, rows: tidyTerms(result, options.level) }));
  const body = termRows(columns, options);
  const foot = [...controlsRow(columns, options), ...effectRows(results, options), ...statRows(results, options)];
  return {
    id: 'regression',
    language: options.language,
    title: options.title ?? say(options.language, 'title.regression'),
    columns: [{}, ...results.map((_, index) => (index === options.highlight ? { tone: 'highlight' as const } : {}))],
    head: headRows(results, options),
    rows: [...body, ...foot],
    rules: foot.length > 0 && body.length > 0 ? [body.length] : [],
    notes: regressionNotes(results, options),
  };
}

function headRows(results: readonly ModelResult[], options: RegressionTableOptions): HeadCell[][] {
  const blank = headCell('', 'left');
  const numbers = [blank, ...results.map((_, index) => headCell(`(${index + 1})`))];
  const names = options.columnTitles
    ? options.columnTitles.map((title) => headCell(title))
    : results.map((result) => outcomeHead(columnLabel(options, result.outcome)));
  const spanning = options.spanners.map(
    ({ text, span }): HeadCell => ({ text, span, align: 'center', rule: text !== '' }),
  );
  const rows = [numbers, [blank, ...names]];
  return spanning.length > 0 ? [[blank, ...spanning], ...rows] : rows;
}

function controlsRow(columns: readonly FittedColumn[], options: RegressionTableOptions): Cell[][] {
  if (options.controls !== 'fold') return [];
  const held = columns.map(({ result }) => controlNames(result, options.terms));
  const all = new Set(held.flatMap((names) => [...names]));
  if (all.size === 0) return [];
  const cells = held.map((names) => {
    if (names.size === 0) return centerCell(say(options.language, 'no'));
    if (names.size === all.size) return centerCell(say(options.language, 'yes'));
    return centerCell(say(options.language, 'partOf', { some: names.size, all: all.size }));
  });
  return [[labelCell(say(options.language, 'controls')), ...cells]];
}

/** Names of variables stand in italics, which Chinese type does not have. */
function outcomeHead(label: string): HeadCell {
  return headCell(label, 'center', !hasCjk(label));
}

function effectRows(results: readonly ModelResult[], options: RegressionTableOptions): Cell[][] {
  if (!options.fixedEffects) return [];
  const effectsOf = results.map((result) => result.absorbed.map((effect) => effectLabel(options, effect)));
  const labels = [...new Set(effectsOf.flat())];
  return labels.map((label) => [
    labelCell(label),
    ...effectsOf.map((effects) => centerCell(say(options.language, effects.includes(label) ? 'yes' : 'no'))),
  ]);
}
