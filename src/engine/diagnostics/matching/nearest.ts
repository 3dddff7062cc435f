import { firstAtLeast, groupScores, type ScoreGroups } from './score-groups.ts';

/** Matches of one treated row after the other: `neighbours` places each, -1 where there is none. */
export interface Matches {
  readonly neighbours: number;
  /** treated x neighbours, rows of the sample, nearest first. */
  readonly rows: Int32Array;
}

/**
 * The `neighbours` untreated rows nearest in score to each treated row. Equal distances go to the row that stands first in `controls`; one at exactly
 * `caliper` still matches. Without replacement treated rows choose in their order, once per round, until all rounds are done.
 * @param score by row of the sample, none missing; @param treated, controls rows of the sample
 * With replacement O((T + C) log C + T k); without O((T k + C) log C).
 */
export function nearestByScore(
  score: Float64Array,
  treated: Int32Array,
  controls: Int32Array,
  neighbours: number,
  caliper: number,
  replacement: boolean,
): Matches {
  const groups = groupScores(score, controls);
  const rows = new Int32Array(treated.length * neighbours).fill(-1);
  if (replacement) {
    treated.forEach((row, i) => {
      const found = nearestGroups(groups, score[row], neighbours, caliper);
      for (let k = 0; k < found.length; k++) rows[i * neighbours + k] = controls[found[k]];
    });
    return { neighbours, rows };
  }
  const free = new FreeControls(groups);
  for (let round = 0; round < neighbours; round++) {
    treated.forEach((row, i) => {
      const position = free.take(score[row], caliper);
      if (position >= 0) rows[i * neighbours + round] = controls[position];
    });
  }
  return { neighbours, rows };
}

/** Walks outwards from `at`, group by group, until `wanted` positions are found or the caliper is passed. */
function nearestGroups(groups: ScoreGroups, at: number, wanted: number, caliper: number): number[] {
  const { values, starts, members } = groups;
  const found: number[] = [];
  let right = firstAtLeast(groups, at);
  let left = right - 1;
  while (found.length < wanted && (left >= 0 || right < values.length)) {
    const below = left >= 0 ? at - values[left] : Infinity;
    const above = right < values.length ? values[right] - at : Infinity;
    if (Math.min(below, above) > caliper) break;
    const here: number[] = [];
    if (below <= above) {
      for (let m = starts[left]; m < starts[left + 1]; m++) here.push(members[m]);
      left--;
    }
    if (above <= below) {
      for (let m = starts[right]; m < starts[right + 1]; m++) here.push(members[m]);
      right++;
    }
    if (below === above) here.sort((a, b) => a - b);
    for (let i = 0; i < here.length && found.length < wanted; i++) found.push(here[i]);
  }
  return found;
}

/** Untreated rows not yet taken: the members of a group go in order, and groups that are used up are skipped by path compression. */
class FreeControls {
  private readonly next: Int32Array;
  /** Links to the nearest group that may still have members, to the left and to the right; shifted by one so that 0 is 'none'. */
  private readonly leftLink: Int32Array;
  private readonly rightLink: Int32Array;

  constructor(private readonly groups: ScoreGroups) {
    const count = groups.values.length;
    this.next = groups.starts.slice(0, count);
    this.leftLink = Int32Array.from({ length: count + 1 }, (_, g) => g);
    this.rightLink = Int32Array.from({ length: count + 1 }, (_, g) => g);
  }

  take(at: number, caliper: number): number {
    const { values, members, starts } = this.groups;
    const split = firstAtLeast(this.groups, at);
    const left = follow(this.leftLink, split) - 1;
    const right = follow(this.rightLink, split);
    const below = left >= 0 ? at - values[left] : Infinity;
    const above = right < values.length ? values[right] - at : Infinity;
    const distance = Math.min(below, above);
    if (distance > caliper || distance === Infinity) return -1;
    const tie = below === above && members[this.next[left]] < members[this.next[right]];
    const chosen = below < above || tie ? left : right;
    const position = members[this.next[chosen]++];
    if (this.next[chosen] === starts[chosen + 1]) {
      this.leftLink[chosen + 1] = chosen;
      this.rightLink[chosen] = chosen + 1;
    }
    return position;
  }
}

function follow(links: Int32Array, from: number): number {
  let end = from;
  while (links[end] !== end) end = links[end];
  for (let at = from; links[at] !== end; ) {
    const next = links[at];
    links[at] = end;
    at = next;
  }
  return end;
}

/** Weight 1 for a treated row with a match; every match gets its share 1 / (matches of that row), added up over the rows it serves. */
export function frequencyWeights(n: number, treated: Int32Array, { neighbours, rows }: Matches): Float64Array {
  const weights = new Float64Array(n);
  treated.forEach((row, i) => {
    const own = rows.subarray(i * neighbours, (i + 1) * neighbours).filter((match) => match >= 0);
    if (own.length === 0) return;
    weights[row] = 1;
    for (const match of own) weights[match] += 1 / own.length;
  });
  return weights;
}
