import type { Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import type { KeywordReport } from '../../engine/diagnostics/keyword-index/report.ts';
import { formatEstimate, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { groupLabel, keywordPeriodsTable } from '../tables/keyword.ts';
import { directLabel, labelMargin, spreadLabels } from './marks.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

const DASHES = ['solid', 'dash', 'dot', 'dashdot', 'longdash'] as const;
const LABEL_SHARE = 0.07;

interface Line {
  readonly name: string;
  readonly values: readonly (number | null)[];
  readonly main: boolean;
}

/** Hits per text over time: all words, and each group of them. */
export function keywordYears(report: KeywordReport, options: PlotOptions): Plot {
  const { treated, control } = paletteOf(options.scheme);
  const periods = report.periods.filter(({ period }) => period !== null);
  const lines = linesOf(report, options);
  const color = ({ main }: Line) => (main ? treated : control);
  const known = lines.flatMap(({ values }) => values.filter((value) => value !== null));
  const span = Math.max(...known, 0) || 1;
  const ends = lines.map(({ values }) => values.findLast((value) => value !== null) ?? 0);
  const heights = spreadLabels(ends, span * LABEL_SHARE);
  const labels = lines.map((line, i) =>
    directLabel(plotLabel(line.name, 22), color(line), {
      xref: 'paper',
      x: 1,
      xanchor: 'left',
      xshift: 8,
      y: heights[i],
    }),
  );
  const x = periods.map(({ period }) => period);
  return {
    id: 'keywordYears',
    data: lines.map((line, i) => trace(line, x as number[], i, color(line), options)),
    layout: {
      ...baseLayout(options),
      margin: { l: 56, r: labelMargin(labels), t: 14, b: 44, pad: 4 },
      xaxis: { ...plainAxis(options), tickformat: 'd', nticks: 10 },
      yaxis: {
        ...valueAxis(options, say(options.language, 'keyword.perText')),
        range: [Math.min(0, ...heights) - 0.03 * span, Math.max(span, ...heights) + 0.05 * span],
      },
      annotations: labels,
    },
    config: plotConfig,
    summary: [summaryOf(lines, x as number[])],
    dataTable: keywordPeriodsTable(report, options),
    numbers: {
      columns: ['line', 'period', 'hits per text'],
      rows: lines.flatMap(({ values }, i) => values.map((value, t) => [i + 1, x[t], value])),
    },
  };
}

function linesOf(report: KeywordReport, { language }: PlotOptions): Line[] {
  const periods = report.periods.filter(({ period }) => period !== null);
  const rate = (hits: number, texts: number) => (texts > 0 ? hits / texts : null);
  const all = {
    name: say(language, 'keyword.allGroups'),
    values: periods.map(({ hits, texts }) => rate(hits, texts)),
    main: true,
  };
  const groups = report.groups.map((group, g) => ({
    name: groupLabel(language, group),
    values: periods.map(({ hitsByGroup, texts }) => rate(hitsByGroup[g], texts)),
    main: false,
  }));
  return groups.length > 1 ? [all, ...groups] : [all];
}

function trace({ name, values, main }: Line, x: number[], at: number, color: string, options: PlotOptions): Data {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    x,
    y: [...values],
    connectgaps: false,
    line: { color, width: main ? 2.4 : 1.6, dash: main ? 'solid' : DASHES[at % DASHES.length] },
    marker: { color, size: main ? 6 : 4 },
    text: values.map(
      (value, t) => `<b>${plotLabel(name)}</b> ${formatPeriod(x[t])}<br>${formatEstimate(value, options.digits)}`,
    ),
    hovertemplate: '%{text}<extra></extra>',
  };
}

function summaryOf(lines: readonly Line[], periods: readonly number[]) {
  const all = lines[0].values;
  return notice('info', 'figureKeywordYears', {
    from: formatPeriod(periods[0] ?? Number.NaN),
    to: formatPeriod(periods.at(-1) ?? Number.NaN),
    first: formatEstimate(all[0] ?? null, 1),
    last: formatEstimate(all.at(-1) ?? null, 1),
  });
}
