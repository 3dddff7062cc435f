import type { AbsorbTerm, Field, IndicatorEntry } from '../fields.ts';
import { columnsIn } from './expression/columns.ts';
import { metaOf, namesOf } from './names.ts';
import type { StepSpec } from './types.ts';

function columnsOfField(field: Field, value: unknown): readonly string[] {
  if (value === null || value === undefined) return [];
  switch (field.type) {
    case 'column':
      return [value as string];
    case 'columns':
      return value as readonly string[];
    case 'absorb':
      return (value as readonly AbsorbTerm[]).flatMap((term) => {
        if (typeof term === 'string') return [term];
        return 'by' in term ? [...term.by, term.slope] : term;
      });
    case 'expression':
      return columnsIn(value as string);
    case 'indicators':
      return (value as readonly IndicatorEntry[]).map(({ column }) => column);
    default:
      return [];
  }
}

const known = new WeakMap<StepSpec, readonly string[]>();

/** Columns that a step reads by its options; those of the roles that it needs are not among them. */
export function readsOf(spec: StepSpec): readonly string[] {
  let reads = known.get(spec);
  if (reads === undefined) {
    const { fields } = metaOf(spec.step);
    const options = spec as unknown as Readonly<Record<string, unknown>>;
    reads = [...new Set(Object.entries(fields).flatMap(([key, field]) => columnsOfField(field, options[key])))];
    known.set(spec, reads);
  }
  return reads;
}

/**
 * The steps that have a part in the named columns or in which rows there are; the answer to a question that reads nothing else is the same without the
 * others. `names` must hold the columns of the unit and the time.
 */
export function relevantSteps<S extends StepSpec>(steps: readonly S[], names: Iterable<string>): S[] {
  const wanted = new Set(names);
  const kept: S[] = [];
  for (const spec of [...steps].reverse()) {
    if (spec.off) continue;
    const makes = namesOf(spec) ?? spec.as ?? [];
    if (!metaOf(spec.step).removesRows && !makes.some((name) => wanted.has(name))) continue;
    for (const name of readsOf(spec)) wanted.add(name);
    kept.push(spec);
  }
  return kept.reverse();
}
