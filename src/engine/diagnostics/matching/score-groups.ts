import { argsort } from '../../../core/argsort.ts';

/** Rows gathered by equal score, scores ascending; within a group rows keep the order of the list. */
export interface ScoreGroups {
  readonly values: Float64Array;
  /** Group g holds members[starts[g] .. starts[g + 1]). */
  readonly starts: Int32Array;
  /** Positions in the list of rows. */
  readonly members: Int32Array;
}

/** @param score by row, none missing; @param rows the list whose positions are grouped */
export function groupScores(score: Float64Array, rows: Int32Array): ScoreGroups {
  const own = Float64Array.from(rows, (row) => score[row]);
  const members = argsort(own);
  const starts: number[] = [];
  for (let i = 0; i < members.length; i++) {
    if (i === 0 || own[members[i]] !== own[members[i - 1]]) starts.push(i);
  }
  const values = Float64Array.from(starts, (start) => own[members[start]]);
  return { values, starts: Int32Array.from([...starts, members.length]), members };
}

/** First group whose score is at least `value`; the number of groups when there is none. */
export function firstAtLeast({ values }: ScoreGroups, value: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
