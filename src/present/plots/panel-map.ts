import type { Annotation, Data, Shape } from 'plotly.js-dist-min';
import { type Notice, notice } from '../../core/notice.ts';
import { PANEL_STATUS, type PanelMap } from '../../engine/design/panel-summary.ts';
import { formatCount, formatPeriod } from '../format.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { centerCell, labelCell, simpleTable, type TableModel } from '../tables/model.ts';
import { directLabel, labelMargin, spreadLabels, thinned } from './marks.ts';
import type { Numbers } from './numbers.ts';
import { escapePlotlyText, groupText, plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

/** More units than this and every n-th is drawn: a screen has no more lines, and hover texts cost memory. */
const MOST_UNITS = 1500;
/** Up to this many units each has its name and a gap around its cells. */
const NAMED_UNITS = 45;
/** Share of the figure's height that one line of text takes. */
const LABEL_HEIGHT = 0.042;

type Status = keyof typeof PANEL_STATUS;

const drawn: readonly { readonly status: Status; readonly key: OutputKey }[] = [
  { status: 'treated', key: 'plot.treated' },
  { status: 'notYet', key: 'plot.notYet' },
  { status: 'never', key: 'plot.never' },
  { status: 'off', key: 'plot.off' },
  { status: 'unknown', key: 'plot.unknown' },
  { status: 'absent', key: 'plot.missing' },
];

/** Units by periods, coloured by treatment status, in the order of the map (by cohort). `customdata` of a cell is its unit's place in the map. */
export function panelMap(map: PanelMap, options: PlotOptions): Plot {
  const rows = thinned(map.units.length, MOST_UNITS);
  const groups = cohortGroups(map, rows);
  const named = rows.length <= NAMED_UNITS;
  const plain = valueAxis(options);
  const labels = groupLabels(groups, rows.length, options);
  const present = drawn.filter(({ status }) => map.status.includes(PANEL_STATUS[status]));
  return {
    id: 'panelMap',
    data: [cells(map, rows, named, options), ...present.map(({ status, key }) => legendEntry(status, key, options))],
    layout: {
      ...baseLayout(options),
      margin: { l: 20, r: labelMargin(labels), t: 34, b: 40, pad: 2 },
      showlegend: true,
      legend: { orientation: 'h', x: 0, y: 1.01, yanchor: 'bottom', itemclick: false, itemdoubleclick: false },
      xaxis: { ...plain, tickformat: 'd', nticks: 12 },
      yaxis: {
        ...plain,
        range: [rows.length - 0.5, -0.5],
        showticklabels: named,
        tickmode: 'array',
        tickvals: named ? rows.map((_, index) => index) : [],
        ticktext: named ? rows.map((unit) => plotLabel(map.units[unit], 16)) : [],
      },
      shapes: groups.slice(1).map(({ from }) => divider(from - 0.5, options)),
      annotations: labels,
    },
    config: plotConfig,
    summary: summaryOf(map, rows.length, options),
    dataTable: tableOf(map, options),
    numbers: numbersOf(map),
  };
}

function colorOf(status: Status, options: PlotOptions): string {
  const palette = paletteOf(options.scheme);
  switch (status) {
    case 'treated':
      return palette.treated;
    case 'notYet':
      return palette.treatedLight;
    case 'never':
      return palette.controlLight;
    case 'off':
      return palette.control;
    case 'unknown':
      return palette.neutral;
    case 'absent':
      return palette.card;
  }
}

function cells(map: PanelMap, rows: readonly number[], named: boolean, options: PlotOptions): Data {
  const width = map.periods.length;
  const byCode = Object.entries(PANEL_STATUS).sort(([, a], [, b]) => a - b) as [Status, number][];
  const steps = byCode.length;
  const colorscale = byCode.flatMap(([status], index): [number, string][] => {
    const color = colorOf(status, options);
    return [
      [index / steps, color],
      [(index + 1) / steps, color],
    ];
  });
  const names = new Map(drawn.map(({ status, key }) => [PANEL_STATUS[status] as number, say(options.language, key)]));
  const row = (unit: number) => Array.from(map.status.subarray(unit * width, (unit + 1) * width));
  return {
    type: 'heatmap',
    x: Array.from(map.periods),
    y: rows.map((_, index) => index),
    z: rows.map(row),
    zmin: -0.5,
    zmax: steps - 0.5,
    colorscale,
    showscale: false,
    xgap: 1,
    ygap: named ? 1 : 0,
    customdata: rows.map((unit) => Array<number>(width).fill(unit)),
    text: rows.map((unit) => {
      const name = `<b>${escapePlotlyText(map.units[unit])}</b>`;
      return row(unit).map((code, at) => `${name}<br>${formatPeriod(map.periods[at])}: ${names.get(code)}`);
    }),
    hovertemplate: '%{text}<extra></extra>',
  } as Data;
}

function legendEntry(status: Status, key: OutputKey, options: PlotOptions): Data {
  const line = { color: paletteOf(options.scheme).neutral, width: status === 'absent' ? 1 : 0 };
  return {
    type: 'scatter',
    mode: 'markers',
    x: [null],
    y: [null],
    name: say(options.language, key),
    marker: { symbol: 'square', size: 11, color: colorOf(status, options), line },
    hoverinfo: 'skip',
    showlegend: true,
  };
}

interface CohortGroup {
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly units: number;
}

/** Runs of equal cohorts among the drawn rows, each with the number of its units in the whole map. */
function cohortGroups(map: PanelMap, rows: readonly number[]): CohortGroup[] {
  const groups: CohortGroup[] = [];
  rows.forEach((unit, index) => {
    const start = map.cohorts[unit];
    const last = groups.at(-1);
    if (last && Object.is(last.start, start)) groups[groups.length - 1] = { ...last, to: index };
    else
      groups.push({
        start,
        from: index,
        to: index,
        units: map.cohorts.filter((other) => Object.is(other, start)).length,
      });
  });
  return groups;
}

function divider(y: number, options: PlotOptions): Partial<Shape> {
  const line = { color: paletteOf(options.scheme).card, width: 2 };
  return { type: 'line', xref: 'paper', x0: 0, x1: 1, yref: 'y', y0: y, y1: y, line };
}

/** Labels of small cohorts move apart, so that none covers another. */
function groupLabels(groups: readonly CohortGroup[], rows: number, options: PlotOptions): Partial<Annotation>[] {
  const { treated, control, soft } = paletteOf(options.scheme);
  const middles = groups.map(({ from, to }) => (from + to) / 2);
  const heights = spreadLabels(middles, rows * LABEL_HEIGHT);
  return groups.map(({ start, units }, index) => {
    const text = groupText(options.language, startLabel(start, options), units);
    const color = Number.isNaN(start) ? soft : start === Infinity ? control : treated;
    return directLabel(text, color, { xref: 'paper', x: 1, xanchor: 'left', xshift: 6, y: heights[index] });
  });
}

function startLabel(start: number, { language }: PlotOptions): string {
  if (Number.isNaN(start)) return say(language, 'plot.unknown');
  return start === Infinity ? say(language, 'plot.never') : formatPeriod(start);
}

function summaryOf(map: PanelMap, shown: number, { language }: PlotOptions): Notice[] {
  const treatedUnits = map.cohorts.filter(Number.isFinite);
  const starts = [...new Set(treatedUnits)].sort((a, b) => a - b);
  const params = { units: formatCount(map.units.length), periods: formatCount(map.periods.length) };
  const treated = {
    treated: formatCount(treatedUnits.length),
    starts: starts.map(formatPeriod).join(say(language, 'listSeparator')),
    never: formatCount(map.cohorts.filter((start) => start === Infinity).length),
  };
  const main =
    starts.length > 0
      ? notice('info', 'figurePanelMap', { ...params, ...treated })
      : notice('info', 'figurePanelMapUntreated', params);
  if (shown === map.units.length) return [main];
  return [main, notice('info', 'figurePanelMapThinned', { shown: formatCount(shown), units: params.units })];
}

function tableOf(map: PanelMap, options: PlotOptions): TableModel {
  const { language } = options;
  const width = map.periods.length;
  const names = new Map(drawn.map(({ status, key }) => [PANEL_STATUS[status] as number, say(language, key)]));
  const rows = map.units.map((unit, index) => [
    labelCell(unit),
    centerCell(startLabel(map.cohorts[index], options)),
    ...Array.from(map.status.subarray(index * width, (index + 1) * width), (code) => centerCell(names.get(code) ?? '')),
  ]);
  const periods = Array.from(map.periods, formatPeriod);
  const headers = [say(language, 'col.unit'), say(language, 'col.cohort'), ...periods];
  return simpleTable({ id: 'panel-map', language, title: say(language, 'title.panelMap'), rows }, headers);
}

/** One line per unit and period by the unit's place in the map; `status` is the code of PANEL_STATUS. */
function numbersOf({ units, periods, cohorts, status }: PanelMap): Numbers {
  const rows = units.flatMap((_, unit) =>
    Array.from(periods, (period, at) => [unit + 1, period, cohorts[unit], status[unit * periods.length + at]]),
  );
  return { columns: ['place', 'period', 'start', 'status'], rows };
}
