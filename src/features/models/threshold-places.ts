/** Where a threshold can stand: one place between any two neighbouring values, so that every place divides the units in another way. */
export function thresholdPlaces(values: Float64Array): number[] {
  const sorted = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  return sorted.slice(0, -1).map((value, i) => shortest(value, sorted[i + 1]));
}

/** The number with the fewest decimals that is at least `from` and below `to`. */
function shortest(from: number, to: number): number {
  for (let digits = 0; digits <= 12; digits++) {
    const scale = 10 ** digits;
    const rounded = Math.ceil(from * scale) / scale;
    if (rounded >= from && rounded < to) return rounded;
  }
  return from;
}

/** The place nearest to a number. */
export function nearestPlace(places: readonly number[], wanted: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (places[middle] < wanted) low = middle + 1;
    else high = middle;
  }
  const before = low > 0 && wanted - places[low - 1] < places[low] - wanted ? low - 1 : low;
  return Math.max(0, before);
}

/** Round numbers inside a range, about as many as asked for. */
export function roundTicks(low: number, high: number, count: number): number[] {
  const rough = (high - low) / count;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.ceil(low / step);
  const ticks: number[] = [];
  for (let i = first; i * step <= high; i++) ticks.push(Number((i * step).toPrecision(12)));
  return ticks;
}
