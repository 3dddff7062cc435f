import type { Annotation, Data } from 'plotly.js-dist-min';
import { type Notice, notice } from '../../core/notice.ts';
import { type GroupRow, groupRows } from '../../engine/inference/groups.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatEstimate, formatInterval, formatLevel, formatPEquation, NOT_AVAILABLE } from '../format.ts';
import { say } from '../i18n/index.ts';
import { testText } from '../tables/event.ts';
import { groupsTable } from '../tables/heterogeneity.ts';
import { groupLabel } from '../tables/labels.ts';
import { directLabel, labelMargin, verticalLine } from './marks.ts';
import { plotLabel, plotLabelWrapped } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

/** Pixels of a line, and of what stands around them. */
const ROW = 46;
const AROUND = 80;
const SMALLEST = 6;
const LARGEST = 13;

type Estimated = GroupRow & { readonly estimate: number; readonly lo: number; readonly hi: number };

const isEstimated = (row: GroupRow): row is Estimated => row.estimate !== null && row.lo !== null && row.hi !== null;

/** Effects by group under each other with their intervals, squares by the number of treated units, the numbers at the right; groups without an estimate keep their line. */
export function forest(result: ModelResult, options: PlotOptions, dataTable = groupsTable(result, options)): Plot {
  const rows = groupRows(result, options.level);
  const { ink, soft } = paletteOf(options.scheme);
  const numbers = rows.map((row, at) => numbersAt(row, at, options));
  return {
    id: 'forest',
    height: AROUND + ROW * rows.length,
    data: [squares(rows, options)],
    layout: {
      ...baseLayout(options),
      margin: { l: 24, r: labelMargin(numbers), t: 8, b: 44, pad: 6 },
      xaxis: { ...plainAxis(options, say(options.language, 'axis.estimate')), rangemode: 'tozero' },
      yaxis: {
        ...valueAxis(options),
        range: [rows.length - 0.4, -0.6],
        tickmode: 'array',
        tickvals: rows.map((_, at) => at),
        ticktext: rows.map(({ cell }) => plotLabelWrapped(groupLabel(options, cell.key))),
        tickfont: { color: ink },
      },
      shapes: [{ ...verticalLine(0, soft, 'solid'), layer: 'below' }],
      annotations: numbers,
    },
    config: plotConfig,
    summary: summaryOf(result, rows, options),
    dataTable,
    numbers: {
      columns: ['position', 'estimate', 'std_error', 'lo', 'hi', 'p', 'p_holm', 'p_bh', 'treated_units'],
      rows: rows.map((row, at) => [
        at + 1,
        row.estimate,
        row.stdError,
        row.lo,
        row.hi,
        row.pValue,
        row.holm,
        row.bh,
        row.cell.treatedUnits,
      ]),
    },
  };
}

function squares(rows: readonly GroupRow[], options: PlotOptions): Data {
  const { treated } = paletteOf(options.scheme);
  const shown = rows.flatMap((row, at) => (isEstimated(row) ? [{ ...row, at }] : []));
  const most = Math.max(1, ...shown.map(({ cell }) => cell.treatedUnits));
  return {
    type: 'scatter',
    mode: 'markers',
    x: shown.map((row) => row.estimate),
    y: shown.map((row) => row.at),
    error_x: {
      type: 'data',
      symmetric: false,
      array: shown.map((row) => row.hi - row.estimate),
      arrayminus: shown.map((row) => row.estimate - row.lo),
      color: treated,
      thickness: 1.8,
      width: 0,
    },
    marker: {
      color: treated,
      symbol: 'square',
      size: shown.map(({ cell }) => SMALLEST + (LARGEST - SMALLEST) * Math.sqrt(cell.treatedUnits / most)),
    },
    hovertext: shown.map(({ cell }) => {
      const counts = { treated: cell.treatedUnits, units: cell.units };
      const count = say(options.language, 'plot.treatedCount', counts);
      return `<b>${plotLabel(groupLabel(options, cell.key))}</b><br>${count}`;
    }),
    hoverinfo: 'text',
    cliponaxis: false,
  };
}

/** `0.131 [0.105, 0.156]` at the right of a group's line. */
function numbersAt(row: GroupRow, at: number, options: PlotOptions): Partial<Annotation> {
  const { ink, soft } = paletteOf(options.scheme);
  const { digits } = options;
  const text = isEstimated(row)
    ? `${formatEstimate(row.estimate, digits)} ${formatInterval(row.lo, row.hi, digits)}`
    : NOT_AVAILABLE;
  const place = { xref: 'paper', x: 1, xanchor: 'left', xshift: 10, y: at, yanchor: 'middle' } as const;
  return directLabel(text, isEstimated(row) ? ink : soft, place);
}

function summaryOf(result: ModelResult, rows: readonly GroupRow[], options: PlotOptions): Notice[] {
  const { digits, level } = options;
  const sorted = rows.filter(isEstimated).sort((a, b) => a.estimate - b.estimate);
  if (sorted.length === 0) return [];
  const [least, most] = [sorted[0], sorted[sorted.length - 1]];
  const equal = result.tests.find(({ id }) => id === 'equalEffects');
  const missing = rows.length - sorted.length;
  return [
    notice('info', sorted.length === 1 ? 'figureForestOne' : 'figureForest', {
      count: sorted.length,
      least: formatEstimate(least.estimate, digits),
      leastGroup: groupLabel(options, least.cell.key),
      most: formatEstimate(most.estimate, digits),
      mostGroup: groupLabel(options, most.cell.key),
      level: formatLevel(level),
    }),
    ...(equal
      ? [
          notice('info', 'figureForestEqual', {
            test: testText(equal, digits),
            p: formatPEquation(equal.pValue, digits),
          }),
        ]
      : []),
    ...(missing > 0 ? [notice('info', 'figureForestMissing', { count: missing })] : []),
  ];
}
