import { codeNumbers } from '../../design/code-values.ts';
import { gatherFloats, gatherInts } from '../../design/gather.ts';
import type { PreparedModel } from '../../solve/prepare.ts';

/** The estimation sample by unit. Units are numbered in panel order, those without a row in the sample left out. */
export interface PlaceboSample {
  readonly prepared: PreparedModel;
  /** Index of each unit among the panel's units, and the reverse (-1: not in the sample). */
  readonly panelUnit: Int32Array;
  readonly unitOfPanel: Int32Array;
  /** First treated period per unit; Infinity never. */
  readonly starts: Float64Array;
  /** Distinct periods of the sample, ascending, and the place of each sample row among them. */
  readonly periods: Float64Array;
  readonly periodOf: Int32Array;
  /** Unit of each sample row. */
  readonly unitOf: Int32Array;
}

/** The panel must have units, times and cohorts; cohorts of units in the sample must be known. */
export function describeSample(prepared: PreparedModel): PlaceboSample {
  const { panel, rows } = prepared;
  const panelUnits = rows === null ? panel.unitOf! : gatherInts(panel.unitOf!, rows);
  const times = rows === null ? panel.time! : gatherFloats(panel.time!, rows);
  const unitOfPanel = new Int32Array(panel.unitKeys.length).fill(-1);
  for (const unit of panelUnits) unitOfPanel[unit] = 0;
  const used: number[] = [];
  for (let unit = 0; unit < unitOfPanel.length; unit++) {
    if (unitOfPanel[unit] < 0) continue;
    unitOfPanel[unit] = used.length;
    used.push(unit);
  }
  const { codes, values } = codeNumbers(times);
  return {
    prepared,
    panelUnit: Int32Array.from(used),
    unitOfPanel,
    starts: Float64Array.from(used, (unit) => panel.cohort![unit]),
    periods: values,
    periodOf: codes,
    unitOf: gatherInts(unitOfPanel, panelUnits),
  };
}

/** Place of the first period of the sample that is not before `start`; the number of periods when there is none. */
export function positionOf(periods: Float64Array, start: number): number {
  const position = periods.findIndex((period) => period >= start);
  return position === -1 ? periods.length : position;
}
