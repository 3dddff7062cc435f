import type { EngineClient } from '../worker/api.ts';
import { createEngineClient } from '../worker/client.ts';

let client: EngineClient | null = null;

/** The one engine of this tab; its workers start with the first call. */
export function engine(): EngineClient {
  client ??= createEngineClient();
  return client;
}
