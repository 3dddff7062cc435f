import type { Data, Layout } from 'plotly.js-dist-min';
import { type Notice, notice } from '../../core/notice.ts';
import type { EffectAt } from '../../engine/estimators/moderation/types.ts';
import { tidy } from '../../engine/inference/tidy.ts';
import { formatEstimate, formatInterval, formatLevel, formatPEquation } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from '../tables/labels.ts';
import {
  type EffectInterval,
  effectInterval,
  type Moderated,
  marginalTable,
  moderatorLabel,
  policyLabel,
} from '../tables/moderation.ts';
import { horizontalLine } from './marks.ts';
import type { Numbers } from './numbers.ts';
import { escapePlotlyText } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis, withAlpha } from './theme.ts';
import type { Plot } from './types.ts';

/** Up to this many places the effect is drawn place by place rather than as a line. */
const FEW_PLACES = 12;
/** Shares of the height: what the bars of the sample take, and where the effects begin. */
const BARS_TOP = 0.13;
const EFFECTS_FROM = 0.18;

/** The effect of the policy along a moderator with its confidence band, effects in bins beside it, and where the rows stand underneath. */
export function marginalEffect(moderated: Moderated, options: PlotOptions): Plot {
  const { marginal } = moderated;
  const interval = (effect: EffectAt) => effectInterval(effect, marginal.dof, options.level);
  const grid = marginal.grid.map(interval);
  const line =
    grid.length > FEW_PLACES ? [ribbon(grid, options), curve(grid, options)] : [dots(grid, 'treated', options)];
  const bins = marginal.bins.length > 0 ? [dots(marginal.bins.map(interval), 'control', options)] : [];
  return {
    id: 'marginalEffect',
    data: [...bars(moderated, options), ...line, ...bins],
    layout: layoutOf(moderated, options),
    config: plotConfig,
    summary: summaryOf(moderated, grid, options),
    dataTable: marginalTable(moderated, options),
    numbers: numbersOf(moderated, options),
  };
}

function numbersOf({ marginal }: Moderated, { level }: PlotOptions): Numbers {
  const row = (kind: string, effect: EffectAt) => {
    const { at, estimate, stdError, pValue, lo, hi } = effectInterval(effect, marginal.dof, level);
    return [kind, at, estimate, stdError, pValue, lo, hi];
  };
  return {
    columns: ['kind', 'moderator', 'effect', 'std_error', 'p_value', 'lo', 'hi'],
    rows: [...marginal.grid.map((effect) => row('line', effect)), ...marginal.bins.map((effect) => row('bin', effect))],
  };
}

function ribbon(grid: readonly EffectInterval[], options: PlotOptions): Data {
  const { treated } = paletteOf(options.scheme);
  const at = grid.map((point) => point.at);
  return {
    type: 'scatter',
    mode: 'lines',
    name: say(options.language, 'plot.interval', { level: formatLevel(options.level) }),
    x: [...at, ...[...at].reverse()],
    y: [...grid.map((point) => point.hi), ...grid.map((point) => point.lo).reverse()],
    fill: 'toself',
    fillcolor: withAlpha(treated, 0.14),
    line: { width: 0 },
    hoverinfo: 'skip',
  };
}

function curve(grid: readonly EffectInterval[], options: PlotOptions): Data {
  const { treated } = paletteOf(options.scheme);
  return {
    type: 'scatter',
    mode: 'lines',
    x: grid.map((point) => point.at),
    y: grid.map((point) => point.estimate),
    line: { color: treated, width: 2 },
    text: grid.map((point) => hoverText(point, options)),
    hovertemplate: '%{text}<extra></extra>',
  };
}

function dots(points: readonly EffectInterval[], tone: 'treated' | 'control', options: PlotOptions): Data {
  const color = paletteOf(options.scheme)[tone];
  return {
    type: 'scatter',
    mode: 'markers',
    x: points.map((point) => point.at),
    y: points.map((point) => point.estimate),
    error_y: {
      type: 'data',
      symmetric: false,
      array: points.map((point) => point.hi - point.estimate),
      arrayminus: points.map((point) => point.estimate - point.lo),
      color,
      thickness: 1.6,
      width: 0,
    },
    marker: { color, size: 8, symbol: tone === 'treated' ? 'circle' : 'square' },
    text: points.map((point) => hoverText(point, options)),
    hovertemplate: '%{text}<extra></extra>',
  };
}

