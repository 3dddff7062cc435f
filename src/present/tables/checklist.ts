import type { ModelResult } from '../../engine/result.ts';
import {
  formatCount,
  formatError,
  formatEstimate,
  formatInterval,
  formatLevel,
  formatP,
  formatRange,
  starsFor,
} from '../format.ts';
import { say } from '../i18n/index.ts';
import { type TermRow, tidyTerms } from '../tidy-terms.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';
import { shortErrors } from './regression-notes.ts';
import { openInterval } from './wild.ts';

/** One line of the checklist: a check with its result, or in words why there is none. */
export interface Check {
  readonly label: string;
  readonly result: ModelResult | null;
  readonly failure: string;
  /** In place of an answer while there is none yet. */
  readonly waiting?: string;
  readonly main?: boolean;
  /** What kind of check it is, as a heading above the first of its kind. */
  readonly group?: string;
}

/** What a check says of the policy. `range`: the interval is that of the estimates with one group left out. */
export interface CheckAnswer {
  readonly estimate: number;
  readonly stdError: number;
  readonly pValue: number | null;
  /** null: the interval is open on that side. */
  readonly lo: number | null;
  readonly hi: number | null;
  readonly range: boolean;
}

/** The policy's line of a result: its coefficient, or the average effect where the estimator has one. */
export function policyRow(result: ModelResult, level: number): TermRow | null {
  const isPolicy = ({ term: { tag } }: TermRow) =>
    tag.kind === 'att' || (tag.kind === 'coefficient' && tag.role === 'treatment');
  return tidyTerms(result, level).find(isPolicy) ?? null;
}

/** The policy's line with what its kind of check puts in place of the t test. */
export function checkAnswer(result: ModelResult, level: number): CheckAnswer | null {
  const row = policyRow(result, level);
  if (row === null) return null;
  const { estimate, stdError, pValue, lo, hi } = row;
  const { wildBootstrap: wild, leaveOneOut: without } = result;
  if (wild && wild.term === row.term.name) {
    const p = wild.test?.twoSided.p ?? null;
    const interval = wild.interval ?? { lo, hi };
    return { estimate, stdError, pValue: p, lo: interval.lo, hi: interval.hi, range: false };
  }
  if (without && without.term === row.term.name && without.lowest !== null && without.highest !== null) {
    const at = (group: number) => without.groups[group].answer?.estimate ?? estimate;
    return { estimate, stdError, pValue, lo: at(without.lowest), hi: at(without.highest), range: true };
  }
  return { estimate, stdError, pValue, lo, hi, range: false };
}

/** Every check made, one line each; a check that failed stays in sight with its reason. */
export function checklistTable(checks: readonly Check[], chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const headers = [
    say(language, 'col.check'),
    say(language, 'col.estimate'),
    say(language, 'col.stdError'),
    say(language, 'col.p'),
    say(language, 'col.interval', { level: formatLevel(options.level) }),
    say(language, 'col.n'),
    say(language, 'col.inference'),
  ];
  const rows: Cell[][] = [];
  const rules: number[] = [];
  let group = '';
  for (const check of checks) {
    if (check.group && check.group !== group) {
      if (rules.length === 0) rules.push(rows.length);
      rows.push([labelCell(check.group, 'soft'), ...headers.slice(1).map(() => emptyCell)]);
      group = check.group;
    }
    rows.push(checkRow(check, options));
  }
  const ranges = checks.some(({ result }) => result && checkAnswer(result, options.level)?.range);
  const booted = checks.some(({ result }) => result?.wildBootstrap);
  const notes = [
    ...checks.flatMap(({ label, result, failure }) =>
      result === null && failure !== '' ? [say(language, 'checklist.failed', { check: label, reason: failure })] : [],
    ),
    ...(booted ? [say(language, 'checklist.noteWild')] : []),
    ...(ranges ? [say(language, 'checklist.noteRange')] : []),
  ];
  return simpleTable(
    { id: 'checklist', language, title: say(language, 'title.checklist'), rows, rules, notes },
    headers,
  );
}

function checkRow({ label, result, failure, waiting = '', main = false }: Check, options: OutputOptions): Cell[] {
  const head = labelCell(label, main ? 'strong' : undefined);
  const failed = labelCell(failure === '' ? waiting : say(options.language, 'plot.failed'), 'soft');
  if (result === null) return [head, ...Array.from({ length: 5 }, () => emptyCell), failed];
  const answer = checkAnswer(result, options.level);
  const nobs = centerCell(formatCount(result.counts.nobs), result.counts.nobs);
  const errors = labelCell(shortErrors(result, options));
  if (answer === null) return [head, emptyCell, emptyCell, emptyCell, emptyCell, nobs, errors];
  const stars = starsFor(answer.pValue, options.stars);
  const estimate = numberCell(formatEstimate(answer.estimate, options.digits), answer.estimate, 'estimate');
  return [
    head,
    { ...estimate, ...(stars ? { stars } : {}), ...(main ? { tone: 'strong' as const } : {}) },
    numberCell(formatError(answer.stdError, options.digits), answer.stdError),
    centerCell(formatP(answer.pValue, 'threshold', options.digits), answer.pValue),
    centerCell(intervalText(answer, options)),
    nobs,
    errors,
  ];
}

/** `[0.04, 0.21]`; the range of estimates as `0.11 – 0.13`. */
export function intervalText({ lo, hi, range }: CheckAnswer, { digits }: OutputOptions): string {
  if (range) return formatRange(lo, hi, digits);
  return lo === null || hi === null ? openInterval(lo, hi, digits) : formatInterval(lo, hi, digits);
}
