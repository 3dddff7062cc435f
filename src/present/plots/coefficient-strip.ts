import type { Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import { formatEstimate, formatInterval, formatLevel } from '../format.ts';
import { say } from '../i18n/index.ts';
import { centerCell, labelCell, numberCell, simpleTable } from '../tables/model.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

export interface StripEntry {
  readonly label: string;
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
  /** The one that the others are compared with. */
  readonly main?: boolean;
}

/** Estimates under each other, each with its interval: columns of a table, standard errors, estimators. */
export function coefficientStrip(entries: readonly StripEntry[], options: PlotOptions): Plot {
  const { ink, soft } = paletteOf(options.scheme);
  return {
    id: 'coefficientStrip',
    data: [true, false].map((main) => dots(entries, main, options)),
    layout: {
      ...baseLayout(options),
      margin: { l: 24, r: 64, t: 8, b: 44, pad: 6 },
      xaxis: { ...plainAxis(options, say(options.language, 'axis.estimate')), rangemode: 'tozero' },
      yaxis: {
        ...valueAxis(options),
        range: [entries.length - 0.4, -0.6],
        tickmode: 'array',
        tickvals: entries.map((_, index) => index),
        ticktext: entries.map(({ label, main }) => (main ? `<b>${plotLabel(label)}</b>` : plotLabel(label))),
        tickfont: { color: ink },
      },
      shapes: [
        {
          type: 'line',
          xref: 'x',
          x0: 0,
          x1: 0,
          yref: 'paper',
          y0: 0,
          y1: 1,
          line: { color: soft, width: 1 },
          layer: 'below',
        },
      ],
    },
    config: plotConfig,
    summary: [summaryOf(entries, options)],
    dataTable: tableOf(entries, options),
    numbers: {
      columns: ['position', 'estimate', 'lo', 'hi'],
      rows: entries.map(({ estimate, lo, hi }, index) => [index + 1, estimate, lo, hi]),
    },
  };
}

function dots(entries: readonly StripEntry[], main: boolean, options: PlotOptions): Data {
  const { treated, soft } = paletteOf(options.scheme);
  const color = main ? treated : soft;
  const rows = entries.flatMap((entry, index) => (Boolean(entry.main) === main ? [{ ...entry, index }] : []));
  return {
    type: 'scatter',
    mode: 'text+markers',
    x: rows.map((row) => row.estimate),
    y: rows.map((row) => row.index),
    error_x: {
      type: 'data',
      symmetric: false,
      array: rows.map((row) => row.hi - row.estimate),
      arrayminus: rows.map((row) => row.estimate - row.lo),
      color,
      thickness: 1.8,
      width: 0,
    },
    marker: { color, size: main ? 10 : 8, symbol: main ? 'circle' : 'square' },
    text: rows.map((row) => formatEstimate(row.estimate, options.digits)),
    textposition: 'top center',
    textfont: { color, size: 11 },
    hovertext: rows.map((row) => `<b>${plotLabel(row.label)}</b><br>${formatInterval(row.lo, row.hi, options.digits)}`),
    hoverinfo: 'text',
    cliponaxis: false,
  };
}

function summaryOf(entries: readonly StripEntry[], { digits }: PlotOptions) {
  const estimates = entries.map((entry) => entry.estimate);
  return notice('info', 'figureStrip', {
    count: entries.length,
    least: formatEstimate(Math.min(...estimates), digits),
    most: formatEstimate(Math.max(...estimates), digits),
  });
}

function tableOf(entries: readonly StripEntry[], { language, digits, level }: PlotOptions) {
  const rows = entries.map(({ label, estimate, lo, hi }) => [
    labelCell(label),
    numberCell(formatEstimate(estimate, digits), estimate, 'estimate'),
    centerCell(formatEstimate(lo, digits), lo),
    centerCell(formatEstimate(hi, digits), hi),
  ]);
  const shown = { level: formatLevel(level) };
  const headers = [
    say(language, 'col.label'),
    say(language, 'col.estimate'),
    say(language, 'col.lo', shown),
    say(language, 'col.hi', shown),
  ];
  return simpleTable({ id: 'strip', language, title: say(language, 'title.strip'), rows }, headers);
}
