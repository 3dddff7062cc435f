import { z } from 'zod';
import type { Field, Fields } from '../engine/fields.ts';

export const columnName = z.string().min(1);

/** A column, an interaction of columns, or a slope of one column that differs by level of others. */
export const absorbTerm = z.union([
  columnName,
  z.array(columnName).min(1),
  z.strictObject({ by: z.array(columnName).min(1), slope: columnName }),
]);

const indicatorEntry = z.strictObject({
  column: columnName,
  direction: z.enum(['+', '-']).default('+'),
  dimension: z.string().min(1).nullable().default(null),
  ownWeight: z.number().nullable().default(null),
  oldWeight: z.number().nullable().default(null),
});

function fieldSchema(field: Field): z.ZodType {
  switch (field.type) {
    case 'choice':
      return z.enum(field.choices as [string, ...string[]]).default(field.default);
    case 'choices':
      return z
        .array(z.enum(field.choices as [string, ...string[]]))
        .min(1)
        .default([...field.default]);
    case 'flag':
      return z.boolean().default(field.default);
    case 'number': {
      const number = (field.integer ? z.int() : z.number())
        .min(field.min ?? Number.NEGATIVE_INFINITY)
        .max(field.max ?? Number.POSITIVE_INFINITY);
      return field.default === null ? number.nullable().default(null) : number.default(field.default);
    }
    case 'column':
      return columnName.nullable().default(field.default);
    case 'columns':
      return z
        .array(columnName)
        .nullable()
        .default(field.default && [...field.default]);
    case 'absorb':
      return z
        .array(absorbTerm)
        .nullable()
        .default(field.default as z.output<typeof absorbTerm>[] | null);
    case 'numbers':
      return z
        .array(z.number())
        .nullable()
        .default(field.default && [...field.default]);
    case 'expression':
      return z.string().nullable().default(field.default);
    case 'texts':
      return z
        .array(z.string())
        .nullable()
        .default(field.default && [...field.default]);
    case 'links':
      return z
        .array(z.tuple([z.string().min(1), z.string().min(1), z.number()]))
        .nullable()
        .default(field.default as [string, string, number][] | null);
    case 'roster':
      return z
        .array(z.strictObject({ unit: z.string().min(1), start: z.number() }))
        .nullable()
        .default(field.default && [...field.default]);
    case 'indicators':
      return z.array(indicatorEntry).default([...field.default]);
    case 'dictionary':
      return z
        .array(z.strictObject({ group: z.string(), words: z.array(z.string()) }))
        .default(field.default.map(({ group, words }) => ({ group, words: [...words] })));
  }
}

/** The zod shape of an options record: every key has the default of its field. */
export function fieldsShape(fields: Fields): Record<string, z.ZodType> {
  return Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, fieldSchema(field)]));
}
