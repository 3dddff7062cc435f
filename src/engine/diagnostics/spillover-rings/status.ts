import type { Panel } from '../../panel.ts';

/** Treated or not, by unit and period: units x periods row-major, periods as in `panel.periods`. */
export interface StatusTable {
  readonly table: Float64Array;
  /** Place of each panel row in the table. */
  readonly cellOf: Int32Array;
}

/** Where a unit has no row in a period its first treated period decides; NaN where that is unknown too. */
export function statusTable(panel: Panel): StatusTable {
  const { unitOf, time, periods, treated, cohort, unitKeys } = panel;
  const width = periods.length;
  const place = new Map(Array.from(periods, (period, index) => [period, index]));
  const table = new Float64Array(unitKeys.length * width);
  for (let unit = 0; unit < unitKeys.length; unit++) {
    const start = cohort?.[unit] ?? Number.NaN;
    for (let t = 0; t < width; t++) {
      table[unit * width + t] = Number.isNaN(start) ? Number.NaN : Number(periods[t] >= start);
    }
  }
  const cellOf = new Int32Array(time!.length);
  for (let p = 0; p < cellOf.length; p++) {
    cellOf[p] = unitOf![p] * width + place.get(time![p])!;
    if (!Number.isNaN(treated![p])) table[cellOf[p]] = treated![p];
  }
  return { table, cellOf };
}
