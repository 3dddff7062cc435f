import { expandBaseline, headlineOf } from '../spec/expand.ts';
import { type ModelSpec, modelSchema } from '../spec/models.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { ColumnInfo } from '../worker/api.ts';
import { estimatorsOf, type ModelChapter } from './chapter-estimators.ts';
import { heterogeneityTemplates, mechanismTemplates } from './chapter-templates.ts';
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

/** The headline's regression, from which every check departs. */
function headline(spec: AnalysisSpec): Record<string, unknown> {
  const columns = expandBaseline(spec);
  const { id: _, ...model } = columns[headlineOf(columns) ?? 0];
  return model;
}

/** Columns that gather units, such as provinces: several units each, and fewer of them than units. */
function groupColumns(spec: AnalysisSpec, columns: readonly ColumnInfo[]): string[] {
  const { unit, time, outcome, controls } = spec.roles;
  const units = columns.find((column) => column.name === unit)?.distinct ?? 0;
  return columns
    .filter(({ name }) => ![unit, time, outcome, ...controls].includes(name))
    .filter(({ kind, distinct }) => kind === 'category' && distinct > 5 && distinct < units / 2)
    .map(({ name }) => name);
}

/** The checks that this analysis can be put to, in the order in which papers print them. */
export function checkTemplates(
  spec: AnalysisSpec,
  columns: readonly ColumnInfo[],
  chapter: ModelChapter,
): CheckTemplate[] {
  const guessed: Partial<Record<ModelChapter, typeof regressionChecks>> = {
    robustness: regressionChecks,
    mechanism: mechanismTemplates,
    heterogeneity: heterogeneityTemplates,
    spatial: spatialTemplates,
  };
  return [...(guessed[chapter]?.(spec, columns) ?? []), ...modelTemplates(spec, chapter)];
}

function regressionChecks(spec: AnalysisSpec, columns: readonly ColumnInfo[]): CheckTemplate[] {
  const base = headline(spec);
  const { unit, time } = spec.roles;
  const check = (id: string, change: object, params: Record<string, string> = {}, usual = true): CheckTemplate => ({
    id,
    params,
    model: { ...base, ...change },
    usual,
  });
  const groups = groupColumns(spec, columns).slice(0, 3);
  const panel =
    unit && time
      ? [
          ...groups.map((column, i) =>
            check('groupTime', { absorb: [unit, [column, time]] }, { column, time }, i === 0),
          ),
          check('slopes', { absorb: [unit, time, { by: [unit], slope: time }] }, { unit }),
          check('twoWay', { vcov: 'cluster', cluster: [unit, time] }),
        ]
      : [];
  return [
    check('plain', { regressors: [] }),
    ...panel,
    ...groups.map((column, i) => check('group', { vcov: 'cluster', cluster: [column] }, { column }, i === 0)),
    check('hc1', { vcov: 'HC1' }),
    check('custom', {}, {}, false),
  ];
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
