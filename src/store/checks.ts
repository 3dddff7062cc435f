import { type ModelSpec, modelSchema } from '../spec/models.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { ColumnInfo } from '../worker/api.ts';
import { estimatorsOf, type ModelChapter } from './chapter-estimators.ts';
import { heterogeneityTemplates, mechanismTemplates } from './chapter-templates.ts';
import { robustnessTemplates } from './robustness-templates.ts';
import { spatialTemplates } from './spatial-templates.ts';
import { editSpec } from './spec-store.ts';

/** A kind of check that can be added: what it is called (`robustness.r_<id>`), with which words filled in, and the model it makes. */
export interface CheckTemplate {
  readonly id: string;
  readonly params: Readonly<Record<string, string>>;
  readonly model: Readonly<Record<string, unknown>>;
  /** Whether the usual list holds it. */
  readonly usual: boolean;
}

/** The checks that this analysis can be put to, in the order in which papers print them. */
export function checkTemplates(
  spec: AnalysisSpec,
  columns: readonly ColumnInfo[],
  chapter: ModelChapter,
): CheckTemplate[] {
  const guessed: Partial<Record<ModelChapter, typeof robustnessTemplates>> = {
    robustness: robustnessTemplates,
    mechanism: mechanismTemplates,
    heterogeneity: heterogeneityTemplates,
    spatial: spatialTemplates,
  };
  return [...(guessed[chapter]?.(spec, columns) ?? []), ...modelTemplates(spec, chapter)];
}

/** Every estimator of a chapter with its defaults; the ordinary regression has checks of its own above. */
function modelTemplates(spec: AnalysisSpec, chapter: ModelChapter): CheckTemplate[] {
  return estimatorsOf(chapter)
    .filter((id) => id !== 'feols' && id !== 'event-study')
    .map((id) => ({
      id: 'estimator',
      params: { estimator: id },
      model: { estimator: id, outcome: spec.roles.outcome },
      usual: false,
    }));
}

function freeName(wanted: string, models: readonly ModelSpec[]): string {
  const taken = new Set(models.map((model) => model.id));
  let name = wanted;
  for (let i = 2; taken.has(name); i++) name = `${wanted} (${i})`;
  return name;
}

/** Adds checks under the given names; a name that is taken gets a number. */
export function addChecks(added: readonly { readonly name: string; readonly template: CheckTemplate }[]): void {
  editSpec((spec) => {
    const models = [...spec.models];
    for (const { name, template } of added) {
      const id = freeName(name, models);
      models.push(modelSchema.parse({ ...template.model, id }));
    }
    return { models };
  });
}

export function removeCheck(index: number): void {
  editSpec((spec) => ({ models: spec.models.filter((_, at) => at !== index) }));
}

export function editCheck(index: number, change: Readonly<Record<string, unknown>>): void {
  editSpec((spec) => ({
    models: spec.models.map((model, at) => (at === index ? ({ ...model, ...change } as ModelSpec) : model)),
  }));
}
