import { z } from 'zod';
import { type AnalysisSpec, specSchema } from '../spec/schema.ts';

const both = z.object({ en: z.string(), zh: z.string() });

/** The part of `public/sample/sample.json` that the page reads. */
const dictionarySchema = z.object({
  title: both,
  label: both,
  note: both,
  file: z.string(),
  download: z.object({ file: z.string(), encoding: z.string() }),
  rosters: z.string(),
  opening: z.object({
    outcome: z.string(),
    unit: z.string(),
    time: z.string(),
    cohort: z.string(),
    years: z.tuple([z.number(), z.number()]),
    controls: z.array(z.string()),
  }),
  columns: z.array(z.object({ name: z.string(), label: both, unit: both })),
});

export type SampleDictionary = z.output<typeof dictionarySchema>;

const rostersSchema = z.object({
  policies: z.array(
    z.object({
      id: z.string(),
      name: both,
      remark: both,
      documents: z.record(z.string(), both),
      entries: z.array(
        z.object({
          code: z.union([z.string(), z.number()]).nullable(),
          nameZh: z.string(),
          year: z.number(),
          document: z.string(),
          confidence: z.string(),
          /** A city, a district or county of one, a city of a pilot province, or none of the cities. */
          scope: z.enum(['city', 'part', 'province', 'outside']),
          parent: z.union([z.string(), z.number()]).nullable(),
        }),
      ),
    }),
  ),
});

export type RosterLibrary = z.output<typeof rostersSchema>['policies'];
export type PublishedRoster = RosterLibrary[number];

const base = (): string => new URL('./sample/', document.baseURI).href;

export const sampleUrl = (): string => `${base()}cities.csv`;

/** Invented reports to try the keyword index on. */
export const reportsUrl = (): string => `${base()}reports.csv`;

async function loadJson<T>(file: string, schema: z.ZodType<T>): Promise<T | null> {
  try {
    const response = await fetch(base() + file);
    const parsed = schema.safeParse(await response.json());
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

let dictionary: Promise<SampleDictionary | null> | null = null;
export function loadSampleDictionary(): Promise<SampleDictionary | null> {
  dictionary ??= loadJson('sample.json', dictionarySchema);
  return dictionary;
}

let library: Promise<RosterLibrary | null> | null = null;
/** The published rosters; null when they cannot be read. */
export function loadRosterLibrary(): Promise<RosterLibrary | null> {
  library ??= loadJson('rosters.json', rostersSchema).then((document) => document?.policies ?? null);
  return library;
}

/** Ids of the published rosters: they are facts, so they may travel in a link where a pasted list may not. */
export const libraryIds: ReadonlySet<string> = new Set([
  'broadband',
  'bigdata',
  'cluster',
  'ip',
  'egov',
  'innovative',
  'smart',
  'lowcarbon',
  'ecommerce',
]);

/** The opening view: the analysis of Liu & Zou on the sample panel. */
export function sampleSpec({ title, opening, columns }: SampleDictionary, language: 'en' | 'zh'): AnalysisSpec {
  return specSchema.parse({
    policy: { en: 'Broadband China', zh: '“宽带中国”试点' },
    data: { name: title[language], source: 'sample' },
    sample: { timeFrom: opening.years[0], timeTo: opening.years[1] },
    roles: {
      unit: opening.unit,
      time: opening.time,
      outcome: opening.outcome,
      treatment: { kind: 'cohort', column: opening.cohort },
      controls: opening.controls,
    },
    descriptives: {},
    baseline: {},
    trends: {},
    placebo: {},
    output: { language },
    labels: columns.map(({ name, label }) => ({
      column: name,
      ...(name === opening.unit ? { en: 'City', zh: '城市' } : label),
    })),
  });
}
