import { normalQuantile } from '../../core/distributions/index.ts';
import { notice } from '../../core/notice.ts';
import type { MoranResult } from '../../engine/diagnostics/moran/types.ts';
import { formatEstimate, formatLevel, formatP, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from '../tables/labels.ts';
import { moranTable } from '../tables/spatial-diagnostics.ts';
import { directLabel, horizontalLine } from './marks.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis, withAlpha } from './theme.ts';
import type { Plot } from './types.ts';

/** Moran's I by period, with the range in which it would lie if values stood anywhere; filled marks lie outside. */
export function moranPeriods(result: MoranResult, options: PlotOptions): Plot {
  const { language, level, digits } = options;
  const palette = paletteOf(options.scheme);
  const z = normalQuantile((1 + level) / 2);
  const marks = result.periods.map(({ period, moran, test }) => {
    const half = z * Math.sqrt(moran.variance);
    const p = test?.twoSided.p ?? moran.pValue;
    return { period, i: moran.statistic, p, lo: moran.expected - half, hi: moran.expected + half };
  });
  const x = marks.map(({ period }) => period);
  const outside = ({ i, lo, hi }: (typeof marks)[number]) => i < lo || i > hi;
  const edge = (values: number[], fill: boolean) => ({
    type: 'scatter' as const,
    mode: 'lines' as const,
    x,
    y: values,
    line: { width: 0 },
    hoverinfo: 'skip' as const,
    ...(fill ? { fill: 'tonexty' as const, fillcolor: palette.controlWash } : {}),
  });
  const last = marks[marks.length - 1];
  return {
    id: 'moranPeriods',
    data: [
      edge(
        marks.map(({ lo }) => lo),
        false,
      ),
      edge(
        marks.map(({ hi }) => hi),
        true,
      ),
      {
        type: 'scatter',
        mode: 'lines+markers',
        x,
        y: marks.map(({ i }) => i),
        line: { color: withAlpha(palette.treated, 0.5), width: 1.4 },
        marker: {
          color: palette.treated,
          size: 8,
          symbol: marks.map((mark) => (outside(mark) ? 'circle' : 'circle-open')),
        },
        text: marks.map(
          ({ period, i, p }) =>
            `<b>${formatPeriod(period)}</b>  I ${formatEstimate(i, digits)}<br>p ${formatP(p).replace('<', '&lt; ')}`,
        ),
        hovertemplate: '%{text}<extra></extra>',
      },
    ],
    layout: {
      ...baseLayout(options),
      margin: { l: 56, r: 24, t: 16, b: 44, pad: 4 },
      xaxis: { ...plainAxis(options), tickformat: 'd', nticks: 12 },
      yaxis: valueAxis(options, say(language, 'moran.i')),
      shapes: [horizontalLine(0, palette.soft, 'dot')],
      annotations: [
        directLabel(say(language, 'plot.moranBand', { level: formatLevel(level) }), palette.control, {
          xref: 'paper',
          x: 1,
          xanchor: 'right',
          y: last.lo,
          yanchor: 'bottom',
        }),
      ],
    },
    config: plotConfig,
    summary: [
      notice('info', 'figureMoranPeriods', {
        variable: columnLabel(options, result.variable),
        periods: marks.length,
        outside: marks.filter(outside).length,
        first: formatEstimate(marks[0].i, digits),
        from: formatPeriod(marks[0].period),
        last: formatEstimate(last.i, digits),
        to: formatPeriod(last.period),
        level: formatLevel(level),
      }),
    ],
    dataTable: {
      ...moranTable(result, options),
      title: say(language, 'title.moranPeriods', { variable: columnLabel(options, result.variable) }),
    },
    height: 300,
    numbers: {
      columns: ['period', 'moran_i', 'expected', 'lo', 'hi', 'p_normal', 'p_permutation'],
      rows: result.periods.map(({ period, moran, test }, at) => [
        period,
        moran.statistic,
        moran.expected,
        marks[at].lo,
        marks[at].hi,
        moran.pValue,
        test?.twoSided.p ?? null,
      ]),
    },
  };
}
