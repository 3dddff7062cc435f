import { studentQuantile } from '../../core/distributions/index.ts';
import type {
  PermutationP,
  PlaceboDistribution,
  PlaceboEstimate,
  PlaceboSummary,
  PlaceboTrial,
} from '../../engine/diagnostics/placebo/types.ts';
import { formatCount, formatError, formatEstimate, formatInterval, formatLevel, formatP } from '../format.ts';
import { say } from '../i18n/index.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** A placebo by draws as actual value, moments and permutation p-values; a placebo by trials as one estimate with its interval per row. */
export function placeboTable(summary: PlaceboSummary, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  return summary.coefficient ? drawsTable(summary, summary.coefficient, options) : trialsTable(summary, options);
}

function drawsTable(summary: PlaceboSummary, coefficient: PlaceboDistribution, options: OutputOptions): TableModel {
  const { language, digits } = options;
  const both = [coefficient, summary.statistic];
  const numbers = (key: Parameters<typeof say>[1], of: (draws: PlaceboDistribution) => number | null): Cell[] => [
    labelCell(say(language, key)),
    ...both.map((draws) => (draws ? numberCell(formatEstimate(of(draws), digits), of(draws)) : emptyCell)),
  ];
  const pValues = (key: Parameters<typeof say>[1], side: 'twoSided' | 'greater' | 'less'): Cell[][] => {
    const tests = both.map((draws) => draws?.test?.[side] ?? null);
    return [
      [labelCell(say(language, key)), ...tests.map((test) => pCell(test, digits))],
      [labelCell(''), ...tests.map((test) => monteCarloCell(test, digits))],
    ];
  };
  const counts = both.map((draws) => draws?.test?.twoSided.count ?? null);
  const rows = [
    numbers('placebo.actualValue', (draws) => draws.actual),
    numbers('placebo.mean', (draws) => draws.mean),
    numbers('placebo.sd', (draws) => draws.sd),
    ...pValues('placebo.pTwoSided', 'twoSided'),
    ...pValues('placebo.pUpper', 'greater'),
    ...pValues('placebo.pLower', 'less'),
    [labelCell(say(language, 'placebo.exceed')), ...counts.map((count) => centerCell(formatCount(count), count))],
    countRow(say(language, 'placebo.draws'), summary.done),
    ...(summary.notEstimable > 0 ? [countRow(say(language, 'placebo.failed'), summary.notEstimable)] : []),
  ];
  const title = say(language, 'title.placebo');
  const notes = [say(language, 'placebo.note')];
  return simpleTable({ id: 'placebo', language, title, rows, rules: [3, 9], notes }, [
    '',
    say(language, 'col.estimate'),
    say(language, 'col.tStatistic'),
  ]);
}

function pCell(test: PermutationP | null, digits: number): Cell {
  return test ? numberCell(formatP(test.p, 'threshold', digits), test.p) : emptyCell;
}

function monteCarloCell(test: PermutationP | null, digits: number): Cell {
  if (!test) return emptyCell;
  return { ...numberCell(formatError(test.monteCarloError, digits), test.monteCarloError, 'error'), tone: 'soft' };
}

function countRow(label: string, count: number): Cell[] {
  return [labelCell(label), centerCell(formatCount(count), count), emptyCell];
}

/** The confidence interval of one estimate, from the t distribution with its own degrees of freedom. */
export function placeboInterval({ estimate, stdError, dof }: PlaceboEstimate, level: number): [number, number] {
  const half = studentQuantile((1 + level) / 2, dof) * stdError;
  return [estimate - half, estimate + half];
}

function trialsTable(summary: PlaceboSummary, options: OutputOptions): TableModel {
  const { language, level } = options;
  const headers = [
    say(language, summary.kind === 'time' ? 'col.shift' : 'col.label'),
    say(language, 'col.estimate'),
    say(language, 'col.stdError'),
    say(language, 'col.interval', { level: formatLevel(level) }),
    say(language, 'col.units'),
    say(language, 'col.nobs'),
  ];
  const { actual, nobs } = summary;
  const treatedUnits = summary.cohorts.reduce((sum, cohort) => sum + cohort.units, 0);
  const rows = [
    ...summary.trials.map((trial) => trialRow(trialLabel(trial, options), trial, options)),
    trialRow(say(language, 'placebo.actual'), { ...actual, shift: 0, nobs, treatedUnits }, options),
  ];
  const title = say(language, summary.kind === 'time' ? 'title.placeboInTime' : 'title.placebo');
  return simpleTable({ id: 'placebo', language, title, rows, rules: [summary.trials.length] }, headers);
}

export function trialLabel({ shift }: PlaceboTrial, { language }: OutputOptions): string {
  return shift === null ? say(language, 'placebo.own') : String(shift);
}

function trialRow(label: string, trial: PlaceboTrial, options: OutputOptions): Cell[] {
  const { digits, level } = options;
  return [
    labelCell(label),
    numberCell(formatEstimate(trial.estimate, digits), trial.estimate, 'estimate'),
    numberCell(formatEstimate(trial.stdError, digits), trial.stdError),
    centerCell(formatInterval(...placeboInterval(trial, level), digits)),
    centerCell(formatCount(trial.treatedUnits), trial.treatedUnits),
    centerCell(formatCount(trial.nobs), trial.nobs),
  ];
}
