import { type ModelSpec, type ModelSpecOf, modelSchema } from '../spec/models.ts';
import { selectCheck } from './check-view.ts';
import { editSpec, useSpecStore } from './spec-store.ts';

export type HeterogeneityModel = ModelSpecOf<'heterogeneity'>;
export type DifferenceModel = ModelSpecOf<'group-difference'>;

/** A model that tests the difference between the groups of another in further ways. */
export function addDifferenceTest(at: number, name: string): void {
  const { models } = useSpecStore.getState().spec;
  const model = models[at];
  if (model?.estimator !== 'heterogeneity') return;
  const { id: _, design: __, interactions: ___, ...shared } = model;
  const taken = new Set(models.map(({ id }) => id));
  let id = name;
  for (let i = 2; taken.has(id); i++) id = `${name} (${i})`;
  const known = new Set(Object.keys(modelSchema.parse({ estimator: 'group-difference' })));
  const kept = Object.entries(shared).filter(([key]) => known.has(key));
  const test = modelSchema.parse({ ...Object.fromEntries(kept), estimator: 'group-difference', id });
  editSpec({ models: [...models.slice(0, at + 1), test, ...models.slice(at + 1)] });
  selectCheck(at + 1);
}

/** Which two groups a test compares, by their places; null: all others. */
export function choosePair(at: number, first: number, second: number | null): void {
  editSpec((spec) => ({
    models: spec.models.map((model, i) => (i === at ? ({ ...model, first, second } as ModelSpec) : model)),
  }));
}
