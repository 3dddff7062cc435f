import { fail, type Outcome, succeed } from '../core/notice.ts';
import type { LiveHeterogeneity } from '../engine/estimators/heterogeneity/live.ts';
import type { HeterogeneityOptions } from '../engine/estimators/heterogeneity/meta.ts';
import type { Panel } from '../engine/panel.ts';
import { resolveModel } from './fit.ts';
import { panelOfTable } from './fit-many.ts';
import { canonicalJson } from './hash.ts';
import { ownPanel } from './model-panel.ts';
import type { ModelSpec } from './models.ts';
import type { AnalysisSpec } from './schema.ts';
import type { ThresholdResult } from './tasks.ts';

interface Prepared {
  readonly key: string;
  readonly live: Outcome<LiveHeterogeneity>;
}

/** The last drag on each panel: everything that no threshold changes. */
const prepared = new WeakMap<Panel, Prepared>();

async function prepare(panel: Panel, spec: AnalysisSpec, models: readonly ModelSpec[], model: ModelSpec) {
  const { prepareHeterogeneity } = await import('../engine/estimators/heterogeneity/live.ts');
  const resolved = resolveModel(spec, model);
  if (!resolved.ok) return resolved;
  const own = ownPanel(panelOfTable(panel, spec, models), model.recipe);
  if (!own.ok) return own;
  const { roles, options } = resolved.value;
  return prepareHeterogeneity(own.value.panel, roles, options as HeterogeneityOptions);
}

/**
 * Effects on the two sides of a threshold in a heterogeneity model (by its place in the spec), as fast as a hand moves; null: the median.
 * Failures: modelUnknown, and those of `prepareHeterogeneity`; what fails at this threshold alone is part of the answer.
 */
export async function fitAtThreshold(
  panel: Panel,
  spec: AnalysisSpec,
  models: readonly ModelSpec[],
  at: number,
  threshold: number | null,
): Promise<Outcome<ThresholdResult>> {
  const model = models[at];
  if (model?.estimator !== 'heterogeneity') return fail('modelUnknown', { model: at + 1 });
  const still = { ...model, grouping: 'split', threshold: null } as const;
  const others = spec.sample.missing === 'perModel' ? [] : models;
  const key = canonicalJson([still, spec.roles, others]);
  let last = prepared.get(panel);
  if (last?.key !== key) {
    last = { key, live: await prepare(panel, spec, models, still) };
    prepared.set(panel, last);
  }
  if (!last.live.ok) return last.live;
  const { values } = last.live.value;
  const found = last.live.value.at(threshold);
  const id = model.id ?? model.estimator;
  if (!found.ok) return succeed({ values, threshold, fitted: { id, ok: false, notice: found.notice } });
  const key0 = found.value.groups?.cells[0]?.key;
  const line = key0?.kind === 'interval' ? key0.upTo : threshold;
  return succeed({ values, threshold: line, fitted: { id, ok: true, result: { ...found.value, id } } });
}
