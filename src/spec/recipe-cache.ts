import { applyRecipe } from '../engine/recipe/apply.ts';
import { readsOf } from '../engine/recipe/reads.ts';
import type { RecipeResult } from '../engine/recipe/types.ts';
import type { Column } from '../table/column.ts';
import { createFrame, type Frame, findColumn } from '../table/frame.ts';
import type { AnalysisSpec } from './schema.ts';

interface Kept {
  readonly key: string;
  readonly frame: Frame;
  readonly reads: readonly (Column | undefined)[];
  readonly result: RecipeResult;
}

const nothing: Omit<RecipeResult, 'frame'> = { removed: [], reports: [], broken: [], sample: null };

/**
 * The recipe of a spec applied to a frame, the last one kept: a frame that has grown by columns which no step reads, or a spec that differs elsewhere,
 * costs nothing, and columns that were made keep their identity.
 */
export class RecipeCache {
  private last: Kept | null = null;

  apply(frame: Frame, spec: Pick<AnalysisSpec, 'recipe' | 'roles'>): RecipeResult {
    const { recipe, roles } = spec;
    if (recipe.length === 0) return { ...nothing, frame };
    const { unit, time } = roles;
    const key = JSON.stringify([unit, time, recipe]);
    const names = new Set([unit, time, ...recipe.flatMap((step) => [...readsOf(step)])]);
    const reads = Array.from(names, (name) => (name === null ? undefined : findColumn(frame, name)));
    const { last } = this;
    const same =
      last !== null &&
      last.key === key &&
      last.frame.nrow === frame.nrow &&
      last.frame.sourceRows === frame.sourceRows &&
      last.reads.every((column, i) => column === reads[i]);
    if (same && last.frame === frame) return last.result;
    const result = same ? { ...last.result, frame: overlay(last, frame) } : applyRecipe(frame, roles, recipe);
    this.last = { key, frame, reads, result };
    return result;
  }
}

/** What the recipe made of the last frame, put on one that has other columns beside those it reads. */
function overlay({ frame: before, result }: Kept, frame: Frame): Frame {
  const given = new Set(before.columns);
  const made = new Map(
    result.frame.columns.flatMap((column) => (given.has(column) ? [] : [[column.name, column] as const])),
  );
  const broken = new Set(result.broken.map(({ column }) => column));
  const columns = frame.columns.flatMap((column) => {
    const replacement = made.get(column.name);
    made.delete(column.name);
    return broken.has(column.name) ? [] : [replacement ?? column];
  });
  return { ...createFrame([...columns, ...made.values()], frame.sourceRows), nrow: frame.nrow };
}
