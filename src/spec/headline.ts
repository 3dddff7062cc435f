import { expandBaseline, headlineOf } from './expand.ts';
import type { ModelSpecOf } from './models.ts';
import type { AnalysisSpec } from './schema.ts';

const known = new WeakMap<AnalysisSpec, ModelSpecOf<'feols'>>();

/** The regression that stands for the analysis, from which every check departs; the same record for the same spec. */
export function headlineModel(spec: AnalysisSpec): ModelSpecOf<'feols'> {
  let model = known.get(spec);
  if (model === undefined) {
    const columns = expandBaseline(spec);
    model = columns[headlineOf(columns) ?? 0];
    known.set(spec, model);
  }
  return model;
}
