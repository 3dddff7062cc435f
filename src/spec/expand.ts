import { type ModelSpec, type ModelSpecInput, modelSchema } from './models.ts';
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

/** How a chapter runs a regression, as a model says it. */
function inferenceOf(chapter: Pick<Baseline, 'absorb' | 'vcov' | 'cluster' | 'preset' | 'singletons'>) {
  const { absorb, vcov, cluster, preset, singletons } = chapter;
  return { absorb, vcov, cluster, preset, singletons };
}

const model = (input: ModelSpecInput): ModelSpec => modelSchema.parse(input);

/** The columns of the baseline table in their order: the columns of the first outcome, then those of the next. */
export function expandBaseline(spec: AnalysisSpec): ModelSpec[] {
  const { baseline, roles } = spec;
  if (baseline === null) return [];
  const outcomes = baseline.outcomes ?? [roles.outcome];
  const inference = inferenceOf(baseline);
  return outcomes
    .flatMap((outcome) => columnsOf(baseline, roles.controls).map((column) => ({ outcome, ...column })))
    .map(({ outcome, controls, absorb }, i) =>
      model({
        id: `baseline-${i + 1}`,
        estimator: 'feols',
        outcome,
        ...inference,
        controls,
        absorb: absorb ?? inference.absorb,
      }),
    );
}

/** Where the estimate that stands for the analysis is among `columns`: of the first outcome's, the last with the most controls. */
export function headlineOf(columns: readonly ModelSpec[]): number | null {
  const controls = (i: number) => columns[i].controls?.length ?? 0;
  const first = columns.flatMap((column, i) => (column.outcome === columns[0].outcome ? [i] : []));
  return first.reduce<number | null>((best, i) => (best === null || controls(i) >= controls(best) ? i : best), null);
}

export function expandTrends(spec: AnalysisSpec): ModelSpec | null {
  const { trends } = spec;
  if (trends === null) return null;
  const { lower, upper, endpoints, base } = trends;
  return model({
    id: 'trends',
    estimator: 'event-study',
    ...inferenceOf(trends),
    lower,
    upper,
    endpoints,
    base,
    controls: trends.controls ? null : [],
  });
}
