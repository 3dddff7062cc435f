import { expect, it } from 'vitest';
import type { Fields } from '../../engine/fields.ts';
import { stepMetas } from '../../engine/recipe/registry.ts';
import { choice, field } from './areas/field.ts';
import { recipe, stepChoice, stepField } from './areas/recipe.ts';

it('every step has a name, and every option and choice of it a label', () => {
  const missing = Object.entries(stepMetas).flatMap(([id, meta]) => [
    ...(id in recipe ? [] : [id]),
    ...Object.entries(meta.fields as Fields).flatMap(([key, one]) => [
      ...(key in stepField || key in field ? [] : [`stepField.${key}`]),
      ...(one.type === 'choice'
        ? one.choices
            .filter((value) => !(value in stepChoice || value in choice || `${key}_${value}` in choice))
            .map((value) => `stepChoice.${value}`)
        : []),
    ]),
  ]);
  expect(missing).toEqual([]);
});
