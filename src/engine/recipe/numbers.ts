import { fail, type Notice, notice, type Outcome, type Severity, succeed } from '../../core/notice.ts';
import type { Column } from '../../table/column.ts';
import { findColumn } from '../../table/frame.ts';
import type { RecipeTable, StepResult } from './types.ts';

/** The cells of a numeric column (NaN: missing). Failures: recipeColumnMissing (none chosen), columnUnknown, columnNotNumeric. */
export function readNumbers(table: RecipeTable, name: string | null): Outcome<Float64Array> {
  if (name === null) return fail('recipeColumnMissing');
  const column = findColumn(table.frame, name);
  if (!column) return fail('columnUnknown', { column: name, role: 'recipe' }, { column: name });
  if (column.kind !== 'number') return fail('columnNotNumeric', { column: name, role: 'recipe' }, { column: name });
  return succeed(column.values);
}

/** A count of cells that a person should know of; left out where it is zero. */
export interface Remark {
  readonly code: string;
  readonly severity: Severity;
  readonly counts: Readonly<Record<string, number>>;
}

export const remark = (code: string, severity: Severity, counts: Remark['counts']): Remark => ({
  code,
  severity,
  counts,
});

interface Mapped {
  readonly columns: readonly Column[];
  readonly remarks: readonly Remark[];
}

/** Works column by column; a remark whose counts are all zero is not made. Failures: those of `readNumbers`. */
export function mapColumns(
  table: RecipeTable,
  names: readonly string[] | null,
  work: (values: Float64Array, at: number) => Mapped,
): Outcome<StepResult> {
  if (names === null || names.length === 0) return fail('recipeColumnMissing');
  const columns: Column[] = [];
  const notices: Notice[] = [];
  for (const [at, column] of names.entries()) {
    const read = readNumbers(table, column);
    if (!read.ok) return read;
    const mapped = work(read.value, at);
    columns.push(...mapped.columns);
    for (const { code, severity, counts } of mapped.remarks) {
      if (Object.values(counts).some((count) => count > 0)) {
        notices.push(notice(severity, code, { column, ...counts }, { column }));
      }
    }
  }
  return succeed({ columns, removed: [], notices });
}
