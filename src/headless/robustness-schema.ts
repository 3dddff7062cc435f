import { z } from 'zod';

/** Parts of results that test one coefficient by resampling or by leaving groups out. */
const record = z.looseObject;
const number = z.number();
const maybe = number.nullable();

const bootstrapP = record({ count: number, p: number, monteCarloError: maybe });

const wildSchema = record({
  term: z.string(),
  estimate: number,
  /** Clustered, with small-sample factors; `plainStatistic`, which the draws are compared with, has none. */
  stdError: number,
  statistic: number,
  plainStatistic: number,
  dof: number,
  conventionalP: number,
  nullValue: number,
  imposeNull: z.boolean(),
  signs: z.enum(['rademacher', 'webb', 'mammen']),
  cluster: z.string(),
  clusters: number,
  nobs: number,
  /** Every sign vector was taken instead of random draws. */
  enumerated: z.boolean(),
  draws: number,
  done: number,
  notEstimable: number,
  test: record({ twoSided: bootstrapP, equalTail: bootstrapP, greater: bootstrapP, less: bootstrapP }).nullable(),
  /** A limit that is null is unbounded. */
  interval: record({ level: number, lo: maybe, hi: maybe }).nullable(),
  curve: z.array(record({ value: number, p: number })),
  statistics: record({
    actual: number,
    mean: maybe,
    sd: maybe,
    quantiles: z.array(record({ probability: number, value: number })),
  }),
}).meta({ id: 'wildBootstrap' });

const estimate = record({ estimate: number, stdError: maybe, dof: maybe, pValue: maybe });

const leaveOneOutSchema = record({
  term: z.string(),
  by: z.string(),
  whole: estimate,
  nobs: number,
  groups: z.array(
    record({
      group: z.string(),
      rows: number,
      /** null: the coefficient cannot be estimated without this group. */
      answer: estimate.nullable(),
      shift: maybe,
      /** In standard errors of the whole sample (DFBETAS by group). */
      shiftInErrors: maybe,
    }),
  ),
  /** Positions in `groups`, largest shift first. */
  order: z.array(number),
  lowest: maybe,
  highest: maybe,
  signChanges: z.array(number),
  significanceChanges: z.array(number),
  notEstimable: number,
  path: z.enum(['downdate', 'refit']),
}).meta({ id: 'leaveOneOut' });

export const robustnessSchemas = {
  wildBootstrap: wildSchema.optional(),
  leaveOneOut: leaveOneOutSchema.optional(),
};
