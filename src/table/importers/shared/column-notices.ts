import { type Notice, notice } from '../../../core/notice.ts';
import type { CategoryColumn } from '../../column.ts';
import type { BuiltColumn } from './builder.ts';
import { type CellKind, type Conventions, readCell } from './cells.ts';
import { excerpt } from './repairs.ts';

export interface NamedResult {
  readonly name: string;
  /** The type is the person's choice: nothing needs to be explained. */
  readonly chosen: boolean;
  readonly result: BuiltColumn;
}

const namesShown = 5;
const levelsTried = 2000;
const mostlyShare = 0.8;
const mostSingleNotices = 10;

/** What a person should know about how columns were read; one notice for all columns that it concerns. */
export function columnNotices(columns: readonly NamedResult[], rows: number, conventions: Conventions): Notice[] {
  const free = columns.filter(({ chosen }) => !chosen);
  const reads = (reading: string) => (column: NamedResult) => column.result.parsedAs.some((found) => found === reading);
  const texts = free.flatMap((column) => {
    const { column: cells } = column.result;
    return cells.kind === 'category' ? [{ column, cells, look: textLook(cells, conventions) }] : [];
  });
  const looking = (look: TextLook) => texts.filter((text) => text.look === look).map(({ column }) => column);
  const mixed = columns.filter((column) => reads('percent')(column) && reads('number')(column));
  const mostly = texts.filter(({ look }) => look === 'mostlyNumber').slice(0, mostSingleNotices);
  return [
    ...listed(
      'info',
      'importDatesToYears',
      free.filter(({ result }) => result.type === 'year'),
    ),
    ...listed(
      'info',
      'importPercent',
      columns.filter(reads('percent')).filter((column) => !mixed.includes(column)),
    ),
    ...listed('caution', 'importPercentMixed', mixed),
    ...listed('info', 'importLeadingZeros', looking('code')),
    ...listed('info', 'importLongIntegers', looking('longInteger')),
    ...mostly.map(({ column, cells }) => mostlyNumber(column.name, cells, conventions)),
    ...listed(
      'caution',
      'importColumnEmpty',
      columns.filter(({ result }) => rows > 0 && result.missing === rows),
    ),
    ...excelErrors(columns),
  ];
}

function listed(severity: 'info' | 'caution', code: string, columns: readonly NamedResult[]): Notice[] {
  if (columns.length === 0) return [];
  const names = columns.slice(0, namesShown).map(({ name }) => name);
  const params = { columns: names.join(', ') + (columns.length > namesShown ? ', …' : ''), count: columns.length };
  return [notice(severity, code, params, columns.length === 1 ? { column: columns[0].name } : undefined)];
}

type TextLook = 'text' | 'code' | 'longInteger' | 'mostlyNumber';

/** Whether a text column is one because of its leading zeros, its long digits, or a few odd cells among numbers. */
function textLook({ levels }: CategoryColumn, conventions: Conventions): TextLook {
  const counts = new Map<CellKind, number>();
  const tried = levels.slice(0, levelsTried);
  for (const level of tried) {
    const { kind } = readCell(level, conventions);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const count = (kind: CellKind) => counts.get(kind) ?? 0;
  const numbers = count('number') + count('infinite');
  const digits = numbers + count('code') + count('longInteger');
  if (tried.length === 0) return 'text';
  if (digits === tried.length && levels.length === tried.length) return count('code') > 0 ? 'code' : 'longInteger';
  if (digits >= mostlyShare * tried.length && count('code') > 0) return 'code';
  return numbers >= 3 && numbers >= mostlyShare * tried.length ? 'mostlyNumber' : 'text';
}

function mostlyNumber(name: string, { codes, levels }: CategoryColumn, conventions: Conventions): Notice {
  const odd = levels.map((level) => readCell(level, conventions).kind !== 'number');
  let cells = 0;
  let row = 0;
  codes.forEach((code, index) => {
    if (code < 0 || !odd[code]) return;
    cells++;
    row ||= index + 1;
  });
  const example = row === 0 ? '' : excerpt(levels[codes[row - 1]], 40);
  return notice('caution', 'importMostlyNumber', { column: name, cells, example, row }, { row, column: name });
}

function excelErrors(columns: readonly NamedResult[]): Notice[] {
  const found = columns.flatMap((column) => {
    const count = column.result.markers.reduce((sum, { text, count }) => sum + (/^\s*#/.test(text) ? count : 0), 0);
    return count > 0 ? [{ name: column.name, count }] : [];
  });
  if (found.length === 0) return [];
  const params = { count: found.reduce((sum, { count }) => sum + count, 0), column: found[0].name };
  return [notice('caution', 'importExcelErrors', params, { column: found[0].name })];
}
