import { create } from 'zustand';
import { parseSpec } from '../spec/parse.ts';
import { engine } from './engine.ts';
import { dropFormer, loadFormer, loadSession, type StoredAnalysis, saveFormer } from './persistence.ts';
import { reopen } from './session-store.ts';
import { useSpecStore } from './spec-store.ts';

/** The analysis of own data that another one has replaced, by the name of its data; null: none. */
export const useFormer = create<{ readonly name: string | null }>(() => ({ name: null }));

let kept: StoredAnalysis | null = null;

/** Looks for an analysis set aside before the last reload. */
export async function findFormer(): Promise<void> {
  kept = await loadFormer();
  useFormer.setState({ name: kept?.name ?? null });
}

/** Sets the analysis in use aside with its data, so that undo can bring it back; false when the data cannot be had. */
export async function keepFormer(): Promise<boolean> {
  const { spec } = useSpecStore.getState();
  const stored = await loadSession();
  if (stored?.data) kept = { spec, name: spec.data.name, data: stored.data };
  else {
    const csv = await engine().exportCsv();
    if (!csv.ok) return false;
    kept = { spec: { ...spec, data: { ...spec.data, import: null } }, name: spec.data.name, data: csv.value };
  }
  await saveFormer(kept);
  useFormer.setState({ name: kept.name });
  return true;
}

/** Brings the analysis that was set aside back into use. */
export async function restoreFormer(): Promise<void> {
  if (kept === null) return;
  const parsed = parseSpec(kept.spec);
  if (!parsed.ok || !(await reopen(kept.data, parsed.value))) return;
  kept = null;
  useFormer.setState({ name: null });
  await dropFormer();
}
