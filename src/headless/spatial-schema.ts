import { z } from 'zod';

const record = z.looseObject;
const number = z.number();
const maybe = number.nullable();

const standardised = record({
  statistic: number,
  expected: number,
  variance: number,
  z: number,
  /** Two-sided, normal. */
  pValue: number,
});
const permutationP = record({ count: number, draws: number, p: number, monteCarloError: number });
const chiSquared = record({ statistic: number, df: number, pValue: number });
const fixedEffects = z.enum(['none', 'individual', 'time', 'twoWay']);

/** @param stage the shape of a regression; @param notice that of a sentence; @param weights that of weights */
export function spatialSchemas(stage: z.ZodType, notice: z.ZodType, weights: z.ZodType) {
  const failed = record({ ok: z.literal(false), notice });
  const column = z.discriminatedUnion('ok', [record({ ok: z.literal(true), model: stage }), failed]);
  const part = <T extends z.ZodType>(value: T) =>
    z.discriminatedUnion('ok', [record({ ok: z.literal(true), value }), failed]);
  const moran = record({
    variable: z.string(),
    seed: number,
    draws: number,
    done: number,
    weights,
    periods: z.array(
      record({
        period: number,
        units: number,
        islands: number,
        moran: standardised,
        varianceNormal: number,
        geary: standardised,
        test: record({ twoSided: permutationP, greater: permutationP, less: permutationP }).nullable(),
      }),
    ),
    /** Local statistics of one period. HH: high among high neighbours. */
    local: record({
      period: number,
      units: z.array(
        record({
          unit: z.string(),
          value: number,
          lag: number,
          statistic: number,
          expected: number,
          variance: number,
          z: number,
          pValue: number,
          permutationP: maybe,
          quadrant: z.enum(['HH', 'LL', 'HL', 'LH']),
          latitude: maybe,
          longitude: maybe,
        }),
      ),
    }),
    notices: z.array(notice),
  });
  const spatialTests = record({
    outcome: z.string(),
    effects: fixedEffects,
    weights,
    /** Of the model without spatial terms, by the fixed effects it has. */
    lagrange: z.array(
      record({
        effects: fixedEffects,
        lag: chiSquared,
        error: chiSquared,
        robustLag: chiSquared,
        robustError: chiSquared,
        moran: standardised.nullable(),
      }),
    ),
    models: z.array(column),
    simplifications: z.array(
      record({
        id: z.enum(['lrLag', 'waldLag', 'lrError', 'waldError', 'lrUnits', 'lrPeriods']),
        test: chiSquared.nullable(),
      }),
    ),
    notices: z.array(notice),
  });
  const spillovers = record({
    treatment: z.string(),
    usual: part(stage),
    exposure: part(record({ model: stage, term: z.string(), weights, meanUntreated: maybe, largestUntreated: maybe })),
    rings: part(
      record({
        model: stage,
        rings: z.array(
          record({
            from: number,
            to: number,
            treated: z.boolean(),
            term: z.string(),
            nobs: number,
            units: number,
            estimate: record({ estimate: number, stdError: number, dof: number }).nullable(),
          }),
        ),
        cleanUnits: number,
      }),
    ),
    places: z.array(record({ unit: z.string(), latitude: number, longitude: number, start: maybe, nearest: maybe })),
    notices: z.array(notice),
  });
  return {
    moran: moran.optional(),
    spatialTests: spatialTests.optional(),
    spillovers: spillovers.optional(),
    weightsColumns: z.array(column).optional(),
  };
}
