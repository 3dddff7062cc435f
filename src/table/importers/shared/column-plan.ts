import type { CellReading, ColumnType, ImportOptions, Reason, RepairCode } from '../types.ts';
import { type BuiltColumn, isMisfit, type RowBlock } from './builder.ts';
import { type Conventions, yearOfCompactDate } from './cells.ts';
import type { ColumnName } from './header.ts';
import { makeBuilder } from './make-builder.ts';
import type { MissingMarkers } from './missing.ts';
import { excerpt, RepairLog } from './repairs.ts';

/** How one column is going to be read. */
export interface ColumnPlan extends ColumnName {
  readonly index: number;
  readonly type: ColumnType;
  /** The type is the person's choice. */
  readonly chosen: boolean;
  readonly reason: Reason;
  readonly examples: readonly string[];
}

export interface TypingContext {
  readonly options: Pick<ImportOptions, 'columnTypes'>;
  readonly conventions: Conventions;
  readonly missing: MissingMarkers;
  /** Types that reading the whole file has shown to be right, by column position. */
  readonly learned: ReadonlyMap<number, 'number' | 'text'>;
}

const examplesKept = 3;
const dateHeader = /date|month|time|period|\bym\b|yyyymm|日期|月|时间|期/i;

/** Types every column from the sample rows, with the same builders that will read the file. */
export function planColumns(
  names: readonly ColumnName[],
  rows: RowBlock['rows'],
  context: TypingContext,
): ColumnPlan[] {
  const wanted = new Map(context.options.columnTypes.map(({ column, type }) => [column, type]));
  return names.map((name, index) => {
    const choice = wanted.get(name.name);
    const examples = firstTexts(rows, index, context.missing);
    const base = { ...name, index, examples };
    if (choice) return { ...base, type: choice, chosen: true, reason: because('importChosen') };
    const learned = context.learned.get(index);
    if (learned) return { ...base, type: learned, chosen: false, reason: because(`importTypeLearned`) };
    return { ...base, chosen: false, ...guessType(name.name, rows, index, context) };
  });
}

const because = (code: string, params: Reason['params'] = {}): Reason => ({ code, params });

function guessType(
  name: string,
  rows: RowBlock['rows'],
  index: number,
  { conventions, missing }: TypingContext,
): { type: ColumnType; reason: Reason } {
  const builder = makeBuilder('number', {
    name,
    index,
    chosen: false,
    expectedRows: rows.length + 1,
    conventions,
    missing,
    repairs: new RepairLog(),
  });
  builder.append({ rows, firstRow: 1, line: (at) => at });
  const result = builder.finish();
  if (isMisfit(result))
    return { type: 'text', reason: because('importTypeText', { example: excerpt(result.texts[0]) }) };
  if (result.type === 'year') return { type: 'year', reason: because('importTypeDate') };
  if (result.missing === rows.length) return { type: 'number', reason: because('importTypeEmpty') };
  if (dateHeader.test(name) && areCompactDates(result))
    return { type: 'year', reason: because('importTypeCompactDate') };
  return { type: 'number', reason: because(numberCode(result.parsedAs)) };
}

function numberCode(readings: readonly CellReading[]): string {
  return readings.includes('percent') ? 'importTypePercent' : 'importTypeNumber';
}

function areCompactDates({ column }: BuiltColumn): boolean {
  if (column.kind !== 'number') return false;
  return column.values.every((value) => Number.isNaN(value) || yearOfCompactDate(value) !== null);
}

function firstTexts(rows: RowBlock['rows'], index: number, missing: MissingMarkers): string[] {
  const found = new Set<string>();
  for (const row of rows) {
    const text = row[index]?.trim() ?? '';
    if (!missing.matches(text)) found.add(excerpt(text, 40));
    if (found.size === examplesKept) break;
  }
  return [...found];
}

/** Repairs of the header that concern one column. */
export function headerRepairs(columns: readonly ColumnPlan[]): { code: RepairCode; column: string; text: string }[] {
  return columns.flatMap(({ repair, name, originalHeader }) =>
    repair ? [{ code: repair, column: name, text: originalHeader }] : [],
  );
}
