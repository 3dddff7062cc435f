import { fail, type Notice, notice, type Outcome, succeed } from '../core/notice.ts';
import type { Estimator, Meta, ModelRoles, RunContext } from '../engine/estimator.ts';
import type { Fields, OptionsOf } from '../engine/fields.ts';
import type { Panel } from '../engine/panel.ts';
import { estimators } from '../engine/registry.ts';
import { explainBroken } from './broken-columns.ts';
import { treatmentName } from './design.ts';
import { ownPanel } from './model-panel.ts';
import type { ModelSpec } from './models.ts';
import type { AnalysisSpec, Roles } from './schema.ts';
import type { Fitted } from './tasks.ts';

/** A model with everything that it leaves to the analysis filled in from the roles: what `fit` and `code` take. */
export interface ResolvedModel {
  readonly estimator: ModelSpec['estimator'];
  readonly roles: ModelRoles;
  readonly options: OptionsOf<Fields>;
  readonly notices: readonly Notice[];
}

/** Options that mean 'as the roles say' when they are null, by the name of their field. */
function fromRoles({ controls, cluster, weights }: Roles): ReadonlyMap<string, unknown> {
  return new Map<string, unknown>([
    ['regressors', controls],
    ['controls', controls],
    ['cluster', cluster],
    ['weights', weights?.column ?? null],
  ]);
}

interface FilledOptions {
  readonly options: Record<string, unknown>;
  readonly notices: readonly Notice[];
}

/** Fills from the roles what the options leave open. Clustering where nothing says by what becomes HC1, with a caution. */
export function fillOptions(given: Readonly<Record<string, unknown>>, roles: Roles): FilledOptions {
  const fallback = fromRoles(roles);
  const filled = Object.entries(given).map(([key, value]) => [key, value ?? fallback.get(key) ?? null]);
  const options: Record<string, unknown> = Object.fromEntries(filled);
  if (given.weights === null && roles.weights !== null) options.weightKind = roles.weights.kind;
  if (options.vcov !== 'cluster' || options.cluster !== null || roles.unit !== null) return { options, notices: [] };
  return { options: { ...options, vcov: 'HC1' }, notices: [notice('caution', 'nothingToClusterBy')] };
}

/** What a model or a diagnostic needs beside its options. Failures: outcomeMissing, roleMissing. */
export function resolveRoles(
  spec: AnalysisSpec,
  meta: Pick<Meta, 'id' | 'requires'>,
  outcome: string | null = spec.roles.outcome,
): Outcome<ModelRoles> {
  if (outcome === null) return fail('outcomeMissing', { estimator: meta.id });
  const lacking = meta.requires.find((role) => spec.roles[role] === null);
  if (lacking) return fail('roleMissing', { role: lacking, estimator: meta.id });
  return succeed({ outcome, treatmentName: treatmentName(spec) });
}

/** Failures: outcomeMissing, roleMissing. */
export function resolveModel(spec: AnalysisSpec, model: ModelSpec): Outcome<ResolvedModel> {
  const { id: _, estimator, outcome, recipe: __, ...given } = model;
  const roles = resolveRoles(spec, estimators[estimator].meta, outcome ?? spec.roles.outcome);
  if (!roles.ok) return roles;
  const { options, notices } = fillOptions(given, spec.roles);
  return succeed({ estimator, roles: roles.value, options: options as OptionsOf<Fields>, notices });
}

/** Fits one model on a panel; why it cannot be fitted is part of the answer. */
export async function fitModel(
  panel: Panel,
  spec: AnalysisSpec,
  model: ModelSpec,
  context: RunContext,
): Promise<Fitted> {
  const id = model.id ?? model.estimator;
  const resolved = resolveModel(spec, model);
  if (!resolved.ok) return { id, ok: false, notice: resolved.notice };
  const { estimator, roles, options, notices } = resolved.value;
  const own = ownPanel(panel, model.recipe);
  if (!own.ok) return { id, ok: false, notice: own.notice };
  const loaded = (await estimators[estimator].fit()) as unknown as Pick<Estimator, 'fit'>;
  const fitted = loaded.fit(own.value.panel, roles, options, context);
  if (!fitted.ok) return { id, ok: false, notice: explainBroken(fitted.notice, panel.design.broken ?? []) };
  const steps = model.recipe.filter(({ off }) => !off);
  const result = {
    ...fitted.value,
    id,
    spec: steps.length > 0 ? { ...fitted.value.spec, recipe: steps } : fitted.value.spec,
    notices: [...notices, ...own.value.notices, ...fitted.value.notices],
  };
  return { id, ok: true, result };
}
