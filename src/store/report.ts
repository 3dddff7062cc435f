import i18next from 'i18next';
import { useEffect, useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { type Notice, notice } from '../core/notice.ts';
import { formatParams } from '../present/notice-params.ts';
import { type Built, buildExhibit } from '../present/report/build.ts';
import { exhibitsOf } from '../present/report/derive.ts';
import { type Methods, methodsOf } from '../present/report/methods.ts';
import { type ExhibitNumber, numbersOf } from '../present/report/number.ts';
import { type ReportOptions, reportOptions, wordsIn } from '../present/report/printing.ts';
import {
  type Answer,
  done,
  failed,
  ingredientsOf,
  pending,
  type ReportResults,
  type ReportTask,
  tasksOf,
} from '../present/report/results.ts';
import { listModels } from '../spec/expand.ts';
import type { Exhibit } from '../spec/report.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { TaskResults } from '../spec/tasks.ts';
import { type Run, useRuns, type WatchedKind, watch } from './runs-store.ts';
import { editSpec, useSpec, useSpecStore } from './spec-store.ts';

/** An exhibit with its number, and how to build it when it is wanted. */
export interface ReportEntry {
  readonly exhibit: Exhibit;
  readonly number: string;
  /** The number alone. */
  readonly label: string;
  readonly tasks: readonly ReportTask[];
  build(): Answer<Built>;
  /** Its own title, else that of its table or figure; before that is known, the model it shows. */
  title(): string;
}

export interface Report {
  readonly language: 'en' | 'zh';
  readonly entries: readonly ReportEntry[];
  readonly methods: Methods | null;
  /** Tasks that the report waits for. */
  readonly waiting: readonly WatchedKind[];
}

type Runs = ReturnType<typeof useRuns.getState>['runs'];

/** A result from before a run that was cancelled belongs to another analysis than the text around it. */
function answerOf<K extends ReportTask>(run: Run<K>): Answer<TaskResults[K]> {
  if (run.status === 'failed' && run.notice) return failed(run.notice);
  if (run.status === 'cancelled') return failed(notice('info', 'reportCancelled'));
  return run.result === null ? pending : done(run.result);
}

/** Models one by one as they come; before a new result is there, the one before it. */
function modelsAnswer({ models: run }: Runs, spec: AnalysisSpec): ReportResults['models'] {
  if (run.partial === null) return answerOf(run);
  const before = run.result;
  return done(
    listModels(spec).map(({ id }, at) => run.partial?.[at] ?? before?.find((fitted) => fitted.id === id) ?? null),
  );
}

/** A notice as a sentence in the language of the report. */
export function sentenceIn(language: 'en' | 'zh'): ReportOptions['sentence'] {
  const t = i18next.getFixedT(language);
  return ({ code, params, where }: Notice) => {
    const places = { row: where?.row ?? '', column: where?.column ?? '' };
    return t(`notice.${code}` as never, { ...places, ...formatParams(params), defaultValue: code }) as string;
  };
}

const answersOf = (runs: Runs, spec: AnalysisSpec): ReportResults => ({
  design: answerOf(runs.design),
  indices: answerOf(runs.indices),
  descriptives: answerOf(runs.descriptives),
  rawTrends: answerOf(runs.rawTrends),
  baseline: answerOf(runs.baseline),
  trends: answerOf(runs.trends),
  placebo: answerOf(runs.placebo),
  models: modelsAnswer(runs, spec),
});

/** The answers change when one of them does, not with the progress of a run. */
function useResults(spec: AnalysisSpec): ReportResults {
  const answers = useRuns(
    useShallow(({ runs }) => [
      runs.models.partial,
      ...Object.values(runs).flatMap(({ status, result }) => [status, result]),
    ]),
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: the answers are made of exactly these values
  return useMemo(() => answersOf(useRuns.getState().runs, spec), [answers, spec]);
}

/** The report of the analysis as far as its results are there; what is missing is asked for. */
export function useReport(): Report {
  const spec = useSpec((value) => value);
  const results = useResults(spec);
  const { language } = spec.output;
  const exhibits = useMemo(() => exhibitsOf(spec, results), [spec, results]);
  const tasks = useMemo(() => [...new Set(exhibits.flatMap(tasksOf))].sort(), [exhibits]);
  useWatched(tasks);
  const waiting = useRuns(useShallow(({ runs }) => tasks.filter((task) => runs[task].status === 'running')));
  const entries = useMemo(() => entriesOf(spec, results, exhibits), [spec, results, exhibits]);
  const methods = useMemo(
    () => methodsOf(spec, results, reportOptions(spec, language, sentenceIn(language))),
    [spec, results, language],
  );
  return { language, entries, methods, waiting };
}

function useWatched(tasks: readonly ReportTask[]): void {
  const key = tasks.join();
  useEffect(() => {
    const ends = key === '' ? [] : (key.split(',') as ReportTask[]).map((task) => watch(task));
    return () => {
      for (const end of ends) end();
    };
  }, [key]);
}

interface Made {
  readonly of: readonly unknown[];
  readonly entry: ReportEntry;
}

/** What was made last, by exhibit: an entry stays the same object while nothing that it shows has changed. */
let made: ReadonlyMap<string, Made> = new Map();

function entriesOf(spec: AnalysisSpec, results: ReportResults, exhibits: readonly Exhibit[]): ReportEntry[] {
  const numbers = numbersOf(exhibits, spec.output.language);
  const { output, labels, policy, roles, models, baseline, placebo } = spec;
  const now = exhibits.map((exhibit, at): [string, Made] => {
    const key = `${numbers[at].number} ${JSON.stringify(exhibit)}`;
    const ingredients = ingredientsOf(exhibit, results);
    const of = [output, labels, policy, roles, models, baseline, placebo, ...ingredients];
    const before = made.get(key);
    const same = before?.of.length === of.length && before.of.every((one, i) => one === of[i]);
    return [key, same ? before : { of, entry: entryOf(exhibit, numbers[at], spec, results) }];
  });
  made = new Map(now);
  return now.map(([, { entry }]) => entry);
}

function entryOf(exhibit: Exhibit, number: ExhibitNumber, spec: AnalysisSpec, results: ReportResults): ReportEntry {
  const { language } = spec.output;
  const options = reportOptions(spec, language, sentenceIn(language));
  let built: Answer<Built> | null = null;
  const build = () => {
    built ??= buildExhibit(exhibit, { spec, results, options });
    return built;
  };
  let title: string | null = null;
  return {
    exhibit,
    ...number,
    tasks: tasksOf(exhibit),
    build,
    title: () => {
      title ??= wordsIn(language, exhibit.title) || titleOf(build()) || unknownTitle(exhibit);
      return title;
    },
  };
}

function titleOf(answer: Answer<Built>): string {
  if (answer.state !== 'done') return '';
  const { value } = answer;
  return value.kind === 'table' ? value.table.title : value.draw({ scheme: 'light' }).dataTable.title;
}

const unknownTitle = ({ source }: Exhibit): string => (source.from === 'model' ? source.model : '…');

/** The exhibits as a list of one's own; null: everything, as it comes. */
export function setExhibits(exhibits: readonly Exhibit[] | null): void {
  editSpec((spec) => ({ report: { ...spec.report, exhibits: exhibits && [...exhibits] } }));
}

/** Makes what is shown now a list of one's own, to be cut and put in order. */
export function chooseExhibits(): void {
  const { spec } = useSpecStore.getState();
  setExhibits(exhibitsOf(spec, answersOf(useRuns.getState().runs, spec)));
}
