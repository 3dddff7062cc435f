/** A coding of n rows for which levels with a single row carry no information. */
export interface Grouping {
  readonly codes: Int32Array;
  readonly levels: number;
}

/**
 * Rows to leave out because they are alone in a level of some grouping, recursively: dropping one row can make another alone (Correia 2015).
 * @param frequency integer row multiplicities (frequency weights), null for ones: a row that stands for two is not alone
 * @returns n flags, 1 = leave out; null when there is none
 */
export function findSingletons(
  groupings: readonly Grouping[],
  n: number,
  frequency: Float64Array | null = null,
): Uint8Array | null {
  const counts = groupings.map(({ codes, levels }) => {
    const count = new Float64Array(levels);
    for (let r = 0; r < n; r++) count[codes[r]] += frequency ? frequency[r] : 1;
    return count;
  });
  const suspicious = () => counts.some((count) => count.includes(1));
  if (!suspicious()) return null;
  const out = new Uint8Array(n);
  let found = true;
  while (found) {
    found = false;
    for (let r = 0; r < n; r++) {
      if (out[r] === 1 || !groupings.some(({ codes }, g) => counts[g][codes[r]] === 1)) continue;
      out[r] = 1;
      found = true;
      groupings.forEach(({ codes }, g) => {
        counts[g][codes[r]] -= frequency ? frequency[r] : 1;
      });
    }
  }
  return out;
}
