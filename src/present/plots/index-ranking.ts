import type { Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import type { IndexRanking } from '../../engine/diagnostics/composite-index/ranking.ts';
import { formatEstimate, formatPeriod } from '../format.ts';
import { listing, say } from '../i18n/index.ts';
import { indexRankingTable } from '../tables/index-ranking.ts';
import { directLabel, labelMargin, spreadLabels } from './marks.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis, withAlpha } from './theme.ts';
import type { Plot } from './types.ts';

/** Units at these positions; `followed` stand out from the leaders. */
export interface ShownRanking {
  readonly ranking: IndexRanking;
  readonly leaders: readonly number[];
  readonly followed: readonly number[];
}

/** Lines that one figure's height has room for, as a share of the places shown. */
const LABEL_SHARE = 0.046;

/** Places over time, the best on top; every line carries its unit's name at its end. */
export function indexRanking({ ranking, leaders, followed }: ShownRanking, options: PlotOptions): Plot {
  const { control, treated } = paletteOf(options.scheme);
  const { periods, units, rank } = ranking;
  const width = periods.length;
  const shown = [...leaders.filter((unit) => !followed.includes(unit)), ...followed];
  const places = shown.flatMap((unit) =>
    Array.from(rank.subarray(unit * width, (unit + 1) * width)).filter((r) => r > 0),
  );
  const worst = Math.max(1, ...places);
  const margin = Math.max(0.6, worst * 0.03);
  const color = (unit: number) => (followed.includes(unit) ? treated : control);
  const ends = shown.map((unit) => lastPlace(ranking, unit));
  const heights = spreadLabels(ends, worst * LABEL_SHARE);
  const labels = shown.map((unit, i) =>
    directLabel(plotLabel(units[unit], 24), color(unit), {
      xref: 'paper',
      x: 1,
      xanchor: 'left',
      xshift: 8,
      y: heights[i],
    }),
  );
  return {
    id: 'indexRanking',
    data: shown.map((unit) => line(ranking, unit, color(unit), followed.includes(unit), options)),
    layout: {
      ...baseLayout(options),
      margin: { l: 56, r: labelMargin(labels), t: 14, b: 44, pad: 4 },
      xaxis: { ...plainAxis(options), tickformat: 'd', nticks: 10 },
      yaxis: {
        ...valueAxis(options, say(options.language, 'axis.rank')),
        range: [Math.max(worst, ...heights) + margin, Math.min(1, ...heights) - margin],
        tickmode: 'array',
        tickvals: placesMarked(worst),
      },
      annotations: labels,
    },
    config: plotConfig,
    summary: [summaryOf(ranking, leaders, options)],
    dataTable: indexRankingTable(ranking, shown, options),
    numbers: {
      columns: ['position', 'period', 'rank', 'score'],
      rows: shown.flatMap((unit, i) =>
        Array.from(periods, (period, t) => {
          const cell = unit * width + t;
          return [i + 1, period, rank[cell] || null, ranking.score[cell]];
        }),
      ),
    },
  };
}

/** The first place, and round ones below it. */
function placesMarked(worst: number): number[] {
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 500, 1000].find((size) => worst / size <= 8) ?? Math.ceil(worst / 8);
  return [
    1,
    ...Array.from({ length: Math.floor(worst / step) }, (_, i) => (i + 1) * step).filter((place) => place > 1),
  ];
}

function lastPlace({ periods, rank }: IndexRanking, unit: number): number {
  const width = periods.length;
  for (let t = width - 1; t >= 0; t--) if (rank[unit * width + t] > 0) return rank[unit * width + t];
  return 0;
}

function line(
  { units, periods, rank, score }: IndexRanking,
  unit: number,
  color: string,
  strong: boolean,
  options: PlotOptions,
): Data {
  const width = periods.length;
  const own = Array.from(rank.subarray(unit * width, (unit + 1) * width), (place) => (place > 0 ? place : null));
  const text = own.map((place, t) => {
    const value = formatEstimate(score[unit * width + t], options.digits);
    return `<b>${plotLabel(units[unit])}</b> ${formatPeriod(periods[t])}<br>${say(options.language, 'axis.rank')} ${place ?? '—'} · ${value}`;
  });
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: Array.from(periods),
    y: own,
    connectgaps: false,
    line: { color: strong ? color : withAlpha(color, 0.55), width: strong ? 2.6 : 1.6 },
    marker: { color, size: strong ? 6 : 4 },
    text,
    hovertemplate: '%{text}<extra></extra>',
    cliponaxis: false,
  };
}

function summaryOf({ units, periods }: IndexRanking, leaders: readonly number[], { language }: PlotOptions) {
  return notice('info', 'figureIndexRanking', {
    leaders: listing(
      language,
      leaders.slice(0, 3).map((unit) => units[unit]),
    ),
    from: formatPeriod(periods[0]),
    to: formatPeriod(periods[periods.length - 1]),
    units: units.length,
  });
}
