import type { ModelResult } from '../engine/result.ts';

/** Of the draws the quantiles and tests; the bars of the figure stay out. */
export function writeRobustness({ wildBootstrap, leaveOneOut }: ModelResult): Record<string, unknown> {
  if (!wildBootstrap) return { leaveOneOut };
  const { actual, mean, sd, quantiles } = wildBootstrap.statistics;
  return { wildBootstrap: { ...wildBootstrap, statistics: { actual, mean, sd, quantiles } }, leaveOneOut };
}
