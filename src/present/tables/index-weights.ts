import type { IndexReport } from '../../engine/diagnostics/composite-index/report.ts';
import type { IndicatorRecord } from '../../engine/diagnostics/composite-index/types.ts';
import { formatEstimate, formatPercent } from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { dimensionLabel, methodNote } from './index-labels.ts';
import { columnLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type Labels, type OutputOptions } from './options.ts';

const WEIGHT_DIGITS = 4;
const INDENT = '\u2003';

export interface IndexWeightsOptions extends OutputOptions {
  /** How each indicator is measured, in a column of its own in the place of the entropies; null: no such column. */
  readonly measured: Labels | null;
}

/** Indicators under their dimensions with signs, entropies and weights; dimensions carry the sums of theirs. */
export function indexWeightsTable(report: IndexReport, chosen: Partial<IndexWeightsOptions> = {}): TableModel {
  const options = { ...defaultOutput, measured: null, ...chosen };
  const { language, measured } = options;
  const entropy = measured === null && report.indicators.some((one) => one.entropy !== null);
  const headers = [
    say(language, 'index.indicator'),
    ...(measured === null ? [] : [say(language, 'index.measured')]),
    say(language, 'index.sign'),
    ...(entropy ? [say(language, 'index.entropy'), say(language, 'index.redundancy')] : []),
    say(language, 'index.weight'),
    say(language, 'index.levelShare'),
    say(language, 'index.varianceShare'),
  ];
  const dimensions = [...new Set(report.indicators.map(({ dimension }) => dimension))];
  const plain = dimensions.length === 1 && dimensions[0] === null;
  const rows = dimensions.flatMap((dimension) => {
    const own = report.indicators.filter((one) => one.dimension === dimension);
    const lines = own.map((one) => indicatorRow(one, entropy, plain ? '' : INDENT, options));
    const block = plain ? lines : [dimensionRow(report, dimension, entropy, options), ...lines];
    if (measured === null) return block;
    const texts = [...(plain ? [] : ['']), ...own.map(({ column }) => measured.get(column)?.[language] ?? '')];
    return block.map(([name, ...cells], i) => [name, labelCell(texts[i]), ...cells]);
  });
  const total = (key: 'weight' | 'levelShare' | 'varianceShare') => {
    const values = report.dimensions.map((dimension) => dimension[key]);
    return values.every((value) => value !== null) ? values.reduce<number>((sum, value) => sum + value!, 0) : null;
  };
  const foot = [
    labelCell(say(language, 'index.total')),
    ...(measured === null ? [] : [emptyCell]),
    emptyCell,
    ...(entropy ? [emptyCell, emptyCell] : []),
    weightCell(total('weight')),
    shareCell(total('levelShare')),
    shareCell(total('varianceShare')),
  ];
  const table = simpleTable(
    {
      id: 'index-weights',
      language,
      title: say(language, 'title.indexWeights'),
      rows: [...rows, foot],
      rules: [rows.length],
      notes: [methodNote(language, report.options, report), say(language, 'index.noteShares')],
    },
    headers,
  );
  if (measured === null) return table;
  const head = table.head[0].map((cell, i) => (i === 1 ? ({ ...cell, align: 'left' } as const) : cell));
  return { ...table, head: [head] };
}

const weightCell = (value: number | null, tone?: Cell['tone']): Cell => {
  const cell = numberCell(formatEstimate(value, WEIGHT_DIGITS), value, 'estimate');
  return tone ? { ...cell, tone } : cell;
};

const shareCell = (value: number | null): Cell =>
  value === null ? emptyCell : numberCell(formatPercent(value), value, 'stat');

function dimensionRow(
  report: IndexReport,
  dimension: string | null,
  entropy: boolean,
  { language }: OutputOptions,
): Cell[] {
  const record = report.dimensions.find(({ name }) => name === dimension);
  return [
    labelCell(dimensionLabel(language, dimension), 'strong'),
    emptyCell,
    ...(entropy ? [emptyCell, emptyCell] : []),
    weightCell(record?.weight ?? null, 'strong'),
    shareCell(record?.levelShare ?? null),
    shareCell(record?.varianceShare ?? null),
  ];
}

function indicatorRow(one: IndicatorRecord, entropy: boolean, indent: string, options: OutputOptions): Cell[] {
  const { language } = options;
  const sign = centerCell(one.direction === '-' ? '−' : '+');
  const name = `${indent}${columnLabel(options, one.column)}`;
  if (one.status !== 'used') {
    const why = say(language, `index.status.${one.status}` as OutputKey);
    return [
      labelCell(`${name} (${why})`, 'soft'),
      sign,
      ...(entropy ? [emptyCell, emptyCell] : []),
      emptyCell,
      emptyCell,
      emptyCell,
    ];
  }
  return [
    labelCell(name),
    sign,
    ...(entropy
      ? [
          numberCell(formatEstimate(one.entropy, WEIGHT_DIGITS), one.entropy),
          numberCell(formatEstimate(one.redundancy, WEIGHT_DIGITS), one.redundancy),
        ]
      : []),
    weightCell(one.weight),
    shareCell(one.levelShare),
    shareCell(one.varianceShare),
  ];
}
