import type { Annotation, Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import type { Matching, ScoreDensities } from '../../engine/diagnostics/matching/types.ts';
import { formatEstimate, formatFixed } from '../format.ts';
import { say } from '../i18n/index.ts';
import { centerCell, numberCell, simpleTable } from '../tables/model.ts';
import { directLabel, thinned } from './marks.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis, withAlpha } from './theme.ts';
import type { Plot } from './types.ts';

/** The two panels side by side, in shares of the width. */
const PANELS = { before: [0, 0.47], after: [0.53, 1] } as const;
const TABLE_ROWS = 33;

type When = keyof typeof PANELS;

/** Densities of the propensity score of treated and untreated rows, before matching at the left and with the weights of the match at the right. */
export function propensityDensity(matching: Matching, options: PlotOptions): Plot {
  const { densities } = matching;
  const title = say(options.language, 'axis.propensity');
  const x: [number, number] = densities === null ? [0, 1] : [densities.x[0], densities.x[densities.x.length - 1]];
  return {
    id: 'propensityDensity',
    data: densities === null ? [] : [...panel(densities, 'before', options), ...panel(densities, 'after', options)],
    layout: {
      ...baseLayout(options),
      margin: { l: 24, r: 16, t: 34, b: 48, pad: 4 },
      xaxis: { ...plainAxis(options, title), domain: [...PANELS.before], range: x },
      xaxis2: { ...plainAxis(options, title), domain: [...PANELS.after], range: x, anchor: 'y' },
      yaxis: { ...valueAxis(options), rangemode: 'tozero', showticklabels: false },
      annotations: densities === null ? [] : [...panelTitles(options), ...curveLabels(densities, options)],
    },
    config: plotConfig,
    summary: densities === null ? [] : [summaryOf(matching)],
    dataTable: tableOf(densities, options),
    numbers: numbersOf(densities),
  };
}

function panel(densities: ScoreDensities, when: When, options: PlotOptions): Data[] {
  const { treated, control } = paletteOf(options.scheme);
  const curves =
    when === 'before'
      ? [densities.controlBefore, densities.treatedBefore]
      : [densities.controlAfter, densities.treatedAfter];
  return curves.map((curve, index): Data => {
    const color = index === 0 ? control : treated;
    return {
      type: 'scatter',
      mode: 'lines',
      x: Array.from(densities.x),
      y: Array.from(curve),
      xaxis: when === 'before' ? 'x' : 'x2',
      line: { color, width: 2, dash: index === 0 ? 'dash' : 'solid' },
      fill: 'tozeroy',
      fillcolor: withAlpha(color, 0.08),
      hoverinfo: 'skip',
    };
  });
}

function panelTitles({ language, scheme }: PlotOptions): Partial<Annotation>[] {
  const { soft } = paletteOf(scheme);
  return (['before', 'after'] as const).map((when) =>
    directLabel(say(language, when === 'before' ? 'matching.unmatched' : 'matching.matched'), soft, {
      xref: 'paper',
      x: (PANELS[when][0] + PANELS[when][1]) / 2,
      xanchor: 'center',
      yref: 'paper',
      y: 1,
      yanchor: 'bottom',
      yshift: 12,
    }),
  );
}

/** Names beside the peaks of the left panel, on the side away from the other curve. */
function curveLabels({ x, treatedBefore, controlBefore }: ScoreDensities, options: PlotOptions): Partial<Annotation>[] {
  const { treated, control } = paletteOf(options.scheme);
  const peakOf = (curve: Float64Array) => curve.indexOf(Math.max(...curve));
  const [own, other] = [peakOf(treatedBefore), peakOf(controlBefore)];
  const label = (
    key: 'matching.treated' | 'matching.untreated',
    curve: Float64Array,
    at: number,
    right: boolean,
    color: string,
  ) =>
    directLabel(`<b>${say(options.language, key)}</b>`, color, {
      xref: 'x',
      x: x[at],
      y: curve[at],
      xanchor: right ? 'left' : 'right',
      yanchor: 'bottom',
      xshift: right ? 4 : -4,
    });
  return [
    label('matching.treated', treatedBefore, own, own >= other, treated),
    label('matching.untreated', controlBefore, other, own < other, control),
  ];
}

/** Share of the area that the curves have in common: 1 when they are alike. */
function overlap(x: Float64Array, a: Float64Array, b: Float64Array): number {
  const least = a.reduce((sum, value, k) => sum + Math.min(value, b[k]), 0);
  const all = Math.max(
    a.reduce((sum, value) => sum + value, 0),
    b.reduce((sum, value) => sum + value, 0),
  );
  return x.length === 0 || all === 0 ? 0 : least / all;
}

function summaryOf({ densities }: Matching) {
  const { x, treatedBefore, controlBefore, treatedAfter, controlAfter } = densities!;
  return notice('info', 'figurePropensity', {
    before: formatFixed(100 * overlap(x, treatedBefore, controlBefore), 0),
    after: formatFixed(100 * overlap(x, treatedAfter, controlAfter), 0),
  });
}

function tableOf(densities: ScoreDensities | null, { language, digits }: PlotOptions) {
  const curves =
    densities === null
      ? []
      : [densities.treatedBefore, densities.controlBefore, densities.treatedAfter, densities.controlAfter];
  const rows = thinned(densities?.x.length ?? 0, TABLE_ROWS).map((k) => [
    centerCell(formatFixed(densities!.x[k], digits), densities!.x[k]),
    ...curves.map((curve) => numberCell(formatEstimate(curve[k], digits), curve[k])),
  ]);
  const [own, other] = [say(language, 'matching.treated'), say(language, 'matching.untreated')];
  const [before, after] = [say(language, 'matching.unmatched'), say(language, 'matching.matched')];
  const headers = [
    say(language, 'axis.propensity'),
    ...[before, after].flatMap((when) => [own, other].map((who) => say(language, 'matching.curve', { who, when }))),
  ];
  return simpleTable({ id: 'propensity', language, title: say(language, 'title.propensity'), rows }, headers);
}

function numbersOf(densities: ScoreDensities | null) {
  const columns = ['score', 'treated_before', 'untreated_before', 'treated_after', 'untreated_after'];
  if (densities === null) return { columns, rows: [] };
  const { x, treatedBefore, controlBefore, treatedAfter, controlAfter } = densities;
  const rows = Array.from(x, (score, k) => [
    score,
    treatedBefore[k],
    controlBefore[k],
    treatedAfter[k],
    controlAfter[k],
  ]);
  return { columns, rows };
}
