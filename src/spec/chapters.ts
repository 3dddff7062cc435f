import { z } from 'zod';
import { absorbTerm, columnName } from './fields-schema.ts';

const columns = z.array(columnName);

/** What the chapters have in common: how a regression is run. null means 'as the roles say'. */
const inferenceShape = {
  absorb: z.array(absorbTerm).nullable().default(null),
  vcov: z.enum(['iid', 'HC1', 'HC2', 'HC3', 'cluster']).default('cluster'),
  cluster: columns.max(2).nullable().default(null),
  preset: z.enum(['reghdfe', 'fixest']).default('reghdfe'),
  singletons: z.enum(['drop', 'keep']).default('drop'),
};

/** The same for chapters that ask further of the baseline's regression. null means 'as the baseline runs it'. */
const followingShape = {
  absorb: inferenceShape.absorb,
  vcov: z.enum(['iid', 'HC1', 'HC2', 'HC3', 'cluster']).nullable().default(null),
  cluster: inferenceShape.cluster,
  preset: z.enum(['reghdfe', 'fixest']).nullable().default(null),
  singletons: z.enum(['drop', 'keep']).nullable().default(null),
};

export const descriptivesSchema = z.strictObject({
  columns: columns.nullable().default(null),
  quantileType: z.literal([7, 2]).default(7),
  correlation: z.enum(['pearson', 'spearman']).default('pearson'),
});

export const baselineSchema = z.strictObject({
  /** stepwise: controls one by one; grid: with/without fixed effects x with/without controls; sets: the sets below. */
  layout: z.enum(['stepwise', 'grid', 'sets']).default('stepwise'),
  /** null: the outcome role. Several outcomes repeat the columns. */
  outcomes: columns.min(1).nullable().default(null),
  sets: z.array(columns).default([]),
  ...inferenceShape,
});

export const trendsSchema = z.strictObject({
  lower: z.int().nullable().default(-5),
  upper: z.int().nullable().default(5),
  endpoints: z.enum(['bin', 'drop', 'base']).default('bin'),
  base: z.array(z.int()).min(1).default([-1]),
  normalise: z.enum(['base', 'preAverage']).default('base'),
  reference: z.enum(['never', 'last']).default('never'),
  alwaysTreated: z.enum(['drop', 'keep']).default('drop'),
  controls: z.boolean().default(true),
  bandLevel: z.number().min(0.5).max(0.999).default(0.95),
  /** Lines of the raw means: pilots against the rest, or one line per cohort. */
  rawBy: z.enum(['ever', 'cohort']).default('ever'),
  ...followingShape,
});

export const placeboSchema = z.strictObject({
  kind: z.enum(['unit', 'time', 'dates', 'mixed', 'own']).default('unit'),
  draws: z.int().min(19).max(100_000).default(500),
  seed: z.int().min(0).default(20140530),
  strata: z.string().nullable().default(null),
  dropRealPilots: z.boolean().default(false),
  statistic: z.enum(['coefficient', 't']).default('coefficient'),
  /** kinds 'dates' and 'mixed': first and last period that may be drawn; null: the second and the last of the sample. */
  dateFrom: z.number().nullable().default(null),
  dateTo: z.number().nullable().default(null),
  /** kind 'time': how many periods earlier each pilot is pretended to start. */
  shifts: z.array(z.int().min(1)).default([1, 2, 3, 4]),
  /** kind 'own': an assignment to try. */
  assignment: z.array(z.strictObject({ unit: z.string(), start: z.number() })).default([]),
  ...followingShape,
});
