import type { Data, Layout } from 'plotly.js-dist-min';
import { type Notice, notice } from '../../core/notice.ts';
import type { DoseBin, DoseResponse } from '../../engine/estimators/dose/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatCount, formatEstimate, formatInterval, formatLevel } from '../format.ts';
import { say } from '../i18n/index.ts';
import { binLabel, type DoseInterval, doseInterval, doseTable } from '../tables/dose.ts';
import { columnLabel } from '../tables/labels.ts';
import { directLabel, horizontalLine } from './marks.ts';
import type { Numbers } from './numbers.ts';
import { escapePlotlyText, unitsText } from './text.ts';
import { baseLayout, type PlotOptions, paletteOf, plainAxis, plotConfig, valueAxis, withAlpha } from './theme.ts';
import type { Plot } from './types.ts';

interface Dot extends DoseInterval {
  readonly bin: DoseBin;
}

interface Place extends DoseInterval {
  readonly dose: number;
}

const none: DoseResponse = {
  dose: '',
  exposure: '',
  timing: 'given',
  from: null,
  shape: 'linear',
  dof: 1,
  origin: 0,
  curve: [],
  bins: [],
  linear: null,
  turning: null,
};

/** The effect by dose: one dot per bin at its mean dose, the reference hollow at zero, and the fitted line or curve behind them. */
export function binnedDose(result: ModelResult, options: PlotOptions): Plot {
  const response = result.dose ?? none;
  const dots = response.bins.flatMap((bin): Dot[] => {
    if (bin.effect === null) return [];
    return [{ bin, ...doseInterval(bin.effect.estimate, bin.effect.stdError, response.dof, options.level) }];
  });
  const curve = response.curve.map((place): Place => {
    return { dose: place.dose, ...doseInterval(place.estimate, place.stdError, response.dof, options.level) };
  });
  return {
    id: 'binnedDose',
    data: [
      ...ribbon(curve, options),
      ...comparison(response, options),
      ...bins(dots, curve.length > 0, options),
      ...reference(response, options),
    ],
    layout: layoutOf(result, response, options),
    config: plotConfig,
    summary: summaryOf(result, dots, curve, options),
    dataTable: doseTable(result, options),
    numbers: numbersOf(dots, curve),
  };
}

function numbersOf(dots: readonly Dot[], curve: readonly Place[]): Numbers {
  const row = (kind: string, dose: number, { estimate, stdError, pValue, lo, hi }: DoseInterval) => {
    return [kind, dose, estimate, stdError, pValue, lo, hi];
  };
  return {
    columns: ['kind', 'dose', 'effect', 'std_error', 'p_value', 'lo', 'hi'],
    rows: [
      ...dots.map((dot) => row('bin', dot.bin.mean, dot)),
      ...curve.map((place) => row('curve', place.dose, place)),
    ],
  };
}

function ribbon(curve: readonly Place[], options: PlotOptions): Data[] {
  if (curve.length === 0) return [];
  const { treated } = paletteOf(options.scheme);
  const doses = curve.map((place) => place.dose);
  return [
    {
      type: 'scatter',
      mode: 'lines',
      x: [...doses, ...[...doses].reverse()],
      y: [...curve.map((place) => place.hi), ...curve.map((place) => place.lo).reverse()],
      fill: 'toself',
      fillcolor: withAlpha(treated, 0.14),
      line: { width: 0 },
      hoverinfo: 'skip',
    },
    {
      type: 'scatter',
      mode: 'lines',
      x: doses,
      y: curve.map((place) => place.estimate),
      line: { color: treated, width: 2 },
      text: curve.map((place) => hoverText(formatEstimate(place.dose, options.digits), place, options)),
      hovertemplate: '%{text}<extra></extra>',
    },
  ];
}

/** The line of the linear regression beside bins. */
function comparison({ linear, bins, origin }: DoseResponse, options: PlotOptions): Data[] {
  if (linear === null || bins.length === 0) return [];
  const { neutral } = paletteOf(options.scheme);
  const ends = [Math.min(origin, ...bins.map((bin) => bin.from)), Math.max(...bins.map((bin) => bin.to))];
  return [
    {
      type: 'scatter',
      mode: 'lines',
      x: ends,
      y: ends.map((dose) => linear.estimate * (dose - origin)),
      line: { color: neutral, width: 1.5, dash: 'dash' },
      hoverinfo: 'skip',
    },
  ];
}

