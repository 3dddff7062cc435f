import type { Data, Layout } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import type { ModelResult } from '../../engine/result.ts';
import { type EventPoint, eventSeries } from '../event-series.ts';
import { formatCount, formatEstimate, formatInterval, formatLevel, formatPEquation } from '../format.ts';
import { say } from '../i18n/index.ts';
import { eventTable } from '../tables/event.ts';
import { columnLabel } from '../tables/labels.ts';
import { directLabel, horizontalLine, verticalLine } from './marks.ts';
import type { Numbers } from './numbers.ts';
import { escapePlotlyText, unitsText } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis, withAlpha } from './theme.ts';
import type { Plot } from './types.ts';

/** More event times than this and only some get a label; the ends always do. */
const MOST_TICKS = 20;

/** Event-study coefficients: point-wise intervals as bars, the uniform band behind them, the base period hollow at zero. */
export function eventStudy(result: ModelResult, options: PlotOptions): Plot {
  const points = eventSeries(result, options.level);
  return {
    id: 'eventStudy',
    data: [...band(result, points, options), ...coefficients(points, options), base(points, options)],
    layout: layoutOf(result, points, options),
    config: plotConfig,
    summary: summaryOf(result, points, options),
    dataTable: eventTable(result, options),
    numbers: numbersOf(points),
  };
}

function numbersOf(points: readonly EventPoint[]): Numbers {
  const columns = 'event_time,bin,base,estimate,std_error,p_value,lo,hi,band_lo,band_hi,units,observations'.split(',');
  const rows = points.map((point) => [
    point.e,
    point.bin ?? '',
    Number(point.base),
    point.estimate,
    point.stdError,
    point.pValue,
    point.lo,
    point.hi,
    point.bandLo,
    point.bandHi,
    point.units,
    point.nobs,
  ]);
  return { columns, rows };
}

function band(result: ModelResult, points: readonly EventPoint[], options: PlotOptions): Data[] {
  if (points.some((point) => !point.base && point.bandHi === null)) return [];
  const { control } = paletteOf(options.scheme);
  const upper = points.map((point) => point.bandHi ?? 0);
  const lower = points.map((point) => point.bandLo ?? 0);
  const e = points.map((point) => point.e);
  const ribbon: Data = {
    type: 'scatter',
    mode: 'lines',
    name: say(options.language, 'plot.band', { level: formatLevel(result.events?.bandLevel ?? options.level) }),
    x: [...e, ...[...e].reverse()],
    y: [...upper, ...lower.reverse()],
    fill: 'toself',
    fillcolor: withAlpha(control, 0.13),
    line: { width: 0 },
    hoverinfo: 'skip',
    showlegend: true,
  };
  return [ribbon];
}

/** Before and after the policy as two traces: other colour, other marker. */
function coefficients(points: readonly EventPoint[], options: PlotOptions): Data[] {
  const { soft, treated } = paletteOf(options.scheme);
  const estimated = points.filter((point) => !point.base);
  const groups = [
    { side: estimated.filter((point) => point.e < 0), color: soft, symbol: 'square' },
    { side: estimated.filter((point) => point.e >= 0), color: treated, symbol: 'circle' },
  ] as const;
  const name = say(options.language, 'plot.interval', { level: formatLevel(options.level) });
  return groups.map(({ side, color, symbol }, index) => ({
    type: 'scatter',
    mode: 'markers',
    name,
    x: side.map((point) => point.e),
    y: side.map((point) => point.estimate),
    error_y: {
      type: 'data',
      symmetric: false,
      array: side.map((point) => point.hi! - point.estimate),
      arrayminus: side.map((point) => point.estimate - point.lo!),
      color,
      thickness: 1.6,
      width: 0,
    },
    marker: { color, symbol, size: symbol === 'square' ? 7 : 8 },
    text: side.map((point) => hoverText(point, options)),
    hovertemplate: '%{text}<extra></extra>',
    showlegend: index === 1,
  }));
}

