import type { Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import type { LocalMoran, MoranResult } from '../../engine/diagnostics/moran/types.ts';
import { formatEstimate, formatP, formatPEquation, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from '../tables/labels.ts';
import { localMoranTable } from '../tables/spatial-diagnostics.ts';
import { directLabel, horizontalLine, verticalLine } from './marks.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, withAlpha } from './theme.ts';
import type { Plot } from './types.ts';

/** Units alike to their neighbours (HH, LL) against the others, by colour and marker. */
const GROUPS = [
  { quadrants: ['HL', 'LH'], color: 'neutral', symbol: 'circle-open' },
  { quadrants: ['LL'], color: 'control', symbol: 'square' },
  { quadrants: ['HH'], color: 'treated', symbol: 'circle' },
] as const;

/** Each unit's value against the average of its neighbours; the slope of the line through the middle is Moran's I when rows of W sum to one. */
export function moranScatter(result: MoranResult, options: PlotOptions): Plot {
  const { units, period } = result.local;
  const global = result.periods.find((one) => one.period === period);
  const palette = paletteOf(options.scheme);
  const variable = plotLabel(columnLabel(options, result.variable));
  const reach = 1.08 * Math.max(1, ...units.map(({ value }) => Math.abs(value)));
  const slope = slopeOf(units);
  return {
    id: 'moranScatter',
    data: [...GROUPS.map((group) => trace(group, units, options)), line(slope, reach, options)],
    layout: {
      ...baseLayout(options),
      margin: { l: 56, r: 24, t: 20, b: 52, pad: 4 },
      xaxis: { ...plainAxis(options, say(options.language, 'axis.moranValue', { variable })), range: [-reach, reach] },
      yaxis: plainAxis(options, say(options.language, 'axis.moranLag')),
      shapes: [horizontalLine(0, palette.soft, 'dot'), verticalLine(0, palette.soft, 'dot')],
      annotations: [
        directLabel(`<b>I = ${formatEstimate(global?.moran.statistic ?? slope, options.digits)}</b>`, palette.ink, {
          xref: 'paper',
          x: 1,
          xanchor: 'right',
          yref: 'paper',
          y: 1,
          yanchor: 'top',
        }),
      ],
    },
    config: plotConfig,
    summary: global
      ? [
          notice('info', 'figureMoran', {
            variable: columnLabel(options, result.variable),
            period: formatPeriod(period),
            statistic: formatEstimate(global.moran.statistic, options.digits),
            p: formatPEquation(global.test?.twoSided.p ?? global.moran.pValue, options.digits),
            alike: units.filter(({ quadrant }) => quadrant === 'HH' || quadrant === 'LL').length,
            units: units.length,
          }),
        ]
      : [],
    dataTable: {
      ...localMoranTable(result, options),
      title: say(options.language, 'title.moranScatter', {
        variable: columnLabel(options, result.variable),
        period: formatPeriod(period),
      }),
    },
    numbers: {
      columns: ['position', 'value', 'neighbours', 'local_moran', 'p', 'p_permutation', 'quadrant'],
      rows: units.map((unit, at) => [
        at + 1,
        unit.value,
        unit.lag,
        unit.statistic,
        unit.pValue,
        unit.permutationP,
        unit.quadrant,
      ]),
    },
  };
}

/** Through the origin, about which the values are centred. */
function slopeOf(units: readonly LocalMoran[]): number {
  const squares = units.reduce((sum, { value }) => sum + value * value, 0);
  return squares > 0 ? units.reduce((sum, { value, lag }) => sum + value * lag, 0) / squares : 0;
}

function trace(
  { quadrants, color, symbol }: (typeof GROUPS)[number],
  units: readonly LocalMoran[],
  options: PlotOptions,
): Data {
  const own = units.filter(({ quadrant }) => (quadrants as readonly string[]).includes(quadrant));
  return {
    type: 'scatter',
    mode: 'markers',
    x: own.map(({ value }) => value),
    y: own.map(({ lag }) => lag),
    marker: { color: withAlpha(paletteOf(options.scheme)[color], 0.8), size: 6, symbol },
    text: own.map((unit) => {
      const where = say(options.language, `quadrant.${unit.quadrant}`);
      return `<b>${plotLabel(unit.unit)}</b>  ${where}<br>p ${formatP(unit.permutationP ?? unit.pValue).replace('<', '&lt; ')}`;
    }),
    hovertemplate: '%{text}<extra></extra>',
  };
}

function line(slope: number, reach: number, options: PlotOptions): Data {
  const { ink } = paletteOf(options.scheme);
  const x = [-reach, reach];
  return {
    type: 'scatter',
    mode: 'lines',
    x,
    y: x.map((at) => slope * at + 0),
    line: { color: ink, width: 1.6 },
    hoverinfo: 'skip',
  };
}
