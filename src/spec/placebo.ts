import { fail, type Outcome, succeed } from '../core/notice.ts';
import { assignment, partialSummary, placebo } from '../engine/diagnostics/placebo/index.ts';
import type { PlaceboOptions } from '../engine/diagnostics/placebo/meta.ts';
import type { PlaceboDraw, PlaceboPart, PlaceboResult, PlaceboSummary } from '../engine/diagnostics/placebo/types.ts';
import type { RunContext } from '../engine/estimator.ts';
import type { Panel } from '../engine/panel.ts';
import { placeboSchema } from './chapters.ts';
import { followBaseline } from './expand.ts';
import { fillOptions, resolveRoles } from './fit.ts';
import type { AnalysisSpec } from './schema.ts';

/** A placebo ready to be drawn: [0, replicates) may be cut into any ranges, in any order, on any number of workers. */
export interface PlaceboRun {
  readonly replicates: number;
  draw(from: number, to: number, context: RunContext): PlaceboPart;
  /** What a page shows of the parts that are there. */
  summarise(parts: readonly PlaceboPart[]): PlaceboSummary;
  /** Everything, of all parts. */
  combine(parts: readonly PlaceboPart[]): PlaceboResult;
  assignment(replicate: number): Outcome<PlaceboDraw>;
}

/** The placebo of the spec, by its defaults when the spec has none. Failures: outcomeMissing, roleMissing, and those of the plan. */
export function planPlacebo(panel: Panel, spec: AnalysisSpec, context: RunContext): Outcome<PlaceboRun> {
  const { statistic: _, ...chapter } = spec.placebo ?? placeboSchema.parse({});
  const roles = resolveRoles(spec, placebo.meta);
  if (!roles.ok) return roles;
  const given = { ...chapter, ...followBaseline(spec, chapter), controls: null, weights: null, weightKind: 'analytic' };
  const { options, notices } = fillOptions(given, spec.roles);
  const planned = placebo.plan(panel, roles.value, options as unknown as PlaceboOptions, context);
  if (!planned.ok) return planned;
  const plan = { ...planned.value, notices: [...notices, ...planned.value.notices] };
  return succeed({
    replicates: plan.replicates,
    draw: (from, to, drawContext) => placebo.draw(plan, from, to, drawContext),
    summarise: (parts) => partialSummary(plan, parts),
    combine: (parts) => placebo.combine(plan, parts),
    assignment: (replicate) =>
      Number.isInteger(replicate) && replicate >= 0 && replicate < plan.replicates
        ? succeed(assignment(plan, replicate))
        : fail('drawUnknown', { replicate, replicates: plan.replicates }),
  });
}
