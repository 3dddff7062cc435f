import type { Data, Layout } from 'plotly.js-dist-min';
import { type Notice, notice } from '../../core/notice.ts';
import type { Histogram, PlaceboDistribution, PlaceboSummary } from '../../engine/diagnostics/placebo/types.ts';
import { formatCount, formatEstimate, formatInterval, formatP, formatPEquation } from '../format.ts';
import { say } from '../i18n/index.ts';
import { histogramTable } from '../tables/placebo-histogram.ts';
import { directLabel, horizontalLine, verticalLine } from './marks.ts';
import type { Numbers } from './numbers.ts';
import { escapePlotlyText } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis, withAlpha } from './theme.ts';
import type { Plot } from './types.ts';

export interface PlaceboPlotOptions extends PlotOptions {
  readonly statistic?: 'coefficient' | 't';
}

const P_LINE = 0.1;

/**
 * The draws of a placebo: bars and density on the left axis, their own p-values as points on the right one, the actual estimate as a dashed
 * line. Points carry their replicate in `customdata`.
 */
export function placebo(summary: PlaceboSummary, options: PlaceboPlotOptions): Plot {
  const statistic = options.statistic ?? 'coefficient';
  const draws = statistic === 't' ? summary.statistic : summary.coefficient;
  return {
    id: 'placebo',
    data: draws ? [drawBars(draws.histogram, options), ...drawDensity(draws, options), scatter(summary, options)] : [],
    layout: layoutOf(draws, options),
    config: plotConfig,
    summary: draws ? summaryOf(draws, options) : [],
    dataTable: histogramTable(draws?.histogram ?? null, options),
    numbers: numbersOf(summary),
  };
}

/** The draws that the page holds: all of a few hundred, an even selection of more. */
function numbersOf({ points }: PlaceboSummary): Numbers {
  const rows = Array.from(points.replicate, (replicate, at) => [
    replicate + 1,
    points.coef[at],
    points.statistic[at],
    points.pValue[at],
  ]);
  return { columns: ['draw', 'coefficient', 't_statistic', 'p_value'], rows };
}

export function drawBars({ edges, counts, width }: Histogram, options: PlotOptions): Data {
  const { controlLight, card } = paletteOf(options.scheme);
  const from = Array.from(edges).slice(0, -1);
  return {
    type: 'bar',
    x: from.map((edge) => edge + width / 2),
    y: Array.from(counts),
    width: from.map(() => width),
    marker: { color: controlLight, line: { color: card, width: 0.75 } },
    text: from.map((edge, bin) => {
      const range = formatInterval(edge, edge + width, options.digits);
      return `${range}<br>${say(options.language, 'axis.draws')}: ${formatCount(counts[bin])}`;
    }),
    textposition: 'none',
    hovertemplate: '%{text}<extra></extra>',
  };
}

/** The kernel density scaled to the bars: expected draws per bin. */
export function drawDensity({ density: curve, histogram }: PlaceboDistribution, options: PlotOptions): Data[] {
  if (!curve) return [];
  const scale = histogram.width * histogram.counts.reduce((sum, count) => sum + count, 0);
  const line = { color: paletteOf(options.scheme).control, width: 1.8 };
  const y = Array.from(curve.y, (value) => value * scale);
  return [{ type: 'scatter', mode: 'lines', x: Array.from(curve.x), y, line, hoverinfo: 'skip' }];
}

function scatter({ points }: PlaceboSummary, options: PlaceboPlotOptions): Data {
  const { control } = paletteOf(options.scheme);
  const values = Array.from(options.statistic === 't' ? points.statistic : points.coef);
  const pValues = Array.from(points.pValue);
  const drawText = say(options.language, 'col.draw');
  return {
    type: 'scatter',
    mode: 'markers',
    x: values,
    y: pValues,
    yaxis: 'y2',
    marker: { color: withAlpha(control, 0.62), size: 4.5, symbol: 'circle' },
    customdata: Array.from(points.replicate),
    text: values.map((value, index) => {
      const name = `${drawText} ${formatCount(points.replicate[index] + 1)}`;
      return `${name}<br>${formatEstimate(value, options.digits)}, p ${escapePlotlyText(pText(pValues[index]))}`;
    }),
    hovertemplate: '%{text}<extra></extra>',
  };
}

function pText(p: number): string {
  const text = formatP(p);
  return text.startsWith('<') ? `< ${text.slice(1)}` : `= ${text}`;
}

function layoutOf(draws: PlaceboDistribution | null, options: PlaceboPlotOptions): Partial<Layout> {
  const { language, digits, statistic } = options;
  const { soft, treated, ink } = paletteOf(options.scheme);
  const title = say(language, statistic === 't' ? 'axis.placeboT' : 'axis.placebo');
  const reach = reachOf(draws);
  const actual = draws?.actual ?? Number.NaN;
  const atRight = actual > 0.5 * reach;
  const label = say(language, 'plot.actual', { value: formatEstimate(actual, digits) });
  return {
    ...baseLayout(options),
    margin: { l: 52, r: 56, t: 20, b: 52, pad: 2 },
    bargap: 0,
    xaxis: { ...plainAxis(options, title), range: [-reach, reach], linecolor: ink },
    yaxis: { ...valueAxis(options, say(language, 'axis.draws')), rangemode: 'tozero', nticks: 5 },
    yaxis2: {
      ...valueAxis(options, say(language, 'axis.pValue')),
      overlaying: 'y',
      side: 'right',
      range: [0, 1.04],
      tickmode: 'array',
      tickvals: [P_LINE, 0.5, 1],
      ticktext: ['0.1', '0.5', '1.0'],
    },
    shapes: [
      horizontalLine(P_LINE, soft, 'dot', 'y2'),
      ...(Number.isFinite(actual) ? [verticalLine(actual, treated, 'dash', 1.8)] : []),
    ],
    annotations: Number.isFinite(actual)
      ? [
          directLabel(`<b>${label}</b>`, treated, {
            x: actual,
            xanchor: atRight ? 'right' : 'left',
            xshift: atRight ? -6 : 6,
            yref: 'paper',
            y: 1,
            yanchor: 'top',
          }),
        ]
      : [],
  };
}

/** Half the width of the axis: symmetric about zero, so that a shifted placebo distribution shows. */
export function reachOf(draws: PlaceboDistribution | null): number {
  if (!draws) return 1;
  const { edges } = draws.histogram;
  const ends = [draws.actual, edges[0] ?? 0, edges[edges.length - 1] ?? 0].filter(Number.isFinite).map(Math.abs);
  return Math.max(...ends, 0) * 1.12 || 1;
}

function summaryOf(draws: PlaceboDistribution, options: PlaceboPlotOptions): Notice[] {
  if (!draws.test) return [];
  const { twoSided } = draws.test;
  const { digits } = options;
  return [
    notice('info', options.statistic === 't' ? 'figurePlaceboT' : 'figurePlacebo', {
      draws: formatCount(twoSided.draws),
      mean: formatEstimate(draws.mean, digits),
      sd: formatEstimate(draws.sd, digits),
      actual: formatEstimate(draws.actual, digits),
      count: formatCount(twoSided.count),
      p: formatPEquation(twoSided.p),
      error: formatEstimate(twoSided.monteCarloError, digits),
    }),
  ];
}
