import type { ModelResult } from '../../engine/result.ts';
import { type EventPoint, eventLabel, eventSeries } from '../event-series.ts';
import {
  formatCount,
  formatEstimate,
  formatInterval,
  formatLevel,
  formatP,
  NOT_AVAILABLE,
  starsFor,
} from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, centerCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** The coefficients of an event study, one event time per row, with the joint pre-trend test and the post-policy average in the notes. */
export function eventTable(result: ModelResult, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const bandLevel = formatLevel(result.events?.bandLevel ?? options.level);
  const headers = [
    say(language, 'col.eventTime'),
    say(language, 'col.estimate'),
    say(language, 'col.stdError'),
    say(language, 'col.p'),
    say(language, 'col.interval', { level: formatLevel(options.level) }),
    say(language, 'col.band', { level: bandLevel }),
    say(language, 'col.units'),
    say(language, 'col.nobs'),
  ];
  return simpleTable(
    {
      id: 'event',
      language,
      title: say(language, 'title.event', { outcome: columnLabel(options, result.outcome) }),
      rows: eventSeries(result, options.level).map((point) => eventRow(point, options)),
      notes: eventNotes(result, options),
    },
    headers,
  );
}

function eventRow(point: EventPoint, options: OutputOptions): Cell[] {
  const { digits, language } = options;
  const counts = [centerCell(formatCount(point.units), point.units), centerCell(formatCount(point.nobs), point.nobs)];
  if (point.base) {
    const blank = centerCell(NOT_AVAILABLE);
    const base = `${point.label} (${say(language, 'event.base')})`;
    return [labelCell(base, 'soft'), numberCell('0', 0, 'estimate'), blank, blank, blank, blank, ...counts];
  }
  const stars = starsFor(point.pValue, options.stars);
  return [
    labelCell(point.label),
    { ...numberCell(formatEstimate(point.estimate, digits), point.estimate, 'estimate'), ...(stars ? { stars } : {}) },
    numberCell(formatEstimate(point.stdError, digits), point.stdError),
    numberCell(formatP(point.pValue, 'threshold', digits), point.pValue),
    centerCell(formatInterval(point.lo, point.hi, digits)),
    centerCell(formatInterval(point.bandLo, point.bandHi, digits)),
    ...counts,
  ];
}

/** What a reader of the figure or table must know: endpoints, band, joint test, average effect. */
export function eventNotes(result: ModelResult, options: OutputOptions): string[] {
  const { language, digits } = options;
  const notes: string[] = [];
  if (result.events) {
    const { cells, endpoints, bandLevel, bandCritical } = result.events;
    const bins = cells.filter((cell) => cell.bin).map(eventLabel);
    if (endpoints === 'drop') notes.push(say(language, 'event.endpointsDrop'));
    else if (endpoints === 'base') notes.push(say(language, 'event.endpointsBase'));
    else if (bins.length === 2) notes.push(say(language, 'event.endpointsBin', { lower: bins[0], upper: bins[1] }));
    else if (bins.length === 1) notes.push(say(language, 'event.endpointsBinOne', { bin: bins[0] }));
    if (Number.isFinite(bandCritical)) {
      const critical = formatEstimate(bandCritical, digits);
      notes.push(say(language, 'event.band', { level: formatLevel(bandLevel), critical }));
    }
  }
  const pre = result.tests.find((test) => test.id === 'preTrends');
  if (pre)
    notes.push(say(language, 'event.preTest', { statistic: testText(pre, digits), p: pText(pre.pValue, digits) }));
  const post = result.combinations.find((combination) => combination.id === 'postAverage');
  if (post) {
    const estimate = formatEstimate(post.estimate, digits);
    notes.push(say(language, 'event.postAverage', { estimate, stdError: formatEstimate(post.stdError, digits) }));
  }
  return notes;
}

/** `F(3, 283) = 0.61`, `χ²(3) = 1.83`. */
export function testText(test: ModelResult['tests'][number], digits: number): string {
  const name = test.distribution === 'F' ? `F(${test.df1}, ${test.df2 ?? '∞'})` : `χ²(${test.df1})`;
  return `${name} = ${formatEstimate(test.statistic, digits)}`;
}

function pText(p: number, digits: number): string {
  const text = formatP(p, 'threshold', digits);
  return text.startsWith('<') ? `< ${text.slice(1)}` : `= ${text}`;
}
