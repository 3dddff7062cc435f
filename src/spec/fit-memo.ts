import type { RunContext } from '../engine/estimator.ts';
import type { Panel } from '../engine/panel.ts';
import { treatmentName } from './design.ts';
import { fitModel } from './fit.ts';
import { canonicalJson } from './hash.ts';
import type { ModelSpec } from './models.ts';
import type { AnalysisSpec } from './schema.ts';
import type { Fitted } from './tasks.ts';

/** Fits kept per panel; a list of models is seldom longer. */
const MOST_KEPT = 60;
const fitted = new WeakMap<Panel, Map<string, Fitted>>();

/** `fitModel`, which answers at once what it has answered before on this panel: changing one of several models costs that one alone. */
export async function fitOnce(
  panel: Panel,
  spec: AnalysisSpec,
  model: ModelSpec,
  context: RunContext,
): Promise<Fitted> {
  const kept = fitted.get(panel) ?? new Map<string, Fitted>();
  fitted.set(panel, kept);
  const key = canonicalJson([model, spec.roles, treatmentName(spec)]);
  const known = kept.get(key);
  if (known) return known;
  const answer = await fitModel(panel, spec, model, context);
  kept.set(key, answer);
  for (const oldest of kept.keys()) {
    if (kept.size <= MOST_KEPT) break;
    kept.delete(oldest);
  }
  return answer;
}
