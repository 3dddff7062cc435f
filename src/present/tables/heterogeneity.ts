import type { GroupCell } from '../../engine/groups.ts';
import { type EffectRow, type GroupRow, groupDifferences, groupRows } from '../../engine/inference/groups.ts';
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
import { en } from '../i18n/en.ts';
import { type OutputKey, say } from '../i18n/index.ts';
import { testText } from './event.ts';
import { groupLabel } from './labels.ts';
import { type Cell, centerCell, labelCell, numberCell, simpleTable, type TableModel } from './model.ts';
import { defaultOutput, type OutputOptions } from './options.ts';
import { type RegressionTableOptions, regressionTable } from './regression.ts';
import { errorsLabel } from './regression-notes.ts';

/** Pairs of groups beyond this many are too many to read. */
const MOST_PAIRS = 15;

/** Effects of the policy by group, one line each, with p-values adjusted for looking at several; a group without an estimate stays in sight. */
export function groupsTable(result: ModelResult, chosen: Partial<OutputOptions> = {}): TableModel {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const rows = groupRows(result, options.level);
  const headers = [say(language, 'col.group'), ...effectHeaders(options)];
  const counts = ['col.nobs', 'col.units', 'col.treatedUnits'] as const;
  return simpleTable(
    {
      id: 'groups',
      language,
      title: say(language, 'title.groups'),
      rows: rows.map((row) => [
        labelCell(groupLabel(options, row.cell.key), row.estimate === null ? 'soft' : undefined),
        ...effectCells(row, options),
        ...[row.cell.nobs, row.cell.units, row.cell.treatedUnits].map((n) => centerCell(formatCount(n), n)),
      ]),
      notes: groupNotes(result, rows, options),
    },
    [...headers, ...counts.map((key) => say(language, key))],
  );
}

/** The regressions behind effects that come from several, one column each, as papers print them; null for a joint regression. */
export function groupModelsTable(result: ModelResult, chosen: Partial<RegressionTableOptions> = {}): TableModel | null {
  const words = { ...defaultOutput, ...chosen };
  const shown = (result.groups?.models ?? []).flatMap((model, at) => {
    return model === null ? [] : [{ model, title: groupLabel(words, result.groups!.cells[at].key) }];
  });
  if (shown.length === 0) return null;
  const title = chosen.title ?? say(words.language, 'title.groupModels');
  const columnTitles = shown.map((one) => one.title);
  return regressionTable(
    shown.map(({ model }) => model),
    { ...chosen, title, columnTitles },
  );
}

/** How effects differ between groups, pair by pair; null where fewer than two groups have an estimate. */
export function differencesTable(result: ModelResult, chosen: Partial<OutputOptions> = {}): TableModel | null {
  const options = { ...defaultOutput, ...chosen };
  const { language } = options;
  const all = groupDifferences(result, options.level);
  if (all.length === 0) return null;
  const rows = all.length > MOST_PAIRS ? groupDifferences(result, options.level, 'first') : all;
  return simpleTable(
    {
      id: 'differences',
      language,
      title: say(language, 'title.differences'),
      rows: rows.map((row) => {
        const names = { a: groupLabel(options, row.a), b: groupLabel(options, row.b) };
        return [labelCell(say(language, 'groups.difference', names)), ...effectCells(row, options)];
      }),
      notes: [
        ...equalityNote(result, options),
        ...(rows.length < all.length ? [say(language, 'groups.tooMany', { count: all.length })] : []),
        ...(result.groups?.design === 'joint' ? [] : [say(language, 'groups.stacked')]),
        ...adjustedNote(rows, options),
      ],
    },
    [say(language, 'col.difference'), ...effectHeaders(options)],
  );
}

function effectHeaders({ language, level }: OutputOptions): string[] {
  return [
    say(language, 'col.estimate'),
    say(language, 'col.stdError'),
    say(language, 'col.interval', { level: formatLevel(level) }),
    say(language, 'col.p'),
    say(language, 'col.holm'),
    say(language, 'col.bh'),
  ];
}

function effectCells(row: EffectRow, options: OutputOptions): Cell[] {
  const { digits } = options;
  if (row.estimate === null) return Array.from({ length: 6 }, () => centerCell(NOT_AVAILABLE));
  const stars = starsFor(row.pValue, options.stars);
  const estimate = numberCell(formatEstimate(row.estimate, digits), row.estimate, 'estimate');
  return [
    stars ? { ...estimate, stars } : estimate,
    numberCell(formatEstimate(row.stdError, digits), row.stdError),
    centerCell(formatInterval(row.lo, row.hi, digits)),
    ...[row.pValue, row.holm, row.bh].map((p) => numberCell(formatP(p, 'threshold', digits), p)),
  ];
}

function groupNotes(result: ModelResult, rows: readonly GroupRow[], options: OutputOptions): string[] {
  const { language } = options;
  const missing = rows.flatMap(({ cell }) => (cell.missing === null ? [] : [missingNote(cell, options)]));
  const design = result.groups ? [say(language, `groups.${result.groups.design}`)] : [];
  const errors = say(language, 'groups.errors', { errors: errorsLabel(result, options) });
  return [...design, errors, ...equalityNote(result, options), ...adjustedNote(rows, options), ...missing];
}

export function equalityNote(result: ModelResult, { language, digits }: OutputOptions): string[] {
  const equal = result.tests.find(({ id }) => id === 'equalEffects');
  if (!equal) return [];
  return [say(language, 'groups.equal', { test: testText(equal, digits), p: formatPEquation(equal.pValue, digits) })];
}

export function adjustedNote(rows: readonly EffectRow[], { language }: OutputOptions): string[] {
  const count = rows.filter(({ pValue }) => pValue !== null).length;
  return count > 1 ? [say(language, 'groups.adjusted', { count })] : [];
}

export function missingNote({ key, missing }: GroupCell, options: OutputOptions): string {
  const { language } = options;
  const code = missing?.code ?? '';
  const known = `groups.why.${code.startsWith('policiesNobody') ? 'groupEmpty' : code}`;
  const reason = say(language, Object.hasOwn(en, known) ? (known as OutputKey) : 'groups.why.other');
  return say(language, 'groups.missing', { group: groupLabel(options, key), reason });
}
