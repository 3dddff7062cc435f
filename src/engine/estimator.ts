import type { Outcome } from '../core/notice.ts';
import type { Fields, OptionsOf } from './fields.ts';
import type { Panel, TreatmentSpec } from './panel.ts';
import type { ModelResult } from './result.ts';

/** All that the engine sees of the outside world. */
export interface RunContext {
  /** Called now and then; the pool uses it to report and, inside a worker, nothing else. */
  progress(done: number, total: number, stage: string): void;
}

export const quietContext: RunContext = { progress: () => {} };

/** Roles that a model may leave to the analysis: filled in from the spec before `fit` sees the options. */
export interface ModelRoles {
  readonly outcome: string;
  /** Name under which the policy indicator enters; null: the model has no policy term of its own. */
  readonly treatmentName: string | null;
}

export interface CodeContext {
  readonly roles: ModelRoles;
  readonly unit: string | null;
  readonly time: string | null;
  /** Where starts come from, for code that needs them; left out, they are read from the indicator `roles.treatmentName`. */
  readonly treatment?: TreatmentSpec | null;
}

export interface Meta<F extends Fields = Fields> {
  readonly id: string;
  readonly citation: string;
  readonly requires: readonly ('unit' | 'time' | 'treatment')[];
  readonly fields: F;
}

/** An estimator is a folder with `meta`, `fit`, `code`, its tests, and one line in the registry. */
export interface Estimator<F extends Fields = Fields> {
  readonly meta: Meta<F>;
  fit(panel: Panel, roles: ModelRoles, options: OptionsOf<F>, context: RunContext): Outcome<ModelResult>;
  code(options: OptionsOf<F>, context: CodeContext): { readonly r: string; readonly stata: string };
}

/**
 * A diagnostic answers with a record of its own kind. One whose work is a set of independent replicates is cut into ranges:
 * `plan` once, `draw` for any split of [0, replicates) in any order on any worker, `combine` with the parts in order of `from`.
 * Each replicate has its own random stream, so the answer does not depend on the split.
 */
export interface Diagnostic<F extends Fields, Plan, Part, Result> {
  readonly meta: Meta<F>;
  replicates(options: OptionsOf<F>): number;
  plan(panel: Panel, roles: ModelRoles, options: OptionsOf<F>, context: RunContext): Outcome<Plan>;
  draw(plan: Plan, from: number, to: number, context: RunContext): Part;
  combine(plan: Plan, parts: readonly Part[]): Result;
}
