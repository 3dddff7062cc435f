import type { Panel } from '../../panel.ts';
import type { CompositeIndex } from './types.ts';

/** Places and scores of every unit in every period: units x periods row-major, 0 and NaN where there is no score. */
export interface IndexRanking {
  readonly units: readonly string[];
  readonly periods: Float64Array;
  readonly rank: Int32Array;
  readonly score: Float64Array;
}

/** Null where unit or time are not known. */
export function indexRanking({ unitOf, time, unitKeys, periods }: Panel, index: CompositeIndex): IndexRanking | null {
  if (unitOf === null || time === null) return null;
  const at = new Map(Array.from(periods, (period, t) => [period, t]));
  const size = unitKeys.length * periods.length;
  const rank = new Int32Array(size);
  const score = new Float64Array(size).fill(Number.NaN);
  for (let r = 0; r < time.length; r++) {
    const cell = unitOf[r] * periods.length + at.get(time[r])!;
    rank[cell] = index.rank[r];
    score[cell] = index.score[r];
  }
  return { units: unitKeys, periods, rank, score };
}

/** The units with the best places of the last period that has any, best first; ties in the order of the units. */
export function leaders({ units, periods, rank }: IndexRanking, count: number): number[] {
  const width = periods.length;
  const all = Array.from(units.keys());
  for (let t = width - 1; t >= 0; t--) {
    const present = all.filter((unit) => rank[unit * width + t] > 0);
    if (present.length > 0) {
      return present.sort((a, b) => rank[a * width + t] - rank[b * width + t] || a - b).slice(0, count);
    }
  }
  return [];
}
