import { notice } from '../../core/notice.ts';
import type { PlaceboSummary } from '../../engine/diagnostics/placebo/types.ts';
import { formatEstimate, formatLevel } from '../format.ts';
import { say } from '../i18n/index.ts';
import { placeboInterval, placeboTable, trialLabel } from '../tables/placebo.ts';
import { directLabel, horizontalLine } from './marks.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

interface Dot {
  readonly x: number;
  readonly tick: string;
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
  readonly actual: boolean;
}

/** One dot with its interval per pretended date (the earliest at the left), and the actual estimate at the right end. */
export function placeboInTime(summary: PlaceboSummary, options: PlotOptions): Plot {
  const dots = dotsOf(summary, options);
  const { ink, soft, treated, control } = paletteOf(options.scheme);
  const title = summary.kind === 'time' ? say(options.language, 'axis.shift') : '';
  const actual = dots[dots.length - 1];
  return {
    id: 'placeboInTime',
    data: [false, true].map((isActual) => {
      const side = dots.filter((dot) => dot.actual === isActual);
      const color = isActual ? treated : control;
      return {
        type: 'scatter',
        mode: 'markers',
        x: side.map((dot) => dot.x),
        y: side.map((dot) => dot.estimate),
        error_y: {
          type: 'data',
          symmetric: false,
          array: side.map((dot) => dot.hi - dot.estimate),
          arrayminus: side.map((dot) => dot.estimate - dot.lo),
          color,
          thickness: 1.8,
          width: 0,
        },
        marker: { color, size: 9, symbol: isActual ? 'circle' : 'square' },
        text: side.map((dot) => hoverText(dot, options)),
        hovertemplate: '%{text}<extra></extra>',
      };
    }),
    layout: {
      ...baseLayout(options),
      margin: { l: 56, r: 32, t: 20, b: 52, pad: 4 },
      xaxis: {
        ...plainAxis(options, title),
        range: [dots[0].x - 0.6, actual.x + 0.8],
        tickmode: 'array',
        tickvals: dots.map((dot) => dot.x),
        ticktext: dots.map((dot) => dot.tick),
      },
      yaxis: valueAxis(options, say(options.language, 'axis.estimate')),
      shapes: [horizontalLine(0, ink), horizontalLine(actual.estimate, soft, 'dot')],
      annotations: [
        directLabel(`<b>${formatEstimate(actual.estimate, options.digits)}</b>`, treated, {
          x: actual.x,
          xanchor: 'left',
          xshift: 9,
          y: actual.estimate,
          yanchor: 'bottom',
        }),
      ],
    },
    config: plotConfig,
    summary: [summaryOf(summary, dots, options)],
    dataTable: placeboTable(summary, options),
    numbers: {
      columns: ['position', 'actual', 'estimate', 'lo', 'hi'],
      rows: dots.map((dot) => [dot.x, Number(dot.actual), dot.estimate, dot.lo, dot.hi]),
    },
  };
}

function dotsOf(summary: PlaceboSummary, options: PlotOptions): Dot[] {
  const trials = [...summary.trials].sort((a, b) => (b.shift ?? 0) - (a.shift ?? 0));
  const dots = trials.map((trial, index): Dot => {
    const [lo, hi] = placeboInterval(trial, options.level);
    const x = trial.shift === null ? index - trials.length : -trial.shift;
    return { x, tick: trialLabel(trial, options), estimate: trial.estimate, lo, hi, actual: false };
  });
  const [lo, hi] = placeboInterval(summary.actual, options.level);
  const tick = say(options.language, 'plot.actualTick');
  return [...dots, { x: 0, tick, estimate: summary.actual.estimate, lo, hi, actual: true }];
}

function hoverText(dot: Dot, { language, digits, level }: PlotOptions): string {
  const interval = `[${formatEstimate(dot.lo, digits)}, ${formatEstimate(dot.hi, digits)}]`;
  const name = say(language, 'plot.interval', { level: formatLevel(level) });
  return `<b>${dot.tick}</b>  ${formatEstimate(dot.estimate, digits)}<br>${name} ${interval}`;
}

function summaryOf(summary: PlaceboSummary, dots: readonly Dot[], options: PlotOptions) {
  const fake = dots.filter((dot) => !dot.actual);
  return notice('info', summary.kind === 'time' ? 'figurePlaceboTime' : 'figurePlaceboOwn', {
    count: fake.length,
    away: fake.filter((dot) => dot.lo > 0 || dot.hi < 0).length,
    level: formatLevel(options.level),
    actual: formatEstimate(summary.actual.estimate, options.digits),
  });
}
