import { argsort } from '../../../core/argsort.ts';

/** codes[i] in [0, levels) orders the values, equal ones having equal codes; -1 where missing (NaN). */
export interface ValueCodes {
  readonly codes: Int32Array;
  readonly levels: number;
}

export function codeValues(values: Float64Array): ValueCodes {
  const order = argsort(values);
  const codes = new Int32Array(values.length).fill(-1);
  let level = -1;
  let previous = Number.NaN;
  for (let k = 0; k < order.length && !Number.isNaN(values[order[k]]); k++) {
    const value = values[order[k]];
    if (value !== previous) level++;
    codes[order[k]] = level;
    previous = value;
  }
  return { codes, levels: level + 1 };
}

/** Mid-ranks (1-based, ties share the mean of their ranks) of the rows at `positions`, none of them missing. Linear. */
export function midRanks({ codes, levels }: ValueCodes, positions: Int32Array): Float64Array {
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
