import type { Estimator, ModelRoles } from '../../engine/estimator.ts';
import type { Fields, OptionsOf } from '../../engine/fields.ts';
import type { DesignSpec, TreatmentSpec } from '../../engine/panel.ts';
import type { StepSpec } from '../../engine/recipe/types.ts';

/** One regression of a script: an estimator with its options filled in from the roles. */
export interface ScriptModel {
  readonly title: string;
  readonly estimator: Pick<Estimator, 'code'> & { readonly meta: { readonly fields: Fields } };
  readonly roles: ModelRoles;
  readonly options: OptionsOf<Fields>;
  /** Steps of data preparation for this model alone. */
  readonly recipe: readonly StepSpec[];
}

export interface ScriptColumn {
  readonly name: string;
  readonly kind: 'number' | 'category';
}

export interface ScriptContext {
  readonly title: string;
  /** The data as a UTF-8 CSV with one line of headers and empty missing cells. */
  readonly dataFile: string;
  /** All columns of that file, in its order. */
  readonly columns: readonly ScriptColumn[];
  /** Steps that prepare the data of every model. */
  readonly recipe: readonly StepSpec[];
  readonly design: DesignSpec;
  /** Name of the 0/1 policy variable; null: no policy. */
  readonly treatmentName: string | null;
  readonly stars: readonly number[];
  readonly digits: number;
}

export const hasSteps = ({ recipe }: ScriptModel): boolean => recipe.some(({ off }) => !off);

/** Units out of the sample, whether struck out for good or in a what-if. */
export function droppedUnits({ sample, whatIf }: DesignSpec): string[] {
  return [...new Set([...sample.dropUnits, ...(whatIf?.struckUnits ?? [])])];
}

/** A name that no column has. */
export function freshColumn(wanted: string, { columns, treatmentName }: ScriptContext): string {
  const taken = new Set([...columns.map((column) => column.name), treatmentName]);
  let name = wanted;
  while (taken.has(name)) name += '_';
  return name;
}

/** The treatment as snippets see it: the script has built `startColumn`, except where the data hold the 0/1 column already. */
export function builtTreatment(treatment: TreatmentSpec | null, startColumn: string): TreatmentSpec | null {
  return treatment === null || treatment.kind === 'indicator' ? treatment : { kind: 'cohort', column: startColumn };
}

/** Lines of a snippet without what the script does once for all models. */
export function bodyLines(snippet: string, repeated: RegExp): string[] {
  return snippet
    .trimEnd()
    .split('\n')
    .filter((line) => !repeated.test(line));
}
