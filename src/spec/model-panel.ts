import { type Notice, type Outcome, succeed } from '../core/notice.ts';
import { buildPanel } from '../engine/design/build-panel.ts';
import type { Panel } from '../engine/panel.ts';
import { applyRecipe } from '../engine/recipe/apply.ts';
import type { StepSpec } from '../engine/recipe/types.ts';
import { canonicalJson } from './hash.ts';

/** The panel that one model is fitted on, and what its own steps of data preparation have to say. */
export interface OwnPanel {
  readonly panel: Panel;
  readonly notices: readonly Notice[];
}

/** Of a panel of the analysis, those that models with steps of their own made of it. */
const made = new WeakMap<Panel, Map<string, Outcome<OwnPanel>>>();

/**
 * The panel after a model's own steps: its losses stand in the ledger of that model alone. A model whose step fails is not the model asked for, so it
 * fails with the step's notice; likewise those of `buildPanel`.
 */
export function ownPanel(panel: Panel, steps: readonly StepSpec[]): Outcome<OwnPanel> {
  if (steps.every(({ off }) => off)) return succeed({ panel, notices: [] });
  const known = made.get(panel) ?? new Map<string, Outcome<OwnPanel>>();
  made.set(panel, known);
  const key = canonicalJson(steps);
  const own = known.get(key) ?? makePanel(panel, steps);
  known.set(key, own);
  return own;
}

function makePanel({ frame, design }: Panel, steps: readonly StepSpec[]): Outcome<OwnPanel> {
  const before = design.filtered ?? [];
  const done = applyRecipe(frame, design, steps, before);
  const failed = done.reports.find((report) => report.ok === false);
  if (failed) return { ok: false, notice: failed.notice };
  const panel = buildPanel(done.frame, { ...design, filtered: [...before, ...done.removed] });
  if (!panel.ok) return panel;
  return succeed({
    panel: panel.value,
    notices: done.reports.flatMap((report) => (report.ok === true ? report.notices : [])),
  });
}
