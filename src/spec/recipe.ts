import { z } from 'zod';
import type { Fields, OptionsOf } from '../engine/fields.ts';
import { type StepId, stepMetas } from '../engine/recipe/registry.ts';
import type { StepHead } from '../engine/recipe/types.ts';
import { columnName, fieldsShape } from './fields-schema.ts';

type FieldsOf<K extends StepId> = (typeof stepMetas)[K]['fields'];

/** A step of a recipe with every option resolved, one member per registered step. */
export type RecipeStepOf<K extends StepId> = StepHead & { readonly step: K } & OptionsOf<FieldsOf<K>>;
export type RecipeStepSpec = { [K in StepId]: RecipeStepOf<K> }[StepId];

/** A step as a person may write it: only what differs from the defaults. */
export type RecipeStepInputOf<K extends StepId> = { readonly step: K } & Partial<StepHead & OptionsOf<FieldsOf<K>>>;
export type RecipeStepInput = { [K in StepId]: RecipeStepInputOf<K> }[StepId];

function memberSchema(id: string, fields: Fields) {
  return z.strictObject({
    step: z.literal(id),
    as: z.array(columnName).nullable().default(null),
    off: z.boolean().default(false),
    ...fieldsShape(fields),
  });
}

const members = Object.entries(stepMetas).map(([id, { fields }]) => memberSchema(id, fields));
type Member = (typeof members)[number];

/** Discriminated by `step`; derived from the registry, so that a new step needs no line here. */
export const recipeStepSchema = z.discriminatedUnion('step', members as [Member, ...Member[]]) as unknown as z.ZodType<
  RecipeStepSpec,
  RecipeStepInput
>;
