import { type QuantileType, quantiles } from '../../../core/quantile.ts';

export interface WinsorBounds {
  readonly low: number;
  readonly high: number;
  /** Cells below `low` and above `high`: those that winsorising changes and trimming removes. */
  readonly below: number;
  readonly above: number;
  readonly missing: number;
}

/**
 * Bounds for winsorising or trimming at two percentiles, for instance 0.01 and 0.99; type 2 is Stata's winsor2 (pctile).
 * NaN cells are missing and left out; null when no cell is left or the probabilities are not 0 <= lower <= upper <= 1.
 */
export function winsorBounds(
  values: Float64Array,
  lower: number,
  upper: number,
  type: QuantileType,
): WinsorBounds | null {
  const present = values.filter((value) => !Number.isNaN(value));
  if (present.length === 0 || !(lower >= 0 && lower <= upper && upper <= 1)) return null;
  const [low, high] = quantiles(present, [lower, upper], type);
  let below = 0;
  let above = 0;
  for (let i = 0; i < present.length; i++) {
    if (present[i] < low) below++;
    else if (present[i] > high) above++;
  }
  return { low, high, below, above, missing: values.length - present.length };
}
