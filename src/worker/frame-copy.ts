import type { Column } from '../table/column.ts';
import { createFrame, type Frame } from '../table/frame.ts';
import type { FramePart } from './api.ts';

const copyColumn = (column: Column): Column =>
  column.kind === 'number'
    ? { ...column, values: column.values.slice() }
    : { ...column, codes: column.codes.slice(), levels: column.levels };

/** Copies of those columns of a frame that are asked for by name and not yet held. */
export function partOf(frame: Frame, names: readonly string[], held: readonly string[]): FramePart {
  const wanted = new Set(names);
  for (const name of held) wanted.delete(name);
  const positions = Array.from(frame.columns.keys()).filter((i) => wanted.has(frame.columns[i].name));
  const columns = positions.map((i) => copyColumn(frame.columns[i]));
  return { nrow: frame.nrow, sourceRows: frame.sourceRows?.slice() ?? null, columns, positions };
}

/** The buffers of a part, to be transferred with it. */
export function buffersOf(part: FramePart): ArrayBuffer[] {
  const arrays = part.columns.map((column) => (column.kind === 'number' ? column.values : column.codes));
  return [...arrays, ...(part.sourceRows ? [part.sourceRows] : [])].map((array) => array.buffer as ArrayBuffer);
}

/** A frame that grows by columns as they are asked for, in the order of the original. */
export class FrameCopy {
  private columns = new Map<number, Column>();
  private built: Frame | null = null;

  constructor(readonly key: string) {}

  get held(): string[] {
    return Array.from(this.columns.values(), (column) => column.name);
  }

  add(part: FramePart): Frame {
    if (this.built && part.columns.length === 0) return this.built;
    part.positions.forEach((position, i) => {
      this.columns.set(position, part.columns[i]);
    });
    const ordered = [...this.columns].sort(([a], [b]) => a - b).map(([, column]) => column);
    const { nrow, sourceRows } = this.built ?? part;
    this.built = { ...createFrame(ordered, sourceRows), nrow };
    return this.built;
  }
}
