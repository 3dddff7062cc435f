import type { IndexRanking } from '../../engine/diagnostics/composite-index/ranking.ts';
import type { SensitivityReport } from '../../engine/diagnostics/composite-index/report.ts';
import { formatCount, formatEstimate, formatEventTime, formatPeriod } from '../format.ts';
import { say } from '../i18n/index.ts';
import { methodLabel } from './index-labels.ts';
import { centerCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

/** First and last period with a score, and the mean place, of the units at the given positions. */
export function indexRankingTable(
  { units, periods, rank, score }: IndexRanking,
  shown: readonly number[],
  chosen: Partial<OutputOptions> = {},
): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits } = options;
  const width = periods.length;
  const ranked = Array.from(periods.keys()).filter((t) => units.some((_, unit) => rank[unit * width + t] > 0));
  const [first, last] = [ranked[0] ?? 0, ranked.at(-1) ?? 0];
  const rows = shown.map((unit) => {
    const place = (t: number) => rank[unit * width + t];
    const at = (t: number) => {
      const value = score[unit * width + t];
      return Number.isNaN(value) ? null : value;
    };
    const places = ranked.map(place).filter((one) => one > 0);
    const mean = places.length > 0 ? places.reduce((sum, one) => sum + one, 0) / places.length : null;
    const moved = place(first) > 0 && place(last) > 0 ? place(first) - place(last) : null;
    return [
      labelCell(units[unit]),
      numberCell(formatEstimate(at(first), digits), at(first)),
      centerCell(place(first) > 0 ? formatCount(place(first)) : '—', place(first) || null),
      numberCell(formatEstimate(at(last), digits), at(last)),
      centerCell(place(last) > 0 ? formatCount(place(last)) : '—', place(last) || null),
      centerCell(moved === null ? '—' : formatEventTime(moved), moved),
      numberCell(formatEstimate(mean, 1), mean),
    ];
  });
  const when = (t: number) => formatPeriod(periods[t] ?? Number.NaN);
  const headers = [
    say(language, 'index.unit'),
    say(language, 'index.scoreIn', { period: when(first) }),
    say(language, 'index.rankIn', { period: when(first) }),
    say(language, 'index.scoreIn', { period: when(last) }),
    say(language, 'index.rankIn', { period: when(last) }),
    say(language, 'index.change'),
    say(language, 'index.meanRank'),
  ];
  const notes = [say(language, 'index.noteRanking', { units: formatCount(units.length) })];
  return simpleTable(
    { id: 'index-ranking', language, title: say(language, 'title.indexRanking'), rows, notes },
    headers,
  );
}

/** How far the ranking agrees under other methods. */
export function indexSensitivityTable(report: SensitivityReport, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const correlation = (value: number | null) => numberCell(formatEstimate(value, 3), value);
  const rows = report.methods.map((method, i) => [
    labelCell(methodLabel(language, method.id), i === 0 ? 'strong' : undefined),
    correlation(method.spearman),
    correlation(method.spearmanPeriod),
    correlation(method.kendallPeriod),
    numberCell(formatEstimate(method.meanShift, 1), method.meanShift),
    centerCell(formatCount(method.largestShift), method.largestShift),
  ]);
  const period = report.period === null ? '' : formatPeriod(report.period);
  const headers = [
    say(language, 'index.methodHead'),
    say(language, 'index.spearmanAll'),
    say(language, 'index.spearmanIn', { period }),
    say(language, 'index.kendallIn', { period }),
    say(language, 'index.meanShift'),
    say(language, 'index.largestShift'),
  ];
  const notes = [say(language, 'index.noteSensitivity', { units: formatCount(report.units), period })];
  const title = say(language, 'title.indexSensitivity');
  return simpleTable({ id: 'index-sensitivity', language, title, rows, notes }, headers);
}

/** The units whose place in the period depends most on the method. */
export function indexMoversTable(report: SensitivityReport, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const rows = report.movers.map(({ unit, ranks, shift }) => [
    labelCell(unit),
    ...ranks.map((rank) => centerCell(formatCount(rank), rank)),
    centerCell(formatCount(shift), shift),
  ]);
  const headers = [
    say(language, 'index.unit'),
    ...report.methods.map(({ id }) => methodLabel(language, id)),
    say(language, 'index.spread'),
  ];
  const title = say(language, 'title.indexMovers', {
    period: report.period === null ? '' : formatPeriod(report.period),
  });
  return simpleTable({ id: 'index-movers', language, title, rows }, headers);
}
