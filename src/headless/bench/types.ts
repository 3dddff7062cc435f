/** One run of a benchmark: our time and that of another way of doing the same work, medians of several runs after warm-up, in one process. */
export interface BenchResult {
  readonly ms: number;
  /** What the yardstick is. */
  readonly yardstick: string;
  readonly yardstickMs: number;
  readonly detail: Record<string, unknown>;
}

export interface Bench {
  readonly id: string;
  run(): Promise<BenchResult>;
}

/** Median wall time in milliseconds of `runs` calls after `warmUp` unmeasured ones. */
export function medianMs(work: () => void, runs: number, warmUp = 1): number {
  for (let i = 0; i < warmUp; i++) work();
  const times = Float64Array.from({ length: runs }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  }).sort();
  return runs % 2 === 1 ? times[(runs - 1) / 2] : (times[runs / 2 - 1] + times[runs / 2]) / 2;
}
