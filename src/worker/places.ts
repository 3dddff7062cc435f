import { releaseProxy, transfer, wrap } from 'comlink';
import type { ComputeApi, DataApi } from './api.ts';
import type { WorkerHandle } from './pool.ts';
import { type Connectable, goneFrom, passCallbacks } from './thread.ts';

passCallbacks();

let started = 0;

/** `create` makes the worker under a name, and under that name the worker holds a lock as long as it lives. */
function handleOf<Api extends { ready(): Promise<void> }>(create: (name: string) => Worker): WorkerHandle<Api> {
  const name = `pilotlight-${performance.timeOrigin}-${++started}`;
  const worker = create(name);
  const remote = wrap<Api>(worker);
  const api = remote as unknown as Api;
  const closing = new AbortController();
  const died = new Promise<string>((resolve) => {
    worker.addEventListener('error', (event) => resolve(event.message || 'error'));
    const locked = api.ready().then(() => goneFrom(name, closing.signal));
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

export const spawnData = (): WorkerHandle<DataApi> =>
  handleOf((name) => new Worker(new URL('./data.worker.ts', import.meta.url), { type: 'module', name }));

/** A compute worker with a line of its own to the data worker, so that columns never pass through the page. */
export function spawnCompute(data: WorkerHandle<DataApi>): WorkerHandle<ComputeApi> {
  const handle = handleOf<ComputeApi & Connectable>(
    (name) => new Worker(new URL('./compute.worker.ts', import.meta.url), { type: 'module', name }),
  );
  const { port1, port2 } = new MessageChannel();
  void (data.api as DataApi & Connectable).connect(transfer(port1, [port1]));
  void handle.api.connect(transfer(port2, [port2]));
  return handle;
}
