import { expose, transfer } from 'comlink';
import type { FrameSource } from './api.ts';
import { createDataService } from './data-service.ts';
import { buffersOf } from './frame-copy.ts';
import { aliveUnder, type Connectable, passCallbacks } from './thread.ts';

const service = createDataService();
const alive = aliveUnder(self.name);

const source: FrameSource = {
  columns: async (...asked) => {
    const part = await service.columns(...asked);
    return part && transfer(part, buffersOf(part));
  },
};

passCallbacks();
expose({
  ...service,
  ready: () => alive,
  connect: async (port) => expose(source, port),
} satisfies typeof service & Connectable);
