import { releaseProxy, transfer, transferHandlers, wrap } from 'comlink';
import type { ComputeApi, DataApi } from './api.ts';
import type { WorkerHandle } from './pool.ts';

const proxies = transferHandlers.get('proxy');
if (proxies) {
  // Functions in arguments are called back across the thread; comlink asks for every one of them to be marked, this marks them all.
  transferHandlers.set('callback', { ...proxies, canHandle: (value): value is unknown => typeof value === 'function' });
}

/** Resolves when a worker that holds the lock of that name is gone, whatever ended it. */
async function lockReleased(name: string, signal: AbortSignal): Promise<string> {
  await navigator.locks.request(name, { signal }, () => {});
  return 'ended';
}

let started = 0;

/** `create` makes the worker under a name, under which the worker holds a lock as long as it lives (see `aliveUnder`). */
function handleOf<Api extends { ready(): Promise<void> }>(create: (name: string) => Worker): WorkerHandle<Api> {
  const name = `pilotlight-${performance.timeOrigin}-${++started}`;
  const worker = create(name);
  const remote = wrap<Api>(worker);
  const api = remote as unknown as Api;
  const closing = new AbortController();
  const died = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => resolve(event.message || 'error'));
    void api
      .ready()
      .then(() => lockReleased(name, closing.signal))
      .then(resolve, () => {});
  });
  const terminate = () => {
    closing.abort();
    remote[releaseProxy]();
    worker.terminate();
  };
  return { api, died, terminate };
}

export const spawnData = (): WorkerHandle<DataApi> =>
  handleOf((name) => new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module', name }));

/** A compute worker with a line of its own to the data worker, so that columns never pass through the page. */
export function spawnCompute(data: WorkerHandle<DataApi>): WorkerHandle<ComputeApi> {
  const { port1, port2 } = new MessageChannel();
  const handle = handleOf<ComputeApi & Connectable>(
    (name) => new Worker(new URL('./compute.worker.ts', import.meta.url), { type: 'module', name }),
  );
  void (data.api as DataApi & Connectable).connect(transfer(port1, [port1]));
  void handle.api.connect(transfer(port2, [port2]));
  return handle;
}

/** Both kinds of worker take one end of the line between them. */
export interface Connectable {
  connect(port: MessagePort): Promise<void>;
}

/** Holds the worker's own lock for as long as it lives; resolves once it is held (at once where the browser has no locks). */
export function aliveUnder(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (!('locks' in navigator)) resolve();
    else
      void navigator.locks.request(name, () => {
        resolve();
        return new Promise(() => {});
      });
  });
}
