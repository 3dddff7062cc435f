import { createStream } from '../../../core/random/philox.ts';

/**
 * How fake treatments are dealt out. Every unit of the sample has a code: 0 never treated, c >= 1 treated from period `starts[c]` on.
 * permute: the codes of `base` change places. randomDates: units with a code keep being treated, from a period drawn uniformly from
 * starts[1], starts[2] ... Both together draw units and dates. shifts J > 0: replicate j turns code c into 1 + (c - 1) J + j, no chance involved.
 */
export interface AssignmentRule {
  readonly permute: boolean;
  readonly randomDates: boolean;
  readonly shifts: number;
  readonly seed: number;
  readonly base: Int32Array;
  readonly starts: Float64Array;
  /** Places change inside strata only; null: over all units. */
  readonly strata: Strata | null;
}

/** Units of each stratum, one stratum after the other, and where each begins. */
export interface Strata {
  readonly units: Int32Array;
  readonly offsets: Int32Array;
}

/**
 * Writes the codes of one replicate into `codes`. Replicate r reads random stream r of the seed and nothing else, so any split of the
 * replicates over workers gives the same assignments.
 */
export function assignCodes(rule: AssignmentRule, replicate: number, codes: Int32Array): void {
  const { base, shifts, starts, strata } = rule;
  codes.set(base);
  if (shifts > 0) {
    for (let unit = 0; unit < codes.length; unit++) {
      if (codes[unit] !== 0) codes[unit] = 1 + (codes[unit] - 1) * shifts + replicate;
    }
    return;
  }
  const stream = createStream(rule.seed, replicate);
  if (rule.permute && !strata) stream.shuffle(codes);
  if (rule.permute && strata) {
    for (let s = 0; s + 1 < strata.offsets.length; s++) {
      const members = strata.units.subarray(strata.offsets[s], strata.offsets[s + 1]);
      const dealt = Int32Array.from(members, (unit) => base[unit]);
      stream.shuffle(dealt);
      for (let i = 0; i < members.length; i++) codes[members[i]] = dealt[i];
    }
  }
  if (rule.randomDates) {
    for (let unit = 0; unit < codes.length; unit++) {
      if (codes[unit] !== 0) codes[unit] = 1 + stream.integer(starts.length - 1);
    }
  }
}

/** Lists the units of each stratum; strata stand in the order of their first unit. `stratumOf` has a number per unit. */
export function groupStrata(stratumOf: Int32Array): Strata {
  const members = new Map<number, number[]>();
  stratumOf.forEach((stratum, unit) => {
    const list = members.get(stratum);
    if (list) list.push(unit);
    else members.set(stratum, [unit]);
  });
  const lists = [...members.values()];
  const offsets = new Int32Array(lists.length + 1);
  lists.forEach((list, s) => {
    offsets[s + 1] = offsets[s] + list.length;
  });
  return { units: Int32Array.from(lists.flat()), offsets };
}

const ENOUGH = 1e9;

/** Number of different ways to deal the codes out, within strata; counted up to a billion. */
export function countAssignments(base: Int32Array, strata: Strata | null): number {
  const groups = strata ?? { units: base.map((_, unit) => unit), offsets: Int32Array.of(0, base.length) };
  let ways = 1;
  for (let s = 0; s + 1 < groups.offsets.length; s++) {
    const placed = new Map<number, number>();
    let total = 0;
    for (const unit of groups.units.subarray(groups.offsets[s], groups.offsets[s + 1])) {
      const same = (placed.get(base[unit]) ?? 0) + 1;
      placed.set(base[unit], same);
      total++;
      // Multinomial coefficient, one unit at a time: exact at every step up to rounding.
      ways = (ways * total) / same;
      if (ways > ENOUGH) return ENOUGH;
    }
  }
  return Math.round(ways);
}
