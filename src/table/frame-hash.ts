import { hexDigest, murmur3 } from '../core/murmur3.ts';
import type { Column, NumericColumn } from './column.ts';
import type { Frame } from './frame.ts';

const CHUNK = 8_192;
const utf8 = new TextEncoder();

/** Digests of chunks of canonical values: -0 counts as 0 and every missing cell as the same NaN, whatever its bits. */
function numericDigest(column: NumericColumn): string {
  const { values } = column;
  const chunk = new Float64Array(CHUNK);
  const digests = new Uint32Array(4 * Math.ceil(values.length / CHUNK));
  for (let from = 0, at = 0; from < values.length; from += CHUNK, at += 4) {
    const size = Math.min(CHUNK, values.length - from);
    for (let i = 0; i < size; i++) {
      const value = values[from + i];
      chunk[i] = Number.isNaN(value) ? Number.NaN : value + 0;
    }
    digests.set(murmur3(new Uint8Array(chunk.buffer, 0, size * 8)), at);
  }
  return bytesDigest(digests);
}

function bytesDigest(array: ArrayBufferView): string {
  return hexDigest(murmur3(new Uint8Array(array.buffer, array.byteOffset, array.byteLength)));
}

const textDigest = (text: string) => hexDigest(murmur3(utf8.encode(text)));

function columnDigest(column: Column): string {
  if (column.kind === 'number') return numericDigest(column);
  return bytesDigest(column.codes) + textDigest(JSON.stringify(column.levels));
}

/**
 * Content hash of a frame, 32 hexadecimal digits: names, kinds and cells in order, not where the rows came from. Equal contents give equal
 * hashes on every machine; it tells data sets apart and is no protection against somebody who forges one. Source: MurmurHash3 (core/murmur3.ts).
 */
export function frameHash(frame: Frame): string {
  const parts = frame.columns.map((column) => [column.name, column.kind, columnDigest(column)]);
  return textDigest(JSON.stringify([frame.nrow, parts]));
}
