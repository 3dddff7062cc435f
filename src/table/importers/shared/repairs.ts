import type { Repair, RepairCode, RepairExample } from '../types.ts';

const examplesKept = 5;
const exampleLength = 80;

/** Cuts a cell down to what fits in a list of examples. */
export function excerpt(text: string, length = exampleLength): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

/** Counts every change made while reading and keeps the first places of each kind. */
export class RepairLog {
  private readonly entries = new Map<RepairCode, { count: number; examples: RepairExample[] }>();

  /** `example` is only asked for while examples are still wanted, because finding a line number costs time. */
  add(code: RepairCode, example: () => RepairExample, count = 1): void {
    let entry = this.entries.get(code);
    if (!entry) {
      entry = { count: 0, examples: [] };
      this.entries.set(code, entry);
    }
    entry.count += count;
    if (entry.examples.length < examplesKept) {
      const found = example();
      entry.examples.push({ ...found, text: excerpt(found.text) });
    }
  }

  list(): Repair[] {
    return [...this.entries].map(([code, { count, examples }]) => ({ code, count, examples }));
  }
}
