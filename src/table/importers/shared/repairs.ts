import { type Repair, type RepairCode, type RepairExample, repairCodes } from '../types.ts';

const examplesKept = 5;
const exampleLength = 80;

/** Cuts a cell down to what fits in a list of examples. */
export function excerpt(text: string, length = exampleLength): string {
  return text.length <= length ? text : `${text.slice(0, length)}…`;
}

interface Entry {
  count: number;
  /** The first examples of each column ('' where no column is concerned): columns are read one after the other, by blocks. */
  readonly examples: Map<string, RepairExample[]>;
}

/** Counts every change made while reading and keeps the first places of each kind. */
export class RepairLog {
  private readonly entries = new Map<RepairCode, Entry>();

  /** `example` is only asked for while examples are still wanted, because finding a line number costs time. */
  add(code: RepairCode, example: () => RepairExample, { count = 1, column = '' } = {}): void {
    let entry = this.entries.get(code);
    if (!entry) {
      entry = { count: 0, examples: new Map() };
      this.entries.set(code, entry);
    }
    entry.count += count;
    const known = entry.examples.get(column) ?? [];
    if (known.length === examplesKept) return;
    const found = example();
    entry.examples.set(column, [...known, { ...found, text: excerpt(found.text) }]);
  }

  /** In the order of `repairCodes`, with the first examples by line. */
  list(): Repair[] {
    return repairCodes.flatMap((code) => {
      const entry = this.entries.get(code);
      if (!entry) return [];
      const examples = [...entry.examples.values()].flat().sort(byPlace).slice(0, examplesKept);
      return [{ code, count: entry.count, examples }];
    });
  }
}

function byPlace(a: RepairExample, b: RepairExample): number {
  const [first, second] = [a.column ?? '', b.column ?? ''];
  return a.line - b.line || (first < second ? -1 : first > second ? 1 : 0);
}
