import { z } from 'zod';
import { type Outcome, succeed } from '../core/notice.ts';
import { frameToCsv } from '../table/csv-writer.ts';
import type { Frame } from '../table/frame.ts';
import { defaultImportOptions, type ImportOptions } from '../table/importers/types.ts';
import { parseJson, parseWith, upgradeDocument } from './parse.ts';
import { type AnalysisSpec, specSchema } from './schema.ts';

/** A data set inside a project: CSV (comma, double quotes, header row, empty cell = missing) and the type of every column. */
export const tableSchema = z.strictObject({
  csv: z.string(),
  columnTypes: z.array(z.strictObject({ column: z.string(), type: z.enum(['number', 'text']) })).default([]),
});

export type EmbeddedTable = z.output<typeof tableSchema>;

/** A project file: the analysis spec itself, with the data inside when the person wants that. */
export const projectSchema = specSchema.extend({
  /** For editors: the address of the published schema. */
  $schema: z.string().optional(),
  table: tableSchema.nullable().default(null),
});

export interface Project {
  readonly spec: AnalysisSpec;
  readonly table: EmbeddedTable | null;
}

function embed(frame: Frame): EmbeddedTable {
  const columnTypes = frame.columns.map(({ name, kind }) => ({
    column: name,
    type: kind === 'number' ? ('number' as const) : ('text' as const),
  }));
  return { csv: frameToCsv(frame), columnTypes };
}

/** The text of a project file; with a frame, its data travel inside, every number exact. */
export function writeProject(spec: AnalysisSpec, frame: Frame | null): string {
  return `${JSON.stringify(frame ? { ...spec, table: embed(frame) } : spec, null, 2)}\n`;
}

/** A project from parsed JSON, written by hand or by `writeProject`. */
export function parseProject(document: unknown): Outcome<Project> {
  const upgraded = upgradeDocument(document);
  if (!upgraded.ok) return upgraded;
  const parsed = parseWith(projectSchema, upgraded.value);
  if (!parsed.ok) return parsed;
  const { table, $schema: _, ...spec } = parsed.value;
  return succeed({ spec, table });
}

export function readProject(text: string): Outcome<Project> {
  const json = parseJson(text);
  return json.ok ? parseProject(json.value) : json;
}

/** Import options that read an embedded table back as it was: nothing is guessed, and only empty cells are missing. */
export function embeddedOptions(table: EmbeddedTable): ImportOptions {
  return {
    ...defaultImportOptions,
    encoding: 'utf-8',
    delimiter: ',',
    quote: '"',
    escape: 'double',
    skipRows: 0,
    headerRows: 1,
    decimal: '.',
    thousands: 'none',
    missing: [''],
    columnTypes: table.columnTypes,
  };
}
