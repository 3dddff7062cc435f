import type { KeywordReport } from '../../engine/diagnostics/keyword-index/report.ts';
import { formatCount, formatEstimate, formatPercent, formatPeriod } from '../format.ts';
import { listing, type OutputKey, say } from '../i18n/index.ts';
import { columnLabel } from './labels.ts';
import { centerCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';

const starterGroups: ReadonlySet<string> = new Set(['innovation', 'digital', 'industry', 'green', 'talent']);

/** What a group of words is called: that of the starter dictionary in the language, any other as the analyst wrote it. */
export function groupLabel(language: OutputOptions['language'], group: string): string {
  return starterGroups.has(group) ? say(language, `keyword.group.${group}` as OutputKey) : group;
}

/** Hits of every word, the most frequent first within its group. Words that never occur stand in the notes, unless they are parts of longer ones. */
export function keywordWordsTable(report: KeywordReport, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const counts = report.groups.length === 0;
  const order = counts ? [null] : report.groups;
  const words = order.flatMap((group) =>
    report.words
      .filter((word) => word.group === group && (counts || word.hits > 0 || word.inside.length > 0))
      .sort((a, b) => b.hits - a.hits),
  );
  const never = report.words.filter((word) => !words.includes(word)).map(({ word }) => word);
  const rows = words.map(({ word, group, hits, rows: texts, inside }) => [
    labelCell(counts ? columnLabel(options, word) : word),
    ...(counts ? [] : [centerCell(groupLabel(language, group ?? ''))]),
    centerCell(formatCount(hits), hits),
    centerCell(formatCount(texts), texts),
    numberCell(formatPercent(texts / report.rowsWithText), texts / report.rowsWithText),
    ...(counts ? [] : [centerCell(listing(language, inside))]),
  ]);
  const starts = words.flatMap(({ group }, i) => (i > 0 && group !== words[i - 1].group ? [i] : []));
  const headers = [
    say(language, counts ? 'keyword.column' : 'keyword.word'),
    ...(counts ? [] : [say(language, 'keyword.groupHead')]),
    say(language, 'keyword.hits'),
    say(language, 'keyword.texts'),
    say(language, 'keyword.shareOfTexts'),
    ...(counts ? [] : [say(language, 'keyword.inside')]),
  ];
  const notes = [
    say(language, 'keyword.note', { texts: formatCount(report.rowsWithText), hits: formatCount(report.hits) }),
    ...(counts ? [] : [say(language, 'keyword.noteNested')]),
    ...(never.length > 0 ? [say(language, 'keyword.never', { words: listing(language, never) })] : []),
  ];
  const title = say(language, 'title.keywordWords');
  return simpleTable({ id: 'keyword-words', language, title, rows, rules: starts, notes }, headers);
}

/** Texts, hits and the mean of the measure by period. */
export function keywordPeriodsTable(report: KeywordReport, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language, digits } = options;
  const rate = report.periods.some(({ characters }) => characters !== null);
  const rows = report.periods.map(({ period, texts, hits, hitsByGroup, characters, mean }) => {
    const perText = texts > 0 ? hits / texts : null;
    const perCharacters = characters ? (10_000 * hits) / characters : null;
    return [
      { ...labelCell(period === null ? say(language, 'keyword.all') : formatPeriod(period)), value: period },
      centerCell(formatCount(texts), texts),
      ...hitsByGroup.map((count) => centerCell(formatCount(count), count)),
      centerCell(formatCount(hits), hits),
      numberCell(formatEstimate(perText, 1), perText),
      ...(rate ? [numberCell(formatEstimate(perCharacters, 1), perCharacters)] : []),
      numberCell(formatEstimate(mean, digits), mean),
    ];
  });
  const headers = [
    say(language, 'col.period'),
    say(language, 'keyword.texts'),
    ...report.groups.map((group) => groupLabel(language, group)),
    say(language, 'keyword.hits'),
    say(language, 'keyword.perText'),
    ...(rate ? [say(language, 'keyword.perCharacters')] : []),
    say(language, `keyword.mean.${report.measure}` as OutputKey),
  ];
  const title = say(language, 'title.keywordPeriods');
  return simpleTable({ id: 'keyword-periods', language, title, rows }, headers);
}
