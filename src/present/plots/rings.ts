import type { Data } from 'plotly.js-dist-min';
import { studentQuantile } from '../../core/distributions/index.ts';
import { notice } from '../../core/notice.ts';
import type { SpilloverResult, SpilloverRing } from '../../engine/diagnostics/spillover-rings/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatCount, formatEstimate, formatInterval, formatLevel, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from '../tables/labels.ts';
import { spilloverTable } from '../tables/spillover.ts';
import { tidyTerms } from '../tidy-terms.ts';
import { directLabel, horizontalLine } from './marks.ts';
import { plotLabel } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis } from './theme.ts';
import type { Plot } from './types.ts';

interface Mark {
  readonly label: string;
  readonly estimate: number;
  readonly lo: number;
  readonly hi: number;
  readonly own: boolean;
  readonly hover: string;
}

/** The effect on the treated and on untreated units by their distance to them, each with its interval; the usual estimate as a dashed line. */
export function rings(result: SpilloverResult, options: PlotOptions): Plot {
  const { ink, soft } = paletteOf(options.scheme);
  const marks = marksOf(result, options);
  const usual = result.usual.ok ? policyOf(result.usual.value, options) : null;
  const outcome = result.rings.ok ? columnLabel(options, result.rings.value.result.outcome) : '';
  return {
    id: 'rings',
    data: [true, false].map((own) => dots(marks, own, options)),
    layout: {
      ...baseLayout(options),
      margin: { l: 56, r: 24, t: 28, b: 56, pad: 4 },
      xaxis: {
        ...plainAxis(options, say(options.language, 'axis.ringDistance')),
        range: [-0.6, Math.max(0.6, marks.length - 0.4)],
        tickmode: 'array',
        tickvals: marks.map((_, at) => at),
        ticktext: marks.map(({ label }) => label),
      },
      yaxis: valueAxis(options, plotLabel(outcome)),
      shapes: [horizontalLine(0, ink), ...(usual ? [horizontalLine(usual.estimate, soft, 'dash')] : [])],
      annotations: usual
        ? [
            directLabel(say(options.language, 'plot.usualEstimate'), soft, {
              xref: 'paper',
              x: 1,
              xanchor: 'right',
              y: usual.estimate,
              yanchor: 'bottom',
            }),
          ]
        : [],
    },
    config: plotConfig,
    summary: summaryOf(result, marks, usual, options),
    dataTable: spilloverTable(result, options),
    numbers: {
      columns: ['from_km', 'to_km', 'treated', 'estimate', 'std_error', 'rows', 'units'],
      rows: (result.rings.ok ? result.rings.value.rings : []).map(({ from, to, treated, estimate, nobs, units }) => [
        from,
        to,
        Number(treated),
        estimate?.estimate ?? null,
        estimate?.stdError ?? null,
        nobs,
        units,
      ]),
    },
  };
}

function policyOf(model: ModelResult, { level }: PlotOptions) {
  return tidyTerms(model, level).find(({ term: { tag } }) => tag.kind === 'coefficient' && tag.role === 'treatment');
}

function marksOf({ rings: fitted }: SpilloverResult, options: PlotOptions): Mark[] {
  if (!fitted.ok) return [];
  const own = policyOf(fitted.value.result, options);
  const first: Mark[] = own
    ? [
        {
          label: say(options.language, 'plot.treatedSelf'),
          estimate: own.estimate,
          lo: own.lo,
          hi: own.hi,
          own: true,
          hover: hoverOf(say(options.language, 'plot.treatedSelf'), own, null, options),
        },
      ]
    : [];
  return [...first, ...fitted.value.rings.filter(({ treated }) => !treated).flatMap((ring) => ringMark(ring, options))];
}

function ringMark(ring: SpilloverRing, options: PlotOptions): Mark[] {
  if (!ring.estimate) return [];
  const { estimate, stdError, dof } = ring.estimate;
  const half = studentQuantile((1 + options.level) / 2, dof) * stdError;
  const range = { estimate, lo: estimate - half, hi: estimate + half };
  const label = `${formatPeriod(ring.from)}–${formatPeriod(ring.to)}`;
  return [{ label, ...range, own: false, hover: hoverOf(label, range, ring, options) }];
}

function hoverOf(
  label: string,
  { estimate, lo, hi }: Pick<Mark, 'estimate' | 'lo' | 'hi'>,
  ring: SpilloverRing | null,
  { language, digits }: PlotOptions,
): string {
  const count = ring ? `<br>${say(language, 'event.nWithin', { nobs: formatCount(ring.nobs) })}` : '';
  return `<b>${label}</b>  ${formatEstimate(estimate, digits)}<br>${formatInterval(lo, hi, digits)}${count}`;
}

function dots(marks: readonly Mark[], own: boolean, options: PlotOptions): Data {
  const { treated, control } = paletteOf(options.scheme);
  const color = own ? treated : control;
  const shown = marks.flatMap((mark, at) => (mark.own === own ? [{ ...mark, at }] : []));
  return {
    type: 'scatter',
    mode: 'markers',
    x: shown.map(({ at }) => at),
    y: shown.map(({ estimate }) => estimate),
    error_y: {
      type: 'data',
      symmetric: false,
      array: shown.map(({ estimate, hi }) => hi - estimate),
      arrayminus: shown.map(({ estimate, lo }) => estimate - lo),
      color,
      thickness: 1.7,
      width: 0,
    },
    marker: { color, size: 8, symbol: own ? 'circle' : 'square' },
    text: shown.map(({ hover }) => hover),
    hovertemplate: '%{text}<extra></extra>',
  };
}

function summaryOf(
  { rings: fitted, treatment }: SpilloverResult,
  marks: readonly Mark[],
  usual: Pick<Mark, 'estimate'> | null | undefined,
  options: PlotOptions,
): Plot['summary'] {
  const own = marks.find((mark) => mark.own);
  if (!fitted.ok || !own || !usual) return [];
  const around = marks.filter((mark) => !mark.own);
  return [
    notice('info', 'figureRings', {
      policy: columnLabel(options, treatment),
      usual: formatEstimate(usual.estimate, options.digits),
      own: formatEstimate(own.estimate, options.digits),
      rings: around.length,
      away: around.filter(({ lo, hi }) => lo > 0 || hi < 0).length,
      level: formatLevel(options.level),
    }),
  ];
}
