/** Rows of a regression table below its terms. */
export const statIds = [
  'nobs',
  'units',
  'periods',
  'clusters',
  'singletons',
  'r2',
  'adjR2',
  'r2Within',
  'adjR2Within',
  'f',
  'rmse',
  'meanOutcome',
  'sdOutcome',
] as const;

export type StatId = (typeof statIds)[number];

/** Columns of a descriptive table beside the number of observations. */
export const descriptiveStatistics = [
  'mean',
  'sd',
  'min',
  'p1',
  'p25',
  'median',
  'p75',
  'p99',
  'max',
  'skewness',
  'kurtosis',
  'sdBetween',
  'sdWithin',
] as const;

export type DescriptiveStatistic = (typeof descriptiveStatistics)[number];
