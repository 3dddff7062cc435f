import { useMemo } from 'react';
import { namesOf } from '../engine/recipe/names.ts';
import type { RecipeStepSpec } from '../spec/recipe.ts';
import type { ColumnInfo } from '../worker/api.ts';
import { useSession } from './session-store.ts';
import { labelOf, useSpec } from './spec-store.ts';
import { useUi } from './ui-store.ts';

export interface ColumnChoice {
  readonly value: string;
  readonly label: string;
  /** The column's name in the file, where its label is another. */
  readonly hint?: string;
}

/** The columns of the data as choices for a menu, in the order of the file, under their labels in the language of the page. */
export function useColumnOptions(kind: 'number' | 'category' | 'any'): ColumnChoice[] {
  const info = useSession((state) => state.info);
  const spec = useSpec((value) => value);
  const language = useUi((state) => state.language);
  return useMemo(
    () =>
      (info?.columns ?? [])
        .filter((column) => kind === 'any' || column.kind === kind)
        .map(({ name }) => {
          const label = labelOf(spec, name, language);
          return label === name ? { value: name, label } : { value: name, label, hint: name };
        }),
    [info, kind, spec, language],
  );
}

/** The columns that a step finds after the steps before it. Names, not labels: steps and expressions call columns by their names. */
export function useStepColumns(before: readonly RecipeStepSpec[]): ColumnChoice[] {
  const imported = useSession((state) => state.imported);
  return useMemo(() => {
    const made = before.flatMap((step) => (step.off ? [] : (namesOf(step) ?? [])));
    const names = new Set([...(imported?.columns ?? []).map(({ name }) => name), ...made]);
    return Array.from(names, (name) => ({ value: name, label: name }));
  }, [imported, before]);
}

export function useColumnInfo(name: string | null): ColumnInfo | null {
  const info = useSession((state) => state.info);
  return info?.columns.find((column) => column.name === name) ?? null;
}
