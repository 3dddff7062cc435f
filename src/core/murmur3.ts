const C1 = 0x239b961b;
const C2 = 0xab0e9789 | 0;
const C3 = 0x38b34ae5;
const C4 = 0xa1e38b93 | 0;

const rotate = (x: number, r: number) => (x << r) | (x >>> (32 - r));

function finalMix(h: number): number {
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return h ^ (h >>> 16);
}

/**
 * MurmurHash3_x86_128 (Appleby 2011, public domain): a fast hash for telling contents apart, not for security.
 * Reads the bytes of `data` as little-endian 32-bit words; returns the four words of the digest as unsigned integers.
 */
export function murmur3(data: Uint8Array, seed = 0): Uint32Array {
  const blocks = data.length >>> 4;
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const words =
    data.byteOffset % 4 === 0 && littleEndian ? new Int32Array(data.buffer, data.byteOffset, blocks * 4) : null;
  let h1 = seed | 0;
  let h2 = h1;
  let h3 = h1;
  let h4 = h1;
  for (let block = 0, w = 0; block < blocks; block++, w += 4) {
    const k1 = words ? words[w] : view.getInt32(w * 4, true);
    const k2 = words ? words[w + 1] : view.getInt32(w * 4 + 4, true);
    const k3 = words ? words[w + 2] : view.getInt32(w * 4 + 8, true);
    const k4 = words ? words[w + 3] : view.getInt32(w * 4 + 12, true);
    h1 ^= Math.imul(rotate(Math.imul(k1, C1), 15), C2);
    h1 = (Math.imul((rotate(h1, 19) + h2) | 0, 5) + 0x561ccd1b) | 0;
    h2 ^= Math.imul(rotate(Math.imul(k2, C2), 16), C3);
    h2 = (Math.imul((rotate(h2, 17) + h3) | 0, 5) + 0x0bcaa747) | 0;
    h3 ^= Math.imul(rotate(Math.imul(k3, C3), 17), C4);
    h3 = (Math.imul((rotate(h3, 15) + h4) | 0, 5) + 0x96cd1c35) | 0;
    h4 ^= Math.imul(rotate(Math.imul(k4, C4), 18), C1);
    h4 = (Math.imul((rotate(h4, 13) + h1) | 0, 5) + 0x32ac3b17) | 0;
  }

  const tail = [0, 0, 0, 0];
  for (let i = data.length - 1; i >= blocks * 16; i--) {
    const word = (i & 15) >>> 2;
    tail[word] = (tail[word] << 8) | data[i];
  }
  h4 ^= Math.imul(rotate(Math.imul(tail[3], C4), 18), C1);
  h3 ^= Math.imul(rotate(Math.imul(tail[2], C3), 17), C4);
  h2 ^= Math.imul(rotate(Math.imul(tail[1], C2), 16), C3);
  h1 ^= Math.imul(rotate(Math.imul(tail[0], C1), 15), C2);

  const digest = Int32Array.of(h1 ^ data.length, h2 ^ data.length, h3 ^ data.length, h4 ^ data.length);
  spread(digest);
  for (let i = 0; i < 4; i++) digest[i] = finalMix(digest[i]);
  spread(digest);
  return new Uint32Array(digest.buffer);
}

function spread(digest: Int32Array): void {
  digest[0] += digest[1] + digest[2] + digest[3];
  digest[1] += digest[0];
  digest[2] += digest[0];
  digest[3] += digest[0];
}

const littleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1;

export function hexDigest(digest: Uint32Array): string {
  return Array.from(digest, (word) => word.toString(16).padStart(8, '0')).join('');
}
