import { describe, expect, it } from 'vitest';
import { hexDigest, murmur3 } from './murmur3.ts';

describe('murmur3', () => {
  it("gives SMHasher's verification value of MurmurHash3_x86_128", () => {
    const digests = new Uint8Array(256 * 16);
    for (let i = 0; i < 256; i++) {
      const key = Uint8Array.from({ length: i }, (_, j) => j);
      digests.set(new Uint8Array(murmur3(key, 256 - i).buffer), i * 16);
    }
    expect(murmur3(digests)[0]).toBe(0xb3ece62a);
  });

  it('does not depend on the alignment of the bytes', () => {
    const bytes = Uint8Array.from({ length: 101 }, (_, i) => (i * 37) % 256);
    const shifted = new Uint8Array(104).subarray(3);
    shifted.set(bytes);
    expect(hexDigest(murmur3(shifted))).toBe(hexDigest(murmur3(bytes)));
  });

  it('prints 32 hexadecimal digits', () => {
    expect(hexDigest(murmur3(new Uint8Array(0)))).toBe('0'.repeat(32));
  });
});
