import { useEffect } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type Run, useRun, useRuns, type WatchedKind, watch } from './runs-store.ts';

/** The run of a task, kept up to date while the component is on screen. */
export function useTask<K extends WatchedKind>(kind: K): Run<K> {
  useEffect(() => watch(kind), [kind]);
  return useRun(kind);
}

/** Whether a task runs, is done or failed and why: for views that its progress, many times a second, need not redraw. */
export function useTaskState(kind: WatchedKind): Pick<Run<WatchedKind>, 'status' | 'notice'> {
  useEffect(() => watch(kind), [kind]);
  return useRuns(useShallow(({ runs }) => ({ status: runs[kind].status, notice: runs[kind].notice })));
}
