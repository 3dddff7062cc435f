import type { Annotation, Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import { formatEstimate, formatInterval, formatLevel, formatRange } from '../format.ts';
import { say } from '../i18n/index.ts';
import { centerCell, labelCell, numberCell, simpleTable } from '../tables/model.ts';
import { openInterval } from '../tables/wild.ts';
import { directLabel, labelMargin, verticalLine } from './marks.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

export interface StripEntry {
  readonly label: string;
  /** null: it could not be computed; its line stays. */
  readonly estimate: number | null;
  /** null: open on that side, or unknown. */
  readonly lo: number | null;
  readonly hi: number | null;
  /** The one that the others are compared with. */
  readonly main?: boolean;
  /** lo and hi are the smallest and largest of several estimates. */
  readonly range?: boolean;
  /** What stands for an estimate that is not there yet; left out: it could not be computed. */
  readonly waiting?: string;
  /** A heading above the first entry of its kind. */
  readonly group?: string;
}

type Placed = StripEntry & { readonly at: number };
type Estimated = Placed & { readonly estimate: number };

/** Widths of the main interval that the axis reaches to either side: beyond, an interval is cut off at the edge and its numbers say how far it goes. */
const REACH = 3;
/** Widths of the main interval beyond which an estimate is taken to be of another scale. */
const SAME_SCALE = 15;

const isEstimated = (entry: Placed): entry is Estimated => entry.estimate !== null;

interface Heading {
  readonly text: string;
  readonly at: number;
}

/** Entries from the top down, headings on lines of their own. */
function place(entries: readonly StripEntry[]) {
  const placed: Placed[] = [];
  const headings: Heading[] = [];
  let line = 0;
  let group = '';
  for (const entry of entries) {
    if (entry.group && entry.group !== group) {
      headings.push({ text: entry.group, at: line + 0.15 });
      group = entry.group;
      line++;
    }
    placed.push({ ...entry, at: line });
    line++;
  }
  return { placed, headings, lines: line };
}

/** What the axis covers: zero, every estimate and interval as far as they do not dwarf the main one. */
function axisRange(entries: readonly Placed[]): [number, number] | null {
  const shown = entries.filter(isEstimated);
  if (shown.length === 0) return null;
  const main = shown.find((entry) => entry.main);
  const width = main ? (main.hi ?? main.estimate) - (main.lo ?? main.estimate) || Math.abs(main.estimate) || 1 : 0;
  // Without a main one nothing is measured against it, and nothing is cut off.
  const [least, most] = main ? reachOf(main.estimate, width, shown) : [-Infinity, Infinity];
  const ends = shown.flatMap(({ estimate, lo, hi }) => [estimate, lo ?? estimate, hi ?? estimate]);
  const inside = [0, ...ends].map((value) => Math.min(most, Math.max(least, value)));
  const [from, to] = [Math.min(...inside), Math.max(...inside)];
  const margin = 0.04 * (to - from);
  return [from - margin, to + margin];
}

/** How far the axis may go: to every estimate that is not of another scale, and some way along the intervals. */
function reachOf(main: number, width: number, shown: readonly { readonly estimate: number }[]): [number, number] {
  const near = shown.map(({ estimate }) => estimate).filter((one) => Math.abs(one - main) <= SAME_SCALE * width);
  return [Math.min(main - REACH * width, ...near), Math.max(main + REACH * width, ...near)];
}

/** Pixels that a line and the axis take. */
export const STRIP_LINE = 27;
export const STRIP_AXIS = 64;

/** Lines that the entries take, headings among them: what the height of the figure goes by. */
export const stripLines = (entries: readonly StripEntry[]): number => place(entries).lines;

/** Estimates under each other, each with its interval and its numbers at the right; the dashed line is the main one. */
export function coefficientStrip(entries: readonly StripEntry[], options: PlotOptions): Plot {
  const { ink, soft, treated } = paletteOf(options.scheme);
  const { placed, headings, lines } = place(entries);
  const numbers = placed.map((entry) => numbersAt(entry, options));
  const main = placed.find((entry) => entry.main && entry.estimate !== null);
  const range = axisRange(placed);
  return {
    id: 'coefficientStrip',
    data: [true, false].map((isMain) => dots(placed, isMain, range, options)),
    layout: {
      ...baseLayout(options),
      margin: { l: 24, r: labelMargin(numbers), t: 8, b: 44, pad: 6 },
      xaxis: { ...plainAxis(options, say(options.language, 'axis.estimate')), ...(range ? { range } : {}) },
      yaxis: {
        ...valueAxis(options),
        range: [lines - 0.4, -0.6],
        tickmode: 'array',
        tickvals: [...placed, ...headings].map(({ at }) => at),
        ticktext: [
          ...placed.map((entry) => (entry.main ? `<b>${plotLabel(entry.label, 44)}</b>` : plotLabel(entry.label, 44))),
          ...headings.map(({ text }) => `<i>${plotLabel(text)}</i>`),
        ],
        tickfont: { color: ink },
      },
      shapes: [
        { ...verticalLine(0, soft, 'solid'), layer: 'below' },
        ...(main ? [{ ...verticalLine(main.estimate ?? 0, treated, 'dot'), layer: 'below' as const }] : []),
      ],
      annotations: numbers,
    },
    config: plotConfig,
    summary: [summaryOf(placed.filter(isEstimated), options)],
    dataTable: tableOf(entries, options),
    numbers: {
      columns: ['position', 'estimate', 'lo', 'hi'],
      rows: entries.map(({ estimate, lo, hi }, index) => [index + 1, estimate, lo, hi]),
    },
  };
}

function dots(
  placed: readonly Placed[],
  main: boolean,
  range: readonly [number, number] | null,
  options: PlotOptions,
): Data {
  const { treated, control } = paletteOf(options.scheme);
  const color = main ? treated : control;
  const rows = placed.filter(isEstimated).filter((entry) => Boolean(entry.main) === main);
  const [least, most] = range ?? [0, 0];
  const inside = (value: number) => Math.min(most, Math.max(least, value));
  return {
    type: 'scatter',
    mode: 'markers',
    x: rows.map((row) => inside(row.estimate)),
    y: rows.map((row) => row.at),
    error_x: {
      type: 'data',
      symmetric: false,
      array: rows.map((row) => inside(row.hi ?? most) - inside(row.estimate)),
      arrayminus: rows.map((row) => inside(row.estimate) - inside(row.lo ?? least)),
      color,
      thickness: 1.8,
      width: 0,
    },
    marker: {
      color,
      size: main ? 10 : 8,
      symbol: rows.map((row) => symbolOf(row, least, most)),
    },
    hovertext: rows.map((row) => `<b>${plotLabel(row.label)}</b><br>${numbersText(row, options)}`),
    hoverinfo: 'text',
    cliponaxis: false,
  };
}

/** An estimate beyond the axis points to where it lies. */
function symbolOf({ estimate, main, range }: Estimated, least: number, most: number) {
  if (estimate > most) return 'triangle-right';
  if (estimate < least) return 'triangle-left';
  return main ? 'circle' : range ? 'line-ns-open' : 'square';
}

function numbersText({ estimate, lo, hi, range }: Estimated, { digits }: PlotOptions): string {
  if (range) return formatRange(lo, hi, digits);
  const interval = lo === null || hi === null ? openInterval(lo, hi, digits) : formatInterval(lo, hi, digits);
  return `${formatEstimate(estimate, digits)} ${interval}`;
}

/** `0.131 [0.105, 0.156]` at the right of a line, or that there is nothing. */
function numbersAt(entry: Placed, options: PlotOptions): Partial<Annotation> {
  const { ink, soft, treated } = paletteOf(options.scheme);
  const at = { xref: 'paper', x: 1, xanchor: 'left', xshift: 10, y: entry.at, yanchor: 'middle' } as const;
  if (!isEstimated(entry)) {
    const text = entry.waiting === undefined ? say(options.language, 'plot.failed') : plotLabel(entry.waiting);
    return directLabel(text, soft, at);
  }
  return directLabel(numbersText(entry, options), entry.main ? treated : ink, at);
}

function summaryOf(entries: readonly Estimated[], { digits }: PlotOptions) {
  const estimates = entries.map((entry) => entry.estimate);
  return notice('info', 'figureStrip', {
    count: entries.length,
    least: formatEstimate(Math.min(...estimates), digits),
    most: formatEstimate(Math.max(...estimates), digits),
  });
}

function tableOf(entries: readonly StripEntry[], { language, digits, level }: PlotOptions) {
  const rows = entries.map(({ label, estimate, lo, hi }) => [
    labelCell(label),
    numberCell(formatEstimate(estimate, digits), estimate, 'estimate'),
    centerCell(formatEstimate(lo, digits), lo),
    centerCell(formatEstimate(hi, digits), hi),
  ]);
  const shown = { level: formatLevel(level) };
  const headers = [
    say(language, 'col.label'),
    say(language, 'col.estimate'),
    say(language, 'col.lo', shown),
    say(language, 'col.hi', shown),
  ];
  return simpleTable({ id: 'strip', language, title: say(language, 'title.strip'), rows }, headers);
}
