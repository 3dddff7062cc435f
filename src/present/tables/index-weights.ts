import type { IndexReport } from '../../engine/diagnostics/composite-index/report.ts';
import type { IndicatorRecord } from '../../engine/diagnostics/composite-index/types.ts';
import { formatEstimate, formatPercent } from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { dimensionLabel, methodNote } from './index-labels.ts';
import { columnLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

const WEIGHT_DIGITS = 4;
const INDENT = '\u2003';

/** Indicators under their dimensions with signs, entropies and weights; dimensions carry the sums of theirs. */
export function indexWeightsTable(report: IndexReport, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const entropy = report.indicators.some((one) => one.entropy !== null);
  const headers = [
    say(language, 'index.indicator'),
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
    return plain ? lines : [dimensionRow(report, dimension, entropy, options), ...lines];
  });
  const total = (key: 'weight' | 'levelShare' | 'varianceShare') => {
    const values = report.dimensions.map((dimension) => dimension[key]);
    return values.every((value) => value !== null) ? values.reduce<number>((sum, value) => sum + value!, 0) : null;
  };
  const foot = [
    labelCell(say(language, 'index.total')),
    emptyCell,
    ...(entropy ? [emptyCell, emptyCell] : []),
    weightCell(total('weight')),
    shareCell(total('levelShare')),
    shareCell(total('varianceShare')),
  ];
  return simpleTable(
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
