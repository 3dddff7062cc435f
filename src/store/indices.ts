import { type Outcome, succeed } from '../core/notice.ts';
import type { SystemTemplate } from '../engine/diagnostics/composite-index/templates.ts';
import type { IndicatorEntry } from '../engine/fields.ts';
import type { StepId } from '../engine/recipe/registry.ts';
import { indexColumns } from '../engine/recipe/steps/composite-index-meta.ts';
import { keywordColumns } from '../engine/recipe/steps/keyword-index-meta.ts';
import { type RecipeStepInputOf, type RecipeStepOf, type RecipeStepSpec, recipeStepSchema } from '../spec/recipe.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { setDataView, useDataView } from './data-view.ts';
import type { Script } from './scripts.ts';
import { useSession } from './session-store.ts';
import { editSpec, labelOf, useSpec, useSpecStore } from './spec-store.ts';

/** Steps of the recipe that have pages of their own. */
export type IndexStepId = 'composite-index' | 'keyword-index';

/** A step with its place in the recipe and the name of its main column. */
export interface PlacedStep<K extends StepId> {
  readonly at: number;
  readonly name: string;
  readonly step: RecipeStepOf<K>;
}

const defaultNames: Record<IndexStepId, string> = { 'composite-index': 'index', 'keyword-index': 'keywords' };

/** Names of all columns that a step makes under a name. */
function columnsNamed(step: RecipeStepSpec, name: string): string[] {
  if (step.step === 'composite-index') return indexColumns(name, step.indicators, step.dimensionColumns);
  if (step.step === 'keyword-index') return keywordColumns(name, step);
  return [name];
}

export function placedSteps<K extends IndexStepId>(recipe: AnalysisSpec['recipe'], id: K): PlacedStep<K>[] {
  return recipe.flatMap((step, at) =>
    step.step === id ? [{ at, name: step.as?.[0] ?? defaultNames[id], step: step as unknown as RecipeStepOf<K> }] : [],
  );
}

const viewKey = { 'composite-index': 'index', 'keyword-index': 'keywords' } as const;

/** The steps of a kind, and the one that the page shows. */
export function useIndexSteps<K extends IndexStepId>(
  id: K,
): { readonly steps: readonly PlacedStep<K>[]; readonly current: PlacedStep<K> | null } {
  const recipe = useSpec((spec) => spec.recipe);
  const chosen = useDataView((state) => state[viewKey[id]]);
  const steps = placedSteps(recipe, id);
  return { steps, current: steps.find(({ at }) => at === chosen) ?? steps[0] ?? null };
}

/** Columns that the data or the recipe have already. */
function takenNames(recipe: AnalysisSpec['recipe']): Set<string> {
  const columns = useSession.getState().info?.columns ?? [];
  return new Set([...columns.map(({ name }) => name), ...recipe.flatMap((step) => step.as ?? [])]);
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  for (let i = 1; ; i++) {
    const name = i === 1 ? wanted : `${wanted}_${i}`;
    if (!taken.has(name)) return name;
  }
}

/** Adds a step at the end of the recipe under a name that nothing has yet, and shows it. */
export function addIndexStep<K extends IndexStepId>(
  wanted: string,
  input: RecipeStepInputOf<K>,
  label: { readonly en: string; readonly zh: string } | null,
  further: AnalysisSpec['labels'] = [],
): void {
  editSpec((spec) => {
    const parsed = recipeStepSchema.parse(input);
    const name = freeName(wanted, takenNames(spec.recipe));
    const step = { ...parsed, as: columnsNamed(parsed, name) } as RecipeStepSpec;
    const known = new Set(spec.labels.map(({ column }) => column));
    const added = [...(label === null ? [] : [{ column: name, ...label }]), ...further];
    const labels = [...spec.labels, ...added.filter(({ column }) => !known.has(column))];
    return { recipe: [...spec.recipe, step], labels };
  });
  const { recipe } = useSpecStore.getState().spec;
  const id = input.step as IndexStepId;
  setDataView({ [viewKey[id]]: recipe.length - 1 });
}

/** Changes options of a step; its columns keep the name of the first and follow its dimensions or groups. */
export function editIndexStep(at: number, change: Readonly<Record<string, unknown>>): void {
  editSpec((spec) => ({
    recipe: spec.recipe.map((step, i) => {
      if (i !== at) return step;
      const next = { ...step, ...change } as RecipeStepSpec;
      const name = step.as?.[0] ?? defaultNames[step.step as IndexStepId];
      return { ...next, as: columnsNamed(next, name) } as RecipeStepSpec;
    }),
  }));
}

