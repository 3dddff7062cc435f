import { create } from 'zustand';
import type { PreparedData, StepView } from '../spec/prepared.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { engine } from './engine.ts';

interface PreparationState {
  /** The recipe that `data` answers; other steps than these are not yet applied. */
  readonly recipe: AnalysisSpec['recipe'];
  readonly data: PreparedData | null;
  /** Counts up whenever the data in use look otherwise. */
  readonly version: number;
}

/** What the steps of the analysis did to the data, step by step. */
export const usePreparation = create<PreparationState>(() => ({ recipe: [], data: null, version: 0 }));

/** Whether a change of the analysis changes what its steps do. */
export const preparationChanged = (now: AnalysisSpec, before: AnalysisSpec): boolean =>
  now.recipe !== before.recipe ||
  (now.recipe.length > 0 && (now.roles.unit !== before.roles.unit || now.roles.time !== before.roles.time));

let asked = 0;

/** Has the steps applied; null when a newer call has overtaken this one, or without data. */
export async function refreshPreparation({ recipe, roles }: AnalysisSpec): Promise<PreparedData | null> {
  asked += 1;
  const mine = asked;
  const data = await engine().prepare({ recipe, roles });
  if (mine !== asked || !data) return null;
  usePreparation.setState(({ version }) => ({ recipe, data, version: version + 1 }));
  return data;
}

/** What a step would do after the steps `before` it, in the analysis as it stands. */
export function previewStep(
  before: AnalysisSpec['recipe'],
  step: AnalysisSpec['recipe'][number],
  roles: AnalysisSpec['roles'],
): Promise<StepView | null> {
  return engine().previewStep({ recipe: [...before, step], roles });
}
