import type { EventCell, ModelResult } from '../engine/result.ts';
import { formatPeriod } from './format.ts';
import { tidyTerms } from './tidy-terms.ts';

/** One event time of an event study with everything that a figure or table says about it. The base period has no uncertainty: it is zero by construction. */
export interface EventPoint extends EventCell {
  readonly label: string;
  readonly estimate: number;
  readonly stdError: number | null;
  readonly pValue: number | null;
  readonly lo: number | null;
  readonly hi: number | null;
  readonly bandLo: number | null;
  readonly bandHi: number | null;
}

/** `≤−4`, `−3`, `0`, `≥6`. */
export function eventLabel({ e, bin }: Pick<EventCell, 'e' | 'bin'>): string {
  const sign = bin === 'lower' ? '≤' : bin === 'upper' ? '≥' : '';
  return sign + formatPeriod(e);
}

/**
 * The event times of a result in order, at confidence `level`; those whose coefficient was dropped are left out. Empty for a result without events.
 * The uniform band stands at the level it was simulated for (`events.bandLevel`), whatever `level` is; null where it could not be simulated.
 */
export function eventSeries(result: ModelResult, level: number): EventPoint[] {
  const { events } = result;
  if (!events) return [];
  const rows = tidyTerms(result, level).flatMap((row) =>
    row.term.tag.kind === 'event' ? [[row.term.tag.e, row] as const] : [],
  );
  const rowOf = new Map(rows);
  const points = events.cells.flatMap((cell): EventPoint[] => {
    const label = eventLabel(cell);
    const row = rowOf.get(cell.e);
    if (cell.base) {
      return [
        { ...cell, label, estimate: 0, stdError: null, pValue: null, lo: null, hi: null, bandLo: null, bandHi: null },
      ];
    }
    if (!row) return [];
    const half = events.bandCritical * row.stdError;
    const band = Number.isFinite(half) ? [row.estimate - half, row.estimate + half] : [null, null];
    const { estimate, stdError, pValue, lo, hi } = row;
    return [{ ...cell, label, estimate, stdError, pValue, lo, hi, bandLo: band[0], bandHi: band[1] }];
  });
  return points.sort((a, b) => a.e - b.e);
}
