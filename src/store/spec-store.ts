import { temporal } from 'zundo';
import { create } from 'zustand';
import { type AnalysisSpec, specSchema } from '../spec/schema.ts';

interface SpecState {
  spec: AnalysisSpec;
}

/** The whole analysis. Only `editSpec` changes it; every change is one step of undo unless made with `previewSpec`. */
export const useSpecStore = create<SpecState>()(
  temporal(() => ({ spec: specSchema.parse({}) }), {
    limit: 200,
    equality: (past, current) => past.spec === current.spec,
  }),
);

export type SpecChange = Partial<AnalysisSpec> | ((spec: AnalysisSpec) => Partial<AnalysisSpec>);

function applied(change: SpecChange): AnalysisSpec {
  const { spec } = useSpecStore.getState();
  return { ...spec, ...(typeof change === 'function' ? change(spec) : change) };
}

export function editSpec(change: SpecChange): void {
  useSpecStore.setState({ spec: applied(change) });
}

/** Replaces everything at once (another file, a share link, a project): history starts anew. */
export function replaceSpec(spec: AnalysisSpec): void {
  useSpecStore.setState({ spec });
  useSpecStore.temporal.getState().clear();
}

type ChapterKey = 'descriptives' | 'baseline' | 'trends' | 'placebo';

/** Changes options of one chapter, leaving its others as they are. */
export function editChapter<K extends ChapterKey>(key: K, change: Partial<NonNullable<AnalysisSpec[K]>>): void {
  editSpec((spec) => ({ [key]: { ...(spec[key] ?? specDefaults(key)), ...change } }) as Partial<AnalysisSpec>);
}

function specDefaults<K extends ChapterKey>(key: K): NonNullable<AnalysisSpec[K]> {
  return specSchema.parse({ [key]: {} })[key] as NonNullable<AnalysisSpec[K]>;
}

export function editRoles(change: Partial<AnalysisSpec['roles']>): void {
  editSpec((spec) => ({ roles: { ...spec.roles, ...change } }));
}

export function editOutput(change: Partial<AnalysisSpec['output']>): void {
  editSpec((spec) => ({ output: { ...spec.output, ...change } }));
}

export function editSample(change: Partial<AnalysisSpec['sample']>): void {
  editSpec((spec) => ({ sample: { ...spec.sample, ...change } }));
}

export const undo = (): void => useSpecStore.temporal.getState().undo();
export const redo = (): void => useSpecStore.temporal.getState().redo();

export function useSpec<T>(select: (spec: AnalysisSpec) => T): T {
  return useSpecStore((state) => select(state.spec));
}

/** What the analysis is called: its own title, else its policy and period. */
export function titleOf({ title, policy, sample, data }: AnalysisSpec, language: 'en' | 'zh'): string {
  if (title !== '') return title;
  const name = policy[language] || policy.en || policy.zh;
  if (name === '') return data.name;
  const { timeFrom, timeTo } = sample;
  if (timeFrom === null || timeTo === null) return name;
  return language === 'zh' ? `${name}，${timeFrom}–${timeTo}` : `${name}, ${timeFrom}–${timeTo}`;
}

/** The label of a column in a language: the analyst's own, else the dictionary that came with the data, else the column's name. */
export function labelOf(spec: AnalysisSpec, column: string, language: 'en' | 'zh'): string {
  const label = spec.labels.find((entry) => entry.column === column);
  return label?.[language] || label?.en || column;
}
