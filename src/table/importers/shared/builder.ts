import type { Column } from '../../column.ts';
import type { CellReading, ColumnType, MissingMarker } from '../types.ts';
import type { Conventions } from './cells.ts';
import type { MissingMarkers } from './missing.ts';
import type { RepairLog } from './repairs.ts';

/** Data rows on their way into the columns. Cells beyond a short row are undefined. */
export interface RowBlock {
  readonly rows: readonly (readonly string[])[];
  /** Data row number of rows[0], from 1. */
  readonly firstRow: number;
  /** Line of the file on which rows[index] starts. */
  line(index: number): number;
}

export interface BuilderSetting {
  readonly name: string;
  /** Position of the cell in each row. */
  readonly index: number;
  /** The type is the person's choice: cells that do not fit become missing and are counted. */
  readonly chosen: boolean;
  /** Rows to make room for at first, 1 or more. */
  readonly expectedRows: number;
  readonly conventions: Conventions;
  readonly missing: MissingMarkers;
  readonly repairs: RepairLog;
}

export interface BuiltColumn {
  readonly column: Column;
  readonly type: Exclude<ColumnType, 'skip'>;
  readonly missing: number;
  readonly markers: readonly MissingMarker[];
  readonly parsedAs: readonly CellReading[];
}

/** The cells that showed a guessed type to be wrong. */
export interface Misfit {
  readonly next: 'number' | 'text';
  readonly texts: readonly string[];
}

export interface ColumnBuilder {
  append(block: RowBlock): void;
  /** The column, or why it must be read again as another type. */
  finish(): BuiltColumn | Misfit;
}

export const isMisfit = (result: BuiltColumn | Misfit): result is Misfit => 'texts' in result;

/** Room for `needed` values: the capacity doubles, so that a column costs amortised constant time per cell. */
export function capacityFor(capacity: number, needed: number): number {
  let room = capacity;
  while (room < needed) room *= 2;
  return room;
}

/** The filled part: itself when hardly any room is left over, else a copy of its own. */
export function trimmed<T extends Float64Array | Int32Array>(values: T, length: number): T {
  const few = values.length - length <= length / 16;
  return (few ? values.subarray(0, length) : values.slice(0, length)) as T;
}
