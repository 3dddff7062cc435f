import type { Fields } from '../../engine/fields.ts';
import { estimators } from '../../engine/registry.ts';
import type { ModelSpec } from '../../spec/models.ts';
import { editCheck } from '../../store/checks.ts';
import { useColumnOptions } from '../../store/columns.ts';
import { useSpec } from '../../store/spec-store.ts';
import { useUnitNames } from '../../store/unit-names.ts';

/** What the generated form of a model needs: its fields (or those named), its values, and what stands for an option that is left open. */
export function useModelForm(index: number, model: ModelSpec, keys: readonly string[] | null = null) {
  const roles = useSpec((spec) => spec.roles);
  const columns = useColumnOptions('any');
  const all: Fields = estimators[model.estimator].meta.fields;
  const fields = keys === null ? all : Object.fromEntries(keys.map((key) => [key, all[key]]));
  const units = useUnitNames('links' in fields && readsLinks(model));
  const effects = [roles.unit, roles.time].filter((column): column is string => column !== null);
  const fallback = {
    regressors: roles.controls,
    controls: roles.controls,
    covariates: ('regressors' in model ? model.regressors : null) ?? roles.controls,
    absorb: effects,
    cluster: roles.cluster ?? effects.slice(0, 1),
  };
  return {
    fields,
    values: { ...model },
    columns,
    fallback,
    texts: units,
    onChange: (key: string, value: unknown) => editCheck(index, { [key]: value }),
  };
}

/** Whether a model's weights come from a list of links. */
function readsLinks(model: ModelSpec): boolean {
  if ('matrices' in model) return model.matrices.includes('contiguity');
  return 'matrix' in model && model.matrix === 'contiguity';
}
