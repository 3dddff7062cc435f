import { notice } from '../../core/notice.ts';
import type { PlaceboDistribution } from '../../engine/diagnostics/placebo/types.ts';
import { formatCount, formatEstimate, formatPEquation } from '../format.ts';
import { say } from '../i18n/index.ts';
import { histogramTable } from '../tables/placebo-histogram.ts';
import { directLabel, verticalLine } from './marks.ts';
import { drawBars, drawDensity, reachOf } from './placebo.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

/** Differences between two groups with the labels of the units shuffled: bars and drawDensity, the actual difference as a dashed line. */
export function permutation(draws: PlaceboDistribution, options: PlotOptions): Plot {
  const { language, digits } = options;
  const { treated, ink } = paletteOf(options.scheme);
  const reach = reachOf(draws);
  const atRight = draws.actual > 0.5 * reach;
  const label = say(language, 'plot.actual', { value: formatEstimate(draws.actual, digits) });
  const title = say(language, 'title.permutation');
  return {
    id: 'permutation',
    data: [drawBars(draws.histogram, options), ...drawDensity(draws, options)],
    layout: {
      ...baseLayout(options),
      margin: { l: 52, r: 24, t: 20, b: 52, pad: 2 },
      bargap: 0,
      xaxis: { ...plainAxis(options, say(language, 'axis.permutation')), range: [-reach, reach], linecolor: ink },
      yaxis: { ...valueAxis(options, say(language, 'axis.draws')), rangemode: 'tozero', nticks: 5 },
      shapes: [verticalLine(draws.actual, treated, 'dash', 1.8)],
      annotations: [
        directLabel(`<b>${label}</b>`, treated, {
          x: draws.actual,
          xanchor: atRight ? 'right' : 'left',
          xshift: atRight ? -6 : 6,
          yref: 'paper',
          y: 1,
          yanchor: 'top',
        }),
      ],
    },
    config: plotConfig,
    summary:
      draws.test === null
        ? []
        : [
            notice('info', 'figurePermutation', {
              draws: formatCount(draws.test.twoSided.draws),
              actual: formatEstimate(draws.actual, digits),
              count: formatCount(draws.test.twoSided.count),
              p: formatPEquation(draws.test.twoSided.p, digits),
            }),
          ],
    dataTable: histogramTable(draws.histogram, options, title),
    numbers: {
      columns: ['from', 'to', 'draws'],
      rows: Array.from(draws.histogram.counts, (count, bin) => [
        draws.histogram.edges[bin],
        draws.histogram.edges[bin + 1],
        count,
      ]),
    },
  };
}