/** Gives the main column another name; what calls it by the old one follows. False: the name is taken. */
export function renameIndexStep(at: number, name: string): boolean {
  const { spec } = useSpecStore.getState();
  const step = spec.recipe[at];
  const before = step.as?.[0] ?? defaultNames[step.step as IndexStepId];
  if (name === before) return true;
  if (name === '' || takenNames(spec.recipe).has(name)) return false;
  editSpec(({ recipe, roles, labels }) => ({
    recipe: recipe.map((one, i) => (i === at ? ({ ...one, as: columnsNamed(one, name) } as RecipeStepSpec) : one)),
    roles: roles.outcome === before ? { ...roles, outcome: name } : roles,
    labels: labels.map((label) => (label.column === before ? { ...label, column: name } : label)),
  }));
  return true;
}

export function removeIndexStep(at: number): void {
  editSpec((spec) => {
    const names = new Set(spec.recipe[at]?.as ?? []);
    return {
      recipe: spec.recipe.filter((_, i) => i !== at),
      labels: spec.labels.filter(({ column }) => !names.has(column)),
    };
  });
  setDataView({ index: null, keywords: null });
}

/** An indicator of a template and the column that it is found under; null: to be settled. */
export interface MatchedIndicator {
  readonly id: string;
  readonly name: { readonly en: string; readonly zh: string };
  readonly column: string | null;
}

const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-()（）]+/gu, '');

/** A template held against the columns: by id, by name, or by the label that the column has, in either language. */
export function matchTemplate(
  template: SystemTemplate,
  spec: AnalysisSpec,
  columns: readonly { readonly name: string; readonly kind: string }[],
): MatchedIndicator[] {
  const found = new Map<string, string>();
  const remember = (text: string, column: string) => {
    const key = plain(text);
    if (key !== '' && !found.has(key)) found.set(key, column);
  };
  const numbers = columns.filter(({ kind }) => kind === 'number');
  for (const { name } of numbers) remember(name, name);
  for (const { name } of numbers) {
    remember(labelOf(spec, name, 'en'), name);
    remember(labelOf(spec, name, 'zh'), name);
  }
  return template.indicators.map(({ id, name }) => ({
    id,
    name,
    column: found.get(plain(id)) ?? found.get(plain(name.zh)) ?? found.get(plain(name.en)) ?? null,
  }));
}

/** Templates call their index so. */
const templateNames: ReadonlyMap<string, string> = new Map([
  ['urban_economic_resilience_14', 'resilience'],
  ['nqpf_three_factors', 'nqpf'],
  ['digital_economy_index_5', 'digital_economy'],
]);

/** The name of a template without what stands in brackets behind it. */
function shortName({ name }: SystemTemplate): { en: string; zh: string } {
  const short = (text: string) => text.replace(/\s*[（(:：].*$/u, '');
  return { en: short(name.en), zh: short(name.zh) };
}

/** Starts an index from a template; indicators without a column keep the name that the template gives them, to be settled. */
export function startFromTemplate(template: SystemTemplate, matched: readonly MatchedIndicator[]): void {
  const indicators: IndicatorEntry[] = template.indicators.map(({ id, direction, dimension }, i) => ({
    column: matched[i].column ?? id,
    direction,
    dimension,
    ownWeight: null,
    oldWeight: null,
  }));
  const unsettled = matched.flatMap(({ id, name, column }) => (column === null ? [{ column: id, ...name }] : []));
  addIndexStep<'composite-index'>(
    templateNames.get(template.id) ?? 'index',
    { step: 'composite-index', indicators },
    shortName(template),
    unsettled,
  );
}

/** R and Stata that make the columns of one step. */
export async function stepScripts(at: number): Promise<Outcome<Script[]>> {
  const [{ recipeSteps }, { StataNames, stringInR }] = await Promise.all([
    import('../engine/recipe/steps.ts'),
    import('../engine/estimators/feols/names.ts'),
  ]);
  const { spec } = useSpecStore.getState();
  const columns = useSession.getState().info?.columns ?? [];
  const step = spec.recipe[at];
  const names = step.as ?? [];
  const stata = new StataNames([...columns.map(({ name }) => name), ...names]);
  const written = recipeSteps[step.step].code(step as never, {
    names,
    unit: spec.roles.unit,
    time: spec.roles.time,
    r: (column) => `df[[${stringInR(column)}]]`,
    stata: (column) => stata.of(column),
    isText: (column) => columns.some(({ name, kind }) => name === column && kind === 'category'),
    has: (column) => columns.some(({ name }) => name === column),
  });
  const lines = (head: readonly string[], body: readonly string[]) => `${[...head, ...body].join('\n')}\n`;
  const data = names.length > 0 ? names[0] : 'index';
  return succeed([
    { id: 'r', label: 'R', fileName: `${data}.R`, text: lines(['# the data frame is called df'], written.r) },
    { id: 'stata', label: 'Stata', fileName: `${data}.do`, text: lines(stata.hints(), written.stata) },
  ]);
}
