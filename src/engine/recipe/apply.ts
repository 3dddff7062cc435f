import { fail, type Notice, type Outcome } from '../../core/notice.ts';
import { type Column, columnLength } from '../../table/column.ts';
import { createFrame, type Frame, findColumn } from '../../table/frame.ts';
import { gatherFloats, gatherInts } from '../design/gather.ts';
import type { Fields, OptionsOf } from '../fields.ts';
import { metaOf, namesOf } from './names.ts';
import type { StepId } from './registry.ts';
import { recipeSteps } from './steps.ts';
import type { RecipeResult, RecipeTable, RowLoss, StepReport, StepResult, StepSpec } from './types.ts';

interface RecipeRoles {
  readonly unit: string | null;
  readonly time: string | null;
}

/**
 * Applies steps in their order to a frame; each finds what the steps before it made and the rows that they left. `removedBefore`: rows of `frame`
 * that earlier steps left out already. Which step failed and what follows from it: see `RecipeResult`. Linear in cells, but for sorting.
 */
export function applyRecipe(
  frame: Frame,
  roles: RecipeRoles,
  steps: readonly StepSpec[],
  removedBefore: readonly RowLoss[] = [],
): RecipeResult {
  let table: RecipeTable = { frame, unit: roles.unit, time: roles.time };
  let origin: Int32Array | null = null;
  const removed: RowLoss[] = [];
  const reports: StepReport[] = [];
  const broken = new Map<string, number>();
  const made = new Set<string>();
  let sample: Notice | null = null;

  const remove = (losses: readonly RowLoss[]) => {
    if (losses.every(({ rows }) => rows.length === 0)) return;
    const kept = keptRows(table.frame.nrow, losses);
    origin = origin ? gatherInts(origin, kept) : kept;
    table = { ...table, frame: gatherFrame(table.frame, kept) };
  };
  remove(removedBefore);

  steps.forEach((spec, at) => {
    if (spec.off) {
      reports.push({ ok: 'off' });
      return;
    }
    const done = runStep(table, spec);
    if (!done.ok) {
      const notice = { ...done.notice, params: { ...done.notice.params, step: at + 1 } };
      const lost = new Set(namesOf(spec) ?? spec.as ?? []);
      for (const column of lost) broken.set(column, at);
      if (lost.size > 0) table = { ...table, frame: without(table.frame, lost) };
      if (metaOf(spec.step).removesRows) sample ??= notice;
      reports.push({ ok: false, notice });
      return;
    }
    const { columns, removed: losses, notices } = done.value;
    const known = (column: Column) => findColumn(table.frame, column.name) !== undefined;
    reports.push({
      ok: true,
      added: columns.filter((column) => !known(column)).map(({ name }) => name),
      replaced: columns.filter(known).map(({ name }) => name),
      rowsRemoved: losses.reduce((total, { rows }) => total + rows.length, 0),
      notices,
    });
    for (const { name } of columns) {
      broken.delete(name);
      made.add(name);
    }
    if (columns.length > 0) table = { ...table, frame: withColumns(table.frame, columns) };
    const here = origin;
    removed.push(...losses.map((loss) => (here ? { ...loss, rows: gatherInts(here, loss.rows) } : loss)));
    remove(losses);
  });
  return {
    frame: origin ? scatterFrame(frame, table.frame, origin, made) : table.frame,
    removed: removed.filter(({ rows }) => rows.length > 0),
    reports,
    broken: Array.from(broken, ([column, step]) => ({ column, step })),
    sample,
  };
}

function runStep(table: RecipeTable, spec: StepSpec): Outcome<StepResult> {
  const lacking = metaOf(spec.step).needs.find((role) => table[role] === null || !findColumn(table.frame, table[role]));
  if (lacking) return fail('recipeRoleMissing', { role: lacking });
  const names = namesOf(spec);
  if (names === null) return fail('recipeNamesCount', { given: spec.as?.length ?? 0 });
  const twice = names.find((name, j) => names.indexOf(name) !== j);
  if (twice !== undefined) return fail('recipeNameTwice', { column: twice });
  return recipeSteps[spec.step as StepId].apply(table, spec as unknown as OptionsOf<Fields>, names);
}

function withColumns(frame: Frame, made: readonly Column[]): Frame {
  const fresh = new Map(made.map((column) => [column.name, column]));
  const columns = frame.columns.map((column) => {
    const replacement = fresh.get(column.name);
    fresh.delete(column.name);
    return replacement ?? column;
  });
  return createFrame([...columns, ...fresh.values()], frame.sourceRows);
}

function without(frame: Frame, names: ReadonlySet<string>): Frame {
  const columns = frame.columns.filter(({ name }) => !names.has(name));
  return { ...createFrame(columns, frame.sourceRows), nrow: frame.nrow };
}

function keptRows(nrow: number, losses: readonly RowLoss[]): Int32Array {
  const out = new Uint8Array(nrow);
  for (const { rows } of losses) for (const row of rows) out[row] = 1;
  return Int32Array.from(out.keys()).filter((row) => out[row] === 0);
}

const gatherColumn = (column: Column, rows: Int32Array): Column =>
  column.kind === 'number'
    ? { ...column, values: gatherFloats(column.values, rows) }
    : { ...column, codes: gatherInts(column.codes, rows) };

function gatherFrame(frame: Frame, rows: Int32Array): Frame {
  const sourceRows = Uint32Array.from(rows, (row) => (frame.sourceRows ? frame.sourceRows[row] : row + 1));
  const columns = frame.columns.map((column) => gatherColumn(column, rows));
  return { nrow: rows.length, columns, sourceRows };
}

/** A worked frame on all rows of the given one: given columns that no step touched as they were, the others missing where rows are gone. */
function scatterFrame(given: Frame, worked: Frame, origin: Int32Array, made: ReadonlySet<string>): Frame {
  const columns = worked.columns.map((column) => {
    const before = made.has(column.name) ? undefined : findColumn(given, column.name);
    return before ?? scatterColumn(column, origin, given.nrow);
  });
  return { nrow: given.nrow, columns, sourceRows: given.sourceRows };
}

function scatterColumn(column: Column, origin: Int32Array, nrow: number): Column {
  if (columnLength(column) === nrow) return column;
  if (column.kind === 'number') {
    const values = new Float64Array(nrow).fill(Number.NaN);
    for (let i = 0; i < origin.length; i++) values[origin[i]] = column.values[i];
    return { ...column, values };
  }
  const codes = new Int32Array(nrow).fill(-1);
  for (let i = 0; i < origin.length; i++) codes[origin[i]] = column.codes[i];
  return { ...column, codes };
}
