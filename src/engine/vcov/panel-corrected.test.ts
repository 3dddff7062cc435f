import { describe, expect, it } from 'vitest';
import { createStream } from '../../core/random/philox.ts';
import { panelCorrectedMeat } from './panel-corrected.ts';

/** sum over all pairs of rows of one period, each with the mean product of the residuals of its two units over the periods they share. */
function slow(columns: Float64Array[], e: Float64Array, unit: Int32Array, period: Int32Array): Float64Array {
  const p = columns.length;
  const meat = new Float64Array(p * p);
  const all = Array.from(e.keys());
  const covariance = (i: number, j: number) => {
    const products = all.flatMap((r) =>
      unit[r] !== i ? [] : all.filter((s) => unit[s] === j && period[s] === period[r]).map((s) => e[r] * e[s]),
    );
    return products.reduce((a, b) => a + b, 0) / products.length;
  };
  for (const r of all) {
    for (const s of all) {
      if (period[r] !== period[s]) continue;
      const shared = covariance(unit[r], unit[s]);
      for (let c = 0; c < p; c++) for (let d = 0; d < p; d++) meat[c * p + d] += shared * columns[c][r] * columns[d][s];
    }
  }
  return meat;
}

describe('panel-corrected errors', () => {
  it.each([
    ['every unit in every period', () => true],
    ['rows missing', (r: number) => r % 5 !== 2],
    ['a code that no row has', (r: number) => Math.floor(r / 6) !== 3],
  ])('follow their definition: %s', (_, keep) => {
    const stream = createStream(3, 0);
    const rows = Array.from({ length: 48 }, (__, r) => r);
    const draws = rows.map(() => [stream.normal(), stream.normal(), stream.normal()]);
    const kept = rows.filter(keep);
    const column = (at: number) => Float64Array.from(kept, (r) => draws[r][at]);
    const unit = Int32Array.from(kept, (r) => Math.floor(r / 6));
    const period = Int32Array.from(kept, (r) => r % 6);
    const columns = [column(0), column(1)];
    const parts = { columns, residual: column(2), weights: null, frequency: false };
    const fast = panelCorrectedMeat(parts, unit, period, 6);
    slow(columns, column(2), unit, period).forEach((value, cell) => {
      expect(fast[cell]).toBeCloseTo(value, 10);
    });
  });
});
