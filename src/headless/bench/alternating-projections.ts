import { solveSpd } from '../../core/linalg/cholesky.ts';
import { gatherFloats } from '../../engine/design/gather.ts';
import type { Panel } from '../../engine/panel.ts';
import { findColumn } from '../../table/frame.ts';
import { controlNames } from './simulate-panel.ts';

/** Stops when no entry moves more than this in a round; the usual default of iterative packages. */
const TOLERANCE = 1e-8;

/**
 * The yardstick: two-way effects by alternating projections (subtract unit means, then period means, until nothing moves), normal equations pair
 * by pair, scores summed by unit. What a plain iterative program does for the same regression.
 */
export function alternatingProjections(panel: Panel): { coef: Float64Array; rounds: number } {
  const n = panel.rows.length;
  const unit = panel.unitOf!;
  const first = panel.periods[0];
  const period = new Int32Array(n);
  for (let r = 0; r < n; r++) period[r] = panel.time![r] - first;
  const column = (name: string) => {
    const found = findColumn(panel.frame, name);
    if (found?.kind !== 'number') throw new Error(`no numbers in ${name}`);
    return gatherFloats(found.values, panel.rows);
  };
  const design = [column('y'), panel.treated!.slice(), ...controlNames.map(column)];
  const counts = [countsOf(unit, panel.unitKeys.length), countsOf(period, panel.periods.length)] as const;
  let rounds = 0;
  for (const values of design) rounds = Math.max(rounds, demean(values, unit, period, counts));
  const [y, ...x] = design;
  const k = x.length;
  const gram = new Float64Array(k * k);
  const cross = new Float64Array(k);
  for (let i = 0; i < k; i++) {
    for (let j = 0; j <= i; j++) {
      let s = 0;
      for (let r = 0; r < n; r++) s += x[i][r] * x[j][r];
      gram[i * k + j] = s;
      gram[j * k + i] = s;
    }
    for (let r = 0; r < n; r++) cross[i] += x[i][r] * y[r];
  }
  const coef = solveSpd(gram, k, cross)!;
  const residual = y.slice();
  for (let j = 0; j < k; j++) for (let r = 0; r < n; r++) residual[r] -= coef[j] * x[j][r];
  const meat = new Float64Array(k * k);
  const sums = x.map((values) => {
    const byUnit = new Float64Array(panel.unitKeys.length);
    for (let r = 0; r < n; r++) byUnit[unit[r]] += values[r] * residual[r];
    return byUnit;
  });
  for (let i = 0; i < k; i++) {
    for (let j = 0; j < k; j++) for (let g = 0; g < sums[i].length; g++) meat[i * k + j] += sums[i][g] * sums[j][g];
  }
  return { coef, rounds };
}

function countsOf(codes: Int32Array, levels: number): Float64Array {
  const counts = new Float64Array(levels);
  for (let r = 0; r < codes.length; r++) counts[codes[r]]++;
  return counts;
}

function demean(values: Float64Array, unit: Int32Array, period: Int32Array, counts: readonly Float64Array[]): number {
  for (let round = 1; ; round++) {
    let moved = 0;
    [unit, period].forEach((codes, way) => {
      const means = new Float64Array(counts[way].length);
      for (let r = 0; r < values.length; r++) means[codes[r]] += values[r];
      for (let g = 0; g < means.length; g++) {
        means[g] /= counts[way][g];
        moved = Math.max(moved, Math.abs(means[g]));
      }
      for (let r = 0; r < values.length; r++) values[r] -= means[codes[r]];
    });
    if (moved < TOLERANCE) return round;
  }
}
