import type { Outcome } from '../../src/core/notice.ts';
import type { DesignSpec } from '../../src/engine/panel.ts';
import { categoryColumn, numericColumn } from '../../src/table/column.ts';
import { createFrame, type Frame } from '../../src/table/frame.ts';

/** The value of an outcome that a test expects to be there. */
export function must<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(`${outcome.notice.code} ${JSON.stringify(outcome.notice.params)}`);
  return outcome.value;
}

export function designOf(change: Partial<DesignSpec>): DesignSpec {
  return {
    unit: 'city',
    time: 'year',
    treatment: null,
    sample: { timeFrom: null, timeTo: null, dropUnits: [] },
    whatIf: null,
    ...change,
  };
}

type Cell = string | number | null;

/** A frame written row by row as a person would; a column is text when any of its cells is. */
export function frameOf(names: readonly string[], rows: readonly (readonly Cell[])[]): Frame {
  return createFrame(
    names.map((name, at) => {
      const cells = rows.map((row) => row[at]);
      if (cells.some((cell) => typeof cell === 'string')) {
        return categoryColumn(
          name,
          cells.map((cell) => (cell === null ? null : String(cell))),
        );
      }
      return numericColumn(
        name,
        cells.map((cell) => (cell === null ? Number.NaN : Number(cell))),
      );
    }),
  );
}
