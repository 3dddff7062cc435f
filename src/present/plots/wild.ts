import type { Data, Layout } from 'plotly.js-dist-min';
import { type Notice, notice } from '../../core/notice.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatCount, formatEstimate, formatLevel, formatP, formatPEquation } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from '../tables/labels.ts';
import { centerCell, numberCell, simpleTable } from '../tables/model.ts';
import { histogramTable } from '../tables/placebo-histogram.ts';
import { openInterval } from '../tables/wild.ts';
import { directLabel, horizontalLine, verticalLine } from './marks.ts';
import { drawBars, drawDensity } from './placebo.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis, withAlpha } from './theme.ts';
import type { Plot } from './types.ts';

type Wild = NonNullable<ModelResult['wildBootstrap']>;

/** The draws' t statistics with the actual one and its mirror image: the two-sided p-value is the share of draws outside the pair. */
export function wildDraws(wild: Wild, options: PlotOptions): Plot {
  const { statistics, test, plainStatistic } = wild;
  const { treated } = paletteOf(options.scheme);
  const { language, digits } = options;
  const actual = plainStatistic;
  const reach = 1.1 * Math.max(Math.abs(actual), ...Array.from(statistics.histogram.edges, Math.abs), 1);
  const table = histogramTable(statistics.histogram, options);
  return {
    id: 'wildDraws',
    data: [drawBars(statistics.histogram, options), ...drawDensity(statistics, options)],
    layout: {
      ...baseLayout(options),
      margin: { l: 52, r: 24, t: 20, b: 52, pad: 2 },
      bargap: 0,
      xaxis: { ...plainAxis(options, say(language, 'wild.axisT')), range: [-reach, reach] },
      yaxis: { ...valueAxis(options, say(language, 'axis.draws')), rangemode: 'tozero', nticks: 5 },
      shapes: [verticalLine(actual, treated, 'dash', 1.8), verticalLine(-actual, withAlpha(treated, 0.5), 'dot', 1.2)],
      annotations: [
        directLabel(`<b>t = ${formatEstimate(actual, digits)}</b>`, treated, {
          x: actual,
          xanchor: actual > 0 ? 'right' : 'left',
          xshift: actual > 0 ? -6 : 6,
          yref: 'paper',
          y: 1,
          yanchor: 'top',
        }),
      ],
    },
    config: plotConfig,
    summary: test ? drawsSummary(wild, options) : [],
    dataTable: { ...table, id: 'wildDraws', title: say(language, 'title.wildDraws') },
    numbers: {
      columns: ['from', 'to', 'draws'],
      rows: Array.from(statistics.histogram.counts, (count, bin) => [
        statistics.histogram.edges[bin],
        statistics.histogram.edges[bin + 1],
        count,
      ]),
    },
  };
}

function drawsSummary({ test, plainStatistic, draws }: Wild, { digits }: PlotOptions): Notice[] {
  if (!test) return [];
  return [
    notice('info', 'figureWildDraws', {
      draws: formatCount(draws),
      t: formatEstimate(plainStatistic, digits),
      count: formatCount(test.twoSided.count),
      p: formatPEquation(test.twoSided.p, digits),
    }),
  ];
}

/** The p-value of every value of the coefficient: where the curve lies above 1 - level, the value is in the confidence interval. */
export function wildCurve(wild: Wild, options: PlotOptions): Plot {
  const { curve, interval, estimate, nullValue, term } = wild;
  const { control, treated, soft, ink } = paletteOf(options.scheme);
  const { language, digits } = options;
  const level = interval?.level ?? options.level;
  const ends = [interval?.lo, interval?.hi].filter((end) => end != null);
  const line: Data = {
    type: 'scatter',
    mode: 'lines',
    x: curve.map(({ value }) => value),
    y: curve.map(({ p }) => p),
    line: { color: control, width: 2 },
    hovertext: curve.map(({ value, p }) => `${formatEstimate(value, digits)}<br>p ${formatP(p).replace('<', '&lt; ')}`),
    hoverinfo: 'text',
  };
  const at = { yref: 'paper', yanchor: 'top' } as const;
  const layout: Partial<Layout> = {
    ...baseLayout(options),
    margin: { l: 56, r: 24, t: 20, b: 52, pad: 2 },
    xaxis: plainAxis(options, say(language, 'wild.axisValue', { term: plotLabel(columnLabel(options, term)) })),
    yaxis: { ...valueAxis(options, say(language, 'axis.pValue')), range: [0, 1.06], tickvals: [1 - level, 0.5, 1] },
    shapes: [
      horizontalLine(1 - level, soft, 'dot'),
      verticalLine(nullValue, soft, 'solid'),
      verticalLine(estimate, treated, 'dash', 1.8),
      ...ends.map((end) => ({ ...verticalLine(end, control, 'solid'), yref: 'y' as const, y0: 0, y1: 1 - level })),
    ],
    annotations: [
      directLabel(`<b>${formatEstimate(estimate, digits)}</b>`, treated, {
        x: estimate,
        y: 1,
        xshift: 6,
        xanchor: 'left',
        ...at,
      }),
      ...(interval
        ? [
            directLabel(`${formatLevel(level)}: ${openInterval(interval.lo, interval.hi, digits)}`, ink, {
              xref: 'paper',
              x: 1,
              xanchor: 'right',
              y: 1 - level,
              yanchor: 'bottom',
            }),
          ]
        : []),
    ],
  };
  const rows = curve.map(({ value, p }) => [
    numberCell(formatEstimate(value, digits), value),
    centerCell(formatP(p, 'threshold', digits), p),
  ]);
  const headers = [say(language, 'wild.value'), say(language, 'col.p')];
  const title = say(language, 'title.wildCurve');
  return {
    id: 'wildCurve',
    data: [line],
    layout,
    config: plotConfig,
    summary: interval
      ? [
          notice('info', 'figureWildCurve', {
            level: formatLevel(level),
            interval: openInterval(interval.lo, interval.hi, digits),
          }),
        ]
      : [],
    dataTable: simpleTable({ id: 'wildCurve', language, title, rows }, headers),
    numbers: { columns: ['value', 'p'], rows: curve.map(({ value, p }) => [value, p]) },
  };
}
