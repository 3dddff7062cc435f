import { z } from 'zod';

const record = z.looseObject;
const number = z.number();
const maybe = number.nullable();

const effectAt = { at: number, estimate: number, stdError: number };
const productTest = record({ stdError: number, statistic: number, pValue: number }).nullable();
const interval = record({ lo: number, hi: number, draws: number }).nullable();
const intervals = record({ percentile: interval, biasCorrected: interval });
const test = record({
  statistic: number,
  distribution: z.enum(['F', 'chi2', 'normal']),
  df1: maybe,
  df2: maybe,
  pValue: number,
});

/** @param stage the shape of a regression; @param notice that of a sentence */
export function mechanismSchemas(stage: z.ZodType, notice: z.ZodType) {
  const further = z.array(record({ channel: z.string(), regression: stage.nullable(), notice: notice.nullable() }));
  const mediation = record({
    policy: z.string(),
    steps: z.enum(['channels', 'three']),
    total: stage,
    channels: further,
    direct: stage.nullable(),
    effects: record({
      total: number,
      direct: number,
      indirect: number,
      share: maybe,
      /** One per channel; indirect = a b. */
      paths: z.array(
        record({
          channel: z.string(),
          a: number,
          aStdError: number,
          b: number,
          bStdError: number,
          indirect: number,
          share: maybe,
          sobel: productTest,
          aroian: productTest,
          goodman: productTest,
        }),
      ),
      /** Draws in the order of their number; null where one cannot be estimated. `by` null: single rows were drawn. */
      bootstrap: record({
        by: z.string().nullable(),
        groups: number,
        draws: number,
        failed: number,
        seed: number,
        total: z.array(maybe),
        direct: z.array(maybe),
        indirect: z.array(z.array(maybe)),
        intervals: record({ total: intervals, direct: intervals, indirect: z.array(intervals) }),
      }).nullable(),
    }).nullable(),
  }).meta({ id: 'mediation' });

  const marginal = record({
    policy: z.string(),
    interaction: z.string(),
    moderator: z.string(),
    centre: number,
    /** null: the normal distribution. */
    dof: maybe,
    grid: z.array(record(effectAt)),
    quantiles: z.array(record({ ...effectAt, probability: number })),
    bins: z.array(record({ ...effectAt, from: number, to: number, nobs: number })),
    linearity: test.nullable(),
    support: record({
      centres: z.array(number),
      width: number,
      treated: z.array(number),
      untreated: z.array(number),
    }),
    distance: z.enum(['km', 'log']).nullable(),
    channels: further,
  }).meta({ id: 'marginal' });

  const slope = record({ dose: number, slope: number, stdError: number, statistic: number });
  const dose = record({
    dose: z.string(),
    exposure: z.string(),
    timing: z.enum(['given', 'ownStart', 'common']),
    from: maybe,
    shape: z.enum(['linear', 'quadratic', 'bins', 'periods']),
    dof: maybe,
    origin: number,
    curve: z.array(record({ dose: number, estimate: number, stdError: number })),
    bins: z.array(
      record({
        index: number,
        from: number,
        to: number,
        reference: z.boolean(),
        units: number,
        nobs: number,
        mean: number,
        effect: record({ term: z.string(), estimate: number, stdError: number }).nullable(),
      }),
    ),
    linear: record({ estimate: number, stdError: number, dof: maybe }).nullable(),
    turning: record({ at: maybe, stdError: maybe, low: slope, high: slope, pValue: maybe }).nullable(),
  }).meta({ id: 'dose' });

  const groupEffect = record({
    name: z.string(),
    estimate: number,
    stdError: number,
    nobs: number,
    units: number,
    treatedUnits: number,
  });
  const differs = record({ stdError: number, statistic: number, dof: maybe, pValue: number });
  const tail = record({ count: number, draws: number, p: number, monteCarloError: number });
  const difference = record({
    first: groupEffect,
    second: groupEffect,
    /** The effect in the first group less that in the second. */
    difference: number,
    independent: differs,
    interaction: differs,
    seemingly: differs.nullable(),
    permutation: record({
      mean: maybe,
      sd: maybe,
      test: record({ twoSided: tail, greater: tail, less: tail }).nullable(),
    }).nullable(),
    seed: number,
    draws: number,
    notEstimable: number,
  }).meta({ id: 'difference' });

  const randomEffects = record({
    by: z.string(),
    groups: number,
    sigma2Error: number,
    sigma2Unit: number,
    rho: number,
    theta: record({ min: number, median: number, max: number }),
    r2: record({ within: maybe, between: maybe, overall: maybe }),
    fixed: stage.nullable(),
    fixedSplit: record({
      sigma2Error: number,
      sigma2Unit: number,
      rho: number,
      correlation: maybe,
      r2: record({ within: maybe, between: maybe, overall: maybe }),
    }).nullable(),
    tests: record({
      effects: test.nullable(),
      breuschPagan: test.nullable(),
      hausman: test.nullable(),
      hausmanPooledVariance: test.nullable(),
      mundlak: test.nullable(),
      crossSection: test.nullable(),
      serialWithin: test.nullable(),
      serialLevels: test.nullable(),
      serialDifferences: test.nullable(),
      terms: z.array(z.string()),
    }),
  }).meta({ id: 'randomEffects' });

  return {
    mediation: mediation.optional(),
    marginal: marginal.optional(),
    dose: dose.optional(),
    difference: difference.optional(),
    randomEffects: randomEffects.optional(),
  };
}
