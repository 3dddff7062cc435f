import { expose, wrap } from 'comlink';
import type { FrameSource } from './api.ts';
import { createComputeService } from './compute-service.ts';
import { aliveUnder, type Connectable, passCallbacks } from './thread.ts';

let connected: (source: FrameSource) => void = () => {};
const source = new Promise<FrameSource>((resolve) => {
  connected = resolve;
});
const service = createComputeService({ columns: async (...asked) => (await source).columns(...asked) });
const alive = aliveUnder(self.name);

passCallbacks();
expose({
  ...service,
  ready: () => alive,
  connect: async (port) => connected(wrap<FrameSource>(port) as unknown as FrameSource),
} satisfies typeof service & Connectable);
