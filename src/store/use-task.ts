import { useEffect } from 'react';
import { type Run, useRun, type WatchedKind, watch } from './runs-store.ts';

/** The run of a task, kept up to date while the component is on screen. */
export function useTask<K extends WatchedKind>(kind: K): Run<K> {
  useEffect(() => watch(kind), [kind]);
  return useRun(kind);
}
