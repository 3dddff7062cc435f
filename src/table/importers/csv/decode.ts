import type { TextEncoding } from '../types.ts';

/** windows-1252 at 0x80-0x9F; some hosts decode these bytes as control characters. */
const western = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
const c1 = /[\x80-\x9f]/;

export interface Decoded {
  readonly text: string;
  /** Places where bytes stood that mean nothing in this encoding; each became U+FFFD. */
  readonly bad: number;
}

/** Decodes a whole number of characters. A byte order mark is kept as U+FEFF. */
export function decode(bytes: Uint8Array, encoding: TextEncoding): Decoded {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
    return { text: encoding === 'windows-1252' ? westernText(text) : text, bad: 0 };
  } catch {
    const text = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
    return { text, bad: text.split('\ufffd').length - 1 };
  }
}

function westernText(text: string): string {
  return c1.test(text) ? text.replace(/[\x80-\x9f]/g, (char) => western[char.charCodeAt(0) - 0x80]) : text;
}

const lineFeed = 10;
const carriageReturn = 13;

/**
 * The end of the last line within the bytes (0: no line ends here). No multi-byte character of the supported encodings
 * holds these bytes, so cutting there never splits one; without line feeds, carriage returns are taken.
 */
export function lastLineEnd(bytes: Uint8Array, encoding: TextEncoding): number {
  if (encoding === 'utf-16le') return lastWideLineEnd(bytes, 0);
  if (encoding === 'utf-16be') return lastWideLineEnd(bytes, 1);
  const feed = bytes.lastIndexOf(lineFeed);
  return (feed >= 0 ? feed : bytes.lastIndexOf(carriageReturn)) + 1;
}

function lastWideLineEnd(bytes: Uint8Array, lowByte: 0 | 1): number {
  for (const wanted of [lineFeed, carriageReturn]) {
    for (let at = (bytes.length & ~1) - 2; at >= 0; at -= 2) {
      if (bytes[at + lowByte] === wanted && bytes[at + 1 - lowByte] === 0) return at + 2;
    }
  }
  return 0;
}

const byteOrderMarks: readonly (readonly [TextEncoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  ['gb18030', [0x84, 0x31, 0x95, 0x33]],
];

/** The encoding a byte order mark names, with the mark's length; null without one. */
export function byteOrderMark(bytes: Uint8Array): { encoding: TextEncoding; length: number } | null {
  for (const [encoding, mark] of byteOrderMarks) {
    if (mark.every((byte, at) => bytes[at] === byte)) return { encoding, length: mark.length };
  }
  return null;
}
