import type { Annotation, Data } from 'plotly.js-dist-min';
import { type Notice, notice } from '../../core/notice.ts';
import type { LeftOut } from '../../engine/diagnostics/influence/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatCount, formatEstimate } from '../format.ts';
import { say } from '../i18n/index.ts';
import { influenceTable } from '../tables/influence.ts';
import { columnLabel } from '../tables/labels.ts';
import { directLabel, horizontalLine, spreadLabels } from './marks.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

type LeaveOneOut = NonNullable<ModelResult['leaveOneOut']>;

/** A group of which the shift is known; `shift` is in standard errors where those are known, else as it is. */
interface Point extends LeftOut {
  readonly height: number;
}

/** Names at either end. */
const NAMED = 3;

/**
 * The shift of the estimate when each group is left out, in standard errors (DFBETAS), in ascending order: at the left those without which the
 * estimate is smaller. Dotted: 2 / sqrt(G), beyond which a shift stands out among G groups (Belsley, Kuh & Welsch 1980, p. 28).
 */
export function influence(result: ModelResult, options: PlotOptions): Plot {
  const { leaveOneOut } = result;
  const points = leaveOneOut ? pointsOf(leaveOneOut) : [];
  const { ink, soft } = paletteOf(options.scheme);
  const { language } = options;
  const scaled = leaveOneOut?.whole.stdError != null;
  const limit = scaled ? 2 / Math.sqrt(Math.max(1, points.length)) : Number.NaN;
  const reach = 1.25 * Math.max(...points.map(({ height }) => Math.abs(height)), scaled ? limit : 0, 1e-12);
  const by = plotLabel(columnLabel(options, leaveOneOut?.by ?? ''));
  return {
    id: 'influence',
    data: points.length > 0 ? [stems(points, limit, options), dots(points, limit, options)] : [],
    layout: {
      ...baseLayout(options),
      margin: { l: 64, r: 32, t: 16, b: 48, pad: 4 },
      xaxis: {
        ...plainAxis(options, say(language, 'influence.axis', { by })),
        range: [-0.03 * points.length, 1.03 * points.length],
        showticklabels: false,
        ticks: '',
      },
      yaxis: {
        ...valueAxis(options, say(language, scaled ? 'influence.axisErrors' : 'influence.axisShift')),
        range: [-reach, reach],
        nticks: 7,
      },
      shapes: [
        horizontalLine(0, soft),
        ...(scaled ? [horizontalLine(limit, soft, 'dot'), horizontalLine(-limit, soft, 'dot')] : []),
      ],
      annotations: names(points, reach, ink),
    },
    config: plotConfig,
    summary: leaveOneOut ? summaryOf(leaveOneOut, options) : [],
    dataTable: influenceTable(result, options),
    numbers: {
      columns: ['position', 'rows', 'estimate', 'std_error', 'shift', 'dfbetas'],
      rows: points.map(({ rows, answer, shift, shiftInErrors }, at) => [
        at + 1,
        rows,
        answer?.estimate ?? null,
        answer?.stdError ?? null,
        shift,
        shiftInErrors,
      ]),
    },
  };
}

function pointsOf({ groups }: LeaveOneOut): Point[] {
  return groups
    .flatMap((group): Point[] =>
      group.shift === null ? [] : [{ ...group, height: group.shiftInErrors ?? group.shift }],
    )
    .sort((a, b) => a.height - b.height);
}

function stems(points: readonly Point[], limit: number, options: PlotOptions): Data {
  const { controlLight, treatedLight } = paletteOf(options.scheme);
  return {
    type: 'bar',
    x: points.map((_, at) => at),
    y: points.map(({ height }) => height),
    width: Math.max(0.25, Math.min(0.6, 60 / points.length)),
    marker: { color: points.map(({ height }) => (Math.abs(height) > limit ? treatedLight : controlLight)) },
    hoverinfo: 'skip',
  };
}

function dots(points: readonly Point[], limit: number, options: PlotOptions): Data {
  const { control, treated } = paletteOf(options.scheme);
  const { language, digits } = options;
  return {
    type: 'scatter',
    mode: 'markers',
    x: points.map((_, at) => at),
    y: points.map(({ height }) => height),
    marker: { color: points.map(({ height }) => (Math.abs(height) > limit ? treated : control)), size: 5 },
    hovertext: points.map(({ group, answer, rows }) => {
      const without = say(language, 'influence.without', { estimate: formatEstimate(answer?.estimate, digits) });
      return `<b>${plotLabel(group)}</b><br>${without}<br>${say(language, 'col.rows')}: ${formatCount(rows)}`;
    }),
    hoverinfo: 'text',
    cliponaxis: false,
  };
}

/** Least distance of two names, as a share of the height of the figure. */
const NAME_GAP = 0.055;

/** The groups at either end by name, the names apart from each other. */
function names(points: readonly Point[], reach: number, color: string): Partial<Annotation>[] {
  const last = points.length - 1;
  const named = Math.min(NAMED, Math.floor(points.length / 2));
  const ends = [true, false].map((left) => ({
    left,
    places: Array.from({ length: named }, (_, i) => (left ? i : last - i)),
  }));
  return ends.flatMap(({ left, places }) => {
    const heights = spreadLabels(
      places.map((at) => points[at].height),
      2 * reach * NAME_GAP,
    );
    return places.map((at, i) =>
      directLabel(plotLabel(points[at].group), color, {
        x: places[places.length - 1],
        y: heights[i],
        xanchor: left ? 'left' : 'right',
        yanchor: 'middle',
        xshift: left ? 10 : -10,
      }),
    );
  });
}

function summaryOf({ groups, lowest, highest, whole, order }: LeaveOneOut, { digits }: PlotOptions): Notice[] {
  if (lowest === null || highest === null) return [];
  const [first] = order;
  return [
    notice('info', 'figureInfluence', {
      count: formatCount(groups.length),
      whole: formatEstimate(whole.estimate, digits),
      least: formatEstimate(groups[lowest].answer?.estimate, digits),
      leastGroup: groups[lowest].group,
      most: formatEstimate(groups[highest].answer?.estimate, digits),
      mostGroup: groups[highest].group,
      group: groups[first].group,
    }),
  ];
}
