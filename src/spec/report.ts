import { z } from 'zod';
import { descriptiveStatistics, statIds } from './statistics.ts';

const words = z.strictObject({ en: z.string().default(''), zh: z.string().default('') });
const nothing = { en: '', zh: '' };

/** How a regression table is printed; null: as the output settings say. */
const printing = {
  /** Names of the terms that are rows, in this order; null: all. The constant has its own switch; controls not named can be folded into one row. */
  terms: z.array(z.string().min(1)).min(1).nullable().default(null),
  controls: z.enum(['show', 'fold', 'hide']).nullable().default(null),
  constant: z.boolean().nullable().default(null),
  fixedEffects: z.boolean().default(true),
  stats: z.array(z.enum(statIds)).nullable().default(null),
  parentheses: z.enum(['se', 't', 'p', 'ci']).nullable().default(null),
  /** Whether it is said under the table which rows each column leaves out; the ledger of every model says it in any case. */
  sampleNote: z.boolean().default(true),
  digits: z.int().min(2).max(8).nullable().default(null),
  /** Over the columns instead of the names of the outcomes. */
  columnTitles: z.array(words).nullable().default(null),
  /** A first line of headers over groups of columns. */
  spanners: z.array(z.strictObject({ text: words.default(nothing), span: z.int().min(1) })).default([]),
};

const chapter = <F extends string>(from: F) => z.strictObject({ from: z.literal(from) });

/** One column of a combined table: a model, or one of the regressions behind it. */
const columnSchema = z.strictObject({
  /** Id of a model; `baseline-1` and following are the columns of the baseline table, `trends` the event study. */
  model: z.string().min(1),
  /** The result itself, or a regression behind it: of instruments, of channels, of the groups of a sample, of fixed beside random effects. */
  of: z.enum(['result', 'firstStage', 'reducedForm', 'total', 'channel', 'direct', 'group', 'fixed']).default('result'),
  /** Which of several, from 0: first stages, channels, groups. */
  at: z.int().min(0).default(0),
  /** Over the column; empty: the name of its outcome. */
  title: words.default(nothing),
});

/** What an exhibit shows. `kind` of the exhibit says whether as a table or as a figure, where a source has both. */
export const sourceSchema = z.discriminatedUnion('from', [
  z.strictObject({
    from: z.literal('descriptives'),
    /** Whether the labels of the variables stand in a column of their own beside the names. */
    meanings: z.boolean().default(false),
    /** null: as the page shows them. */
    statistics: z.array(z.enum(descriptiveStatistics)).nullable().default(null),
  }),
  /** A composite index that the recipe makes: what weighs how much, how far its ranking depends on the method, what a wrong divisor makes of it. */
  z.strictObject({
    from: z.literal('index'),
    /** Which of the indices, from 0. */
    at: z.int().min(0).default(0),
    show: z.enum(['weights', 'sensitivity', 'oldWeights']).default('weights'),
    /** With the weights: how the indicators are measured, in a column of its own. */
    measured: z.array(z.strictObject({ column: z.string().min(1), ...words.shape })).default([]),
  }),
  chapter('correlation'),
  chapter('vif'),
  chapter('balance'),
  /** Who is treated when. */
  chapter('panelMap'),
  chapter('rawTrends'),
  z.strictObject({ from: z.literal('baseline'), ...printing }),
  /** The event study. */
  chapter('trends'),
  chapter('placebo'),
  /** The baseline and all checks, or those named: one line each, or as a coefficient plot. */
  z.strictObject({ from: z.literal('checklist'), models: z.array(z.string().min(1)).nullable().default(null) }),
  /** One model as its chapter shows it: the table or figure called `part`, or its place among them, from 0. */
  z.strictObject({
    from: z.literal('model'),
    model: z.string().min(1),
    part: z.union([z.int().min(0), z.string().min(1)]).default(0),
    ...printing,
  }),
  /** Several regressions side by side. */
  z.strictObject({
    from: z.literal('columns'),
    columns: z.array(columnSchema).min(1),
    /** A last row with the p-value of the test that the effects of a model's groups are equal. */
    equality: z.boolean().default(false),
    ...printing,
  }),
]);

export const exhibitSchema = z.strictObject({
  /** As the paper numbers it, without the word: `2`, `A1`; empty: counted. */
  number: z.string().default(''),
  kind: z.enum(['table', 'figure']),
  /** Empty: the title that the table or figure gives itself. */
  title: words.default(nothing),
  /** Printed before the notes that the table makes itself. */
  notes: words.default(nothing),
  source: sourceSchema,
});

export const reportSchema = z.strictObject({
  /** null: everything that the analysis has, in the order of a paper. */
  exhibits: z.array(exhibitSchema).nullable().default(null),
});

export type Exhibit = z.output<typeof exhibitSchema>;
export type ExhibitInput = z.input<typeof exhibitSchema>;
export type ExhibitSource = Exhibit['source'];
export type ExhibitColumn = z.output<typeof columnSchema>;
