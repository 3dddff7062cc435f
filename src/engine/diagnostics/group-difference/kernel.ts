import { basisAcross, splitEffects } from '../../solve/effect-basis.ts';
import type { PreparedModel } from '../../solve/prepare.ts';

/** Doubles that the cross-products of units may hold (0.16 GB); beyond, draws run the regressions. */
const MOST_CELLS = 2e7;
/** Square left of a column after those before it, as a share of its own over the whole sample, below which it depends on them. */
const DEPENDENT = 1e-10;

/** The estimates of both groups for one labelling of the units; NaN where there is none. */
export interface DifferenceKernel {
  /** `labels`: 0 or 1 per unit of the sample. Answers with the estimate of group 0 less that of group 1. */
  evaluate(labels: Uint8Array): number;
}

/**
 * Regressions on any set of units from cross-products by unit: effects nested in units are taken out once, the others stand as columns beside
 * the regressors, so that the cross-products of a group are sums over its units. Null where effects are too many.
 * @param unitOf unit of each sample row, numbered from 0
 */
export function crossProductKernel(
  prepared: PreparedModel,
  unitOf: Int32Array,
  units: number,
): DifferenceKernel | null {
  const split = splitEffects(prepared, unitOf);
  const [policy, ...controls] = prepared.regressors;
  const width = split.width + controls.length + 2;
  const size = (width * (width + 1)) / 2;
  if (size * units > MOST_CELLS || split.width * prepared.n > MOST_CELLS) return null;
  const columns = [
    ...basisAcross(split, prepared.weights),
    ...controls.map(({ values }) => values),
    policy.values,
    prepared.outcome.values,
  ];
  return new CrossProducts(columns, prepared.weights, unitOf, units);
}

class CrossProducts implements DifferenceKernel {
  private readonly width: number;
  private readonly size: number;
  /** Packed lower triangles, unit after unit. */
  private readonly products: Float64Array;
  private readonly total: Float64Array;
  private readonly scale: Float64Array;
  private readonly sums: Float64Array;
  private readonly rest: Float64Array;
  private readonly factor: Float64Array;

  constructor(
    columns: readonly Float64Array[],
    weights: Float64Array | null,
    unitOf: Int32Array,
    private readonly units: number,
  ) {
    const width = columns.length;
    this.width = width;
    this.size = (width * (width + 1)) / 2;
    this.products = new Float64Array(units * this.size);
    this.total = new Float64Array(this.size);
    this.sums = new Float64Array(this.size);
    this.rest = new Float64Array(this.size);
    this.factor = new Float64Array(width * width);
    for (let r = 0; r < unitOf.length; r++) {
      let cell = unitOf[r] * this.size;
      const w = weights === null ? 1 : weights[r];
      for (let i = 0; i < width; i++) {
        const x = w * columns[i][r];
        for (let j = 0; j <= i; j++) this.products[cell++] += x * columns[j][r];
      }
    }
    for (let unit = 0; unit < units; unit++) this.add(unit, this.total);
    this.scale = Float64Array.from({ length: width }, (_, i) => this.total[(i * (i + 3)) / 2]);
  }

  private add(unit: number, to: Float64Array): void {
    const { products, size } = this;
    const from = unit * size;
    for (let c = 0; c < size; c++) to[c] += products[from + c];
  }

  /** The smaller group is summed, the other is what is left of the total. */
  evaluate(labels: Uint8Array): number {
    const { units, sums, rest, total, size } = this;
    let ones = 0;
    for (let unit = 0; unit < units; unit++) ones += labels[unit];
    const summed = ones * 2 <= units ? 1 : 0;
    sums.fill(0);
    for (let unit = 0; unit < units; unit++) if (labels[unit] === summed) this.add(unit, sums);
    for (let c = 0; c < size; c++) rest[c] = total[c] - sums[c];
    const difference = this.coefficient(rest) - this.coefficient(sums);
    return summed === 1 ? difference : -difference;
  }

  /**
   * Cholesky factor of the cross-products with the outcome last: its entry under the policy over the policy's pivot is the policy's coefficient.
   * Columns that depend on those before them drop out; NaN when the policy does.
   */
  private coefficient(packed: Float64Array): number {
    const { width, factor, scale } = this;
    const last = width - 2;
    for (let i = 0; i < width; i++) {
      const row = i * width;
      const from = (i * (i + 1)) / 2;
      for (let j = 0; j < i; j++) {
        const pivot = factor[j * width + j];
        let s = packed[from + j];
        for (let h = 0; h < j; h++) s -= factor[row + h] * factor[j * width + h];
        factor[row + j] = pivot > 0 ? s / pivot : 0;
      }
      if (i > last) break;
      let square = packed[from + i];
      for (let h = 0; h < i; h++) square -= factor[row + h] ** 2;
      factor[row + i] = square > DEPENDENT * scale[i] ? Math.sqrt(square) : 0;
    }
    const pivot = factor[last * width + last];
    return pivot > 0 ? factor[(last + 1) * width + last] / pivot : Number.NaN;
  }
}
