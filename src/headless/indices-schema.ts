import { z } from 'zod';

const record = z.looseObject;
const number = z.number();
const maybe = number.nullable();
const text = z.string();

/** Sections about the steps of the recipe that make indices. @param notice the shape of a sentence */
export function indicesSchemas<N extends z.ZodType>(notice: N) {
  const answer = <T extends z.core.$ZodLooseShape>(shape: T) => {
    const head = { step: number, names: z.array(text) };
    return z.discriminatedUnion('ok', [
      record({ ...head, ok: z.literal(true), ...shape }),
      record({ ...head, ok: z.literal(false), notice }),
    ]);
  };
  const notices = z.array(notice);
  const indicator = record({
    column: text,
    direction: z.enum(['+', '-']),
    dimension: text.nullable(),
    /** `used`, or why it takes no part. */
    status: z.enum(['used', 'unknown', 'text', 'empty', 'zero', 'constant', 'repeated']),
    missing: number,
    min: maybe,
    max: maybe,
    entropy: maybe,
    redundancy: maybe,
    weight: maybe,
    levelShare: maybe,
    varianceShare: maybe,
  });
  const index = answer({
    options: record({ weights: text, score: text }),
    indicators: z.array(indicator),
    dimensions: z.array(
      record({ name: text.nullable(), indicators: number, weight: number, levelShare: maybe, varianceShare: maybe }),
    ),
    rowsRead: number,
    rowsComplete: number,
    rowsWeighed: number,
    rowsScored: number,
    periods: z.array(record({ period: maybe, rows: number, mean: number, sd: maybe, min: number, max: number })),
    /** Places (0: none) and scores, units x periods row-major. */
    ranking: record({
      units: z.array(text),
      periods: z.array(number),
      rank: z.array(number),
      score: z.array(maybe),
    }).nullable(),
    sensitivity: record({
      methods: z.array(
        record({
          id: text,
          weights: z.array(maybe),
          spearman: maybe,
          spearmanPeriod: maybe,
          kendallPeriod: maybe,
          largestShift: number,
          meanShift: number,
        }),
      ),
      period: maybe,
      units: number,
      movers: z.array(record({ unit: text, ranks: z.array(number), shift: number })),
      notices,
    }),
    /** Weights under other divisors of the sum of p ln p, and the analyst's old ones. */
    old: record({
      columns: z.array(text),
      variants: z.array(
        record({
          divisor: z.enum(['rows', 'periods', 'units']),
          count: number,
          entropy: z.array(number),
          redundancy: z.array(number),
          weights: z.array(number),
          order: z.enum(['same', 'mixed', 'inverted']),
          scoreCorrelation: maybe,
        }),
      ),
      own: record({
        weights: z.array(number),
        closest: z.enum(['rows', 'periods', 'units']),
        largestDifference: number,
        reproduced: z.boolean(),
      }).nullable(),
      notices,
    }).nullable(),
    notices,
  });
  const keyword = answer({
    measure: z.enum(['log', 'per10000', 'count']),
    groups: z.array(text),
    words: z.array(record({ word: text, group: text.nullable(), hits: number, rows: number, inside: z.array(text) })),
    hits: number,
    rowsRead: number,
    rowsWithText: number,
    periods: z.array(
      record({
        period: maybe,
        texts: number,
        hits: number,
        hitsByGroup: z.array(number),
        characters: maybe,
        mean: maybe,
      }),
    ),
    /** The first passages of each word, in the order of `words`. */
    passages: z.array(z.array(record({ unit: text.nullable(), period: maybe, before: text, hit: text, after: text }))),
    notices,
  });
  return { indices: z.array(index), keywords: z.array(keyword) };
}
