import { describe, expect, it, vi } from 'vitest';
import { Cancelled } from './api.ts';
import { createPool, type WorkerHandle, WorkerLost } from './pool.ts';

interface FakeApi {
  readonly id: number;
  echo<T>(value: T, ms: number): Promise<T>;
  hang(): Promise<never>;
}

/** Workers that keep time with real timers, never answer once terminated, and can be killed from outside. */
function fakeWorkers() {
  const spawned: { readonly kill: (reason: string) => void; alive: boolean }[] = [];
  const spawn = (): WorkerHandle<FakeApi> => {
    let kill: (reason: string) => void = () => {};
    const died = new Promise<string>((resolve) => {
      kill = resolve;
    });
    const self = { kill, alive: true };
    spawned.push(self);
    const api: FakeApi = {
      id: spawned.length,
      echo: (value, ms) => new Promise((resolve) => setTimeout(() => self.alive && resolve(value), ms)),
      hang: () => new Promise(() => {}),
    };
    return {
      api,
      died,
      terminate: () => {
        self.alive = false;
      },
    };
  };
  return { spawn, spawned };
}

describe('pool', () => {
  it('runs no more jobs at once than it has workers, in order', async () => {
    const { spawn, spawned } = fakeWorkers();
    const pool = createPool(spawn, { size: 2 });
    let running = 0;
    let most = 0;
    const order: number[] = [];
    const job = (i: number) =>
      pool.run(async (api) => {
        most = Math.max(most, ++running);
        order.push(i);
        const value = await api.echo(i * i, 5);
        running--;
        return value;
      });
    expect(await Promise.all([0, 1, 2, 3, 4].map(job))).toEqual([0, 1, 4, 9, 16]);
    expect(most).toBe(2);
    expect(order).toEqual([0, 1, 2, 3, 4]);
    expect(spawned.length).toBe(2);
  });

  it('starts workers only when they are needed', async () => {
    const { spawn, spawned } = fakeWorkers();
    const pool = createPool(spawn, { size: 4 });
    await pool.run((api) => api.echo(1, 1));
    await pool.run((api) => api.echo(1, 1));
    expect(spawned.length).toBe(1);
  });

  it('rejects an aborted run at once, terminates its worker and goes on with a new one', async () => {
    const { spawn, spawned } = fakeWorkers();
    const pool = createPool(spawn, { size: 1 });
    const abort = new AbortController();
    const hanging = pool.run((api) => api.hang(), { signal: abort.signal });
    const next = pool.run((api) => api.echo('next', 1));
    const before = performance.now();
    abort.abort();
    await expect(hanging).rejects.toBeInstanceOf(Cancelled);
    expect(performance.now() - before).toBeLessThan(200);
    expect(await next).toBe('next');
    expect(spawned.map((one) => one.alive)).toEqual([false, true]);
  });

  it('lets a worker finish a short aborted job instead of starting a new one', async () => {
    const { spawn, spawned } = fakeWorkers();
    const pool = createPool(spawn, { size: 1, graceMs: 30 });
    const abort = new AbortController();
    const short = pool.run((api) => api.echo(1, 5), { signal: abort.signal });
    abort.abort();
    await expect(short).rejects.toBeInstanceOf(Cancelled);
    expect(await pool.run((api) => api.echo(api.id, 1))).toBe(1);

    const long = new AbortController();
    const hanging = pool.run((api) => api.hang(), { signal: long.signal });
    long.abort();
    await expect(hanging).rejects.toBeInstanceOf(Cancelled);
    expect(await pool.run((api) => api.echo(api.id, 1))).toBe(2);
    expect(spawned.map((one) => one.alive)).toEqual([false, true]);
  });

  it('drops an aborted job that still waits without touching the running one', async () => {
    const { spawn, spawned } = fakeWorkers();
    const pool = createPool(spawn, { size: 1 });
    const abort = new AbortController();
    const running = pool.run((api) => api.echo('kept', 20));
    const waiting = pool.run((api) => api.echo('never', 1), { signal: abort.signal });
    abort.abort();
    await expect(waiting).rejects.toBeInstanceOf(Cancelled);
    expect(await running).toBe('kept');
    expect(spawned.length).toBe(1);
  });

  it('refuses a job whose signal is already aborted', async () => {
    const { spawn, spawned } = fakeWorkers();
    const pool = createPool(spawn, { size: 1 });
    await expect(pool.run((api) => api.echo(1, 1), { signal: AbortSignal.abort() })).rejects.toBeInstanceOf(Cancelled);
    expect(spawned.length).toBe(0);
  });

  it('reports a worker that dies, rejects its job and replaces it', async () => {
    const { spawn, spawned } = fakeWorkers();
    const onLost = vi.fn();
    const pool = createPool(spawn, { size: 1, onLost });
    const lost = pool.run((api) => api.hang());
    const next = pool.run((api) => api.echo(api.id, 1));
    spawned[0].kill('out of memory');
    await expect(lost).rejects.toEqual(new WorkerLost('out of memory'));
    expect(await next).toBe(2);
    expect(onLost).toHaveBeenCalledExactlyOnceWith('out of memory');
  });

  it('notices the death of an idle worker too', async () => {
    const { spawn, spawned } = fakeWorkers();
    const onLost = vi.fn();
    const pool = createPool(spawn, { size: 1, onLost });
    await pool.run((api) => api.echo(1, 1));
    spawned[0].kill('gone');
    await vi.waitFor(() => expect(onLost).toHaveBeenCalled());
    expect(await pool.run((api) => api.echo(api.id, 1))).toBe(2);
  });

  it('passes on what a job throws and keeps its worker', async () => {
    const { spawn, spawned } = fakeWorkers();
    const pool = createPool(spawn, { size: 1 });
    await expect(pool.run(() => Promise.reject(new Error('bug')))).rejects.toThrow('bug');
    expect(await pool.run((api) => api.echo(api.id, 1))).toBe(1);
    expect(spawned.length).toBe(1);
  });

  it('lets urgent jobs pass', async () => {
    const { spawn } = fakeWorkers();
    const pool = createPool(spawn, { size: 1 });
    const order: string[] = [];
    const job = (name: string, urgent: boolean) =>
      pool.run(async (api) => void order.push(await api.echo(name, 1)), { urgent });
    await Promise.all([job('first', false), job('slow', false), job('quick', true)]);
    expect(order).toEqual(['first', 'quick', 'slow']);
  });

  it('keeps only the latest of the waiting jobs that replace each other', async () => {
    const { spawn, spawned } = fakeWorkers();
    const pool = createPool(spawn, { size: 1 });
    const drag = (i: number) => pool.run((api) => api.echo(i, 5), { replaces: 'drag' }).catch((error) => error.name);
    expect(await Promise.all([0, 1, 2, 3].map(drag))).toEqual([0, 'Cancelled', 'Cancelled', 3]);
    expect(spawned.length).toBe(1);
  });

  it('leaves nothing hanging when disposed of', async () => {
    const { spawn, spawned } = fakeWorkers();
    const pool = createPool(spawn, { size: 1 });
    const jobs = [pool.run((api) => api.hang()), pool.run((api) => api.echo(1, 1))];
    pool.dispose();
    for (const job of jobs) await expect(job).rejects.toBeInstanceOf(Cancelled);
    expect(spawned[0].alive).toBe(false);
  });
});
