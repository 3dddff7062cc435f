import { type AbsorbBlock, type Absorber, exactConvergence } from './absorber.ts';

/**
 * Whether rows are sorted by the first block and each of its levels holds every level of the second exactly once, in the same order.
 * Only then the two-way projection is x_it - x_i. - x_.t + x_.. (without weights).
 */
export function isBalancedTwoWay(a: AbsorbBlock, b: AbsorbBlock): boolean {
  if (!a.intercept || !b.intercept || a.slopes.length > 0 || b.slopes.length > 0) return false;
  const width = b.levels;
  const n = a.codes.length;
  if (n !== a.levels * width) return false;
  for (let t = 1; t < width; t++) if (b.codes[t] === b.codes[t - 1]) return false;
  const seen = new Set(b.codes.subarray(0, width));
  if (seen.size !== width) return false;
  for (let r = 0; r < n; r++) {
    if (a.codes[r] !== ((r / width) | 0) || (r >= width && b.codes[r] !== b.codes[r - width])) return false;
  }
  return true;
}

/** The closed form of a balanced panel, in two passes over the column. Exact. */
export function balancedTwoWayAbsorber(a: AbsorbBlock, b: AbsorbBlock): Absorber {
  const width = b.levels;
  const units = a.levels;
  const position = b.codes.slice(0, width);
  const apply = (x: Float64Array) => {
    const sums = new Float64Array(width);
    for (let from = 0; from < x.length; from += width) {
      const origin = x[from];
      let s = 0;
      for (let t = 0; t < width; t++) s += x[from + t] - origin;
      const mean = s / width;
      for (let t = 0; t < width; t++) {
        const value = x[from + t] - origin - mean;
        x[from + t] = value;
        sums[t] += value;
      }
    }
    for (let t = 0; t < width; t++) sums[t] /= units;
    for (let from = 0; from < x.length; from += width) for (let t = 0; t < width; t++) x[from + t] -= sums[t];
  };
  return {
    method: 'balancedTwoWay',
    apply,
    effects(column) {
      const residual = column.slice();
      apply(residual);
      const second = new Float64Array(width);
      for (let t = 0; t < width; t++) second[position[t]] = column[t] - residual[t] - (column[0] - residual[0]);
      const base = second[0];
      for (let t = 0; t < width; t++) second[t] -= base;
      const first = new Float64Array(units);
      for (let i = 0; i < units; i++) first[i] = column[i * width] - residual[i * width] - second[position[0]];
      return [first, second];
    },
    leverages: () => new Float64Array(units * width).fill(1 / width + 1 / units - 1 / (units * width)),
    convergence: () => exactConvergence,
  };
}
