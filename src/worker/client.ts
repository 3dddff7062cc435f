import { fail, type Notice, notice, type Outcome, succeed } from '../core/notice.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { taskKey } from '../spec/task-key.ts';
import type { TaskKind, TaskOf, TaskResults } from '../spec/tasks.ts';
import {
  Cancelled,
  type ComputeApi,
  type DataApi,
  type EngineClient,
  type FrameInfo,
  type FrameInUse,
  type RunOptions,
} from './api.ts';
import { createDataLine } from './data-line.ts';
import { runModels } from './models-run.ts';
import { runPlacebo } from './placebo-run.ts';
import { spawnCompute, spawnData } from './places.ts';
import { createPool, type WorkerHandle, WorkerLost } from './pool.ts';
import { ResultCache } from './result-cache.ts';

/** Where workers come from; tests put their own in. */
export interface Places {
  readonly spawnData: () => WorkerHandle<DataApi>;
  readonly spawnCompute: (data: WorkerHandle<DataApi>) => WorkerHandle<ComputeApi>;
  readonly cores: number;
}

const browser = (): Places => ({ spawnData, spawnCompute, cores: navigator.hardwareConcurrency || 2 });

const MOST_WORKERS = 4;
const CACHED_RESULTS = 90;
/** A short run that was cancelled is sooner over than a new worker is up; its promise rejects at once in any case. */
const GRACE_MS = 80;
/** Runs of the interactive lane are short; one that takes longer is not waited for. */
const INTERACTIVE_GRACE_MS = 2_000;

const noRows = { from: 0, cells: [], sourceRows: [] };
const noMatch = {
  parsed: { rows: [], problems: [] },
  match: { matched: [], ambiguous: [], unmatched: [], duplicates: [] },
};

/** The engine for a page: workers are started by the first call that needs them. */
export function createEngineClient(places: Places = browser()): EngineClient {
  const listeners = new Set<(message: Notice) => void>();
  const cache = new ResultCache<Outcome<unknown>>(CACHED_RESULTS);
  let inUse: FrameInUse | null = null;

  const tell = (message: Notice) => {
    for (const listener of listeners) listener(message);
  };
  const line = createDataLine(places.spawnData, (reason) => {
    inUse = null;
    cache.clear();
    // The compute workers' own lines lead to the worker that is gone.
    normal.dispose();
    interactive.dispose();
    tell(notice('error', 'dataWorkerLost', { reason }));
  });
  const onLost = (reason: string) => tell(notice('caution', 'workerLost', { reason }));
  const spawn = () => places.spawnCompute(line.handle());
  const size = Math.max(1, Math.min(MOST_WORKERS, places.cores - 1));
  const normal = createPool(spawn, { size, graceMs: GRACE_MS, onLost });
  const interactive = createPool(spawn, { size: 1, graceMs: INTERACTIVE_GRACE_MS, onLost });

  function take(frame: Outcome<FrameInUse>): Outcome<FrameInfo> {
    if (!frame.ok) return frame;
    inUse = frame.value;
    cache.clear();
    return succeed(inUse.info);
  }

  async function compute<K extends TaskKind>(
    frameKey: string,
    spec: AnalysisSpec,
    task: TaskOf<K>,
    options: RunOptions<K>,
  ): Promise<Outcome<TaskResults[K]>> {
    const { signal, onProgress = null, lane = 'normal' } = options;
    if (task.kind === 'placebo') {
      const summary = await runPlacebo(normal, frameKey, spec, options as RunOptions<'placebo'>);
      return summary as Outcome<TaskResults[K]>;
    }
    if (task.kind === 'models' && lane === 'normal') {
      const models = await runModels(spec, options as RunOptions<'models'>, (index, each) =>
        run<'model'>(spec, { kind: 'model', index }, each),
      );
      return models as Outcome<TaskResults[K]>;
    }
    const work = (api: ComputeApi) => api.run<K>(frameKey, spec, task, onProgress);
    if (lane === 'interactive') return interactive.run(work, { signal, replaces: task.kind });
    return normal.run(work, { signal, urgent: true });
  }

  async function run<K extends TaskKind>(
    spec: AnalysisSpec,
    task: TaskOf<K>,
    options: RunOptions<K> = {},
  ): Promise<Outcome<TaskResults[K]>> {
    const frame = inUse;
    if (!frame) return fail('noData');
    const key = `${frame.key} ${taskKey(spec, task)}`;
    const known = cache.get(key);
    if (known) return known as Outcome<TaskResults[K]>;
    try {
      const answer = await compute(frame.key, spec, task, options);
      if (inUse === frame) cache.set(key, answer);
      return answer;
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      if (error instanceof WorkerLost) return fail('workerLost', { reason: error.message });
      return fail('engineFault', { detail: error instanceof Error ? error.message : String(error) });
    }
  }

  return {
    preview: (source, options = {}) => line.ask((api) => api.preview(source, options)),
    importData: (source, options = {}, hooks = {}) =>
      line.read((api) => api.importData(source, options, hooks.onProgress ?? null), hooks),
    pendingRows: (from, to, names = null) => line.look((api) => api.rows('pending', from, to, names), noRows),
    acceptImport: async () => take(await line.ask((api) => api.acceptImport())),
    discardImport: () => line.look((api) => api.discardImport(), undefined),
    loadFrame: async (url, options = {}) => take(await line.ask((api) => api.loadFrame(url, options))),
    frameInfo: async () => inUse?.info ?? null,
    prepare: (preparation) => line.look((api) => api.prepare(preparation), null),
    previewStep: (preparation) => line.look((api) => api.previewStep(preparation), null),
    rows: (from, to, names = null) => line.look((api) => api.rows('current', from, to, names), noRows),
    columnValues: (names) => line.look((api) => api.columnValues(names), []),
    guessRoles: () => line.look((api) => api.guessRoles(), null),
    unitAliases: (unitColumn) => line.look((api) => api.unitAliases(unitColumn), []),
    matchRoster: (roster, unitColumn) => line.look((api) => api.matchRoster(roster, unitColumn), noMatch),
    exportCsv: () => line.ask((api) => api.exportCsv()),
    saveProject: (spec, withData) => line.ask((api) => api.saveProject(spec, withData)),
    openProject: (file, hooks = {}) => line.read((api) => api.openProject(file, hooks.onProgress ?? null), hooks),
    run,
    onNotice: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose: () => {
      normal.dispose();
      interactive.dispose();
      line.dispose();
    },
  };
}
