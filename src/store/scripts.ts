import { type Outcome, succeed } from '../core/notice.ts';
import { expandBaseline, expandTrends } from '../spec/expand.ts';
import type { ModelSpec } from '../spec/models.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import { fileStem } from './file-stem.ts';
import { useSession } from './session-store.ts';
import { useSpecStore } from './spec-store.ts';

/** A whole program in another language that does the same. */
export interface Script {
  readonly id: 'r' | 'stata';
  readonly label: string;
  readonly fileName: string;
  readonly text: string;
}

/** A chapter, everything, or one of the hand-made models by its place. */
export type ScriptPart = 'baseline' | 'trends' | 'all' | { readonly model: number };

function modelsOf(spec: AnalysisSpec, part: ScriptPart): readonly ModelSpec[] {
  if (typeof part === 'object') return spec.models.slice(part.model, part.model + 1);
  return [
    ...(part === 'trends' ? [] : expandBaseline(spec)),
    ...(part === 'baseline' || (part === 'all' && spec.roles.treatment === null) ? [] : [expandTrends(spec)]),
    ...(part === 'all' ? spec.models : []),
  ];
}

/** R and Stata scripts of a part of the analysis; they read the data as the page exports them. */
export async function currentScripts(part: ScriptPart): Promise<Outcome<Script[]>> {
  const { writeScripts } = await import('../present/code/write-scripts.ts');
  const { spec } = useSpecStore.getState();
  const models = modelsOf(spec, part);
  const columns = useSession.getState().imported?.columns ?? [];
  const written = await writeScripts(spec, models, { fileName: `${fileStem()}.csv`, columns });
  if (!written.ok) return written;
  return succeed([
    { id: 'r', label: 'R', fileName: 'analysis.R', text: written.value.r },
    { id: 'stata', label: 'Stata', fileName: 'analysis.do', text: written.value.stata },
  ]);
}
