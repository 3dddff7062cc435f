import type { ImportSource, TextEncoding } from '../types.ts';
import { byteOrderMark, type Decoded, decode, lastLineEnd } from './decode.ts';

export interface TextBlock extends Decoded {
  /** Where the block's bytes start in the file, and how much of the file is read with it. */
  readonly from: number;
  readonly done: number;
}

/** A line longer than this is not a table's. */
export const longestLine = 64 * 2 ** 20;
const textBlockLength = 2 ** 20;

export function sourceSize(source: ImportSource): number {
  if (typeof source === 'string') return source.length;
  return source instanceof Uint8Array ? source.byteLength : source.size;
}

export async function readBytes(source: Blob | Uint8Array, from: number, to: number): Promise<Uint8Array> {
  if (source instanceof Uint8Array) return source.subarray(from, to);
  return new Uint8Array(await source.slice(from, to).arrayBuffer());
}

/**
 * The text of the source in blocks that end where a line ends (the last one excepted), without a byte order mark. Stops
 * early, with an unfinished line as its last block, when a line is longer than `longestLine`.
 */
export async function* textBlocks(
  source: ImportSource,
  encoding: TextEncoding,
  chunkBytes: number,
): AsyncGenerator<TextBlock> {
  if (typeof source === 'string') {
    yield* stringBlocks(source, Math.min(chunkBytes, textBlockLength));
    return;
  }
  const size = sourceSize(source);
  const mark = byteOrderMark(await readBytes(source, 0, 4));
  let from = mark?.encoding === encoding ? mark.length : 0;
  let pending: Uint8Array<ArrayBufferLike> = new Uint8Array(0);
  let wanted = chunkBytes;
  let next = readBytes(source, from, from + wanted);
  for (let read = from; read < size; ) {
    const bytes = await next;
    if (bytes.length === 0) break;
    read += bytes.length;
    wanted = Math.max(chunkBytes, Math.min(pending.length, longestLine));
    if (read < size) {
      next = readBytes(source, read, read + wanted);
      // Nobody waits for it when the reading is broken off.
      next.catch(() => {});
    }
    const joined = pending.length === 0 ? bytes : joinBytes(pending, bytes);
    const end = read >= size ? joined.length : lastLineEnd(joined, encoding);
    if (end === 0 && joined.length < longestLine) {
      pending = joined;
      continue;
    }
    const cut = end === 0 ? joined.length & ~1 : end;
    yield { ...decode(joined.subarray(0, cut), encoding), from, done: read };
    from += cut;
    pending = joined.subarray(cut);
  }
}

function* stringBlocks(text: string, length: number): Generator<TextBlock> {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  for (let from = start; from < text.length; from += length) {
    const done = Math.min(from + length, text.length);
    yield { text: text.slice(from, done), bad: 0, from, done };
  }
}

function joinBytes(a: Uint8Array, b: Uint8Array): Uint8Array {
  const joined = new Uint8Array(a.length + b.length);
  joined.set(a);
  joined.set(b, a.length);
  return joined;
}
