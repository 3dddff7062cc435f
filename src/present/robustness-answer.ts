import type { ModelResult } from '../engine/result.ts';
import { formatCount, formatEstimate, formatFixed, formatInterval, formatLevel, formatP, starsFor } from './format.ts';
import { say } from './i18n/index.ts';
import type { AnswerItem, ModelAnswer } from './model-answer.ts';
import { checkAnswer, policyRow } from './tables/checklist.ts';
import { formatSet } from './tables/iv.ts';
import { termLabel } from './tables/labels.ts';
import type { OutputOptions } from './tables/options.ts';
import { openInterval } from './tables/wild.ts';

/** The answers of matching, instruments, the wild bootstrap and leaving one out: the estimate, and what says whether it can be relied on. */
export function robustnessAnswer(result: ModelResult, options: OutputOptions): ModelAnswer | null {
  const row = policyRow(result, options.level);
  const answer = checkAnswer(result, options.level);
  if (row === null || answer === null) return null;
  const { digits, stars } = options;
  return {
    label: termLabel(options, row.term),
    value: formatEstimate(answer.estimate, digits),
    stars: starsFor(answer.pValue, stars),
    suffix: `(${formatEstimate(answer.stdError, digits)})`,
    items: items(result, options),
  };
}

function items(result: ModelResult, options: OutputOptions): AnswerItem[] {
  const { matching, iv, wildBootstrap, leaveOneOut } = result;
  if (iv) return instrumentItems(iv, options);
  if (matching) return matchingItems(matching, result, options);
  if (wildBootstrap) return wildItems(wildBootstrap, options);
  if (leaveOneOut) return influenceItems(leaveOneOut, options);
  return [];
}

function instrumentItems(iv: NonNullable<ModelResult['iv']>, { language, digits }: OutputOptions): AnswerItem[] {
  const { kleibergenPaap, stockYogo, effectiveF, andersonRubin } = iv;
  const critical = stockYogo.size.find(({ limit }) => limit === 0.1)?.value;
  const brackets = critical === undefined ? '' : ` [${formatFixed(critical, 2)}]`;
  return [
    ...(kleibergenPaap
      ? [{ label: say(language, 'iv.kpF'), value: `${formatEstimate(kleibergenPaap.waldF, 2)}${brackets}` }]
      : []),
    ...(effectiveF ? [{ label: say(language, 'iv.effectiveF'), value: formatEstimate(effectiveF.statistic, 2) }] : []),
    ...(andersonRubin?.set
      ? [
          {
            label: say(language, 'iv.arSet', { level: formatLevel(andersonRubin.level) }),
            value: formatSet(andersonRubin.set, digits),
          },
        ]
      : []),
  ];
}

function matchingItems(
  { treated, control, balance }: NonNullable<ModelResult['matching']>,
  { counts, ledger }: ModelResult,
  { language }: OutputOptions,
): AnswerItem[] {
  const of = (some: number, all: number) =>
    say(language, 'answer.of', { some: formatCount(some), all: formatCount(all) });
  const bias = [balance.before.meanBias, balance.after.meanBias].map((value) => formatFixed(value, 1)).join(' → ');
  const matchable = ledger.rowsUsed + lost(ledger, ['offSupport', 'unmatched']);
  return [
    { label: say(language, 'answer.treatedMatched'), value: of(treated.used, treated.all) },
    { label: say(language, 'answer.controlsUsed'), value: of(control.used, control.all) },
    { label: say(language, 'answer.meanBias'), value: bias },
    { label: say(language, 'col.nobs'), value: of(counts.nobs, matchable) },
  ];
}

const lost = ({ steps }: ModelResult['ledger'], reasons: readonly string[]): number =>
  steps.reduce((sum, { reason, rows }) => sum + (reasons.includes(reason) ? rows.length : 0), 0);

function wildItems(wild: NonNullable<ModelResult['wildBootstrap']>, { language, digits }: OutputOptions): AnswerItem[] {
  const { test, interval, conventionalP, draws } = wild;
  return [
    { label: say(language, 'answer.bootstrapP'), value: formatP(test?.twoSided.p, 'threshold', digits) },
    { label: say(language, 'answer.clusteredP'), value: formatP(conventionalP, 'threshold', digits) },
    ...(interval
      ? [
          {
            label: say(language, 'col.interval', { level: formatLevel(interval.level) }),
            value: openInterval(interval.lo, interval.hi, digits),
          },
        ]
      : []),
    { label: say(language, 'col.draws'), value: formatCount(draws) },
  ];
}

function influenceItems(
  { groups, lowest, highest, order, signChanges, significanceChanges }: NonNullable<ModelResult['leaveOneOut']>,
  { language, digits }: OutputOptions,
): AnswerItem[] {
  const at = (group: number | null) => (group === null ? null : groups[group].answer?.estimate);
  const first = groups[order[0]];
  return [
    { label: say(language, 'answer.range'), value: formatInterval(at(lowest), at(highest), digits) },
    { label: say(language, 'answer.mostInfluential'), value: first?.group ?? '' },
    { label: say(language, 'answer.turns'), value: formatCount(signChanges.length + significanceChanges.length) },
  ];
}
