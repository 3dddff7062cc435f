import { type Notice, notice, type Outcome } from '../../core/notice.ts';
import type { ModelResult } from '../../engine/result.ts';
import { listModels } from '../../spec/expand.ts';
import type { Exhibit } from '../../spec/report.ts';
import type { AnalysisSpec } from '../../spec/schema.ts';
import type { Fitted, TaskResults } from '../../spec/tasks.ts';

/** What is known of one task: its answer, why there is none, or that it has not come yet. */
export type Answer<T> =
  | { readonly state: 'done'; readonly value: T }
  | { readonly state: 'failed'; readonly notice: Notice }
  | { readonly state: 'pending' };

const reported = ['design', 'indices', 'descriptives', 'rawTrends', 'baseline', 'trends', 'placebo', 'models'] as const;

/** The tasks that a report can show. */
export type ReportTask = (typeof reported)[number];

export type ReportResults = { readonly [K in ReportTask]: Answer<TaskResults[K]> };

export const pending: Answer<never> = { state: 'pending' };
export const done = <T>(value: T): Answer<T> => ({ state: 'done', value });
export const failed = (notice: Notice): Answer<never> => ({ state: 'failed', notice });
export const answerOf = <T>(outcome: Outcome<T>): Answer<T> =>
  outcome.ok ? done(outcome.value) : failed(outcome.notice);

/** The answer with something made of it; whatever stood in the way still does. */
export function map<T, U>(answer: Answer<T>, of: (value: T) => Answer<U>): Answer<U> {
  return answer.state === 'done' ? of(answer.value) : answer;
}

const taskOfModel = (id: string): ReportTask =>
  /^baseline-\d+$/.test(id) ? 'baseline' : id === 'trends' ? 'trends' : 'models';

/** The tasks behind one exhibit. */
export function tasksOf({ source }: Exhibit): ReportTask[] {
  switch (source.from) {
    case 'index':
      return ['indices'];
    case 'descriptives':
    case 'correlation':
    case 'vif':
    case 'balance':
      return ['descriptives'];
    case 'panelMap':
      return ['design'];
    case 'checklist':
      return ['baseline', 'models'];
    case 'model':
      return [taskOfModel(source.model)];
    case 'columns':
      return [...new Set(source.columns.map(({ model }) => taskOfModel(model)))];
    default:
      return [source.from];
  }
}

const resultOf = (fitted: Fitted): Answer<ModelResult> => (fitted.ok ? done(fitted.result) : failed(fitted.notice));

/** The result of a model by its id, wherever it is fitted. */
export function modelAnswer(results: ReportResults, spec: AnalysisSpec, id: string): Answer<ModelResult> {
  const unknown = failed(notice('error', 'reportModelUnknown', { model: id }));
  const at = listModels(spec).findIndex((model) => model.id === id);
  if (at >= 0) return map(results.models, (fitted) => (fitted[at] ? resultOf(fitted[at]) : pending));
  if (id === 'trends') return map(results.trends, resultOf);
  if (taskOfModel(id) !== 'baseline') return unknown;
  return map(results.baseline, ({ columns }) => {
    const column = columns.find((fitted) => fitted.id === id);
    return column ? resultOf(column) : unknown;
  });
}
