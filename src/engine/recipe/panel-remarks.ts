import type { PanelOrder } from './panel-order.ts';

/** Rows whose unit has data both before and after the period looked for, yet none in it: those that a gap in time costs. */
export function countGaps({ unitOf, times, rows, starts }: PanelOrder, earlier: Int32Array, periods: number): number {
  let gaps = 0;
  for (let row = 0; row < earlier.length; row++) {
    const unit = unitOf[row];
    if (earlier[row] >= 0 || unit < 0 || Number.isNaN(times[row])) continue;
    const wanted = times[row] - periods;
    const first = times[rows[starts[unit]]];
    const last = times[rows[starts[unit + 1] - 1]];
    if (first < wanted && wanted < last) gaps++;
  }
  return gaps;
}
