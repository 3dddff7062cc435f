import fc from 'fast-check';
import type { Field, Fields } from '../../src/engine/fields.ts';
import { stepMetas } from '../../src/engine/recipe/registry.ts';
import { estimators } from '../../src/engine/registry.ts';
import { type AnalysisSpec, type AnalysisSpecInput, specSchema } from '../../src/spec/schema.ts';

/** Column names of any text, the awkward ones often. */
export const columnNames = fc.oneof(
  fc.constantFrom('__proto__', 'constructor', '城市', 'a,b', '"', '<b>', ' '),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
);

const starts = fc.integer({ min: 1990, max: 2030 });
const inference = {
  vcov: fc.constantFrom('iid', 'HC1', 'HC2', 'HC3', 'cluster'),
  preset: fc.constantFrom('reghdfe', 'fixest'),
} as const;

/** Any value that a field admits. */
function anyValue(field: Field, cells: fc.Arbitrary<string>): fc.Arbitrary<unknown> {
  switch (field.type) {
    case 'choice':
      return fc.constantFrom(...field.choices);
    case 'choices':
      return fc.shuffledSubarray([...field.choices], { minLength: 1 });
    case 'flag':
      return fc.boolean();
    case 'number': {
      const { min = -1000, max = 1000 } = field;
      const number = field.integer
        ? fc.integer({ min: Math.ceil(min), max: Math.floor(max) })
        : fc.double({ min, max, noNaN: true }).map((value) => (value === 0 ? 0 : value));
      return field.default === null ? fc.option(number) : number;
    }
    case 'column':
      return fc.option(columnNames);
    case 'columns':
      return fc.option(fc.array(columnNames, { maxLength: 3 }));
    case 'absorb':
      return fc.option(fc.array(fc.oneof(columnNames, fc.array(columnNames, { minLength: 1, maxLength: 2 }))));
    case 'numbers':
      return fc.option(fc.array(fc.integer(), { maxLength: 3 }));
    case 'links':
      return fc.option(fc.array(fc.tuple(cells, cells, fc.integer()), { maxLength: 3 }));
    case 'roster':
      return fc.option(fc.array(fc.record({ unit: cells, start: starts }), { maxLength: 3 }));
    case 'expression':
      return fc.option(fc.string());
    case 'texts':
      return fc.option(fc.array(cells, { maxLength: 3 }));
    case 'indicators': {
      const weight = fc.option(fc.integer({ min: 0, max: 100 }));
      const entry = fc.record({
        column: columnNames,
        direction: fc.constantFrom('+', '-'),
        dimension: fc.option(columnNames),
        ownWeight: weight,
        oldWeight: weight,
      });
      return fc.array(entry, { maxLength: 3 });
    }
    case 'dictionary':
      return fc.array(fc.record({ group: fc.string(), words: fc.array(fc.string(), { maxLength: 3 }) }), {
        maxLength: 2,
      });
  }
}

const optionsOf = (fields: Fields, cells: fc.Arbitrary<string>): Record<string, fc.Arbitrary<unknown>> =>
  Object.fromEntries(Object.entries(fields).map(([key, field]) => [key, anyValue(field, cells)]));

/** What a recoding gathers: values of a column. */
const mergedValues = (cells: fc.Arbitrary<string>) =>
  fc.array(fc.record({ group: fc.string(), words: fc.array(cells, { maxLength: 3 }) }), { maxLength: 2 });

/** Any step of data preparation. */
const recipeSteps = (cells: fc.Arbitrary<string>) =>
  fc.constantFrom(...(Object.keys(stepMetas) as (keyof typeof stepMetas)[])).chain((step) =>
    fc.record({
      step: fc.constant(step),
      as: fc.option(fc.array(columnNames, { maxLength: 2 })),
      off: fc.boolean(),
      ...optionsOf(stepMetas[step].fields, cells),
      ...(step === 'recode' ? { merged: mergedValues(cells) } : {}),
    }),
  );

/**
 * Whole analysis specs. Unit names are drawn from `cells`, so that a property can look for them where they must not be.
 */
export function arbitrarySpec(cells: fc.Arbitrary<string>): fc.Arbitrary<AnalysisSpec> {
  const entries = fc.array(fc.record({ unit: cells, start: starts }), { maxLength: 5 });
  const columns = fc.array(columnNames, { maxLength: 4 });
  const input: fc.Arbitrary<AnalysisSpecInput> = fc.record(
    {
      title: fc.string(),
      data: fc.record({
        name: cells,
        source: fc.constantFrom('sample' as const, 'file' as const, 'paste' as const),
        import: fc.option(fc.record({ missing: fc.array(cells) })),
      }),
      sample: fc.record({ timeFrom: fc.option(starts), dropUnits: fc.array(cells, { maxLength: 4 }) }),
      roles: fc.record({
        unit: fc.option(columnNames),
        time: fc.option(columnNames),
        outcome: fc.option(columnNames),
        controls: columns,
        treatment: fc.option(
          fc.oneof(
            fc.record({ kind: fc.constant('cohort' as const), column: columnNames }),
            fc.record({
              kind: fc.constant('roster' as const),
              entries,
              source: fc.constantFrom('pasted', 'broadband_china'),
            }),
          ),
        ),
      }),
      whatIf: fc.option(fc.record({ starts: entries, struckUnits: fc.array(cells, { maxLength: 3 }) })),
      recipe: fc.array(recipeSteps(cells), { maxLength: 3 }),
      models: fc.array(
        fc.constantFrom(...(Object.keys(estimators) as (keyof typeof estimators)[])).chain((estimator) =>
          fc.record({
            estimator: fc.constant(estimator),
            outcome: fc.option(columnNames),
            recipe: fc.array(recipeSteps(cells), { maxLength: 2 }),
            ...optionsOf(estimators[estimator].meta.fields, cells),
          }),
        ),
        { maxLength: 3 },
      ),
      baseline: fc.option(fc.record({ sets: fc.array(columns, { maxLength: 3 }), ...inference })),
      placebo: fc.option(fc.record({ kind: fc.constantFrom('unit', 'own'), assignment: entries })),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<AnalysisSpecInput>;
  return input.map((one) => sampleOf(specSchema.parse(one)));
}

/** The sample's own name is published, so it is never a person's cell. */
function sampleOf(spec: AnalysisSpec): AnalysisSpec {
  return spec.data.source === 'sample' ? { ...spec, data: { ...spec.data, name: 'sample', import: null } } : spec;
}
