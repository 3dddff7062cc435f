import { studentQuantile, studentTwoSided } from '../../core/distributions/index.ts';
import type { DoseBin, DoseResponse, SlopeAt } from '../../engine/estimators/dose/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import {
  formatCount,
  formatEstimate,
  formatInterval,
  formatLevel,
  formatP,
  formatPEquation,
  NOT_AVAILABLE,
  starsFor,
} from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** An estimate with limits at a level from the t distribution with `dof` degrees of freedom. */
export interface DoseInterval {
  readonly estimate: number;
  readonly stdError: number;
  readonly pValue: number | null;
  readonly lo: number;
  readonly hi: number;
}

export function doseInterval(estimate: number, stdError: number, dof: number, level: number): DoseInterval {
  const half = studentQuantile((1 + level) / 2, dof) * stdError;
  const pValue = stdError > 0 ? studentTwoSided(estimate / stdError, dof) : null;
  return { estimate, stdError, pValue, lo: estimate - half, hi: estimate + half };
}

/** `none`, `(0.4, 1.2]`. */
export function binLabel({ index, from, to }: DoseBin, { language, digits }: OutputOptions): string {
  if (index === 0) return say(language, 'dose.none');
  return say(language, 'dose.range', { from: formatEstimate(from, digits), to: formatEstimate(to, digits) });
}

/** Effects by bins of doses; for a quadratic response its slopes at both ends and where it turns. */
export function doseTable(result: ModelResult, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, level } = options;
  const { dose } = result;
  const bins = (dose?.bins ?? []).map((bin) => binRow(bin, dose!.dof, options));
  const extra = dose ? [...linearRow(dose, options), ...turningRows(dose, options)] : [];
  return simpleTable(
    {
      id: 'dose',
      language,
      title: say(language, 'title.dose', {
        outcome: columnLabel(options, result.outcome),
        dose: columnLabel(options, dose?.dose ?? ''),
      }),
      rows: [...bins, ...extra],
      rules: bins.length > 0 && extra.length > 0 ? [bins.length] : [],
      notes: dose ? notesOf(dose, options) : [],
    },
    [
      say(language, 'col.dose'),
      say(language, 'col.estimate'),
      say(language, 'col.stdError'),
      say(language, 'col.p'),
      say(language, 'col.interval', { level: formatLevel(level) }),
      say(language, 'col.meanDose'),
      say(language, 'col.units'),
      say(language, 'col.nobs'),
    ],
  );
}

function estimateCells({ estimate, stdError, pValue, lo, hi }: DoseInterval, options: OutputOptions): Cell[] {
  const { digits } = options;
  const stars = starsFor(pValue, options.stars);
  const cell = numberCell(formatEstimate(estimate, digits), estimate, 'estimate');
  return [
    stars ? { ...cell, stars } : cell,
    numberCell(formatEstimate(stdError, digits), stdError),
    numberCell(formatP(pValue, 'threshold', digits), pValue),
    centerCell(formatInterval(lo, hi, digits)),
  ];
}

function binRow(bin: DoseBin, dof: number, options: OutputOptions): Cell[] {
  const { digits, language, level } = options;
  const counts = [
    numberCell(bin.mean === 0 ? '0' : formatEstimate(bin.mean, digits), bin.mean),
    centerCell(formatCount(bin.units), bin.units),
    centerCell(formatCount(bin.nobs), bin.nobs),
  ];
  const label = binLabel(bin, options);
  if (bin.reference) {
    const blank = centerCell(NOT_AVAILABLE);
    return [
      labelCell(say(language, 'dose.reference', { label }), 'soft'),
      numberCell('0', 0, 'estimate'),
      blank,
      blank,
      blank,
      ...counts,
    ];
  }
  if (bin.effect === null) {
    const blank = centerCell(NOT_AVAILABLE);
    return [labelCell(label), blank, blank, blank, blank, ...counts];
  }
  const { estimate, stdError } = bin.effect;
  return [labelCell(label), ...estimateCells(doseInterval(estimate, stdError, dof, level), options), ...counts];
}

const blanks = [emptyCell, emptyCell, emptyCell];

function linearRow({ linear }: DoseResponse, options: OutputOptions): Cell[][] {
  if (linear === null) return [];
  const interval = doseInterval(linear.estimate, linear.stdError, linear.dof, options.level);
  return [[labelCell(say(options.language, 'dose.linear')), ...estimateCells(interval, options), ...blanks]];
}

function turningRows({ turning, dof }: DoseResponse, options: OutputOptions): Cell[][] {
  if (turning === null) return [];
  const { language, digits, level } = options;
  const slope = (label: string, { dose, slope, stdError }: SlopeAt): Cell[] => [
    labelCell(`${label} (${formatEstimate(dose, digits)})`),
    ...estimateCells(doseInterval(slope, stdError, dof, level), options),
    ...blanks,
  ];
  const rows = [slope(say(language, 'dose.low'), turning.low), slope(say(language, 'dose.high'), turning.high)];
  const { at, stdError } = turning;
  if (at === null || stdError === null) return rows;
  const { lo, hi } = doseInterval(at, stdError, dof, level);
  const turn = [
    labelCell(say(language, 'dose.turning')),
    numberCell(formatEstimate(at, digits), at, 'estimate'),
    numberCell(formatEstimate(stdError, digits), stdError),
    emptyCell,
    centerCell(formatInterval(lo, hi, digits)),
    ...blanks,
  ];
  return [...rows, turn];
}

function notesOf({ bins, turning }: DoseResponse, { language, digits }: OutputOptions): string[] {
  const notes = bins.length > 0 ? [say(language, 'dose.noteBins')] : [];
  if (turning === null) return notes;
  const test =
    turning.pValue === null
      ? say(language, 'dose.noteSameSign')
      : say(language, 'dose.noteTest', { p: formatPEquation(turning.pValue, digits) });
  return [...notes, test];
}
