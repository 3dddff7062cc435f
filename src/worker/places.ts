import { releaseProxy, transfer, wrap } from 'comlink';
import type { ComputeApi, DataApi } from './api.ts';
import computeUrl from './compute.worker.ts?worker&url';
import dataUrl from './data.worker.ts?worker&url';
import type { WorkerHandle } from './pool.ts';
import { type Connectable, goneFrom, passCallbacks } from './thread.ts';

passCallbacks();

let started = 0;

/**
 * Starts a module worker from a blob that imports it: only workers of local schemes inherit the page's content policy, and the worker that
 * holds the data must be bound by `connect-src` no less than the page.
 */
function startWorker(moduleUrl: string, name: string): { worker: Worker; release: () => void } {
  const text = `import ${JSON.stringify(new URL(moduleUrl, document.baseURI).href)};`;
  const url = URL.createObjectURL(new Blob([text], { type: 'text/javascript' }));
  return { worker: new Worker(url, { type: 'module', name }), release: () => URL.revokeObjectURL(url) };
}

/** Under its name the worker holds a lock as long as it lives. */
function handleOf<Api extends { ready(): Promise<void> }>(moduleUrl: string): WorkerHandle<Api> {
  const name = `pilotlight-${performance.timeOrigin}-${++started}`;
  const { worker, release } = startWorker(moduleUrl, name);
  const remote = wrap<Api>(worker);
  const api = remote as unknown as Api;
  const closing = new AbortController();
  const died = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => resolve(event.message || 'error'));
    const locked = api.ready().then(() => {
      release();
      return goneFrom(name, closing.signal);
    });
    // Without locks, or once closed by us, there is nothing to report.
    locked.then(resolve, () => {});
  });
  const terminate = () => {
    closing.abort();
    remote[releaseProxy]();
    worker.terminate();
  };
  return { api, died, terminate };
}

export const spawnData = (): WorkerHandle<DataApi> => handleOf(dataUrl);

/** A compute worker with a line of its own to the data worker, so that columns never pass through the page. */
export function spawnCompute(data: WorkerHandle<DataApi>): WorkerHandle<ComputeApi> {
  const handle = handleOf<ComputeApi & Connectable>(computeUrl);
  const { port1, port2 } = new MessageChannel();
  void (data.api as DataApi & Connectable).connect(transfer(port1, [port1]));
  void handle.api.connect(transfer(port2, [port2]));
  return handle;
}
