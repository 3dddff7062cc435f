import type { Fields, OptionsOf } from '../../engine/fields.ts';
import { metaOf, namesOf } from '../../engine/recipe/names.ts';
import { readsOf } from '../../engine/recipe/reads.ts';
import type { StepId } from '../../engine/recipe/registry.ts';
import { recipeSteps } from '../../engine/recipe/steps.ts';
import type { StepSpec } from '../../engine/recipe/types.ts';
import type { ScriptContext } from './script.ts';

/** How a script calls columns. */
interface Naming {
  readonly r: (column: string) => string;
  readonly stata: (column: string) => string;
}

/** Columns that steps read or make. */
export function columnsOfSteps(steps: readonly StepSpec[]): string[] {
  return steps.filter(({ off }) => !off).flatMap((step) => [...readsOf(step), ...(namesOf(step) ?? [])]);
}

/** The script after steps: the columns that they made are there as well. */
export function withMade(context: ScriptContext, steps: readonly StepSpec[]): ScriptContext {
  const columns = new Map(context.columns.map((column) => [column.name, column] as const));
  for (const spec of steps) {
    if (spec.off) continue;
    const kind = metaOf(spec.step).makesText ? 'category' : 'number';
    for (const name of namesOf(spec) ?? []) columns.set(name, { name, kind });
  }
  return { ...context, columns: [...columns.values()] };
}

/** Steps of data preparation as lines of both languages, in their order; the data frame is called `df`. */
export function stepLines(steps: readonly StepSpec[], { columns, design }: ScriptContext, { r, stata }: Naming) {
  const { unit, time } = design;
  const known = new Set(columns.map(({ name }) => name));
  const texts = new Set(columns.filter(({ kind }) => kind === 'category').map(({ name }) => name));
  const lines: { r: string[]; stata: string[] } = { r: [], stata: [] };
  for (const spec of steps) {
    if (spec.off) continue;
    const names = namesOf(spec) ?? [];
    const context = { names, unit, time, r, stata, isText: (name: string) => texts.has(name), has: hasIn(known) };
    const code = recipeSteps[spec.step as StepId].code(spec as unknown as OptionsOf<Fields>, context);
    lines.r.push(...code.r);
    lines.stata.push(...code.stata);
    for (const name of names) {
      known.add(name);
      if (metaOf(spec.step).makesText) texts.add(name);
      else texts.delete(name);
    }
  }
  return lines;
}

/** The columns that are there before a step: later steps do not count. */
function hasIn(known: ReadonlySet<string>): (column: string) => boolean {
  const before = new Set(known);
  return (column) => before.has(column);
}
