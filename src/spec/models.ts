import { z } from 'zod';
import type { Fields, OptionsOf } from '../engine/fields.ts';
import { type EstimatorId, estimators } from '../engine/registry.ts';
import { columnName, fieldsShape } from './fields-schema.ts';
import { type RecipeStepInput, type RecipeStepSpec, recipeStepSchema } from './recipe.ts';

type FieldsOf<K extends EstimatorId> = (typeof estimators)[K]['meta']['fields'];

/** What every model says, whatever its estimator. null: as the roles say. */
interface ModelHead<K extends EstimatorId> {
  readonly id?: string;
  readonly estimator: K;
  readonly outcome: string | null;
  /** Steps of data preparation for this model alone, after those of the analysis. */
  readonly recipe: readonly RecipeStepSpec[];
}

/** A model with every option resolved, one member per registered estimator. */
export type ModelSpecOf<K extends EstimatorId> = ModelHead<K> & OptionsOf<FieldsOf<K>>;
export type ModelSpec = { [K in EstimatorId]: ModelSpecOf<K> }[EstimatorId];

/** A model as a person may write it: only what differs from the defaults. */
export type ModelSpecInputOf<K extends EstimatorId> = Pick<ModelHead<K>, 'id' | 'estimator'> &
  Partial<Pick<ModelHead<K>, 'outcome'> & OptionsOf<FieldsOf<K>>> & { readonly recipe?: readonly RecipeStepInput[] };
export type ModelSpecInput = { [K in EstimatorId]: ModelSpecInputOf<K> }[EstimatorId];

function memberSchema(id: string, fields: Fields) {
  return z.strictObject({
    id: z.string().min(1).optional(),
    estimator: z.literal(id),
    outcome: columnName.nullable().default(null),
    recipe: z.array(recipeStepSchema).default([]),
    ...fieldsShape(fields),
  });
}

const members = Object.entries(estimators).map(([id, { meta }]) => memberSchema(id, meta.fields));
type Member = (typeof members)[number];

/** Discriminated by `estimator`; derived from the registry, so that a new estimator needs no line here. */
export const modelSchema = z.discriminatedUnion('estimator', members as [Member, ...Member[]]) as unknown as z.ZodType<
  ModelSpec,
  ModelSpecInput
>;
