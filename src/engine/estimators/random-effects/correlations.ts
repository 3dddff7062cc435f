import { columnMoments } from '../../solve/column-moments.ts';
import type { SquaredCorrelations } from './types.ts';
import { lessMeans, type UnitPanel, unitMeansOf } from './unit-panel.ts';

/** Pearson's correlation of two columns of one length; null where one does not vary. */
export function correlation(a: Float64Array, b: Float64Array): number | null {
  const n = a.length;
  const [x, y] = [columnMoments(a, null, n), columnMoments(b, null, n)];
  if (!(x.deviation > 0 && y.deviation > 0)) return null;
  let cross = 0;
  for (let r = 0; r < n; r++) cross += (a[r] - x.mean) * (b[r] - y.mean);
  return cross / Math.sqrt(x.deviation * y.deviation);
}

const squared = (value: number | null) => (value === null ? null : value * value);

/** Of fitted and actual values: within units, between unit means, overall. */
export function squaredCorrelations(panel: UnitPanel, fitted: Float64Array): SquaredCorrelations {
  const whole = new Float64Array(panel.units).fill(1);
  return {
    within: squared(correlation(lessMeans(panel, fitted, whole), lessMeans(panel, panel.outcome, whole))),
    between: squared(correlation(unitMeansOf(panel, fitted), unitMeansOf(panel, panel.outcome))),
    overall: squared(correlation(fitted, panel.outcome)),
  };
}
