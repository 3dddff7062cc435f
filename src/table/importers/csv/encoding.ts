import type { Alternative, Guess, Reason, TextEncoding } from '../types.ts';
import { textEncodings } from '../types.ts';
import { byteOrderMark, decode, lastLineEnd } from './decode.ts';

/** Of every 256 units of ordinary UTF-16 tables at least this many are digits, commas or Latin letters. */
const wideShare = 0.1;
const strayShare = 0.01;
const fewestZeros = 4;
/** This many well-formed sequences for each broken one mean a damaged text rather than another encoding. */
const damageRatio = 20;

/** Guesses the encoding of a text file from its beginning; see docs/import.md for the order of the tests. */
export function guessEncoding(head: Uint8Array, complete: boolean): Guess<TextEncoding> {
  const mark = byteOrderMark(head);
  if (mark) return { value: mark.encoding, reason: because('importEncodingMark'), alternatives: [] };
  const wide = guessWide(head);
  if (wide) return { value: wide, reason: because('importEncodingWide'), alternatives: [] };
  const bytes = wholeLines(head, complete);
  if (bytes.every((byte) => byte < 0x80)) {
    return { value: 'utf-8', reason: because('importEncodingAscii'), alternatives: [] };
  }
  const [value, code] = guessNarrow(bytes);
  return { value, reason: because(code), alternatives: alternatives(bytes, value) };
}

const because = (code: string): Reason => ({ code, params: {} });

/** UTF-16 without a mark: zero bytes at one parity only. */
function guessWide(head: Uint8Array): TextEncoding | null {
  const zeros = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) zeros[at & 1]++;
  if (zeros[0] + zeros[1] < fewestZeros) return null;
  const units = head.length / 2;
  const [even, odd] = zeros;
  if (odd > wideShare * units && even <= strayShare * units) return 'utf-16le';
  if (even > wideShare * units && odd <= strayShare * units) return 'utf-16be';
  return null;
}

/** The head without its last, possibly broken line; a single unfinished line loses its last few bytes. */
export function wholeLines(head: Uint8Array, complete: boolean, encoding: TextEncoding = 'utf-8'): Uint8Array {
  if (complete) return head;
  const end = lastLineEnd(head, encoding);
  if (end > 0) return head.subarray(0, end);
  const whole = lastWholeCharacter(head, encoding);
  return head.subarray(0, whole);
}

/** The longest beginning that decodes; characters have at most four bytes. */
function lastWholeCharacter(bytes: Uint8Array, encoding: TextEncoding): number {
  for (let cut = 0; cut < 4 && cut < bytes.length; cut++) {
    if (decode(bytes.subarray(0, bytes.length - cut), encoding).bad === 0) return bytes.length - cut;
  }
  return bytes.length;
}

function guessNarrow(bytes: Uint8Array): [TextEncoding, string] {
  if (decode(bytes, 'utf-8').bad === 0) return ['utf-8', 'importEncodingUtf8'];
  const utf8 = utf8Sequences(bytes);
  if (utf8.good > damageRatio * utf8.bad) return ['utf-8', 'importEncodingUtf8Damaged'];
  const { bad } = decode(bytes, 'gb18030');
  const pairs = doubleBytes(bytes);
  if (bad === 0 && pairs.looksChinese) return ['gb18030', 'importEncodingChinese'];
  if (bad > 0 && pairs.looksChinese && pairs.count > damageRatio * bad)
    return ['gb18030', 'importEncodingChineseDamaged'];
  return ['windows-1252', 'importEncodingWestern'];
}

/** Well-formed multi-byte UTF-8 sequences against bytes that belong to none. */
function utf8Sequences(bytes: Uint8Array): { good: number; bad: number } {
  let good = 0;
  let bad = 0;
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at];
    if (byte < 0x80) {
      at++;
      continue;
    }
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 0;
    let follow = 1;
    while (follow < length && (bytes[at + follow] & 0xc0) === 0x80) follow++;
    if (length > 0 && follow === length) good++;
    else bad++;
    at += length > 0 && follow === length ? length : 1;
  }
  return { good, bad };
}

/**
 * Chinese text in GB18030 is made of pairs of two high bytes (the GB 2312 area), or of pairs beside one another; accented
 * Latin letters stand alone between ASCII letters and pair up with the letter that follows.
 */
function doubleBytes(bytes: Uint8Array): { count: number; looksChinese: boolean } {
  let count = 0;
  let common = 0;
  let afterLetter = 0;
  for (let at = 0; at + 1 < bytes.length; at++) {
    if (bytes[at] < 0x81) continue;
    count++;
    if (bytes[at + 1] >= 0xa1) common++;
    else if (at > 0 && isAsciiLetter(bytes[at - 1])) afterLetter++;
    at++;
  }
  return { count, looksChinese: count > 0 && (common >= 0.7 * count || afterLetter < 0.3 * count) };
}

const isAsciiLetter = (byte: number) => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a;

function alternatives(bytes: Uint8Array, chosen: TextEncoding): Alternative<TextEncoding>[] {
  const found: Alternative<TextEncoding>[] = [];
  for (const value of textEncodings) {
    if (value === chosen || value.startsWith('utf-16')) continue;
    const { text, bad } = decode(bytes, value);
    if (bad === 0) found.push({ value, example: firstForeignWords(text) });
  }
  return found;
}

/** A few words around the first character beyond ASCII: what a person needs to see to choose. */
export function firstForeignWords(text: string): string {
  const at = text.search(/[\u0080-\uffff]/);
  if (at < 0) return text.slice(0, 40).split(/[\r\n]/)[0];
  const lineStart = Math.max(text.lastIndexOf('\n', at) + 1, at - 10);
  return text.slice(lineStart, at + 40).split(/[\r\n]/)[0];
}
