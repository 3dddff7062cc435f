import { transferHandlers } from 'comlink';

/** Both kinds of worker take one end of the line between them. */
export interface Connectable {
  connect(port: MessagePort): Promise<void>;
}

/** Functions in arguments are called back across the thread: comlink asks for every one of them to be marked, this marks them all. */
export function passCallbacks(): void {
  const proxies = transferHandlers.get('proxy');
  if (!proxies) throw new Error('comlink has no proxy handler');
  const canHandle = (value: unknown): value is unknown => typeof value === 'function';
  transferHandlers.set('callback', { ...proxies, canHandle });
}

/** Holds the worker's own lock for as long as it lives; resolves once it is held (at once where the browser has no locks). */
export function aliveUnder(name: string): Promise<void> {
  return new Promise((resolve) => {
    if (!('locks' in navigator)) {
      resolve();
      return;
    }
    void navigator.locks.request(name, () => {
      resolve();
      return new Promise(() => {});
    });
  });
}

/** Resolves when the worker that holds the lock of that name is gone, whatever ended it. */
export async function goneFrom(name: string, signal: AbortSignal): Promise<string> {
  await navigator.locks.request(name, { signal }, () => {});
  return 'ended';
}
