import { z } from 'zod';
import { baselineSchema, descriptivesSchema, placeboSchema, trendsSchema } from './chapters.ts';
import { columnName } from './fields-schema.ts';
import { importSchema } from './import-schema.ts';
import { modelSchema } from './models.ts';
import { recipeStepSchema } from './recipe.ts';
import { reportSchema } from './report.ts';

/**
 * The analysis spec: the one JSON document that holds a whole analysis. Undo, the share link, the project file, the cache key, the headless run
 * and the R and Stata scripts all come from it. Every key has a default, so that a project written by hand in a dozen lines parses.
 */
export const SPEC_VERSION = 1;

export const treatmentSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('indicator'), column: columnName }),
  z.strictObject({ kind: z.literal('cohort'), column: columnName }),
  z.strictObject({
    kind: z.literal('roster'),
    entries: z.array(z.strictObject({ unit: z.string().min(1), start: z.number() })),
    /** Where the roster came from: 'pasted' lists are data and stay out of share links; a library id (`broadband_china`) may travel. */
    source: z.string().default('pasted'),
  }),
]);

export const rolesSchema = z.strictObject({
  unit: columnName.nullable().default(null),
  time: columnName.nullable().default(null),
  outcome: columnName.nullable().default(null),
  treatment: treatmentSchema.nullable().default(null),
  controls: z.array(columnName).default([]),
  /** null: cluster by unit. */
  cluster: z.array(columnName).max(2).nullable().default(null),
  weights: z
    .strictObject({ column: columnName, kind: z.enum(['analytic', 'frequency', 'probability']).default('analytic') })
    .nullable()
    .default(null),
});

export const sampleSchema = z.strictObject({
  timeFrom: z.number().nullable().default(null),
  timeTo: z.number().nullable().default(null),
  dropUnits: z.array(z.string()).default([]),
  /** Complete cases per model, or one common sample for every column of a table. */
  missing: z.enum(['perModel', 'common']).default('perModel'),
});

export const whatIfSchema = z.strictObject({
  starts: z.array(z.strictObject({ unit: z.string(), start: z.number().nullable() })).default([]),
  struckUnits: z.array(z.string()).default([]),
});

export const dataSchema = z.strictObject({
  /** Shown to people; the data themselves are named by content hash. */
  name: z.string().default(''),
  source: z.enum(['sample', 'file', 'paste']).default('file'),
  hash: z.string().nullable().default(null),
  /**
   * How the file was read, so that it reads the same way again. Checked as CSV options, typed as any record: those who pass them on do not look
   * inside, and other formats will have other options.
   */
  import: importSchema.nullable().default(null) as unknown as z.ZodDefault<z.ZodType<Record<string, unknown> | null>>,
});

export const outputSchema = z.strictObject({
  language: z.enum(['en', 'zh']).default('en'),
  parentheses: z.enum(['se', 't', 'p', 'ci']).default('se'),
  foldControls: z.boolean().default(false),
  showConstant: z.boolean().default(true),
  /** Whether tables call columns by their names, as papers do, or by their labels. */
  variables: z.enum(['names', 'labels']).default('names'),
  digits: z.int().min(2).max(8).default(3),
  level: z.number().min(0.5).max(0.999).default(0.95),
  /** Thresholds of ***, **, *; an empty list prints none. */
  stars: z.array(z.number()).max(3).default([0.01, 0.05, 0.1]),
});

const labelSchema = z.strictObject({ column: columnName, en: z.string().default(''), zh: z.string().default('') });

export const specSchema = z.strictObject({
  version: z.literal(SPEC_VERSION).default(SPEC_VERSION),
  title: z.string().default(''),
  /** What the policy is called in sentences and tables, per language. */
  policy: z.strictObject({ en: z.string().default(''), zh: z.string().default('') }).prefault({}),
  data: dataSchema.prefault({}),
  /** Steps of data preparation, applied to the imported data in this order before anything else reads them. */
  recipe: z.array(recipeStepSchema).default([]),
  sample: sampleSchema.prefault({}),
  roles: rolesSchema.prefault({}),
  whatIf: whatIfSchema.nullable().default(null),
  /** Hand-written models beside those that the chapters make. */
  models: z.array(modelSchema).default([]),
  descriptives: descriptivesSchema.nullable().default(null),
  baseline: baselineSchema.nullable().default(null),
  trends: trendsSchema.nullable().default(null),
  placebo: placeboSchema.nullable().default(null),
  report: reportSchema.prefault({}),
  labels: z.array(labelSchema).default([]),
  output: outputSchema.prefault({}),
});

export type AnalysisSpec = z.output<typeof specSchema>;
export type AnalysisSpecInput = z.input<typeof specSchema>;
export type Roles = AnalysisSpec['roles'];
