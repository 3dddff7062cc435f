import type { Data } from 'plotly.js-dist-min';
import { type Notice, notice } from '../../core/notice.ts';
import type { MoranResult, Quadrant } from '../../engine/diagnostics/moran/types.ts';
import type { SpilloverPlace, SpilloverResult } from '../../engine/diagnostics/spillover-rings/types.ts';
import { formatCount, formatEstimate, formatP, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from '../tables/labels.ts';
import { labelCell, numberCell, simpleTable, type TableModel } from '../tables/model.ts';
import { localMoranTable } from '../tables/spatial-diagnostics.ts';
import { escapePlotlyText, plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig } from './theme.ts';
import type { Plot } from './types.ts';

/** A unit on the map; `group` is the name of one of the groups. */
export interface MapPoint {
  readonly unit: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly group: string;
  /** What the hover says under the name; plain text. */
  readonly detail: string;
}

/** Groups are drawn in their order, the last on top, each with its own marker so that colour is not the only difference. */
export interface MapGroup {
  readonly id: string;
  readonly label: string;
  readonly tone: 'strong' | 'light' | 'cool' | 'coolLight' | 'neutral';
}

export interface CityMap {
  readonly points: readonly MapPoint[];
  readonly groups: readonly MapGroup[];
  readonly summary: readonly Notice[];
  readonly dataTable: TableModel;
}

/** A country is about as wide as it is high: a map takes more height than a curve. */
const MAP_HEIGHT = 520;
const RADIANS = Math.PI / 180;
const MARKERS = {
  strong: { symbol: 'circle', size: 8, color: 'treated' },
  light: { symbol: 'circle-open', size: 7, color: 'treated' },
  cool: { symbol: 'square', size: 7, color: 'control' },
  coolLight: { symbol: 'square-open', size: 7, color: 'control' },
  neutral: { symbol: 'circle', size: 4, color: 'neutral' },
} as const;

/** Units as points by longitude and latitude, with equal distances equally long in the middle of the map; no boundaries. */
export function cityMap({ points, groups, summary, dataTable }: CityMap, options: PlotOptions): Plot {
  const { language } = options;
  const latitudes = points.map(({ latitude }) => latitude);
  const middle = latitudes.length > 0 ? (Math.min(...latitudes) + Math.max(...latitudes)) / 2 : 0;
  return {
    id: 'cityMap',
    data: groups.map((group) => trace(group, points, options)),
    layout: {
      ...baseLayout(options),
      margin: { l: 52, r: 16, t: 34, b: 48, pad: 4 },
      showlegend: true,
      legend: {
        orientation: 'h',
        x: 0,
        xanchor: 'left',
        y: 1.02,
        yanchor: 'bottom',
        itemclick: false,
        itemdoubleclick: false,
      },
      xaxis: { ...plainAxis(options, say(language, 'axis.longitude')), ticksuffix: '°', constrain: 'domain' },
      yaxis: {
        ...plainAxis(options, say(language, 'axis.latitude')),
        ticksuffix: '°',
        scaleanchor: 'x',
        scaleratio: 1 / Math.max(0.2, Math.cos(middle * RADIANS)),
      },
    },
    config: plotConfig,
    height: MAP_HEIGHT,
    summary,
    dataTable,
    numbers: {
      columns: ['position', 'longitude', 'latitude', 'group'],
      rows: points.map(({ longitude, latitude, group }, at) => [at + 1, longitude, latitude, group]),
    },
  };
}

function trace({ id, label, tone }: MapGroup, points: readonly MapPoint[], options: PlotOptions): Data {
  const own = points.filter(({ group }) => group === id);
  const { symbol, size, color } = MARKERS[tone];
  return {
    type: 'scatter',
    mode: 'markers',
    name: `${plotLabel(label)} (${formatCount(own.length)})`,
    x: own.map(({ longitude }) => longitude),
    y: own.map(({ latitude }) => latitude),
    marker: { symbol, size, color: paletteOf(options.scheme)[color] },
    text: own.map(({ unit, detail }) => `<b>${plotLabel(unit)}</b><br>${escapePlotlyText(detail)}`),
    hovertemplate: '%{text}<extra></extra>',
  };
}

/** Local p-values below this colour a unit. */
const BELOW = 0.05;
const TONES: Readonly<Record<Quadrant, MapGroup['tone']>> = { HH: 'strong', LL: 'cool', HL: 'light', LH: 'coolLight' };

/** The quadrants of local Moran statistics on the map: only units whose p-value is below 0.05 are coloured. Null without coordinates. */
export function moranMap(result: MoranResult, options: PlotOptions): Plot | null {
  const { language, digits } = options;
  const placed = result.local.units.filter(({ latitude, longitude }) => latitude !== null && longitude !== null);
  if (placed.length === 0) return null;
  const points = placed.map((unit): MapPoint => {
    const p = unit.permutationP ?? unit.pValue;
    const detail = `${formatEstimate(unit.value, digits)}, ${say(language, 'moran.lag')} ${formatEstimate(unit.lag, digits)}, p ${formatP(p)}`;
    const group = p < BELOW ? unit.quadrant : 'none';
    return { unit: unit.unit, latitude: unit.latitude!, longitude: unit.longitude!, group, detail };
  });
  const quadrants = (['HL', 'LH', 'HH', 'LL'] as const).map((id): MapGroup => {
    return { id, label: say(language, `quadrant.${id}`), tone: TONES[id] };
  });
  const groups: MapGroup[] = [{ id: 'none', label: say(language, 'quadrant.none'), tone: 'neutral' }, ...quadrants];
  const count = (id: string) => points.filter(({ group }) => group === id).length;
  const summary = notice('info', 'figureMoranMap', {
    variable: columnLabel(options, result.variable),
    period: formatPeriod(result.local.period),
    units: formatCount(points.length),
    high: formatCount(count('HH')),
    low: formatCount(count('LL')),
    mixed: formatCount(count('HL') + count('LH')),
  });
  const title = say(language, 'title.moranMap', {
    variable: columnLabel(options, result.variable),
    period: formatPeriod(result.local.period),
  });
  const dataTable = { ...localMoranTable(result, options), title };
  return cityMap({ points, groups, summary: [summary], dataTable }, options);
}

/** Who is treated, who comes within a ring of somebody treated, and who stays beyond the last ring. Null without places or rings. */
export function spilloverMap({ places, rings }: SpilloverResult, options: PlotOptions): Plot | null {
  const { language } = options;
  if (places.length === 0 || !rings.ok) return null;
  const edges = [...new Set(rings.value.rings.map(({ to }) => to))].sort((a, b) => a - b);
  const last = edges[edges.length - 1];
  const group = ({ start, nearest }: SpilloverPlace): string => {
    if (start !== null) return 'treated';
    if (nearest === null || nearest > last) return 'clean';
    return nearest <= edges[0] ? 'near' : 'around';
  };
  const km = (from: number, to: number) =>
    say(language, 'spillover.within', { from: formatPeriod(from), to: formatPeriod(to) });
  const groups: MapGroup[] = [
    { id: 'clean', label: say(language, 'spillover.beyond', { distance: formatPeriod(last) }), tone: 'neutral' },
    ...(edges.length > 1 ? [{ id: 'around', label: km(edges[0], last), tone: 'coolLight' } as const] : []),
    { id: 'near', label: km(0, edges[0]), tone: 'cool' },
    { id: 'treated', label: say(language, 'plot.treatedUnits'), tone: 'strong' },
  ];
  const points = places.map((place): MapPoint => {
    const { unit, latitude, longitude, start, nearest } = place;
    const detail =
      start !== null
        ? say(language, 'plot.cohort', { g: formatPeriod(start) })
        : nearest === null
          ? say(language, 'plot.never')
          : say(language, 'spillover.nearest', { km: formatCount(Math.round(nearest)) });
    return { unit, latitude, longitude, group: group(place), detail };
  });
  const count = (id: string) => formatCount(points.filter((point) => point.group === id).length);
  const rows = points.map(({ unit, latitude, longitude, detail }) => [
    labelCell(unit),
    numberCell(formatEstimate(longitude, 2), longitude),
    numberCell(formatEstimate(latitude, 2), latitude),
    labelCell(detail),
  ]);
  const headers = [
    say(language, 'col.unit'),
    say(language, 'axis.longitude'),
    say(language, 'axis.latitude'),
    say(language, 'col.cohort'),
  ];
  const title = say(language, 'title.spilloverMap');
  const dataTable = simpleTable({ id: 'spillover-map', language, title, rows }, headers);
  const summary = notice('info', 'figureSpilloverMap', {
    units: formatCount(points.length),
    treated: count('treated'),
    near: formatCount(
      points.length - points.filter((point) => point.group === 'treated' || point.group === 'clean').length,
    ),
    clean: count('clean'),
    distance: formatPeriod(last),
  });
  return cityMap({ points, groups, summary: [summary], dataTable }, options);
}

/** Treated and untreated units on the map. */
export function policyMap(
  points: readonly (Omit<MapPoint, 'group' | 'detail'> & { readonly start: number | null })[],
  options: PlotOptions,
): Plot {
  const { language } = options;
  const groups: MapGroup[] = [
    { id: 'never', label: say(language, 'plot.never'), tone: 'neutral' },
    { id: 'treated', label: say(language, 'plot.treatedUnits'), tone: 'strong' },
  ];
  const named = points.map(({ start, ...rest }): MapPoint => {
    const detail =
      start === null ? say(language, 'plot.never') : say(language, 'plot.cohort', { g: formatPeriod(start) });
    return { ...rest, group: start === null ? 'never' : 'treated', detail };
  });
  const treated = named.filter(({ group }) => group === 'treated').length;
  const rows = named.map(({ unit, latitude, longitude, detail }) => [
    labelCell(unit),
    numberCell(formatEstimate(longitude, 2), longitude),
    numberCell(formatEstimate(latitude, 2), latitude),
    labelCell(detail),
  ]);
  const headers = [
    say(language, 'col.unit'),
    say(language, 'axis.longitude'),
    say(language, 'axis.latitude'),
    say(language, 'col.cohort'),
  ];
  const dataTable = simpleTable({ id: 'map', language, title: say(language, 'title.panelMap'), rows }, headers);
  const summary = notice('info', 'figurePolicyMap', {
    units: formatCount(named.length),
    treated: formatCount(treated),
  });
  return cityMap({ points: named, groups, summary: [summary], dataTable }, options);
}
