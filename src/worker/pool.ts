import { Cancelled } from './api.ts';

/** A worker as the pool sees it. */
export interface WorkerHandle<Api> {
  readonly api: Api;
  terminate(): void;
  /** Settles with a reason when the worker dies by itself. */
  readonly died: Promise<string>;
}

/** Rejection of a job whose worker died under it. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}

export interface JobOptions {
  readonly signal?: AbortSignal;
  /** Goes before the jobs that are not urgent; among equals, first come, first served. */
  readonly urgent?: boolean;
  /** A waiting job with the same key gives way to this one and rejects with `Cancelled`. */
  readonly replaces?: string;
}

export interface Pool<Api> {
  readonly size: number;
  run<T>(work: (api: Api) => Promise<T>, options?: JobOptions): Promise<T>;
  dispose(): void;
}

export interface PoolOptions {
  readonly size: number;
  /** How long a worker may go on with an aborted job before it is terminated: a short job is sooner over than a new worker is up. */
  readonly graceMs?: number;
  /** Told of every worker that died by itself. */
  readonly onLost?: (reason: string) => void;
}

interface Job<Api> {
  readonly work: (api: Api) => Promise<unknown>;
  readonly options: JobOptions;
  readonly settle: (outcome: { value: unknown } | { error: unknown }) => void;
}

interface Slot<Api> {
  handle: WorkerHandle<Api> | null;
  job: Job<Api> | null;
}

/**
 * Runs jobs on at most `size` workers, started when first needed. Aborting a running job rejects its promise with `Cancelled` at once (one that
 * waits on a dead worker would never settle) and terminates its worker. A worker that dies by itself rejects its job with `WorkerLost`, is
 * reported to `onLost` and replaced by the next job.
 */
export function createPool<Api>(spawn: () => WorkerHandle<Api>, options: PoolOptions): Pool<Api> {
  const { size, graceMs = 0, onLost = () => {} } = options;
  const slots: Slot<Api>[] = Array.from({ length: size }, () => ({ handle: null, job: null }));
  let waiting: Job<Api>[] = [];

  function release(slot: Slot<Api>): void {
    slot.handle?.terminate();
    slot.handle = null;
    slot.job = null;
  }

  function start(slot: Slot<Api>): WorkerHandle<Api> {
    const handle = spawn();
    slot.handle = handle;
    void handle.died.then((reason) => {
      if (slot.handle !== handle) return;
      const { job } = slot;
      release(slot);
      job?.settle({ error: new WorkerLost(reason) });
      onLost(reason);
      assign();
    });
    return handle;
  }

  async function occupy(slot: Slot<Api>, job: Job<Api>): Promise<void> {
    slot.job = job;
    try {
      const { api } = slot.handle ?? start(slot);
      job.settle({ value: await job.work(api) });
    } catch (error) {
      job.settle({ error });
    }
    if (slot.job !== job) return;
    slot.job = null;
    assign();
  }

  function assign(): void {
    // A worker that is already up goes before a slot that would have to start one.
    const free = slots
      .filter((slot) => slot.job === null)
      .sort((a, b) => Number(b.handle !== null) - Number(a.handle !== null));
    for (const slot of free) {
      const job = waiting.find((one) => one.options.urgent) ?? waiting[0];
      if (!job) return;
      waiting = waiting.filter((one) => one !== job);
      void occupy(slot, job);
    }
  }

  function withdraw(job: Job<Api>): void {
    waiting = waiting.filter((one) => one !== job);
    job.settle({ error: new Cancelled() });
    const slot = slots.find((one) => one.job === job);
    if (!slot) return;
    const end = () => {
      if (slot.job !== job) return;
      release(slot);
      assign();
    };
    if (graceMs > 0) setTimeout(end, graceMs);
    else end();
  }

  function run<T>(work: (api: Api) => Promise<T>, jobOptions: JobOptions = {}): Promise<T> {
    const { signal, replaces } = jobOptions;
    return new Promise<T>((resolve, reject) => {
      if (signal?.aborted) {
        reject(new Cancelled());
        return;
      }
      const onAbort = () => withdraw(job);
      const settle: Job<Api>['settle'] = (outcome) => {
        signal?.removeEventListener('abort', onAbort);
        if ('error' in outcome) reject(outcome.error);
        else resolve(outcome.value as T);
      };
      const job: Job<Api> = { work, options: jobOptions, settle };
      const older = replaces === undefined ? undefined : waiting.find((one) => one.options.replaces === replaces);
      if (older) withdraw(older);
      signal?.addEventListener('abort', onAbort, { once: true });
      waiting.push(job);
      assign();
    });
  }

  function dispose(): void {
    const left = [...waiting, ...slots.flatMap((slot) => slot.job ?? [])];
    waiting = [];
    for (const slot of slots) release(slot);
    for (const job of left) job.settle({ error: new Cancelled() });
  }

  return { size, run, dispose };
}
