import { createStream } from '../../../core/random/philox.ts';

/**
 * How fake treatments are dealt out. A code per unit of the sample: 0 never treated, c >= 1 treated from `starts[c]` on.
 * permute: the codes of `base` change places. date: the units with a code in `base` keep their treatment and get random codes. Both may apply.
 */
export interface AssignmentRule {
  readonly permute: boolean;
  readonly randomDates: boolean;
  readonly seed: number;
  readonly base: Int32Array;
  /** Start period by code; `starts[0]` is Infinity. Random dates are uniform on codes 1 to starts.length - 1. */
  readonly starts: Float64Array;
  /** Units of each stratum one stratum after the other, and where each begins; null: permute over all units. */
  readonly strata: { readonly units: Int32Array; readonly offsets: Int32Array } | null;
}

/**
 * Writes the codes of one replicate into `codes`. Replicate r reads random stream r of the seed and nothing else, so any split of the
 * replicates over workers gives the same assignments.
 */
export function assignCodes(rule: AssignmentRule, replicate: number, codes: Int32Array): void {
  const stream = createStream(rule.seed, replicate);
  codes.set(rule.base);
  if (rule.permute) {
    if (!rule.strata) stream.shuffle(codes);
    else {
      const { units, offsets } = rule.strata;
      for (let s = 0; s + 1 < offsets.length; s++) {
        const members = units.subarray(offsets[s], offsets[s + 1]);
        const dealt = Int32Array.from(members, (unit) => rule.base[unit]);
        stream.shuffle(dealt);
        for (let i = 0; i < members.length; i++) codes[members[i]] = dealt[i];
      }
    }
  }
  if (rule.randomDates) {
    for (let unit = 0; unit < codes.length; unit++) {
      if (codes[unit] !== 0) codes[unit] = 1 + stream.integer(rule.starts.length - 1);
    }
  }
}

/** Lists the units of each stratum; strata stand in the order of their first unit. `stratumOf` has a number per unit. */
export function groupStrata(stratumOf: ArrayLike<number>): { units: Int32Array; offsets: Int32Array } {
  const members = new Map<number, number[]>();
  for (let unit = 0; unit < stratumOf.length; unit++) {
    const list = members.get(stratumOf[unit]);
    if (list) list.push(unit);
    else members.set(stratumOf[unit], [unit]);
  }
  const offsets = new Int32Array(members.size + 1);
  const units = new Int32Array(stratumOf.length);
  let at = 0;
  let s = 0;
  for (const list of members.values()) {
    units.set(list, at);
    at += list.length;
    offsets[++s] = at;
  }
  return { units, offsets };
}
