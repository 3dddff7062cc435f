import type {
  BalanceSide,
  Matching,
  MatchingBalanceRow,
  OverallBalance,
} from '../../engine/diagnostics/matching/types.ts';
import { formatCount, formatEstimate, formatFixed, formatP, formatPEquation, starsFor } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** Decimals of a bias in percent. */
const PERCENT_DIGITS = 1;

/** Covariates before and after matching, as Stata's pstest prints them: two lines each, with the figures of all covariates together in the notes. */
export function balanceMatchingTable(matching: Matching, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const { rows, before, after } = matching.balance;
  const headers = [
    say(language, 'col.variable'),
    say(language, 'col.matchSample'),
    say(language, 'col.treatedMean'),
    say(language, 'col.untreatedMean'),
    say(language, 'col.bias'),
    say(language, 'col.biasReduction'),
    say(language, 'col.tStatistic'),
    say(language, 'col.p'),
    say(language, 'col.varianceRatio'),
  ];
  const notes = [
    say(language, 'matching.note'),
    overallNote('matching.unmatched', before, options),
    overallNote('matching.matched', after, options),
    countNote(matching, options),
  ];
  const title = say(language, 'title.balanceMatching');
  const body = rows.flatMap((row) => covariateRows(row, options));
  return simpleTable({ id: 'balanceMatching', language, title, rows: body, notes }, headers);
}

function covariateRows({ name, before, after, reduction }: MatchingBalanceRow, options: OutputOptions): Cell[][] {
  const { language } = options;
  const reduced = numberCell(formatFixed(reduction, PERCENT_DIGITS), reduction);
  return [
    [
      labelCell(columnLabel(options, name)),
      centerCell(say(language, 'matching.unmatched')),
      ...sideCells(before, emptyCell, options),
    ],
    [labelCell(''), centerCell(say(language, 'matching.matched')), ...sideCells(after, reduced, options)],
  ];
}

function sideCells(
  { treated, control, bias, t, pValue, varianceRatio }: BalanceSide,
  reduction: Cell,
  options: OutputOptions,
): Cell[] {
  const number = (value: number | null): Cell => numberCell(formatEstimate(value, options.digits), value);
  const stars = starsFor(pValue, options.stars);
  return [
    number(treated),
    number(control),
    { ...numberCell(formatFixed(bias, PERCENT_DIGITS), bias), ...(stars ? { stars } : {}) },
    reduction,
    numberCell(formatEstimate(t, 2), t),
    numberCell(formatP(pValue, 'threshold', options.digits), pValue),
    numberCell(formatEstimate(varianceRatio, 2), varianceRatio),
  ];
}

function overallNote(
  sample: 'matching.unmatched' | 'matching.matched',
  side: OverallBalance,
  { language, digits }: OutputOptions,
): string {
  return say(language, 'matching.overall', {
    sample: say(language, sample),
    r2: formatEstimate(side.pseudoR2, digits),
    chi2: formatEstimate(side.lrChi2, 2),
    p: formatPEquation(side.lrPValue, digits),
    mean: formatFixed(side.meanBias, PERCENT_DIGITS),
    median: formatFixed(side.medianBias, PERCENT_DIGITS),
    b: formatFixed(side.rubinB, PERCENT_DIGITS),
    r: formatEstimate(side.rubinR, 2),
  });
}

function countNote({ treated, control, level }: Matching, { language }: OutputOptions): string {
  return say(language, level === 'unit' ? 'matching.countsUnits' : 'matching.countsRows', {
    treated: formatCount(treated.used),
    allTreated: formatCount(treated.all),
    control: formatCount(control.used),
    allControl: formatCount(control.all),
    off: formatCount(treated.offSupport + control.offSupport),
  });
}
