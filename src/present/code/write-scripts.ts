import { type Outcome, succeed } from '../../core/notice.ts';
import type { Estimator } from '../../engine/estimator.ts';
import { relevantSteps } from '../../engine/recipe/reads.ts';
import { estimators } from '../../engine/registry.ts';
import { designOf, treatmentName } from '../../spec/design.ts';
import { resolveModel } from '../../spec/fit.ts';
import { textsIn } from '../../spec/mentioned.ts';
import type { ModelSpec } from '../../spec/models.ts';
import type { AnalysisSpec } from '../../spec/schema.ts';
import type { ScriptColumn, ScriptContext, ScriptModel } from './script.ts';
import { scriptR } from './script-r.ts';
import { scriptStata } from './script-stata.ts';

export interface Scripts {
  readonly r: string;
  readonly stata: string;
}

export interface ScriptData {
  readonly fileName: string;
  readonly columns: readonly ScriptColumn[];
}

/** What names the columns of a model. */
const readOf = ({ roles, options, recipe }: ScriptModel) => [roles, options, recipe];

/** The R and Stata scripts of the given models of an analysis. Failures: those of `resolveModel`. */
export async function writeScripts(
  spec: AnalysisSpec,
  models: readonly ModelSpec[],
  data: ScriptData,
): Promise<Outcome<Scripts>> {
  const resolved: ScriptModel[] = [];
  for (const model of models) {
    const outcome = resolveModel(spec, model);
    if (!outcome.ok) return outcome;
    const { estimator, roles, options } = outcome.value;
    const { meta, code } = estimators[estimator];
    const loaded = (await code()) as unknown as Pick<Estimator, 'code'>;
    const title = `${estimator} ${roles.outcome}`;
    resolved.push({ title, estimator: { meta, code: loaded.code }, roles, options, recipe: model.recipe });
  }
  const context: ScriptContext = {
    title: spec.title,
    dataFile: data.fileName,
    columns: data.columns,
    recipe: relevantSteps(spec.recipe, textsIn([designOf(spec), spec.roles, resolved.map(readOf)])),
    design: designOf(spec),
    treatmentName: treatmentName(spec),
    stars: spec.output.stars,
    digits: spec.output.digits,
  };
  return succeed({ r: scriptR(resolved, context), stata: scriptStata(resolved, context) });
}
