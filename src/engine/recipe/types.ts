import type { Notice, Outcome } from '../../core/notice.ts';
import type { Column } from '../../table/column.ts';
import type { Frame } from '../../table/frame.ts';
import type { Fields, OptionsOf } from '../fields.ts';

/** The data as a step finds them: what earlier steps made is there, rows that they removed are not. */
export interface RecipeTable {
  readonly frame: Frame;
  readonly unit: string | null;
  readonly time: string | null;
}

/** Rows that a step leaves out, as rows of the frame that it was given. In the result of a recipe: rows of the frame that the recipe was given. */
export interface RowLoss {
  readonly reason: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly rows: Int32Array;
}

/**
 * What a step did. A column under a name that the frame has takes that column's place; any other is added at the end. What a person should know
 * of its work (cells changed, filled or made missing) is in `notices`.
 */
export interface StepResult {
  readonly columns: readonly Column[];
  readonly removed: readonly RowLoss[];
  readonly notices: readonly Notice[];
}

export interface StepMeta<F extends Fields = Fields> {
  readonly id: string;
  readonly fields: F;
  /** Roles without which the step fails (`recipeRoleMissing`) before it is asked. */
  readonly needs: readonly ('unit' | 'time')[];
  /** Whether the step leaves out rows: everything after it depends on it then. */
  readonly removesRows: boolean;
  /** Whether the columns made hold text; absent: numbers. */
  readonly makesText?: boolean;
  /** Names of the columns that the step makes under these options, where the spec does not say; [] while the options are incomplete. */
  readonly makes: (options: OptionsOf<F>) => readonly string[];
}

/** How a step writes itself into a script. Columns are called only through `r` and `stata`, which quote or rename them. */
export interface StepCodeContext {
  readonly names: readonly string[];
  readonly unit: string | null;
  readonly time: string | null;
  /** `df[["gdp"]]` */
  readonly r: (column: string) => string;
  readonly stata: (column: string) => string;
  readonly isText: (column: string) => boolean;
  /** Whether the data have a column of that name when the step begins. */
  readonly has: (column: string) => boolean;
}

/** Lines of source text; the data frame is called `df`. */
export interface StepCode {
  readonly r: readonly string[];
  readonly stata: readonly string[];
}

/** A step of data preparation: a file that exports `meta` and `step`, one line in `registry.ts` and one in `steps.ts`. */
export interface RecipeStep<F extends Fields = Fields> {
  /** `names`: as many as `meta.makes` gives, from the spec's `as` or from `makes`. Pure; bad options and data are failures. */
  apply(table: RecipeTable, options: OptionsOf<F>, names: readonly string[]): Outcome<StepResult>;
  code(options: OptionsOf<F>, context: StepCodeContext): StepCode;
}

/** What every step of a spec says beside its options. */
export interface StepHead {
  readonly step: string;
  /** Names of the columns made, in the order of `meta.makes`; null: those of `makes`. The name of an existing column replaces it. */
  readonly as: readonly string[] | null;
  readonly off: boolean;
}

/** A step with all options resolved, whichever it is: its options stand beside the head, by the keys of its fields. */
export type StepSpec = StepHead;

/** What became of one step of a recipe. */
export type StepReport =
  | {
      readonly ok: true;
      readonly added: readonly string[];
      readonly replaced: readonly string[];
      readonly rowsRemoved: number;
      readonly notices: readonly Notice[];
    }
  | { readonly ok: false; readonly notice: Notice }
  | { readonly ok: 'off' };

/**
 * A recipe applied. `frame` has the rows of the frame that was given, so that row numbers keep their meaning; `removed` lists those that steps left out,
 * and columns made after a removal are missing there.
 *
 * A step that fails does nothing, and nothing may pass for its work: columns that it would have made or replaced are absent from `frame` (listed in
 * `broken`, with the step), so that later steps and models that name them fail in turn while all else stands. If the failed step was to remove rows,
 * `sample` holds its failure: no sample is the one asked for, and whoever fits models stops there.
 */
export interface RecipeResult {
  readonly frame: Frame;
  readonly removed: readonly RowLoss[];
  readonly reports: readonly StepReport[];
  readonly broken: readonly { readonly column: string; readonly step: number }[];
  readonly sample: Notice | null;
}
