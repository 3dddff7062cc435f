import type { Annotation, Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import type { RawTrends, TrendGroup } from '../../engine/diagnostics/raw-trends/raw-trends.ts';
import { formatCount, formatEstimate, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from '../tables/labels.ts';
import { centerCell, labelCell, numberCell, simpleTable, type TableModel } from '../tables/model.ts';
import { directLabel, labelMargin, spreadLabels, verticalLine } from './marks.ts';
import type { Numbers } from './numbers.ts';
import { escapePlotlyText, groupText, plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

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
    data: trends.groups.map((group) => trace(group, trends, options)),
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
    numbers: numbersOf(trends),
  };
}

function numbersOf({ groups, periods }: RawTrends): Numbers {
  const rows = groups.flatMap(({ kind, start, mean, sd, nobs }) =>
    Array.from(periods, (period, at) => [kind, start, period, mean[at], sd[at], nobs[at]]),
  );
  return { columns: ['group', 'start', 'period', 'mean', 'sd', 'observations'], rows };
}

function periodRange(periods: readonly number[]): [number, number] {
  return periods.length > 0 ? [periods[0] - 0.4, periods[periods.length - 1] + 0.4] : [0, 1];
}

function groupName({ kind, start }: TrendGroup, { language }: PlotOptions): string {
  switch (kind) {
    case 'all':
      return say(language, 'plot.all');
    case 'never':
      return say(language, 'plot.never');
    case 'treated':
      return say(language, 'plot.treatedUnits');
    case 'cohort':
      return say(language, 'plot.cohort', { g: formatPeriod(start ?? Number.NaN) });
  }
}

function isTreated({ kind }: TrendGroup): boolean {
  return kind === 'treated' || kind === 'cohort';
}

function trace(group: TrendGroup, { periods, groups }: RawTrends, options: PlotOptions): Data {
  const { control, treated } = paletteOf(options.scheme);
  const inPolicy = isTreated(group);
  const rank = groups.filter(isTreated).indexOf(group);
  const color = inPolicy ? treated : control;
  const y = Array.from(group.mean, (value) => (Number.isFinite(value) ? value : null));
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x: Array.from(periods),
    y,
    connectgaps: false,
    line: { color, width: 2, dash: inPolicy ? DASHES[rank % DASHES.length] : 'dash' },
    marker: { color, size: 6, symbol: inPolicy ? SYMBOLS[rank % SYMBOLS.length] : 'square' },
    text: y.map((value, at) => {
      const head = `<b>${formatPeriod(periods[at])}</b>  ${groupName(group, options)}`;
      const count = say(options.language, 'event.nWithin', { nobs: formatCount(group.nobs[at]) });
      return `${head}<br>${formatEstimate(value, options.digits)} · ${count}`;
    }),
    hovertemplate: '%{text}<extra></extra>',
  };
}

function seenMeans({ mean }: TrendGroup): number[] {
  return Array.from(mean).filter(Number.isFinite);
}

function lineLabels({ groups }: RawTrends, options: PlotOptions): Partial<Annotation>[] {
  const { control, treated } = paletteOf(options.scheme);
  const values = groups.flatMap(seenMeans);
  const span = Math.max(...values) - Math.min(...values) || 1;
  const ends = groups.map((group) => seenMeans(group).at(-1) ?? 0);
  const heights = spreadLabels(ends, span * LABEL_HEIGHT);
  return groups.map((group, index) => {
    const name = groupName(group, options);
    const text = group.units === 0 ? `<b>${name}</b>` : groupText(options.language, name, group.units);
    const color = isTreated(group) ? treated : control;
    return directLabel(text, color, { xref: 'paper', x: 1, xanchor: 'left', xshift: 6, y: heights[index] });
  });
}

/** One label for all starts: the first, or first and last. */
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
  const [first, last] = [periods[0], periods[periods.length - 1]].map(formatPeriod);
  const changes = groups.map((group) => {
    const means = seenMeans(group);
    const [from, to] = [means[0], means.at(-1)].map((value) => formatEstimate(value, options.digits));
    return `${groupName(group, options)} ${from} → ${to}`;
  });
  const params = {
    outcome: columnLabel(options, outcome),
    from: first,
    to: last,
    groups: changes.join(say(options.language, 'clauseSeparator')),
  };
  return notice('info', 'figureRawTrends', params);
}

function tableOf({ outcome, periods, groups }: RawTrends, options: PlotOptions): TableModel {
  const { language, digits } = options;
  const number = (value: number) => {
    const known = Number.isFinite(value) ? value : null;
    return numberCell(formatEstimate(known, digits), known);
  };
  const rows = Array.from(periods, (period, at) => [
    { ...labelCell(formatPeriod(period)), value: period },
    ...groups.flatMap(({ mean, sd, nobs }) => [
      number(mean[at]),
      number(sd[at]),
      centerCell(formatCount(nobs[at]), nobs[at]),
    ]),
  ]);
  const title = say(language, 'title.rawTrends', { outcome: columnLabel(options, outcome) });
  const headers = groups.flatMap((group) => [
    groupName(group, options),
    say(language, 'col.sd'),
    say(language, 'col.nobs'),
  ]);
  return simpleTable({ id: 'raw-trends', language, title, rows }, [say(language, 'col.period'), ...headers]);
}
