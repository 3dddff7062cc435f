import type { OldWeightsReport } from '../../engine/diagnostics/composite-index/report.ts';
import { formatCount, formatEstimate } from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import {
  type Cell,
  centerCell,
  emptyCell,
  type HeadCell,
  headCell,
  labelCell,
  numberCell,
  type TableModel,
} from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

const DIGITS = 4;

/** Entropy and weight of every indicator under each divisor of the sum of p ln p, and beside them the analyst's old weights. */
export function oldWeightsTable(report: OldWeightsReport, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const { variants, own } = report;
  const number = (value: number | null) => numberCell(formatEstimate(value, DIGITS), value);
  const rows = report.columns.map((column, j): Cell[] => [
    labelCell(columnLabel(options, column)),
    ...variants.flatMap(({ entropy, weights }) => [number(entropy[j]), number(weights[j])]),
    ...(own ? [number(own.weights[j])] : []),
  ]);
  const across = (text: (variant: (typeof variants)[number]) => Cell) => [
    ...variants.flatMap((variant) => [emptyCell, text(variant)]),
    ...(own ? [emptyCell] : []),
  ];
  const foot: Cell[][] = [
    [
      labelCell(say(language, 'index.old.order')),
      ...across(({ order }) => centerCell(say(language, `index.old.${order}` as OutputKey))),
    ],
    [
      labelCell(say(language, 'index.old.scores')),
      ...across(({ scoreCorrelation }) => centerCell(formatEstimate(scoreCorrelation, 3), scoreCorrelation)),
    ],
  ];
  const divided: HeadCell[] = variants.map(({ divisor, count }) => ({
    text: say(language, `index.old.by.${divisor}` as OutputKey, { count: formatCount(count) }),
    span: 2,
    align: 'center',
    rule: true,
  }));
  return {
    id: 'old-weights',
    language,
    title: say(language, 'title.oldWeights'),
    columns: [{}, ...variants.flatMap(() => [{}, {}]), ...(own ? [{}] : [])],
    head: [
      [headCell(''), ...divided, ...(own ? [headCell('')] : [])],
      [
        headCell(say(language, 'index.indicator'), 'left'),
        ...variants.flatMap(() => [headCell(say(language, 'index.entropy')), headCell(say(language, 'index.weight'))]),
        ...(own ? [headCell(say(language, 'index.old.yours'))] : []),
      ],
    ],
    rows: [...rows, ...foot],
    rules: [rows.length],
    notes: [say(language, 'index.old.note', { rows: formatCount(report.rows) })],
  };
}