function bins(dots: readonly Dot[], beside: boolean, options: PlotOptions): Data[] {
  if (dots.length === 0) return [];
  const { treated, control } = paletteOf(options.scheme);
  const color = beside ? control : treated;
  return [
    {
      type: 'scatter',
      mode: 'markers',
      x: dots.map((dot) => dot.bin.mean),
      y: dots.map((dot) => dot.estimate),
      error_y: {
        type: 'data',
        symmetric: false,
        array: dots.map((dot) => dot.hi - dot.estimate),
        arrayminus: dots.map((dot) => dot.estimate - dot.lo),
        color,
        thickness: 1.6,
        width: 0,
      },
      marker: { color, size: 8, symbol: beside ? 'square' : 'circle' },
      text: dots.map((dot) => binText(dot, options)),
      hovertemplate: '%{text}<extra></extra>',
    },
  ];
}

function binText(dot: Dot, options: PlotOptions): string {
  const count = say(options.language, 'event.nWithin', { nobs: formatCount(dot.bin.nobs) });
  return `${hoverText(binLabel(dot.bin, options), dot, options)}<br>${count} · ${unitsText(options.language, dot.bin.units)}`;
}

function hoverText(
  label: string,
  { estimate, stdError, lo, hi }: DoseInterval,
  { language, digits, level }: PlotOptions,
): string {
  const interval = `${say(language, 'plot.interval', { level: formatLevel(level) })} ${formatInterval(lo, hi, digits)}`;
  const value = `${formatEstimate(estimate, digits)} (${formatEstimate(stdError, digits)})`;
  return `<b>${escapePlotlyText(label)}</b>  ${value}<br>${escapePlotlyText(interval)}`;
}

function reference({ bins, origin }: DoseResponse, options: PlotOptions): Data[] {
  const held = bins.find((bin) => bin.reference);
  if (!held) return [];
  const { ink, card } = paletteOf(options.scheme);
  return [
    {
      type: 'scatter',
      mode: 'markers',
      x: [origin],
      y: [0],
      marker: { symbol: 'circle', size: 8, color: card, line: { color: ink, width: 1.4 } },
      text: [`<b>${escapePlotlyText(binLabel(held, options))}</b>  ${say(options.language, 'plot.reference')}`],
      hovertemplate: '%{text}<extra></extra>',
    },
  ];
}

function layoutOf(result: ModelResult, response: DoseResponse, options: PlotOptions): Partial<Layout> {
  const { ink, soft } = paletteOf(options.scheme);
  const { linear, origin, bins: all } = response;
  const last = Math.max(origin, ...all.map((bin) => bin.to));
  const label = directLabel(say(options.language, 'plot.linear'), soft, {
    x: last,
    xanchor: 'right',
    y: linear === null ? 0 : linear.estimate * (last - origin),
    yanchor: 'bottom',
  });
  const outcome = columnLabel(options, result.outcome);
  return {
    ...baseLayout(options),
    xaxis: plainAxis(options, escapePlotlyText(columnLabel(options, response.dose))),
    yaxis: valueAxis(options, escapePlotlyText(say(options.language, 'axis.doseEffect', { outcome }))),
    shapes: [horizontalLine(0, ink)],
    annotations: linear !== null && all.length > 0 ? [label] : [],
  };
}

function summaryOf(result: ModelResult, dots: readonly Dot[], curve: readonly Place[], options: PlotOptions): Notice[] {
  const { digits } = options;
  const number = (value: number) => formatEstimate(value, digits);
  const names = {
    outcome: columnLabel(options, result.outcome),
    dose: columnLabel(options, result.dose?.dose ?? ''),
    level: formatLevel(options.level),
  };
  const out: Notice[] = [];
  const highest = curve[curve.length - 1];
  if (highest) {
    const { dose, estimate, lo, hi } = highest;
    out.push(
      notice('info', 'figureDoseCurve', {
        ...names,
        to: number(dose),
        high: number(estimate),
        lo: number(lo),
        hi: number(hi),
      }),
    );
  }
  const [first] = dots;
  const last = dots[dots.length - 1];
  if (first && last) {
    out.push(
      notice('info', 'figureDoseBins', {
        ...names,
        bins: dots.length,
        low: number(first.estimate),
        from: number(first.bin.mean),
        high: number(last.estimate),
        to: number(last.bin.mean),
        away: dots.filter((dot) => dot.lo > 0 || dot.hi < 0).length,
      }),
    );
  }
  return out;
}
