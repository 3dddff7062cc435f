import { fail, type Outcome, succeed } from '../core/notice.ts';
import { panelMap, summarisePanel } from '../engine/design/panel-summary.ts';
import { rawTrends } from '../engine/diagnostics/raw-trends/raw-trends.ts';
import { quietContext, type RunContext } from '../engine/estimator.ts';
import type { Ledger } from '../engine/ledger.ts';
import type { Panel } from '../engine/panel.ts';
import type { Frame } from '../table/frame.ts';
import { describeColumns } from './describe.ts';
import { expandBaseline, expandTrends } from './expand.ts';
import { fitModel } from './fit.ts';
import { fitBaseline, fitTable, panelOfTable } from './fit-many.ts';
import { viewLedger } from './ledger-view.ts';
import type { ModelSpec } from './models.ts';
import { PanelCache } from './panel-cache.ts';
import { planPlacebo } from './placebo.ts';
import type { AnalysisSpec } from './schema.ts';
import type { TaskKind, TaskOf, TaskResults } from './tasks.ts';

export interface TaskContext extends RunContext {
  /** Panels shared by the tasks of one caller. */
  readonly panels: PanelCache;
}

export const taskContext = (context: RunContext = quietContext): TaskContext => ({
  progress: context.progress,
  panels: new PanelCache(),
});

/** Models of `spec.models` get an id of their position where they have none. */
export function listModels(spec: AnalysisSpec): ModelSpec[] {
  return spec.models.map((model, i) => ({ ...model, id: model.id ?? `model-${i + 1}` }));
}

/** The tables of the analysis: models that share a sample where the spec wants a common one. */
const tablesOf = (spec: AnalysisSpec): ModelSpec[][] => [expandBaseline(spec), [expandTrends(spec)], listModels(spec)];

/** The ledger of the panel (null) or of one model, which is fitted for it. */
async function ledgerOf(
  panel: Panel,
  spec: AnalysisSpec,
  modelId: string | null,
  context: RunContext,
): Promise<Outcome<Ledger>> {
  if (modelId === null) return succeed(panel.ledger);
  const table = tablesOf(spec).find((models) => models.some(({ id }) => id === modelId));
  const model = table?.find(({ id }) => id === modelId);
  if (!table || !model) return fail('modelUnknown', { model: modelId });
  const fitted = await fitModel(panelOfTable(panel, spec, table), spec, model, context);
  return fitted.ok ? succeed(fitted.result.ledger) : { ok: false, notice: fitted.notice };
}

type Handlers = {
  readonly [K in TaskKind]: (
    panel: Panel,
    spec: AnalysisSpec,
    task: TaskOf<K>,
    context: RunContext,
  ) => Promise<Outcome<TaskResults[K]>> | Outcome<TaskResults[K]>;
};

const handlers: Handlers = {
  design: (panel) => succeed({ summary: summarisePanel(panel), map: panelMap(panel), notices: panel.notices }),
  ledger: async (panel, spec, { modelId }, context) => {
    const ledger = await ledgerOf(panel, spec, modelId, context);
    return ledger.ok ? succeed(viewLedger(panel.frame, spec.roles, ledger.value)) : ledger;
  },
  descriptives: (panel, spec) => succeed(describeColumns(panel, spec)),
  rawTrends: (panel, spec) => {
    const { outcome } = spec.roles;
    if (outcome === null) return fail('outcomeMissing', { estimator: 'rawTrends' });
    return rawTrends(panel, outcome, { by: spec.trends?.rawBy ?? 'ever' });
  },
  baseline: async (panel, spec, _, context) => succeed(await fitBaseline(panel, spec, context)),
  trends: async (panel, spec, _, context) => {
    const model = expandTrends(spec);
    return succeed(await fitModel(panelOfTable(panel, spec, [model]), spec, model, context));
  },
  models: async (panel, spec, _, context) => succeed(await fitTable(panel, spec, listModels(spec), context)),
  placebo: (panel, spec, _, context) => {
    const run = planPlacebo(panel, spec, context);
    return run.ok ? succeed(run.value.summarise([run.value.draw(0, run.value.replicates, context)])) : run;
  },
  placeboDraw: (panel, spec, { replicate }, context) => {
    const run = planPlacebo(panel, spec, context);
    return run.ok ? run.value.assignment(replicate) : run;
  },
};

/**
 * What one task answers on a frame: the same function in the page's workers, on the command line and in tests. The answer depends on nothing but
 * the frame, the spec and the task.
 */
export async function runTask<K extends TaskKind>(
  frame: Frame,
  spec: AnalysisSpec,
  task: TaskOf<K>,
  context: TaskContext = taskContext(),
): Promise<Outcome<TaskResults[K]>> {
  const panel = context.panels.panel(frame, spec);
  if (!panel.ok) return panel;
  return handlers[task.kind as K](panel.value, spec, task, context);
}
