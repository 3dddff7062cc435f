import type { InfluenceEstimate, LeftOut } from '../../engine/diagnostics/influence/types.ts';
import type { ModelResult } from '../../engine/result.ts';
import { formatCount, formatError, formatEstimate, formatP, starsFor } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, centerCell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

type LeaveOneOut = NonNullable<ModelResult['leaveOneOut']>;

/** Groups listed: those whose absence moves the estimate most. */
const LISTED = 10;

/** The estimate of the whole sample, then without each of the most influential groups; the range over all of them in the notes. */
export function influenceTable({ leaveOneOut }: ModelResult, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const by = columnLabel(options, leaveOneOut?.by ?? '');
  const term = columnLabel(options, leaveOneOut?.term ?? '');
  const headers = [
    say(language, 'influence.leftOut', { by }),
    say(language, 'col.rows'),
    say(language, 'col.estimate'),
    say(language, 'col.stdError'),
    say(language, 'col.p'),
    say(language, 'influence.shift'),
    say(language, 'influence.shiftInErrors'),
  ];
  const title = say(language, 'title.influence', { term, by });
  if (!leaveOneOut) return simpleTable({ id: 'influence', language, title, rows: [] }, headers);
  const { whole, nobs, groups, order } = leaveOneOut;
  const first = [
    labelCell(say(language, 'influence.nobody'), 'strong'),
    centerCell(formatCount(nobs), nobs),
    ...estimateCells(whole, options),
    emptyCell,
    emptyCell,
  ];
  const rows = [first, ...Array.from(order.subarray(0, LISTED), (g) => groupRow(groups[g], options))];
  return simpleTable(
    { id: 'influence', language, title, rows, rules: [1], notes: notes(leaveOneOut, options) },
    headers,
  );
}

function groupRow({ group, rows, answer, shift, shiftInErrors }: LeftOut, options: OutputOptions): Cell[] {
  const number = (value: number | null): Cell =>
    value === null ? emptyCell : numberCell(formatEstimate(value, options.digits), value);
  const cells = answer ? estimateCells(answer, options) : [emptyCell, emptyCell, emptyCell];
  return [labelCell(group), centerCell(formatCount(rows), rows), ...cells, number(shift), number(shiftInErrors)];
}

function estimateCells({ estimate, stdError, pValue }: InfluenceEstimate, { digits, stars }: OutputOptions): Cell[] {
  const marks = starsFor(pValue, stars);
  return [
    { ...numberCell(formatEstimate(estimate, digits), estimate, 'estimate'), ...(marks ? { stars: marks } : {}) },
    stdError === null ? emptyCell : numberCell(formatError(stdError, digits), stdError),
    pValue === null ? emptyCell : numberCell(formatP(pValue, 'threshold', digits), pValue),
  ];
}

function notes({ groups, lowest, highest }: LeaveOneOut, options: OutputOptions): string[] {
  const { language, digits } = options;
  if (lowest === null || highest === null) return [];
  const params = {
    count: formatCount(groups.length),
    listed: formatCount(Math.min(LISTED, groups.length)),
    least: formatEstimate(groups[lowest].answer?.estimate, digits),
    leastGroup: groups[lowest].group,
    most: formatEstimate(groups[highest].answer?.estimate, digits),
    mostGroup: groups[highest].group,
  };
  return [say(language, 'influence.note', params)];
}
