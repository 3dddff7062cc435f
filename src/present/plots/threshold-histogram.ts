import type { Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import type { ThresholdValues } from '../../engine/estimators/heterogeneity/live.ts';
import { formatCount, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from '../tables/labels.ts';
import { centerCell, labelCell, simpleTable, type TableModel } from '../tables/model.ts';
import { directLabel, verticalLine } from './marks.ts';
import { escapePlotlyText } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

const BINS = 32;

export interface ThresholdInput {
  readonly values: ThresholdValues;
  readonly threshold: number;
}

/** The units by the column that groups them, treated ones on the others, with the threshold; the bars do not move when the threshold does. */
export function thresholdHistogram({ values, threshold }: ThresholdInput, options: PlotOptions): Plot {
  const { language } = options;
  const bins = binUnits(values);
  const sides = countSides(values, threshold);
  const { treated, ink, soft } = paletteOf(options.scheme);
  const column = columnLabel(options, values.column);
  const label = say(language, 'plot.threshold', { value: formatBound(threshold) });
  const atRight = threshold > (bins.range[0] + bins.range[1]) / 2;
  const sideLabel = (side: Side, end: 'left' | 'right') =>
    directLabel(say(language, 'plot.treatedCount', { treated: side.treated, units: side.units }), soft, {
      xref: 'paper',
      x: end === 'left' ? 0 : 1,
      xanchor: end,
      yref: 'paper',
      y: 1.12,
      yanchor: 'top',
    });
  return {
    id: 'thresholdHistogram',
    data: [bars(bins, false, options), bars(bins, true, options)],
    layout: {
      ...baseLayout(options),
      margin: { l: 44, r: 24, t: 36, b: 48, pad: 2 },
      barmode: 'stack',
      bargap: 0,
      xaxis: { ...plainAxis(options, escapePlotlyText(column)), range: [...bins.range], linecolor: ink },
      yaxis: { ...valueAxis(options, say(language, 'axis.units')), rangemode: 'tozero' },
      shapes: [verticalLine(threshold, treated, 'dash', 1.8)],
      annotations: [
        sideLabel(sides.below, 'left'),
        sideLabel(sides.above, 'right'),
        directLabel(`<b>${label}</b>`, treated, {
          x: threshold,
          xanchor: atRight ? 'right' : 'left',
          xshift: atRight ? -6 : 6,
          yref: 'paper',
          y: 1,
          yanchor: 'top',
        }),
      ],
    },
    config: plotConfig,
    summary: [
      notice('info', 'figureThreshold', {
        column,
        threshold: formatBound(threshold),
        below: sides.below.units,
        treatedBelow: sides.below.treated,
        above: sides.above.units,
        treatedAbove: sides.above.treated,
      }),
    ],
    dataTable: tableOf(bins, column, options),
    numbers: {
      columns: ['from', 'to', 'units', 'treated_units'],
      rows: bins.counts.map(({ units, treated: count }, bin) => [bins.edge(bin), bins.edge(bin + 1), units, count]),
    },
  };
}

/** Six significant digits: what a hand can choose. */
export const formatBound = (value: number): string => formatPeriod(Number(value.toPrecision(6)));

/** Units on one side of a threshold, or in one bin. */
export interface Side {
  readonly units: number;
  readonly treated: number;
}

export interface Bins {
  readonly counts: readonly Side[];
  readonly width: number;
  readonly range: readonly [number, number];
  edge(bin: number): number;
}

/** Bins of equal width from the smallest value to the largest. */
export function binUnits({ values, treated }: ThresholdValues): Bins {
  const low = values.reduce((least, value) => Math.min(least, value), Infinity);
  const high = values.reduce((most, value) => Math.max(most, value), -Infinity);
  const width = (high - low) / BINS || 1;
  const counts = Array.from({ length: BINS }, () => ({ units: 0, treated: 0 }));
  values.forEach((value, unit) => {
    const bin = counts[Math.min(BINS - 1, Math.floor((value - low) / width))];
    bin.units++;
    bin.treated += treated[unit];
  });
  return { counts, width, range: [low - width, low + width * (BINS + 1)], edge: (bin) => low + bin * width };
}

export function countSides({ values, treated }: ThresholdValues, threshold: number): { below: Side; above: Side } {
  const count = (inside: (value: number) => boolean): Side => {
    const units = Array.from(values.keys()).filter((unit) => inside(values[unit]));
    return { units: units.length, treated: units.reduce((total, unit) => total + treated[unit], 0) };
  };
  return { below: count((value) => value <= threshold), above: count((value) => value > threshold) };
}

function bars({ counts, width, edge }: Bins, treatedOnly: boolean, options: PlotOptions): Data {
  const { controlLight, treatedLight, card } = paletteOf(options.scheme);
  return {
    type: 'bar',
    x: counts.map((_, bin) => edge(bin) + width / 2),
    y: counts.map(({ units, treated }) => (treatedOnly ? treated : units - treated)),
    width: counts.map(() => width),
    marker: { color: treatedOnly ? treatedLight : controlLight, line: { color: card, width: 0.75 } },
    text: counts.map(({ units, treated }) => say(options.language, 'plot.treatedCount', { treated, units })),
    textposition: 'none',
    hovertemplate: '%{text}<extra></extra>',
  };
}

function tableOf({ counts, edge }: Bins, column: string, { language }: PlotOptions): TableModel {
  const rows = counts.map(({ units, treated }, bin) => [
    labelCell(`${formatBound(edge(bin))} – ${formatBound(edge(bin + 1))}`),
    centerCell(formatCount(units), units),
    centerCell(formatCount(treated), treated),
  ]);
  const headers = [column, say(language, 'col.units'), say(language, 'col.treatedUnits')];
  return simpleTable({ id: 'threshold', language, title: say(language, 'title.threshold', { column }), rows }, headers);
}
