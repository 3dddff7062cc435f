/** Below this length comparing is cheaper than counting digits. */
const SMALL = 4096;
const DIGIT = 16;
const RADIX = 2 ** DIGIT;

/**
 * Indices that put the values in ascending order, missing cells (NaN) last. Linear in the number of values: radix sort of the
 * 64-bit patterns, in which doubles order like integers once negative ones are inverted (Herf 2001, "Radix tricks").
 */
export function argsort(values: Float64Array): Int32Array {
  const n = values.length;
  if (n < SMALL) return Int32Array.from(values.keys()).sort((a, b) => compare(values[a], values[b]) || a - b);
  const { low, high } = orderedWords(values);
  let order = Int32Array.from(values.keys());
  let next = new Int32Array(n);
  for (const word of [low, high]) {
    for (const shift of [0, DIGIT]) {
      const place = new Int32Array(RADIX + 1);
      for (let i = 0; i < n; i++) place[((word[i] >>> shift) & (RADIX - 1)) + 1]++;
      for (let digit = 0; digit < RADIX; digit++) place[digit + 1] += place[digit];
      for (let i = 0; i < n; i++) {
        const index = order[i];
        next[place[(word[index] >>> shift) & (RADIX - 1)]++] = index;
      }
      [order, next] = [next, order];
    }
  }
  return order;
}

function compare(a: number, b: number): number {
  if (Number.isNaN(a) || Number.isNaN(b)) return Number(Number.isNaN(a)) - Number(Number.isNaN(b));
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Low and high 32 bits of keys that order as unsigned integers like the values do. */
function orderedWords(values: Float64Array): { low: Int32Array; high: Int32Array } {
  const n = values.length;
  const low = new Int32Array(n);
  const high = new Int32Array(n);
  const cell = new DataView(new ArrayBuffer(8));
  for (let i = 0; i < n; i++) {
    // Adding 0 makes -0 the same as 0.
    cell.setFloat64(0, values[i] + 0);
    const top = Number.isNaN(values[i]) ? 0x7fffffff : cell.getInt32(0);
    const negative = top >> 31;
    high[i] = top ^ (negative | 0x80000000);
    low[i] = cell.getInt32(4) ^ negative;
  }
  return { low, high };
}
