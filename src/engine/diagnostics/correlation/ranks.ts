/**
 * Mid-ranks (1-based, ties share the mean of their ranks) of the rows at `positions`, from codes that order the values:
 * codes[i] in [0, levels), equal values having equal codes. Linear in positions and levels.
 */
export function midRanks(codes: Int32Array, levels: number, positions: Int32Array): Float64Array {
  const counts = new Int32Array(levels);
  for (let i = 0; i < positions.length; i++) counts[codes[positions[i]]]++;
  const rankOf = new Float64Array(levels);
  let below = 0;
  for (let level = 0; level < levels; level++) {
    rankOf[level] = below + (counts[level] + 1) / 2;
    below += counts[level];
  }
  const ranks = new Float64Array(positions.length);
  for (let i = 0; i < positions.length; i++) ranks[i] = rankOf[codes[positions[i]]];
  return ranks;
}
