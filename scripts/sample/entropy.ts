export interface EntropyIndex {
  readonly index: Float64Array;
  readonly weights: readonly number[];
  /** The index that other values of the same indicators would have under these weights and this scaling. */
  score(indicators: readonly Float64Array[]): Float64Array;
}

/**
 * Composite index by the entropy method, pooled over all rows: indicators (all with a positive direction) scaled to [0, 1] by their
 * minimum and maximum; p = x / sum x; e = -sum p ln p / ln n with 0 ln 0 = 0; weights proportional to 1 - e. No value may be missing.
 */
export function entropyIndex(indicators: readonly Float64Array[]): EntropyIndex {
  const n = indicators[0].length;
  const ranges = indicators.map((values) => {
    const low = values.reduce((a, b) => Math.min(a, b));
    return { low, width: values.reduce((a, b) => Math.max(a, b)) - low };
  });
  const diversity = indicators.map((values, j) => {
    const total = values.reduce((sum, value) => sum + value - ranges[j].low, 0);
    let entropy = 0;
    for (const value of values) {
      const share = (value - ranges[j].low) / total;
      if (share > 0) entropy -= share * Math.log(share);
    }
    return 1 - entropy / Math.log(n);
  });
  const sum = diversity.reduce((a, b) => a + b);
  const weights = diversity.map((value) => value / sum);
  const score = (others: readonly Float64Array[]) => {
    const index = new Float64Array(n);
    others.forEach((values, j) => {
      for (let k = 0; k < n; k++) index[k] += (weights[j] * (values[k] - ranges[j].low)) / ranges[j].width;
    });
    return index;
  };
  return { index: score(indicators), weights, score };
}
