import { fail, type Outcome } from '../core/notice.ts';
import { Cancelled, type DataApi, type ImportRun } from './api.ts';
import { type WorkerHandle, WorkerLost } from './pool.ts';

/** The page's line to the one worker that owns the data. */
export interface DataLine {
  handle(): WorkerHandle<DataApi>;
  /** A question that has an outcome; that the worker died under it is one. */
  ask<T>(call: (api: DataApi) => Promise<Outcome<T>>): Promise<Outcome<T>>;
  /** A question that cannot fail; `otherwise` when the worker died under it. */
  look<T>(call: (api: DataApi) => Promise<T>, otherwise: T): Promise<T>;
  /** Reading data: a cancel is answered at once, and the worker, which stays, stops reading by itself. */
  read<T>(call: (api: DataApi) => Promise<Outcome<T>>, run: ImportRun): Promise<Outcome<T>>;
  dispose(): void;
}

/** Starts the worker with the first question, and another one after a death, which `onLost` hears of. */
export function createDataLine(spawn: () => WorkerHandle<DataApi>, onLost: (reason: string) => void): DataLine {
  let current: WorkerHandle<DataApi> | null = null;

  function handle(): WorkerHandle<DataApi> {
    if (current) return current;
    const started = spawn();
    current = started;
    void started.died.then((reason) => {
      if (current !== started) return;
      dispose();
      onLost(reason);
    });
    return started;
  }

  function dispose(): void {
    current?.terminate();
    current = null;
  }

  function call<T>(question: (api: DataApi) => Promise<T>): Promise<T> {
    const { api, died } = handle();
    return new Promise<T>((resolve, reject) => {
      void died.then((reason) => reject(new WorkerLost(reason)));
      question(api).then(resolve, reject);
    });
  }

  const ask: DataLine['ask'] = async (question) => {
    try {
      return await call(question);
    } catch (error) {
      if (error instanceof WorkerLost) return fail('dataWorkerLost', { reason: error.message });
      return fail('engineFault', { detail: error instanceof Error ? error.message : String(error) });
    }
  };

  const look: DataLine['look'] = async (question, otherwise) => {
    try {
      return await call(question);
    } catch (error) {
      if (error instanceof WorkerLost) return otherwise;
      throw error;
    }
  };

  const read: DataLine['read'] = (question, { signal }) =>
    new Promise((resolve, reject) => {
      const cancel = () => {
        void handle().api.cancelImport();
        reject(new Cancelled());
      };
      if (signal?.aborted) {
        reject(new Cancelled());
        return;
      }
      signal?.addEventListener('abort', cancel, { once: true });
      void ask(question).then((answer) => {
        signal?.removeEventListener('abort', cancel);
        resolve(answer);
      });
    });

  return { handle, ask, look, read, dispose };
}
