import { type Column, cellText } from '../../table/column.ts';
import { type Frame, findColumn } from '../../table/frame.ts';
import { codeColumn } from './code-values.ts';
import { readDivisionCode } from './place-names.ts';

/** A unit by its key (the exact text in the unit column) and the other names it goes by. */
export interface NamedUnit {
  readonly key: string;
  readonly aliases: readonly string[];
}

/** A name column may repeat a few names (two cities are called Suzhou), a grouping such as the province repeats most. */
const LEAST_DISTINCT = 0.9;
const CODE_NAME = /code|adcode|行政区划|代码|编码|区划/iu;

/**
 * The units of a column in the order of their keys, each with its cells in the columns that name units: constant within every unit (missing cells
 * aside) and nearly one-to-one with the units; numeric columns only when they are division codes or are called a code. Linear in cells.
 */
export function unitAliases(frame: Frame, unitColumn: string): NamedUnit[] {
  const column = findColumn(frame, unitColumn);
  if (!column) return [];
  const { codes, keys } = codeColumn(column);
  const naming = frame.columns
    .filter((other) => other.name !== unitColumn)
    .flatMap((other) => nameRows(other, codes, keys.length) ?? []);
  return keys.map((key, unit) => {
    const names = naming.flatMap(({ column: other, rows }) => (rows[unit] < 0 ? [] : cellText(other, rows[unit])));
    return { key, aliases: [...new Set(names)].filter((name) => name !== key) };
  });
}

/** For a column that names units: a row per unit where its name stands, -1 where it has none. */
function nameRows(column: Column, unitOf: Int32Array, units: number): { column: Column; rows: Int32Array } | null {
  const cellOf = (row: number) => (column.kind === 'number' ? column.values[row] : column.codes[row]);
  const isEmpty = (cell: number) => (column.kind === 'number' ? Number.isNaN(cell) : cell < 0);
  const rows = new Int32Array(units).fill(-1);
  for (let row = 0; row < unitOf.length; row++) {
    const unit = unitOf[row];
    if (unit < 0 || isEmpty(cellOf(row))) continue;
    if (rows[unit] < 0) rows[unit] = row;
    else if (cellOf(rows[unit]) !== cellOf(row)) return null;
  }
  const named = rows.filter((row) => row >= 0);
  const distinct = new Set(Array.from(named, cellOf));
  if (distinct.size < LEAST_DISTINCT * units) return null;
  if (column.kind === 'number' && !isCode(column, distinct)) return null;
  return { column, rows };
}

function isCode(column: Column, cells: ReadonlySet<number>): boolean {
  if (![...cells].every(Number.isInteger)) return false;
  return (
    CODE_NAME.test(column.name) ||
    [...cells].every((cell) => readDivisionCode(String(cell)) !== null && cell >= 100_000)
  );
}
