import type { Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import type { IndexReport } from '../../engine/diagnostics/composite-index/report.ts';
import type { IndicatorRecord } from '../../engine/diagnostics/composite-index/types.ts';
import { formatPercent } from '../format.ts';
import { say } from '../i18n/index.ts';
import { dimensionLabel } from '../tables/index-labels.ts';
import { indexWeightsTable } from '../tables/index-weights.ts';
import { columnLabel } from '../tables/labels.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

/** Room for one indicator, in pixels. */
export const CONTRIBUTION_ROW = 24;

/** One bar per indicator for its weight, and marks for its shares of the mean score and of the variance. */
export function indexContribution(report: IndexReport, options: PlotOptions): Plot {
  const { ink } = paletteOf(options.scheme);
  const used = report.indicators.filter(({ status }) => status === 'used');
  return {
    id: 'indexContribution',
    data: traces(used, options),
    layout: {
      ...baseLayout(options),
      margin: { l: 24, r: 24, t: 34, b: 44, pad: 6 },
      showlegend: true,
      legend: { orientation: 'h', x: 0, y: 1, yanchor: 'bottom', traceorder: 'normal' },
      bargap: 0.45,
      xaxis: { ...plainAxis(options, say(options.language, 'axis.weight')), tickformat: '.0%', rangemode: 'tozero' },
      yaxis: {
        ...valueAxis(options),
        range: [used.length - 0.4, -0.6],
        tickmode: 'array',
        tickvals: used.map((_, i) => i),
        ticktext: used.map((one) => plotLabel(columnLabel(options, one.column), 26)),
        tickfont: { color: ink, size: 12 },
      },
    },
    config: plotConfig,
    summary: summaryOf(used, options),
    dataTable: indexWeightsTable(report, options),
    numbers: {
      columns: ['position', 'weight', 'share of level', 'share of variance'],
      rows: used.map((one, i) => [i + 1, one.weight, one.levelShare, one.varianceShare]),
    },
  };
}

function traces(used: readonly IndicatorRecord[], options: PlotOptions): Data[] {
  const { control, controlLight, treated, soft } = paletteOf(options.scheme);
  const { language } = options;
  const positions = used.map((_, i) => i);
  const text = (one: IndicatorRecord, value: number | null, what: string) => {
    const name = `<b>${plotLabel(columnLabel(options, one.column))}</b>`;
    return `${name}<br>${plotLabel(dimensionLabel(language, one.dimension))}<br>${what} ${formatPercent(value)}`;
  };
  const marks = (key: 'levelShare' | 'varianceShare', symbol: 'circle-open' | 'diamond', color: string): Data[] => {
    const name = say(language, `index.${key}`);
    const shown = used.flatMap((one, i) => (one[key] === null ? [] : [{ one, i, value: one[key] }]));
    if (shown.length === 0) return [];
    return [
      {
        type: 'scatter',
        mode: 'markers',
        name,
        x: shown.map(({ value }) => value),
        y: shown.map(({ i }) => i),
        marker: { symbol, color, size: 9, line: { width: 1.5, color } },
        hovertext: shown.map(({ one, value }) => text(one, value, name)),
        hoverinfo: 'text',
        cliponaxis: false,
      },
    ];
  };
  return [
    {
      type: 'bar',
      orientation: 'h',
      name: say(language, 'index.weight'),
      x: used.map(({ weight }) => weight),
      y: positions,
      marker: { color: controlLight, line: { color: control, width: 1 } },
      hovertext: used.map((one) => text(one, one.weight, say(language, 'index.weight'))),
      hoverinfo: 'text',
    },
    ...marks('levelShare', 'circle-open', soft),
    ...marks('varianceShare', 'diamond', treated),
  ];
}

function summaryOf(used: readonly IndicatorRecord[], options: PlotOptions) {
  const heaviest = used.reduce((a, b) => ((b.weight ?? 0) > (a.weight ?? 0) ? b : a));
  const main = used.reduce((a, b) => ((b.varianceShare ?? 0) > (a.varianceShare ?? 0) ? b : a));
  const params = {
    heaviest: columnLabel(options, heaviest.column),
    weight: formatPercent(heaviest.weight),
    main: columnLabel(options, main.column),
    variance: formatPercent(main.varianceShare),
    count: used.length,
  };
  return [notice('info', 'figureIndexContribution', params)];
}
