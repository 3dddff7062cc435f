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

/** Of the models, null where one has not come yet. */
export type ReportResults = { readonly [K in Exclude<ReportTask, 'models'>]: Answer<TaskResults[K]> } & {
  readonly models: Answer<readonly (Fitted | null)[]>;
};

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
  if (at >= 0) {
    return map(results.models, (fitted) => {
      const one = fitted[at];
      return one?.id === id ? resultOf(one) : pending;
    });
  }
  if (id === 'trends') return map(results.trends, resultOf);
  if (taskOfModel(id) !== 'baseline') return unknown;
  return map(results.baseline, ({ columns }) => {
    const column = columns.find((fitted) => fitted.id === id);
    return column ? resultOf(column) : unknown;
  });
}

/** The very results that an exhibit is made of: while none of them is another, the exhibit is the same. */
export function ingredientsOf(exhibit: Exhibit, results: ReportResults): unknown[] {
  const { source } = exhibit;
  const named =
    source.from === 'model'
      ? [source.model]
      : source.from === 'columns'
        ? source.columns.map(({ model }) => model)
        : null;
  return tasksOf(exhibit).flatMap((task): readonly unknown[] => {
    const answer = results[task];
    if (answer.state !== 'done') return [answer.state === 'failed' ? answer.notice : answer.state];
    if (task !== 'models') return [answer.value];
    const fitted = answer.value as readonly (Fitted | null)[];
    return named ? named.map((id) => fitted.find((one) => one?.id === id)) : fitted;
  });
}
