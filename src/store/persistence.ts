import { type IDBPDatabase, openDB } from 'idb';

/** What a reload finds: the spec as JSON, and the file that the data came from (kept as the browser's own Blob, not copied through memory). */
export interface StoredSession {
  readonly spec: unknown;
  readonly fileName: string;
  readonly savedAt: number;
}

const DATABASE = 'pilotlight';
const STORE = 'session';

let opening: Promise<IDBPDatabase> | null = null;

function database(): Promise<IDBPDatabase> {
  opening ??= openDB(DATABASE, 1, { upgrade: (db) => void db.createObjectStore(STORE) });
  return opening;
}

export type StoreFailure = 'quota' | 'unavailable';

function failureOf(error: unknown): StoreFailure {
  return error instanceof DOMException && error.name === 'QuotaExceededError' ? 'quota' : 'unavailable';
}

async function attempt<T>(work: () => Promise<T>): Promise<T | StoreFailure> {
  try {
    return await work();
  } catch (error) {
    return failureOf(error);
  }
}

export async function saveSession(session: StoredSession): Promise<StoreFailure | null> {
  const outcome = await attempt(async () => (await database()).put(STORE, session, 'spec'));
  return outcome === 'quota' || outcome === 'unavailable' ? outcome : null;
}

export async function saveData(blob: Blob | null): Promise<StoreFailure | null> {
  const outcome = await attempt(async () => {
    const db = await database();
    return blob === null ? db.delete(STORE, 'data').then(() => null) : db.put(STORE, blob, 'data').then(() => null);
  });
  return outcome;
}

/** The stored session, or null when there is none or when it cannot be read. */
export async function loadSession(): Promise<{ session: StoredSession; data: Blob | null } | null> {
  const outcome = await attempt(async () => {
    const db = await database();
    const session = (await db.get(STORE, 'spec')) as StoredSession | undefined;
    const data = (await db.get(STORE, 'data')) as Blob | undefined;
    return session ? { session, data: data instanceof Blob ? data : null } : null;
  });
  return typeof outcome === 'string' ? null : outcome;
}

/** Sets an unreadable session aside: it is kept under another key, never deleted without being asked. */
export async function setSessionAside(): Promise<void> {
  await attempt(async () => {
    const db = await database();
    const session = await db.get(STORE, 'spec');
    if (session !== undefined) await db.put(STORE, session, 'aside');
    await db.delete(STORE, 'spec');
    await db.delete(STORE, 'data');
  });
}

/** An analysis with its data, set aside when another one took its place. */
export interface StoredAnalysis {
  readonly spec: unknown;
  readonly name: string;
  readonly data: Blob;
}

export async function saveFormer(former: StoredAnalysis): Promise<void> {
  await attempt(async () => (await database()).put(STORE, former, 'former'));
}

export async function loadFormer(): Promise<StoredAnalysis | null> {
  const outcome = await attempt(
    async () => (await database()).get(STORE, 'former') as Promise<StoredAnalysis | undefined>,
  );
  return typeof outcome === 'string' || !(outcome?.data instanceof Blob) ? null : outcome;
}

export async function dropFormer(): Promise<void> {
  await attempt(async () => (await database()).delete(STORE, 'former'));
}
