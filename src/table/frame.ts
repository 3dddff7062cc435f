import { type Column, columnLength } from './column.ts';

/**
 * A table held by columns. Immutable by convention: transformations make a new frame that shares untouched columns.
 * `sourceRows[i]` is the 1-based row of the file below its header that row i came from, left-out lines counted (null: row i is row i + 1).
 */
export interface Frame {
  readonly nrow: number;
  readonly columns: readonly Column[];
  readonly sourceRows: Uint32Array | null;
}

export function createFrame(columns: readonly Column[], sourceRows: Uint32Array | null = null): Frame {
  const nrow = columns.length === 0 ? 0 : columnLength(columns[0]);
  for (const column of columns) {
    if (columnLength(column) !== nrow) throw new Error(`column ${column.name} has another length`);
  }
  return { nrow, columns, sourceRows };
}

/** The column of that exact name, or undefined. Names are compared as text, so `__proto__` is a name like any other. */
export function findColumn(frame: Frame, name: string): Column | undefined {
  return frame.columns.find((column) => column.name === name);
}

export function sourceRow(frame: Frame, row: number): number {
  return frame.sourceRows ? frame.sourceRows[row] : row + 1;
}