function base(points: readonly EventPoint[], options: PlotOptions): Data {
  const { ink, card } = paletteOf(options.scheme);
  const held = points.filter((point) => point.base);
  return {
    type: 'scatter',
    mode: 'markers',
    x: held.map((point) => point.e),
    y: held.map((point) => point.estimate),
    marker: { symbol: 'circle', size: 8, color: card, line: { color: ink, width: 1.4 } },
    text: held.map((point) => hoverText(point, options)),
    hovertemplate: '%{text}<extra></extra>',
    showlegend: false,
  };
}

function hoverText(point: EventPoint, { language, digits, level }: PlotOptions): string {
  const count = say(language, 'event.nWithin', { nobs: formatCount(point.nobs) });
  const units = unitsText(language, point.units);
  const head = `<b>${escapePlotlyText(point.label)}</b>`;
  if (point.base) return `${head}  ${say(language, 'plot.base')}<br>${count} · ${units}`;
  const estimate = `${formatEstimate(point.estimate, digits)} (${formatEstimate(point.stdError, digits)})`;
  const interval = `${say(language, 'plot.interval', { level: formatLevel(level) })} ${formatInterval(point.lo, point.hi, digits)}`;
  return `${head}  ${estimate}<br>${escapePlotlyText(interval)}<br>${count} · ${units}`;
}

function layoutOf(result: ModelResult, points: readonly EventPoint[], options: PlotOptions): Partial<Layout> {
  const { language } = options;
  const { ink, soft } = paletteOf(options.scheme);
  const e = points.map((point) => point.e);
  const shown = labelled(points);
  const plain = plainAxis(options, say(language, 'axis.eventTime'));
  return {
    ...baseLayout(options),
    margin: { l: 56, r: 24, t: 34, b: 72, pad: 4 },
    showlegend: true,
    legend: {
      orientation: 'h',
      x: 1,
      xanchor: 'right',
      y: 1.02,
      yanchor: 'bottom',
      font: { color: soft },
      itemclick: false,
      itemdoubleclick: false,
    },
    xaxis: {
      ...plain,
      range: e.length > 0 ? [e[0] - 0.6, e[e.length - 1] + 0.6] : [-1, 1],
      tickmode: 'array',
      tickvals: shown.map((point) => point.e),
      ticktext: shown.map((point) => tickText(point, soft)),
    },
    yaxis: valueAxis(options, escapePlotlyText(columnLabel(options, result.outcome))),
    shapes: [horizontalLine(0, ink), verticalLine(-0.5, soft, 'dash')],
    annotations: [
      directLabel(say(language, 'plot.policy'), soft, {
        x: -0.5,
        xanchor: 'left',
        xshift: 4,
        yref: 'paper',
        y: 1,
        yanchor: 'top',
      }),
    ],
  };
}

/** The event time, and under it the number of observations behind its coefficient. */
function tickText(point: EventPoint, color: string): string {
  const count = `N ${formatCount(point.nobs)}`;
  return `${point.label}<br><span style="font-size:10px;color:${color}">${count}</span>`;
}

function labelled(points: readonly EventPoint[]): EventPoint[] {
  const step = Math.ceil(points.length / MOST_TICKS);
  return points.filter((point) => step === 1 || point.bin || point.base || point.e % step === 0);
}

function summaryOf(result: ModelResult, points: readonly EventPoint[], options: PlotOptions): Plot['summary'] {
  const { digits } = options;
  const before = points.filter((point) => point.e < 0 && !point.base);
  const after = points.filter((point) => point.e >= 0 && !point.base);
  const away = (side: readonly EventPoint[]) => side.filter((point) => point.lo! > 0 || point.hi! < 0).length;
  const summary = [
    notice('info', 'figureEventStudy', {
      outcome: columnLabel(options, result.outcome),
      before: before.length,
      beforeAway: away(before),
      after: after.length,
      afterAway: away(after),
      level: formatLevel(options.level),
    }),
  ];
  const pre = result.tests.find((test) => test.id === 'preTrends');
  if (pre) summary.push(notice('info', 'figureEventStudyPre', { p: formatPEquation(pre.pValue, digits) }));
  const post = result.combinations.find((combination) => combination.id === 'postAverage');
  if (post) {
    const estimate = formatEstimate(post.estimate, digits);
    summary.push(notice('info', 'figureEventStudyPost', { estimate, stdError: formatEstimate(post.stdError, digits) }));
  }
  return summary;
}
