import { useMemo } from 'react';
import { treatmentName } from '../spec/design.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
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

export function useColumnInfo(name: string | null): ColumnInfo | null {
  const info = useSession((state) => state.info);
  return info?.columns.find((column) => column.name === name) ?? null;
}

/** The labels of all columns in both languages, as tables and plots take them; the policy's own name is that of its indicator. */
export function labelMap(spec: AnalysisSpec): ReadonlyMap<string, { readonly en: string; readonly zh: string }> {
  const { labels, policy } = spec;
  const map = new Map(labels.map(({ column, en, zh }) => [column, { en, zh }]));
  const name = treatmentName(spec);
  if (name !== null && (policy.en || policy.zh)) {
    map.set(name, { en: policy.en || policy.zh, zh: policy.zh || policy.en });
  }
  return map;
}
