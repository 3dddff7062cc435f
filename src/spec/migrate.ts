import { fail, type Outcome, succeed } from '../core/notice.ts';

export type Json = Record<string, unknown>;

/** Turns a document of version `from` into one of version `from + 1`; it may assume nothing but that version. */
export interface Migration {
  readonly from: number;
  readonly migrate: (document: Json) => Json;
}

/** One entry per version ever published and since replaced, oldest first. */
export const migrations: readonly Migration[] = [];

/** A document without a version is of the current one: people write projects by hand. */
export function upgrade(document: Json, current: number, steps: readonly Migration[] = migrations): Outcome<Json> {
  const version = document.version ?? current;
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    return fail('projectWrongType', { path: 'version', expected: 'integer', received: typeof version, others: 0 });
  }
  if (version > current) return fail('projectTooNew', { version, current });
  let upgraded = document;
  for (let at = version; at < current; at++) {
    const step = steps.find((one) => one.from === at);
    if (!step) return fail('projectTooOld', { version, current });
    upgraded = { ...step.migrate(upgraded), version: at + 1 };
  }
  return succeed(upgraded);
}
