import { hexDigest, murmur3 } from '../core/murmur3.ts';

/** JSON with the keys of every object in code-point order, so that equal values print equally. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner) => {
    if (inner === null || typeof inner !== 'object' || Array.isArray(inner)) return inner;
    const entries = Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return Object.fromEntries(entries);
  });
}

/** Content hash of a JSON value, such as an analysis spec: 32 hexadecimal digits, independent of the order of keys. */
export function specHash(value: unknown): string {
  return hexDigest(murmur3(new TextEncoder().encode(canonicalJson(value))));
}
