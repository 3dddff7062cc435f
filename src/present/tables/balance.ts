import type { Balance, GroupMoments } from '../../engine/diagnostics/descriptives/balance.ts';
import { formatError, formatEstimate, formatP, starsFor } from '../format.ts';
import { say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { type Cell, emptyCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** Ever treated against never treated: means over standard deviations, the difference, its standardised size and the Welch and rank-sum tests. */
export function balanceTable({ rows }: Pick<Balance, 'rows'>, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits } = options;
  const number = (value: number | null): Cell => numberCell(formatEstimate(value, digits), value);
  const deviation = ({ sd }: GroupMoments): Cell => {
    return { ...numberCell(formatError(sd, digits), sd, 'error'), tone: 'soft' };
  };
  const body = rows.flatMap(({ name, treated, never, difference, standardised, welch, rankSum }) => {
    const stars = starsFor(welch?.pValue, options.stars);
    const p = welch?.pValue ?? null;
    const ranked = rankSum?.pValue ?? null;
    return [
      [
        labelCell(columnLabel(options, name)),
        number(treated.mean),
        number(never.mean),
        { ...number(difference), ...(stars ? { stars } : {}) },
        number(standardised),
        numberCell(formatP(p, 'threshold', digits), p),
        numberCell(formatP(ranked, 'threshold', digits), ranked),
      ],
      [labelCell(''), deviation(treated), deviation(never), emptyCell, emptyCell, emptyCell, emptyCell],
    ];
  });
  const headers = [
    say(language, 'col.variable'),
    say(language, 'col.treatedMean'),
    say(language, 'col.neverMean'),
    say(language, 'col.difference'),
    say(language, 'col.standardised'),
    say(language, 'col.p'),
    say(language, 'col.rankSumP'),
  ];
  const title = say(language, 'title.balance');
  return simpleTable({ id: 'balance', language, title, rows: body, notes: [say(language, 'note.balance')] }, headers);
}
