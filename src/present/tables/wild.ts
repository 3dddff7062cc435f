import { tidy } from '../../engine/inference/tidy.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatCount, formatEstimate, formatInterval, formatLevel, formatP, MINUS, starsFor } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

type Wild = NonNullable<ModelResult['wildBootstrap']>;

/** The t test that the regression prints beside the bootstrap of the same coefficient. */
export function wildTable(result: ModelResult, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const wild = result.wildBootstrap;
  const title = say(language, 'title.wild', { term: columnLabel(options, wild?.term ?? '') });
  const headers = ['', say(language, 'wild.conventional'), say(language, 'wild.bootstrap')];
  const rows = wild ? wildRows(result, wild, options) : [];
  const notes = wild ? [note(wild, options)] : [];
  return simpleTable({ id: 'wild', language, title, rows, notes }, headers);
}

function wildRows(result: ModelResult, wild: Wild, options: OutputOptions): Cell[][] {
  const { language, digits, stars } = options;
  const { test, interval } = wild;
  const level = interval?.level ?? options.level;
  const plain = tidy(result, level).find(({ term }) => term === wild.term);
  const pCell = (p: number | null | undefined): Cell =>
    p === null || p === undefined
      ? emptyCell
      : { ...numberCell(formatP(p, 'threshold', digits), p), stars: starsFor(p, stars) };
  const number = (value: number): Cell => numberCell(formatEstimate(value, digits), value);
  return [
    [labelCell(say(language, 'col.estimate')), number(wild.estimate), number(wild.estimate)],
    [labelCell(say(language, 'wild.statistic')), number(wild.statistic), number(wild.plainStatistic)],
    [labelCell(say(language, 'wild.twoSided')), pCell(wild.conventionalP), pCell(test?.twoSided.p)],
    [labelCell(say(language, 'wild.equalTail')), emptyCell, pCell(test?.equalTail.p)],
    [
      labelCell(say(language, 'col.interval', { level: formatLevel(level) })),
      plain ? centerCell(formatInterval(plain.lo, plain.hi, digits)) : emptyCell,
      interval ? centerCell(openInterval(interval.lo, interval.hi, digits)) : emptyCell,
    ],
  ];
}

/** `[0.12, 0.35]`, `(−∞, 0.35]`. */
export function openInterval(lo: number | null, hi: number | null, digits: number): string {
  const left = lo === null ? `(${MINUS}∞` : `[${formatEstimate(lo, digits)}`;
  return `${left}, ${hi === null ? '∞)' : `${formatEstimate(hi, digits)}]`}`;
}

function note(wild: Wild, options: OutputOptions): string {
  const { language } = options;
  const draws = say(language, wild.enumerated ? 'wild.enumerated' : 'wild.drawn', {
    draws: formatCount(wild.draws),
    signs: say(language, `wild.${wild.signs}`),
  });
  return say(language, wild.imposeNull ? 'wild.noteRestricted' : 'wild.noteUnrestricted', {
    draws,
    value: formatEstimate(wild.nullValue, wild.nullValue === 0 ? 0 : options.digits),
    clusters: formatCount(wild.clusters),
    by: columnLabel(options, wild.cluster),
  });
}
