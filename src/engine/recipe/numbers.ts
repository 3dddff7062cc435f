import { fail, type Outcome, succeed } from '../../core/notice.ts';
import { findColumn } from '../../table/frame.ts';
import type { RecipeTable } from './types.ts';

/** The cells of a numeric column (NaN: missing). Failures: recipeColumnMissing (none chosen), columnUnknown, columnNotNumeric. */
export function readNumbers(table: RecipeTable, name: string | null): Outcome<Float64Array> {
  if (name === null) return fail('recipeColumnMissing');
  const column = findColumn(table.frame, name);
  if (!column) return fail('columnUnknown', { column: name, role: 'recipe' }, { column: name });
  if (column.kind !== 'number') return fail('columnNotNumeric', { column: name, role: 'recipe' }, { column: name });
  return succeed(column.values);
}

/** `readNumbers` of several columns; the first failure counts. */
export function readAllNumbers(table: RecipeTable, names: readonly string[] | null): Outcome<Float64Array[]> {
  if (names === null || names.length === 0) return fail('recipeColumnMissing');
  const read: Float64Array[] = [];
  for (const name of names) {
    const one = readNumbers(table, name);
    if (!one.ok) return one;
    read.push(one.value);
  }
  return succeed(read);
}
