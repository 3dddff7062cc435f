import { create } from 'zustand';
import type { Notice } from '../core/notice.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { PartialOf, Task, TaskKind, TaskOf, TaskResults } from '../spec/tasks.ts';
import { Cancelled, type EngineClient, type Progress } from '../worker/api.ts';
import { useSpecStore } from './spec-store.ts';

export type RunStatus = 'idle' | 'running' | 'done' | 'failed' | 'cancelled';

/** What the page knows of one task. The last result stays on screen while the next one is computed. */
export interface Run<K extends TaskKind> {
  readonly status: RunStatus;
  readonly result: TaskResults[K] | null;
  readonly partial: PartialOf<K> | null;
  readonly notice: Notice | null;
  readonly progress: Progress | null;
  readonly startedAt: number;
  readonly ms: number | null;
}

export type WatchedKind = Exclude<TaskKind, 'placeboDraw' | 'ledger' | 'threshold' | 'model'>;

interface RunsState {
  readonly runs: { readonly [K in WatchedKind]: Run<K> };
  /** Notices from outside any run, such as a worker that crashed and was replaced. */
  readonly engineNotices: readonly Notice[];
}

const idle = {
  status: 'idle',
  result: null,
  partial: null,
  notice: null,
  progress: null,
  startedAt: 0,
  ms: null,
} as const;

const allIdle: RunsState['runs'] = {
  design: idle,
  descriptives: idle,
  rawTrends: idle,
  baseline: idle,
  trends: idle,
  placebo: idle,
  models: idle,
  indices: idle,
  keywords: idle,
};

export const useRuns = create<RunsState>(() => ({ runs: allIdle, engineNotices: [] }));

export function useRun<K extends WatchedKind>(kind: K): Run<K> {
  return useRuns((state) => state.runs[kind]) as Run<K>;
}

function patch<K extends WatchedKind>(kind: K, change: Partial<Run<K>>): void {
  useRuns.setState(({ runs }) => ({ runs: { ...runs, [kind]: { ...runs[kind], ...change } } }));
}

/**
 * The parts of the spec that a task reads: only when one of them is another value is the task run again. A recipe that changed in steps which the
 * task does not read is answered from the cache.
 */
const reads: { readonly [K in WatchedKind]: readonly (keyof AnalysisSpec)[] } = {
  design: ['roles', 'recipe', 'sample', 'whatIf'],
  descriptives: ['roles', 'recipe', 'sample', 'whatIf', 'descriptives'],
  rawTrends: ['roles', 'recipe', 'sample', 'whatIf', 'trends'],
  baseline: ['roles', 'recipe', 'sample', 'whatIf', 'baseline', 'policy'],
  trends: ['roles', 'recipe', 'sample', 'whatIf', 'baseline', 'trends'],
  placebo: ['roles', 'recipe', 'sample', 'whatIf', 'baseline', 'placebo'],
  models: ['roles', 'recipe', 'sample', 'whatIf', 'models'],
  indices: ['roles', 'recipe'],
  keywords: ['roles', 'recipe'],
};

/** These feed the question sentence, the strip and the dots of the contents rail, so they run wherever the person is. */
const always: readonly WatchedKind[] = ['design', 'baseline', 'trends', 'placebo'];

/** What the session binds the runs to: the engine, and the data that it holds (null: none yet). */
interface Binding {
  readonly client: EngineClient;
  frameHash: string | null;
}

let binding: Binding | null = null;
const interest = new Map<WatchedKind, number>();
const lastSeen = new Map<WatchedKind, readonly unknown[]>();
const aborts = new Map<WatchedKind, AbortController>();
let interactive = false;

export function bindRuns(client: EngineClient): void {
  binding = { client, frameHash: null };
  client.onNotice((notice) =>
    useRuns.setState(({ engineNotices }) => ({ engineNotices: [notice, ...engineNotices].slice(0, 5) })),
  );
  useSpecStore.subscribe(() => refresh());
}

export function dismissEngineNotices(): void {
  useRuns.setState({ engineNotices: [] });
}

