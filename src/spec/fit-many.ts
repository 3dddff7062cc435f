import { commonSample, type SampleNeeds } from '../engine/design/common-sample.ts';
import { quietContext, type RunContext } from '../engine/estimator.ts';
import type { AbsorbTerm } from '../engine/fields.ts';
import type { Panel } from '../engine/panel.ts';
import type { ModelResult } from '../engine/result.ts';
import { isClustered, type VcovKind } from '../engine/solve/problem.ts';
import { expandBaseline, headlineOf } from './expand.ts';
import { fitModel, type ResolvedModel, resolveModel } from './fit.ts';
import type { ModelSpec, ModelSpecOf } from './models.ts';
import type { AnalysisSpec } from './schema.ts';
import type { AlternativeError, BaselineResult, Fitted } from './tasks.ts';

const columnsOfAbsorb = (term: AbsorbTerm): readonly string[] => {
  if (typeof term === 'string') return [term];
  return 'by' in term ? [...term.by, term.slope] : term;
};

/** Options that name columns in which a row must not be missing. */
const named = ['regressors', 'controls', 'endogenous', 'instruments'];

/** What a model asks of a row, read off its options by the type of their fields. */
function needsOf({ roles, options }: ResolvedModel): SampleNeeds {
  const given = new Map<string, unknown>(Object.entries(options));
  const list = (key: string) => (given.get(key) ?? []) as readonly string[];
  const absorbed = ((given.get('absorb') ?? []) as readonly AbsorbTerm[]).flatMap(columnsOfAbsorb);
  const clusters = isClustered(given.get('vcov') as VcovKind) ? list('cluster') : [];
  const places = given.get('vcov') === 'conley' ? [given.get('latitude'), given.get('longitude')] : [];
  const coordinates = places.filter((name) => typeof name === 'string');
  return {
    columns: [roles.outcome, ...named.flatMap(list), ...absorbed, ...clusters, ...coordinates],
    treatment: roles.treatmentName !== null && given.get('treatment') !== false,
    weights: (given.get('weights') ?? null) as string | null,
  };
}

/** The panel that the models of one table share: cut to their common sample where the spec wants that. */
export function panelOfTable(panel: Panel, spec: AnalysisSpec, models: readonly ModelSpec[]): Panel {
  if (spec.sample.missing === 'perModel') return panel;
  const needs = models.flatMap((model) => {
    // Columns that a model makes for itself are not in the panel.
    if (model.recipe.some(({ off }) => !off)) return [];
    const resolved = resolveModel(spec, model);
    return resolved.ok ? [needsOf(resolved.value)] : [];
  });
  return commonSample(panel, needs);
}

/** Each model counts as this many steps of progress, however many it takes. */
const MODEL_STEPS = 100;

async function fitAll(
  panel: Panel,
  spec: AnalysisSpec,
  models: readonly ModelSpec[],
  context: RunContext,
): Promise<Fitted[]> {
  const fitted: Fitted[] = [];
  for (const model of models) {
    const before = fitted.length * MODEL_STEPS;
    const own = (done: number, total: number) =>
      context.progress(
        before + Math.floor((done / Math.max(1, total)) * MODEL_STEPS),
        models.length * MODEL_STEPS,
        'fit',
      );
    own(0, 1);
    fitted.push(await fitModel(panel, spec, model, { ...context, progress: own }));
  }
  context.progress(models.length * MODEL_STEPS, models.length * MODEL_STEPS, 'fit');
  return fitted;
}

/** Fits the models of one table in their order; one that fails leaves the others unharmed. */
export const fitTable = (panel: Panel, spec: AnalysisSpec, models: readonly ModelSpec[], context: RunContext) =>
  fitAll(panelOfTable(panel, spec, models), spec, models, context);

/** The policy coefficient of a result with its standard error; null where there is none. */
function policyOf(result: ModelResult): Pick<AlternativeError, 'estimate' | 'stdError' | 'dof'> | null {
  const at = result.terms.findIndex(({ tag }) => tag.kind === 'coefficient' && tag.role === 'treatment');
  if (at < 0) return null;
  const variance = result.vcov[at * result.terms.length + at];
  return { estimate: result.coef[at], stdError: Math.sqrt(variance), dof: result.dofResidual };
}

async function alternativesOf(panel: Panel, spec: AnalysisSpec, headline: ModelSpecOf<'feols'>) {
  const { unit } = spec.roles;
  const cluster = unit === null ? null : [unit];
  const found: AlternativeError[] = [];
  for (const vcov of ['iid', 'HC1', 'cluster'] as const) {
    if (vcov === 'cluster' && cluster === null) continue;
    const fitted = await fitModel(panel, spec, { ...headline, vcov, cluster }, quietContext);
    const policy = fitted.ok ? policyOf(fitted.result) : null;
    if (policy) found.push({ vcov, ...policy });
  }
  return found;
}

/** The baseline table, which of its columns stands for the analysis, and that column's other standard errors. */
export async function fitBaseline(panel: Panel, spec: AnalysisSpec, context: RunContext): Promise<BaselineResult> {
  const models = expandBaseline(spec);
  const shared = panelOfTable(panel, spec, models);
  const columns = await fitAll(shared, spec, models, context);
  const at = headlineOf(models);
  const headline = at !== null && columns[at].ok ? at : null;
  const alternatives = headline === null ? [] : await alternativesOf(shared, spec, models[headline]);
  return { columns, headline, alternatives };
}
