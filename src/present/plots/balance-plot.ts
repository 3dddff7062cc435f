import type { Data } from 'plotly.js-dist-min';
import { notice } from '../../core/notice.ts';
import type { Matching, MatchingBalanceRow } from '../../engine/diagnostics/matching/types.ts';
import { formatFixed } from '../format.ts';
import { say } from '../i18n/index.ts';
import { balanceMatchingTable } from '../tables/balance-matching.ts';
import { columnLabel } from '../tables/labels.ts';
import { directLabel, verticalLine } from './marks.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

/** Bias in percent up to which a covariate counts as balanced. */
const TOLERATED = 10;

type Side = 'before' | 'after';

/** Standardised bias of every covariate before matching (hollow) and after it (filled); within the dotted lines counts as balanced. */
export function balancePlot(matching: Matching, options: PlotOptions): Plot {
  const { soft, neutral } = paletteOf(options.scheme);
  const rows = [...matching.balance.rows].sort((a, b) => Math.abs(b.before.bias ?? 0) - Math.abs(a.before.bias ?? 0));
  const reach =
    Math.max(
      TOLERATED,
      ...rows.flatMap((row) => [row.before.bias, row.after.bias].map((bias) => Math.abs(bias ?? 0))),
    ) * 1.15;
  return {
    id: 'balancePlot',
    data: [links(rows, neutral), dots(rows, 'before', options), dots(rows, 'after', options)],
    layout: {
      ...baseLayout(options),
      margin: { l: 24, r: 24, t: 30, b: 48, pad: 6 },
      xaxis: { ...plainAxis(options, say(options.language, 'axis.bias')), range: [-reach, reach] },
      yaxis: {
        ...valueAxis(options),
        range: [rows.length - 0.4, -0.6],
        tickmode: 'array',
        tickvals: rows.map((_, index) => index),
        ticktext: rows.map(({ name }) => plotLabel(columnLabel(options, name))),
      },
      shapes: [
        verticalLine(0, soft, 'solid'),
        verticalLine(-TOLERATED, neutral, 'dot'),
        verticalLine(TOLERATED, neutral, 'dot'),
      ],
      annotations: sideLabels(options),
    },
    config: plotConfig,
    summary: [summaryOf(matching)],
    dataTable: balanceMatchingTable(matching, options),
    numbers: {
      columns: ['covariate', 'bias_before', 'bias_after'],
      rows: matching.balance.rows.map(({ before, after }, index) => [index + 1, before.bias, after.bias]),
    },
  };
}

function dots(rows: readonly MatchingBalanceRow[], side: Side, options: PlotOptions): Data {
  const { control, treated, card } = paletteOf(options.scheme);
  const color = side === 'before' ? control : treated;
  const shown = rows.flatMap((row, index) => (row[side].bias === null ? [] : [{ row, index, bias: row[side].bias }]));
  const name = say(options.language, side === 'before' ? 'matching.unmatched' : 'matching.matched');
  return {
    type: 'scatter',
    mode: 'markers',
    x: shown.map(({ bias }) => bias),
    y: shown.map(({ index }) => index),
    marker: {
      color: side === 'before' ? card : color,
      size: 9,
      symbol: side === 'before' ? 'square' : 'circle',
      line: { color, width: 1.8 },
    },
    text: shown.map(
      ({ row, bias }) =>
        `<b>${plotLabel(columnLabel(options, row.name))}</b><br>${name}: ${formatFixed(bias, 1)} &#37;`,
    ),
    hovertemplate: '%{text}<extra></extra>',
    cliponaxis: false,
  };
}

/** From before to after, one line per covariate. */
function links(rows: readonly MatchingBalanceRow[], color: string): Data {
  const ends = rows.flatMap(({ before, after }, index) =>
    before.bias === null || after.bias === null
      ? []
      : [{ x: [before.bias, after.bias, null], y: [index, index, null] }],
  );
  return {
    type: 'scatter',
    mode: 'lines',
    x: ends.flatMap(({ x }) => x),
    y: ends.flatMap(({ y }) => y),
    line: { color, width: 1 },
    hoverinfo: 'skip',
  };
}

function sideLabels(options: PlotOptions) {
  const { control, treated } = paletteOf(options.scheme);
  const place = { xref: 'paper', yref: 'paper', y: 1, yanchor: 'bottom' } as const;
  const label = (key: 'matching.unmatched' | 'matching.matched', mark: string) =>
    `<b>${mark} ${say(options.language, key)}</b>`;
  return [
    directLabel(label('matching.unmatched', '□'), control, { ...place, x: 0, xanchor: 'left' }),
    directLabel(label('matching.matched', '●'), treated, { ...place, x: 1, xanchor: 'right' }),
  ];
}

function summaryOf({ balance }: Matching) {
  const sizes = balance.rows.flatMap(({ after }) => (after.bias === null ? [] : [Math.abs(after.bias)]));
  return notice('info', 'figureBalance', {
    covariates: balance.rows.length,
    before: formatFixed(balance.before.meanBias, 1),
    after: formatFixed(balance.after.meanBias, 1),
    away: sizes.filter((size) => size > TOLERATED).length,
    limit: TOLERATED,
  });
}
