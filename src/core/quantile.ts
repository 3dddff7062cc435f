/** 7: linear interpolation (R, Excel, numpy); 2: inverse distribution function with averaging (Stata summarize, SAS). */
export type QuantileType = 7 | 2;

/**
 * Sample quantile at probability p in [0, 1] of values in any order (they are left as they are); NaN for no values or a
 * p outside [0, 1]. Missing cells are left out before. Source: Hyndman & Fan (1996), definitions 7 and 2.
 */
export function quantile(values: ArrayLike<number>, p: number, type: QuantileType): number {
  return quantiles(values, [p], type)[0];
}

/** `quantile` at several probabilities with one copy of the values, in linear time. */
export function quantiles(values: ArrayLike<number>, probabilities: readonly number[], type: QuantileType): number[] {
  return quantilesInPlace(Float64Array.from(values), probabilities, type);
}

/** As `quantiles`, but the order of `values` is changed: for callers that own a scratch array. */
export function quantilesInPlace(values: Float64Array, probabilities: readonly number[], type: QuantileType): number[] {
  const n = values.length;
  const places = probabilities.map((p) => (type === 7 ? placeLinear(n, p) : placeAveraged(n, p)));
  const ranks = new Set<number>();
  for (const place of places) {
    if (place) ranks.add(place.low).add(place.high);
  }
  selectRanks(
    values,
    [...ranks].sort((a, b) => a - b),
  );
  return places.map((place) => {
    if (!place) return Number.NaN;
    const low = values[place.low];
    const high = values[place.high];
    return low === high ? low : (1 - place.weight) * low + place.weight * high;
  });
}

/** The quantile is (1 - weight) x[low] + weight x[high], x sorted ascending from index 0. */
interface Place {
  readonly low: number;
  readonly high: number;
  readonly weight: number;
}

function placeLinear(n: number, p: number): Place | null {
  if (n === 0 || !(p >= 0 && p <= 1)) return null;
  const at = (n - 1) * p;
  const low = Math.floor(at);
  return { low, high: Math.ceil(at), weight: at - low };
}

function placeAveraged(n: number, p: number): Place | null {
  if (n === 0 || !(p >= 0 && p <= 1)) return null;
  const at = n * p;
  const whole = Math.round(at);
  // n p counts as whole when only rounding of p keeps it from being so: 100 * 0.29 is 28.999999999999996.
  const isWhole = Math.abs(at - whole) <= 4 * Number.EPSILON * at;
  const high = Math.min(isWhole ? whole : Math.floor(at), n - 1);
  return { low: isWhole ? Math.max(whole - 1, 0) : high, high, weight: 0.5 };
}

/** Reorders so that values[r] is what it would be after sorting, for every rank r of the ascending list. Expected time linear. */
function selectRanks(values: Float64Array, ranks: readonly number[]): void {
  select(values, 0, values.length - 1, ranks, 0, ranks.length);
}

const SMALL = 24;

/** Quickselect for the ranks[from..to) that lie in [left, right]; a range that does not shrink well is sorted instead. */
function select(
  values: Float64Array,
  left: number,
  right: number,
  ranks: readonly number[],
  from: number,
  to: number,
): void {
  let patience = 2 * Math.log2(values.length + 1) + 8;
  while (from < to) {
    if (right - left < SMALL || patience-- <= 0) {
      values.subarray(left, right + 1).sort();
      return;
    }
    const [below, above] = partition(values, left, right);
    let middle = from;
    while (middle < to && ranks[middle] < below) middle++;
    let upper = middle;
    while (upper < to && ranks[upper] <= above) upper++;
    if (middle === to) {
      right = below - 1;
      continue;
    }
    if (middle > from) select(values, left, below - 1, ranks, from, middle);
    from = upper;
    left = above + 1;
  }
}

/** Splits [left, right] by a ninther into smaller, equal and larger values; answers with the ends of the equal ones. */
function partition(values: Float64Array, left: number, right: number): [number, number] {
  const step = Math.floor((right - left) / 8);
  const centre = left + 4 * step;
  const pivot = median3(
    median3(values[left], values[left + step], values[left + 2 * step]),
    median3(values[centre - step], values[centre], values[centre + step]),
    median3(values[right - 2 * step], values[right - step], values[right]),
  );
  let low = left;
  let high = right;
  for (let i = left; i <= high; ) {
    const value = values[i];
    if (value < pivot) {
      values[i++] = values[low];
      values[low++] = value;
    } else if (value > pivot) {
      values[i] = values[high];
      values[high--] = value;
    } else {
      i++;
    }
  }
  return [low, high];
}

function median3(a: number, b: number, c: number): number {
  return a < b ? (b < c ? b : Math.max(a, c)) : a < c ? a : Math.max(b, c);
}
