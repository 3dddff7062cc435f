import type { EstimatorId } from '../engine/registry.ts';
import { baselineSchema, trendsSchema } from './chapters.ts';
import { type ModelSpec, type ModelSpecInputOf, type ModelSpecOf, modelSchema } from './models.ts';
import type { AnalysisSpec } from './schema.ts';

type Baseline = NonNullable<AnalysisSpec['baseline']>;

interface BaselineColumn {
  readonly controls: readonly string[];
  /** null: as the chapter says. */
  readonly absorb: [] | null;
}

function columnsOf({ layout, sets }: Baseline, controls: readonly string[]): BaselineColumn[] {
  switch (layout) {
    case 'stepwise':
      return [0, ...controls.keys()].map((_, i) => ({ controls: controls.slice(0, i), absorb: null }));
    case 'grid': {
      const plain = { controls: [], absorb: [] as [] };
      if (controls.length === 0) return [plain, { ...plain, absorb: null }];
      return [plain, { controls, absorb: [] }, { controls: [], absorb: null }, { controls, absorb: null }];
    }
    case 'sets':
      return (sets.length > 0 ? sets : [controls]).map((set) => ({ controls: set, absorb: null }));
  }
}

const model = <K extends EstimatorId>(input: ModelSpecInputOf<K>) =>
  modelSchema.parse(input) as ModelSpec as Extract<ModelSpec, { estimator: K }>;

/** The columns of the baseline table in their order, by default stepwise: the columns of the first outcome, then those of the next. */
export function expandBaseline(spec: AnalysisSpec): ModelSpecOf<'feols'>[] {
  const { roles } = spec;
  const baseline = spec.baseline ?? baselineSchema.parse({});
  const { layout: _, sets: __, outcomes, ...inference } = baseline;
  return (outcomes ?? [roles.outcome])
    .flatMap((outcome) => columnsOf(baseline, roles.controls).map((column) => ({ outcome, ...column })))
    .map(({ outcome, controls, absorb }, i) =>
      model<'feols'>({
        id: `baseline-${i + 1}`,
        estimator: 'feols',
        outcome,
        ...inference,
        regressors: controls,
        absorb: absorb ?? inference.absorb,
      }),
    );
}

/** Where the estimate that stands for the analysis is among `columns`: of the first outcome's, the last with the most controls. */
export function headlineOf(columns: readonly ModelSpecOf<'feols'>[]): number | null {
  const controls = (i: number) => columns[i].regressors?.length ?? 0;
  const first = columns.flatMap((column, i) => (column.outcome === columns[0].outcome ? [i] : []));
  return first.reduce<number | null>((best, i) => (best === null || controls(i) >= controls(best) ? i : best), null);
}

type Following = Pick<NonNullable<AnalysisSpec['trends']>, 'absorb' | 'vcov' | 'cluster' | 'preset' | 'singletons'>;

/** How a chapter that asks further of the baseline's regression runs it: as it says itself, else as the baseline does. */
export function followBaseline(spec: AnalysisSpec, chapter: Following) {
  const baseline = spec.baseline ?? baselineSchema.parse({});
  return {
    absorb: chapter.absorb ?? baseline.absorb,
    vcov: chapter.vcov ?? baseline.vcov,
    cluster: chapter.cluster ?? baseline.cluster,
    preset: chapter.preset ?? baseline.preset,
    singletons: chapter.singletons ?? baseline.singletons,
  };
}

/** The event study of the trends chapter, by its defaults when the spec has none. */
export function expandTrends(spec: AnalysisSpec): ModelSpecOf<'event-study'> {
  const { controls, rawBy: _, ...options } = spec.trends ?? trendsSchema.parse({});
  return model<'event-study'>({
    id: 'trends',
    estimator: 'event-study',
    ...options,
    ...followBaseline(spec, options),
    controls: controls ? null : [],
  });
}

/** Models of `spec.models` get an id of their position where they have none. */
export function listModels(spec: AnalysisSpec): ModelSpec[] {
  return spec.models.map((model, i) => ({ ...model, id: model.id ?? `model-${i + 1}` }));
}
