import { z } from 'zod';
import { projectSchema } from '../spec/project.ts';
import { resultSchema } from './result-schema.ts';

function published(schema: z.ZodType, title: string, io: 'input' | 'output'): string {
  const document = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return `${JSON.stringify({ ...document, title }, null, 2)}\n`;
}

/** The published JSON Schemas by their file under docs/: a project as a person may write it, and the result as it is written. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map([
    ['project.schema.json', published(projectSchema, 'Pilotlight project', 'input')],
    ['result.schema.json', published(resultSchema, 'Pilotlight result', 'output')],
  ]);
}