function hoverText(
  { at, estimate, stdError, lo, hi }: EffectInterval,
  { language, digits, level }: PlotOptions,
): string {
  const interval = `${say(language, 'plot.interval', { level: formatLevel(level) })} ${formatInterval(lo, hi, digits)}`;
  const value = `${formatEstimate(estimate, digits)} (${formatEstimate(stdError, digits)})`;
  return `<b>${formatEstimate(at, digits)}</b>  ${value}<br>${escapePlotlyText(interval)}`;
}

/** Rows by moderator, those under the policy in its colour, on an axis of their own at the foot of the figure. */
function bars({ marginal }: Moderated, options: PlotOptions): Data[] {
  const { treatedLight, controlLight } = paletteOf(options.scheme);
  const { centres, width, treated, untreated } = marginal.support;
  const bar = (counts: Int32Array, color: string, name: string): Data => ({
    type: 'bar',
    name,
    x: Array.from(centres),
    y: Array.from(counts),
    width,
    yaxis: 'y2',
    marker: { color, line: { width: 0 } },
    hovertemplate: `${name}: %{y}<extra></extra>`,
  });
  return [
    bar(untreated, controlLight, say(options.language, 'plot.rowsOther')),
    bar(treated, treatedLight, say(options.language, 'plot.rowsTreated')),
  ];
}

function layoutOf(moderated: Moderated, options: PlotOptions): Partial<Layout> {
  const { marginal } = moderated;
  const { ink } = paletteOf(options.scheme);
  const { treated, untreated } = marginal.support;
  const tallest = Math.max(1, ...treated.map((count, i) => count + untreated[i]));
  const few = marginal.grid.length <= FEW_PLACES;
  const ticks = few ? { tickmode: 'array' as const, tickvals: marginal.grid.map((point) => point.at) } : {};
  const effect = say(options.language, 'axis.effect');
  return {
    ...baseLayout(options),
    barmode: 'stack',
    bargap: 0,
    xaxis: { ...plainAxis(options, escapePlotlyText(moderatorLabel(marginal, options))), anchor: 'y2', ...ticks },
    yaxis: { ...valueAxis(options, escapePlotlyText(effect)), domain: [EFFECTS_FROM, 1] },
    yaxis2: {
      domain: [0, BARS_TOP],
      range: [0, tallest * 1.15],
      showgrid: false,
      zeroline: false,
      showticklabels: false,
      fixedrange: true,
      anchor: 'x',
    },
    shapes: [horizontalLine(0, ink)],
  };
}

function summaryOf(moderated: Moderated, grid: readonly EffectInterval[], options: PlotOptions): Notice[] {
  const { result, marginal } = moderated;
  const { digits } = options;
  const number = (value: number) => formatEstimate(value, digits);
  const level = formatLevel(options.level);
  const moderator = moderatorLabel(marginal, options);
  const [first] = grid;
  const last = grid[grid.length - 1];
  const line = notice('info', 'figureMarginal', {
    policy: policyLabel(moderated, options),
    outcome: columnLabel(options, result.outcome),
    moderator,
    low: number(first.estimate),
    from: number(first.at),
    high: number(last.estimate),
    to: number(last.at),
    away: grid.filter((point) => point.lo > 0 || point.hi < 0).length,
    places: grid.length,
    level,
  });
  const slope = tidy(result, options.level).find((row) => row.term === marginal.interaction);
  if (!slope) return [line];
  const params = { moderator, slope: number(slope.estimate), lo: number(slope.lo), hi: number(slope.hi), level };
  const way = slope.lo > 0 ? 'up' : slope.hi < 0 ? 'down' : 'flat';
  const sentence =
    marginal.distance === null
      ? {
          up: notice('info', 'figureMarginalRises', params),
          down: notice('info', 'figureMarginalFalls', params),
          flat: notice('info', 'figureMarginalUnclear', params),
        }
      : {
          up: notice('info', 'figureDistanceBroken', params),
          down: notice('info', 'figureDistanceHolds', params),
          flat: notice('info', 'figureDistanceUnclear', params),
        };
  const bent = marginal.linearity
    ? [
        notice('info', 'figureMarginalBins', {
          bins: marginal.bins.length,
          p: formatPEquation(marginal.linearity.pValue, digits),
        }),
      ]
    : [];
  return [line, sentence[way], ...bent];
}
