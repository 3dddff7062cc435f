import type { Annotation, Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import { formatCount, formatEstimate, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from '../tables/labels.ts';
import { centerCell, labelCell, numberCell, simpleTable, type TableModel } from '../tables/model.ts';
import { directLabel, labelMargin, spreadLabels, verticalLine } from './marks.ts';
import { escapePlotlyText, groupText, plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

/** Mean outcome of one group by period; NaN where the group has no row. `start` null: never treated; Infinity: all treated units together. */
export interface TrendGroup {
  readonly start: number | null;
  readonly units: number;
  readonly mean: ArrayLike<number>;
  readonly nobs: ArrayLike<number>;
}

export interface RawTrends {
  readonly outcome: string;
  readonly periods: ArrayLike<number>;
  readonly groups: readonly TrendGroup[];
  /** First treated periods, for the lines where the policy begins. */
  readonly starts: readonly number[];
}

const DASHES = ['solid', 'dashdot', 'longdash', 'dot'] as const;
const SYMBOLS = ['circle', 'diamond', 'triangle-up', 'cross'] as const;
/** Share of the figure's height that one line of text takes. */
const LABEL_HEIGHT = 0.075;

/** Mean outcomes of treated and never treated units over time; the last point of each line carries its name. */
export function rawTrends(trends: RawTrends, options: PlotOptions): Plot {
  const { soft } = paletteOf(options.scheme);
  const outcome = columnLabel(options, trends.outcome);
  const periods = Array.from(trends.periods);
  const labels = lineLabels(trends, options);
  return {
    id: 'rawTrends',
    data: trends.groups.map((group, index) => line(group, index, trends, options)),
    layout: {
      ...baseLayout(options),
      margin: { l: 56, r: labelMargin(labels), t: 30, b: 44, pad: 4 },
      xaxis: { ...plainAxis(options), tickformat: 'd', nticks: 10, range: periodRange(periods) },
      yaxis: valueAxis(options, plotLabel(outcome)),
      shapes: trends.starts.map((start) => verticalLine(start - 0.5, soft, 'dot')),
      annotations: [...labels, ...startLabels(trends.starts, options)],
    },
    config: plotConfig,
    summary: [summaryOf(trends, options)],
    dataTable: tableOf(trends, options),
  };
}

function periodRange(periods: readonly number[]): [number, number] {
  return periods.length > 0 ? [periods[0] - 0.4, periods[periods.length - 1] + 0.4] : [0, 1];
}

function groupName({ start }: TrendGroup, { language }: PlotOptions): string {
  if (start === null) return say(language, 'plot.never');
  return start === Infinity
    ? say(language, 'plot.treatedUnits')
    : say(language, 'plot.cohort', { g: formatPeriod(start) });
}

function line(group: TrendGroup, index: number, { periods }: RawTrends, options: PlotOptions): Data {
  const { control, treated } = paletteOf(options.scheme);
  const never = group.start === null;
  const color = never ? control : treated;
  const name = groupName(group, options);
  const y = Array.from(group.mean, (value) => (Number.isFinite(value) ? value : null));
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: Array.from(periods),
    y,
    connectgaps: false,
    line: { color, width: 2, dash: never ? 'dash' : DASHES[index % DASHES.length] },
    marker: { color, size: 6, symbol: never ? 'square' : SYMBOLS[index % SYMBOLS.length] },
    text: y.map((value, at) => {
      const head = `<b>${formatPeriod(periods[at])}</b>  ${name}`;
      const count = say(options.language, 'event.nWithin', { nobs: formatCount(group.nobs[at]) });
      return `${head}<br>${formatEstimate(value, options.digits)} · ${count}`;
    }),
    hovertemplate: '%{text}<extra></extra>',
  };
}

function lineLabels({ groups }: RawTrends, options: PlotOptions): Partial<Annotation>[] {
  const { control, treated } = paletteOf(options.scheme);
  const values = groups.flatMap(({ mean }) => Array.from(mean).filter(Number.isFinite));
  const span = Math.max(...values) - Math.min(...values) || 1;
  const ends = groups.map(({ mean }) => Array.from(mean).filter(Number.isFinite).at(-1) ?? 0);
  const heights = spreadLabels(ends, span * LABEL_HEIGHT);
  return groups.map((group, index) => {
    const text = groupText(options.language, groupName(group, options), group.units);
    const color = group.start === null ? control : treated;
    return directLabel(text, color, { xref: 'paper', x: 1, xanchor: 'left', xshift: 6, y: heights[index] });
  });
}

/** One label per start while they stand apart; starts in a row share one. */
function startLabels(starts: readonly number[], options: PlotOptions): Partial<Annotation>[] {
  if (starts.length === 0) return [];
  const first = formatPeriod(Math.min(...starts));
  const last = formatPeriod(Math.max(...starts));
  const when = first === last ? first : say(options.language, 'through', { from: first, to: last });
  const text = `${say(options.language, 'plot.policy')} ${when}`;
  return [
    directLabel(escapePlotlyText(text), paletteOf(options.scheme).soft, {
      x: Math.min(...starts) - 0.5,
      xanchor: 'left',
      xshift: 4,
      yref: 'paper',
      y: 1,
      yanchor: 'bottom',
    }),
  ];
}

function summaryOf({ outcome, periods, groups }: RawTrends, options: PlotOptions) {
  const gaps = groups.map(({ mean }) => Array.from(mean).filter(Number.isFinite));
  const [first, last] = [periods[0], periods[periods.length - 1]].map(formatPeriod);
  return notice('info', 'figureRawTrends', {
    outcome: columnLabel(options, outcome),
    from: first,
    to: last,
    groups: groups
      .map((group, index) => {
        const values = gaps[index];
        const change = `${formatEstimate(values[0], options.digits)} → ${formatEstimate(values.at(-1), options.digits)}`;
        return `${groupName(group, options)} ${change}`;
      })
      .join('; '),
  });
}

function tableOf({ outcome, periods, groups }: RawTrends, options: PlotOptions): TableModel {
  const { language, digits } = options;
  const rows = Array.from(periods, (period, at) => [
    { ...labelCell(formatPeriod(period)), value: period },
    ...groups.flatMap(({ mean, nobs }) => {
      const value = Number.isFinite(mean[at]) ? mean[at] : null;
      return [numberCell(formatEstimate(value, digits), value), centerCell(formatCount(nobs[at]), nobs[at])];
    }),
  ]);
  const title = say(language, 'title.rawTrends', { outcome: columnLabel(options, outcome) });
  const headers = groups.flatMap((group) => [groupName(group, options), say(language, 'col.nobs')]);
  return simpleTable({ id: 'raw-trends', language, title, rows }, [say(language, 'col.period'), ...headers]);
}
