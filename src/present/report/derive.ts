import type { ModelResult } from '../../engine/result.ts';
import { chapterOfEstimator, modelChapters } from '../../spec/chapter-estimators.ts';
import { listModels } from '../../spec/expand.ts';
import { type Exhibit, type ExhibitInput, exhibitSchema } from '../../spec/report.ts';
import type { AnalysisSpec } from '../../spec/schema.ts';
import { en, type OutputKey, zh } from '../i18n/index.ts';
import { defaultOutput } from '../tables/options.ts';
import { viewOf } from '../views.ts';
import { modelAnswer, type ReportResults } from './results.ts';

type Source = ExhibitInput['source'];

const words = (key: OutputKey) => ({ en: en[key], zh: zh[key] });

function exhibit(kind: Exhibit['kind'], source: Source, title?: OutputKey): Exhibit {
  return exhibitSchema.parse({ kind, source, ...(title ? { title: words(title) } : {}) });
}

/** The exhibits of a report: those it lists, else everything that the analysis has, in the order of a paper. */
export function exhibitsOf(spec: AnalysisSpec, results: ReportResults): readonly Exhibit[] {
  return spec.report.exhibits ?? [...described(spec), ...estimated(spec), ...modelled(spec, results)];
}

/** As papers print them. */
const usual = ['mean', 'sd', 'min', 'median', 'max'] as const;

function described({ descriptives, roles }: AnalysisSpec): Exhibit[] {
  const policy = roles.treatment !== null && roles.unit !== null && roles.time !== null;
  return [
    ...(descriptives ? [exhibit('table', { from: 'descriptives', statistics: [...usual] })] : []),
    ...(descriptives && policy ? [exhibit('table', { from: 'balance' }, 'report.title.balance')] : []),
    ...(descriptives ? [exhibit('table', { from: 'correlation' }), exhibit('table', { from: 'vif' })] : []),
    ...(policy ? [exhibit('figure', { from: 'panelMap' }, 'report.title.panelMap')] : []),
  ];
}

function estimated({ roles, placebo }: AnalysisSpec): Exhibit[] {
  if (roles.outcome === null) return [];
  const table = exhibit('table', { from: 'baseline' }, 'report.title.baseline');
  if (roles.treatment === null) return [table];
  const inTime = placebo?.kind === 'time' || placebo?.kind === 'own';
  return [
    table,
    exhibit('figure', { from: 'rawTrends' }, 'report.title.rawTrends'),
    exhibit('figure', { from: 'trends' }, 'report.title.trends'),
    exhibit('figure', { from: 'placebo' }, inTime ? 'report.title.placeboTime' : 'report.title.placebo'),
  ];
}

function modelled(spec: AnalysisSpec, results: ReportResults): Exhibit[] {
  const models = listModels(spec);
  return modelChapters.flatMap((chapter) => {
    const held = models.filter(({ estimator }) => chapterOfEstimator(estimator) === chapter);
    if (held.length === 0) return [];
    const whole = held.filter(({ estimator }) => chapter !== 'robustness' || estimator !== 'feols');
    return [
      ...(chapter === 'robustness' ? checklist : []),
      ...whole.flatMap(({ id }) => partsOf(spec, results, id ?? '')),
    ];
  });
}

const checklist = [
  exhibit('table', { from: 'checklist' }, 'report.title.checklist'),
  exhibit('figure', { from: 'checklist' }, 'report.title.strip'),
];

/** One exhibit per table and figure of a model; before its result is there, one in place of all. */
function partsOf(spec: AnalysisSpec, results: ReportResults, model: string): Exhibit[] {
  const answer = modelAnswer(results, spec, model);
  const part = (kind: Exhibit['kind'], at: number) => exhibit(kind, { from: 'model', model, part: at });
  if (answer.state !== 'done') return [part('table', 0)];
  const { tables, figures } = partCounts(answer.value);
  return [
    ...Array.from({ length: tables }, (_, at) => part('table', at)),
    ...Array.from({ length: figures }, (_, at) => part('figure', at)),
  ];
}

const counted = new WeakMap<ModelResult, { readonly tables: number; readonly figures: number }>();

/** How many tables and figures a result has; that takes making them, so it is counted once. */
function partCounts(result: ModelResult) {
  const known = counted.get(result);
  if (known) return known;
  const view = viewOf(result.estimator);
  const figures = view.plots(result, { ...defaultOutput, scheme: 'light' });
  const counts = { tables: view.tables(result, defaultOutput).length, figures: figures.length };
  counted.set(result, counts);
  return counts;
}
