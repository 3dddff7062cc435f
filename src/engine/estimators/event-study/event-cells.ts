import { fail, type Outcome, succeed } from '../../../core/notice.ts';
import { codeNumbers } from '../../design/code-values.ts';
import type { EventSample, EventSampleOptions } from './event-sample.ts';

/** One event time of the study, or all times beyond a window end gathered in a bin. Ascending in `e`. */
export interface EventTimeCell {
  readonly e: number;
  readonly bin?: 'lower' | 'upper';
  readonly base: boolean;
}

export interface EventCells {
  readonly cells: readonly EventTimeCell[];
  /** Cell by panel row; -1 where the row is in no cell (no event, or outside the window with endpoints in the base). */
  readonly cellOf: Int32Array;
  /** Rows of treated units outside the window that stand in the base. */
  readonly outsideInBase: number;
}

/**
 * Sorts event times into cells: one per observed event time inside the window, the ends holding all times beyond them when endpoints are
 * binned. A base period that is not observed, or lies beyond the window, is a failure, for then nothing would be normalised to it.
 */
export function sortIntoCells(
  sample: EventSample,
  options: EventSampleOptions,
  base: readonly number[],
): Outcome<EventCells> {
  const { codes, values } = codeNumbers(sample.eventTime);
  if (values.length === 0) return fail('eventStudyNobodyTreated');
  const lower = options.lower ?? values[0];
  const upper = options.upper ?? values[values.length - 1];
  if (!(lower < upper)) return fail('eventStudyWindowEmpty', { lower, upper });
  const inBin = options.endpoints === 'bin';
  const place = (e: number): number => {
    if (e >= lower && e <= upper) return e;
    return inBin ? Math.min(Math.max(e, lower), upper) : Number.NaN;
  };
  const cells = codeNumbers(values.map(place));
  const missing = base.filter((e) => !cells.values.includes(e));
  if (base.length === 0 || missing.length > 0) {
    return fail('eventStudyBaseUnobserved', {
      base: missing.join(', '),
      observed: Array.from(cells.values).join(', '),
    });
  }
  const described = Array.from(cells.values, (e): EventTimeCell => {
    const bin =
      e === lower && values[0] < lower ? 'lower' : e === upper && values[values.length - 1] > upper ? 'upper' : null;
    return { e, base: base.includes(e), ...(bin !== null && inBin ? { bin } : {}) };
  });
  const cellOf = codes.map((code) => (code < 0 ? -1 : cells.codes[code]));
  const outsideInBase = codes.reduce((count, code, row) => count + Number(code >= 0 && cellOf[row] < 0), 0);
  return succeed({ cells: described, cellOf, outsideInBase });
}
