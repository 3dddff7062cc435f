import { useStore } from 'zustand';
import { restoreFormer, useFormer } from './former.ts';
import { undo as undoSpec, useSpec, useSpecStore } from './spec-store.ts';

/** One step back; where none is left on the sample, to the analysis of own data that it has replaced. */
export function undo(): void {
  const { spec } = useSpecStore.getState();
  if (useSpecStore.temporal.getState().pastStates.length > 0) undoSpec();
  else if (spec.data.source === 'sample') void restoreFormer();
}

export function useCanUndo(): boolean {
  const past = useStore(useSpecStore.temporal, (state) => state.pastStates.length);
  const former = useFormer((state) => state.name !== null);
  const onSample = useSpec((spec) => spec.data.source === 'sample');
  return past > 0 || (former && onSample);
}
