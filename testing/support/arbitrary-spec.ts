import fc from 'fast-check';
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
      models: fc.array(
        fc.constantFrom(...(Object.keys(estimators) as (keyof typeof estimators)[])).chain((estimator) =>
          fc.record({
            estimator: fc.constant(estimator),
            outcome: fc.option(columnNames),
            vcov: fc.constantFrom(...estimators[estimator].meta.fields.vcov.choices),
            preset: inference.preset,
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