/** Other data: every result is void. */
export function frameChanged(hash: string | null): void {
  if (!binding) return;
  binding.frameHash = hash;
  for (const abort of aborts.values()) abort.abort();
  lastSeen.clear();
  useRuns.setState({ runs: allIdle });
  refresh();
}

/** While a hand drags, runs go to the interactive lane, where a newer one replaces the one before. */
export function setInteractive(on: boolean): void {
  interactive = on;
}

let held = false;

/** Changes the spec on the way to another value that follows at once, without starting runs in between. */
export function withoutRuns(change: () => void): void {
  held = true;
  change();
  held = false;
}

function wanted(kind: WatchedKind): boolean {
  return always.includes(kind) || (interest.get(kind) ?? 0) > 0;
}

function refresh(): void {
  if (held || !binding?.frameHash) return;
  const { spec } = useSpecStore.getState();
  for (const kind of Object.keys(reads) as WatchedKind[]) {
    if (!wanted(kind) || (interactive && kind === 'placebo')) continue;
    const seen = [binding.frameHash, ...reads[kind].map((part) => spec[part])];
    const before = lastSeen.get(kind);
    if (before && before.length === seen.length && before.every((value, index) => Object.is(value, seen[index])))
      continue;
    lastSeen.set(kind, seen);
    void start(kind, spec);
  }
}

let clock = 0;
const applied = new Map<WatchedKind, number>();

/** Answers may overtake each other in the interactive lane: one older than what is shown is dropped. */
function fresh(kind: WatchedKind, stamp: number): boolean {
  if ((applied.get(kind) ?? 0) > stamp) return false;
  applied.set(kind, stamp);
  return true;
}

async function start<K extends WatchedKind>(kind: K, spec: AnalysisSpec): Promise<void> {
  if (!binding) return;
  aborts.get(kind)?.abort();
  const abort = interactive ? null : new AbortController();
  if (abort) aborts.set(kind, abort);
  else aborts.delete(kind);
  clock += 1;
  const stamp = clock;
  const startedAt = performance.now();
  if (abort) patch(kind, { status: 'running', startedAt, progress: null, partial: null });
  const current = () => abort === null || aborts.get(kind) === abort;
  try {
    const outcome = await binding.client.run<K>(spec, { kind } as TaskOf<K>, {
      ...(abort ? { signal: abort.signal } : {}),
      lane: abort ? 'normal' : 'interactive',
      onProgress: (progress) => current() && patch(kind, { progress }),
      onPartial: (partial) => current() && patch(kind, { partial }),
    });
    if (!current() || !fresh(kind, stamp)) return;
    const ended = { partial: null, progress: null, ms: performance.now() - startedAt };
    if (outcome.ok) patch(kind, { ...ended, status: 'done', result: outcome.value, notice: null });
    else patch(kind, { ...ended, status: 'failed', result: null, notice: outcome.notice });
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    if (abort && current()) patch(kind, { status: 'cancelled', progress: null, partial: null });
  } finally {
    if (abort && current()) aborts.delete(kind);
  }
}

export function cancelRun(kind: WatchedKind): void {
  aborts.get(kind)?.abort();
}

/** Runs a task again although nothing changed: after a cancel, or after a crash. */
export function rerun(kind: WatchedKind): void {
  lastSeen.delete(kind);
  refresh();
}

/** A mounted view declares that it shows a task; the returned function withdraws it. */
export function watch(kind: WatchedKind): () => void {
  interest.set(kind, (interest.get(kind) ?? 0) + 1);
  refresh();
  return () => interest.set(kind, (interest.get(kind) ?? 1) - 1);
}

/** A single question to the engine on the current spec, outside the watched tasks. */
export async function ask<K extends TaskKind>(task: TaskOf<K>): Promise<TaskResults[K] | Notice> {
  if (!binding) throw new Error('runs are not bound to an engine');
  const outcome = await binding.client.run<K>(useSpecStore.getState().spec, task);
  return outcome.ok ? outcome.value : outcome.notice;
}

export type { Task };

/** Which data the runs are bound to; null before any. */
export function frameHash(): string | null {
  return binding?.frameHash ?? null;
}
