import { choleskyPivoted, type PivotedCholesky, solveFactored } from '../../../core/linalg/cholesky.ts';

/** Pivots below this share of a diagonal entry are redundant periods: one in every connected part of a group. */
const REDUNDANT = 1e-10;
/** With smaller pivots than this the solution is repeated for what rounding left over. */
const REFINE_BELOW = 1e-3;

/**
 * Takes period effects by group out of columns that have lost their unit effects already. As no unit is in two groups, each group is a two-way
 * problem of its own: with unit means taken out of the period dummies too, their cross-products are a sum over its units.
 * @param unitOf, periodOf codes over n rows, rows of a unit together; @param groupOf group of each row, the same for all rows of a unit
 */
export class GroupPeriods {
  private readonly factors: readonly PivotedCholesky[];
  private readonly passes: number;

  constructor(
    private readonly unitOf: Int32Array,
    private readonly periodOf: Int32Array,
    private readonly periods: number,
    private readonly groupOf: Int32Array,
    private readonly groups: number,
  ) {
    this.factors = crossProducts(unitOf, periodOf, periods, groupOf, groups).map((a) =>
      choleskyPivoted(a, periods, REDUNDANT),
    );
    this.passes = this.factors.some(({ smallestPivot }) => smallestPivot < REFINE_BELOW) ? 2 : 1;
  }

  /** What is left of a column of unit-demeaned values after period effects by group; the column stays as it is. */
  residual(column: Float64Array): Float64Array {
    let x = column;
    for (let pass = 0; pass < this.passes; pass++) x = this.withoutPeriods(x);
    return x;
  }

  private withoutPeriods(x: Float64Array): Float64Array {
    const { unitOf, periodOf, periods, groupOf, groups } = this;
    const effects = new Float64Array(groups * periods);
    for (let r = 0; r < x.length; r++) effects[groupOf[r] * periods + periodOf[r]] += x[r];
    this.factors.forEach((factor, group) => {
      solveFactored(factor, effects.subarray(group * periods, (group + 1) * periods));
    });
    const out = new Float64Array(x.length);
    for (let from = 0, to = 0; from < x.length; from = to) {
      const own = groupOf[from] * periods;
      let sum = 0;
      for (to = from; to < x.length && unitOf[to] === unitOf[from]; to++) sum += effects[own + periodOf[to]];
      const mean = sum / (to - from);
      for (let r = from; r < to; r++) out[r] = x[r] - (effects[own + periodOf[r]] - mean);
    }
    return out;
  }
}

/** sum over the units of a group of diag(1 in observed periods) - 1 1' / number observed, one periods x periods matrix per group. */
function crossProducts(
  unitOf: Int32Array,
  periodOf: Int32Array,
  periods: number,
  groupOf: Int32Array,
  groups: number,
): Float64Array[] {
  const out = Array.from({ length: groups }, () => new Float64Array(periods * periods));
  const n = unitOf.length;
  for (let from = 0, to = 0; from < n; from = to) {
    const a = out[groupOf[from]];
    for (to = from; to < n && unitOf[to] === unitOf[from]; ) to++;
    const share = 1 / (to - from);
    for (let r = from; r < to; r++) {
      const row = periodOf[r] * periods;
      a[row + periodOf[r]] += 1;
      for (let s = from; s < to; s++) a[row + periodOf[s]] -= share;
    }
  }
  return out;
}
