import { mean } from '../core/sums.ts';
import { applyRecipe } from '../engine/recipe/apply.ts';
import type { RecipeResult, StepReport, StepSpec } from '../engine/recipe/types.ts';
import { type Column, cellText, columnLength } from '../table/column.ts';
import { type ColumnInfo, columnInfo } from '../table/column-info.ts';
import { type Frame, findColumn } from '../table/frame.ts';

/** A column that a step made, as a person judges it at a glance. */
export interface MadeColumn {
  readonly info: ColumnInfo;
  /** Of a numeric column that is not all missing. */
  readonly mean: number | null;
  /** Its first cells as printed, '' when missing. */
  readonly first: readonly string[];
}

export interface StepView {
  readonly report: StepReport;
  readonly columns: readonly MadeColumn[];
}

/** What the data are after the steps of a recipe. */
export interface PreparedData {
  /** Of all columns; those that a step made or replaced are marked. */
  readonly columns: readonly ColumnInfo[];
  readonly rowsKept: number;
  readonly steps: readonly StepView[];
}

const FIRST_CELLS = 6;

function viewColumn(column: Column): MadeColumn {
  const size = Math.min(FIRST_CELLS, columnLength(column));
  const present = column.kind === 'number' ? column.values.filter((value) => !Number.isNaN(value)) : null;
  return {
    info: { ...columnInfo(column), derived: true },
    mean: present && present.length > 0 ? mean(present) : null,
    first: Array.from({ length: size }, (_, row) => cellText(column, row)),
  };
}

const madeBy = (report: StepReport): readonly string[] =>
  report.ok === true ? [...report.added, ...report.replaced] : [];

/** The step as the frame after the whole recipe shows its columns. */
function viewStep(frame: Frame, report: StepReport): StepView {
  const columns = madeBy(report).flatMap((name) => {
    const column = findColumn(frame, name);
    return column ? [viewColumn(column)] : [];
  });
  return { report, columns };
}

/** The columns of a recipe's result, and step by step what it made; `infos` are those of the imported columns, in their order. */
export function describePrepared(
  imported: Frame,
  infos: readonly ColumnInfo[],
  { frame, removed, reports }: RecipeResult,
): PreparedData {
  const known = new Map(imported.columns.map((column, at) => [column, infos[at]]));
  const lost = removed.reduce((total, { rows }) => total + rows.length, 0);
  return {
    columns: frame.columns.map((column) => known.get(column) ?? { ...columnInfo(column), derived: true }),
    rowsKept: frame.nrow - lost,
    steps: reports.map((report) => viewStep(frame, report)),
  };
}

/** What the last of some steps does, with the others before it. */
export function previewLast(
  imported: Frame,
  roles: { readonly unit: string | null; readonly time: string | null },
  steps: readonly StepSpec[],
): StepView | null {
  const { frame, reports } = applyRecipe(imported, roles, steps);
  const report = reports.at(-1);
  return report ? viewStep(frame, report) : null;
}
