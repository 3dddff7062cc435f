import { fail, type Outcome, succeed } from '../core/notice.ts';
import { type PanelSummary, panelMap, summarisePanel } from '../engine/design/panel-summary.ts';
import type { PlaceboResult } from '../engine/diagnostics/placebo/types.ts';
import { rawTrends } from '../engine/diagnostics/raw-trends/raw-trends.ts';
import { quietContext, type RunContext } from '../engine/estimator.ts';
import type { Ledger } from '../engine/ledger.ts';
import type { Panel } from '../engine/panel.ts';
import type { StepReport } from '../engine/recipe/types.ts';
import type { Frame } from '../table/frame.ts';
import { describeColumns } from './describe.ts';
import { expandBaseline, expandTrends, listModels } from './expand.ts';
import { fitModel } from './fit.ts';
import { fitBaseline, fitTable, panelOfTable } from './fit-many.ts';
import { viewLedger } from './ledger-view.ts';
import type { ModelSpec } from './models.ts';
import { PanelCache } from './panel-cache.ts';
import { type PlaceboRun, planPlacebo } from './placebo.ts';
import type { AnalysisSpec } from './schema.ts';
import { indexReports, keywordReports } from './step-reports.ts';
import type { BaselineResult, DescriptivesResult, Fitted, TaskKind, TaskOf, TaskResults } from './tasks.ts';
import { fitAtThreshold } from './threshold.ts';

export interface TaskContext extends RunContext {
  /** Panels shared by the tasks of one caller. */
  readonly panels: PanelCache;
}

export const taskContext = (context: RunContext = quietContext): TaskContext => ({
  progress: context.progress,
  panels: new PanelCache(),
});

/** The tables of the analysis: models that share a sample where the spec wants a common one. */
const tablesOf = (spec: AnalysisSpec): ModelSpec[][] => [expandBaseline(spec), [expandTrends(spec)], listModels(spec)];

function fitTrends(panel: Panel, spec: AnalysisSpec, context: RunContext): Promise<Fitted> {
  const model = expandTrends(spec);
  return fitModel(panelOfTable(panel, spec, [model]), spec, model, context);
}

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

/** Tasks about steps of the recipe, answered on the data as those steps find them. */
const stepHandlers = { indices: indexReports, keywords: keywordReports } as const;
type StepTaskKind = keyof typeof stepHandlers;

type Handlers = {
  readonly [K in Exclude<TaskKind, StepTaskKind>]: (
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
  trends: async (panel, spec, _, context) => succeed(await fitTrends(panel, spec, context)),
  models: async (panel, spec, _, context) => succeed(await fitTable(panel, spec, listModels(spec), context)),
  model: async (panel, spec, { index }, context) => {
    const models = listModels(spec);
    return succeed(await fitModel(panelOfTable(panel, spec, models), spec, models[index], context));
  },
  threshold: (panel, spec, { model, threshold }) => fitAtThreshold(panel, spec, listModels(spec), model, threshold),
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
  const step = stepHandlers[task.kind as StepTaskKind];
  if (step) return succeed(step(frame, spec)) as Outcome<TaskResults[K]>;
  const panel = context.panels.panel(frame, spec);
  if (!panel.ok) return panel;
  const handler = handlers[task.kind as keyof Handlers] as (
    panel: Panel,
    spec: AnalysisSpec,
    task: TaskOf<K>,
    context: RunContext,
  ) => Promise<Outcome<TaskResults[K]>> | Outcome<TaskResults[K]>;
  return handler(panel.value, spec, task, context);
}

/** Every result that a spec asks for; null: not asked for. What cannot be computed is a failure of its own, the rest stands. */
export interface Evaluation {
  readonly panel: Panel;
  /** What became of each step of the recipe. */
  readonly recipe: readonly StepReport[];
  readonly indices: TaskResults['indices'];
  readonly keywords: TaskResults['keywords'];
  readonly summary: PanelSummary;
  readonly models: readonly Fitted[];
  readonly baseline: BaselineResult | null;
  readonly trends: Fitted | null;
  readonly placebo: Outcome<PlaceboResult> | null;
  readonly descriptives: DescriptivesResult | null;
}

/** Runs all chapters of a spec that are not null, and its models; a spec that asks for nothing gets the baseline table. */
export async function evaluate(frame: Frame, spec: AnalysisSpec): Promise<Outcome<Evaluation>> {
  const panels = new PanelCache();
  const built = panels.panel(frame, spec);
  if (!built.ok) return built;
  const panel = built.value;
  const { baseline, trends, placebo, descriptives, models } = spec;
  const nothingAsked =
    models.length === 0 && [baseline, trends, placebo, descriptives].every((chapter) => chapter === null);
  const drawn = placebo && planPlacebo(panel, spec, quietContext);
  return succeed({
    panel,
    recipe: panels.recipe(frame, spec).reports,
    indices: indexReports(frame, spec),
    keywords: keywordReports(frame, spec),
    summary: summarisePanel(panel),
    models: await fitTable(panel, spec, listModels(spec), quietContext),
    baseline: baseline || nothingAsked ? await fitBaseline(panel, spec, quietContext) : null,
    trends: trends && (await fitTrends(panel, spec, quietContext)),
    placebo: drawn?.ok ? succeed(drawAll(drawn.value)) : drawn,
    descriptives: descriptives && describeColumns(panel, spec),
  });
}

const drawAll = (run: PlaceboRun) => run.combine([run.draw(0, run.replicates, quietContext)]);
