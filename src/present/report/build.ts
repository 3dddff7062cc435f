import { type Notice, notice } from '../../core/notice.ts';
import { chapterOfEstimator } from '../../spec/chapter-estimators.ts';
import { listModels } from '../../spec/expand.ts';
import { headlineModel } from '../../spec/headline.ts';
import type { Exhibit, ExhibitSource } from '../../spec/report.ts';
import type { AnalysisSpec } from '../../spec/schema.ts';
import type { BaselineResult } from '../../spec/tasks.ts';
import { arrangeChecks, checkEntries } from '../check-kinds.ts';
import { say } from '../i18n/index.ts';
import { coefficientStrip, STRIP_AXIS, STRIP_LINE, stripLines } from '../plots/coefficient-strip.ts';
import { eventStudy } from '../plots/event-study.ts';
import { panelMap } from '../plots/panel-map.ts';
import { placebo } from '../plots/placebo.ts';
import { placeboInTime } from '../plots/placebo-in-time.ts';
import { rawTrends } from '../plots/raw-trends.ts';
import type { PlotOptions } from '../plots/theme.ts';
import type { Plot } from '../plots/types.ts';
import { labelMap, outputOptions } from '../spec-options.ts';
import { balanceTable } from '../tables/balance.ts';
import { type Check, checklistTable } from '../tables/checklist.ts';
import { correlationTable } from '../tables/correlation.ts';
import { descriptiveTable } from '../tables/descriptive.ts';
import { eventTable } from '../tables/event.ts';
import { indexSensitivityTable } from '../tables/index-ranking.ts';
import { indexWeightsTable } from '../tables/index-weights.ts';
import type { TableModel } from '../tables/model.ts';
import { oldWeightsTable } from '../tables/old-weights.ts';
import { placeboTable } from '../tables/placebo.ts';
import { regressionTable } from '../tables/regression.ts';
import { vifTable } from '../tables/vif.ts';
import { viewOf } from '../views.ts';
import { columnsTable, type TableAnswer } from './columns.ts';
import { printingOptions, type ReportOptions, wordsIn } from './printing.ts';
import { type Answer, answerOf, done, failed, map, modelAnswer, type ReportResults } from './results.ts';

/** Draws a figure for the page or for print; its words are in the report's language. */
export type Draw = (target: Pick<PlotOptions, 'scheme' | 'print'>) => Plot;

/** What an exhibit turned out to be. */
export type Built =
  | { readonly kind: 'table'; readonly table: TableModel; readonly missing: readonly Notice[] }
  | { readonly kind: 'figure'; readonly draw: Draw; readonly height: number };

interface Context {
  readonly spec: AnalysisSpec;
  readonly results: ReportResults;
  readonly options: ReportOptions;
}

/** One exhibit from what is known, or why it cannot be shown. Its number is set by `numbersOf`. */
export function buildExhibit(exhibit: Exhibit, context: Context): Answer<Built> {
  if (exhibit.kind === 'figure') return figureOf(exhibit.source, context);
  return map(tableOf(exhibit.source, context), ({ table, missing }) => {
    const { language } = context.options;
    const title = wordsIn(language, exhibit.title) || table.title;
    const notes = [wordsIn(language, exhibit.notes), ...table.notes].filter((note) => note !== '');
    return done({ kind: 'table', table: { ...table, title, notes }, missing });
  });
}

const whole = (table: TableModel): Answer<TableAnswer> => done({ table, missing: [] });
const noSuch = (source: ExhibitSource, kind: Exhibit['kind']) =>
  failed(notice('error', 'reportNoSuch', { source: source.from, kind }));

function tableOf(source: ExhibitSource, context: Context): Answer<TableAnswer> {
  const { spec, results, options } = context;
  switch (source.from) {
    case 'descriptives':
    case 'correlation':
    case 'vif':
    case 'balance':
      return describedTable(source, context);
    case 'index':
      return indexTable(source, context);
    case 'baseline':
      return map(results.baseline, (result) => baselineTable(result, source, context));
    case 'trends':
      return map(modelAnswer(results, spec, 'trends'), (result) => whole(eventTable(result, options)));
    case 'placebo':
      return map(results.placebo, (summary) => whole(placeboTable(summary, options)));
    case 'checklist':
      return map(checksOf(source.models, context), (checks) => whole(checklistTable(checks, options)));
    case 'model':
      return map(modelAnswer(results, spec, source.model), (result) => {
        const table = partOf(viewOf(result.estimator).tables(result, printingOptions(spec, source, options)), source);
        return table ? whole(table) : partUnknown(source);
      });
    case 'columns':
      return columnsTable(results, spec, source, options);
    default:
      return noSuch(source, 'table');
  }
}

type ModelSource = Extract<ExhibitSource, { from: 'model' }>;

const partOf = <P extends { readonly id: string }>(parts: readonly P[], { part }: ModelSource): P | undefined =>
  typeof part === 'number' ? parts[part] : parts.find(({ id }) => id === part);

const partUnknown = ({ model, part }: ModelSource) =>
  failed(notice('error', 'reportPartUnknown', { model, part: '', at: typeof part === 'number' ? part + 1 : part }));

function describedTable(
  source: Extract<ExhibitSource, { from: 'descriptives' | 'correlation' | 'vif' | 'balance' }>,
  { spec, results, options }: Context,
): Answer<TableAnswer> {
  return map(results.descriptives, ({ summary, correlation, vif, vifWithin, balance }) => {
    switch (source.from) {
      case 'descriptives': {
        const statistics = source.statistics ? { statistics: source.statistics } : {};
        const meanings = source.meanings ? labelMap(spec) : null;
        return map(answerOf(summary), ({ rows }) =>
          whole(descriptiveTable(rows, { ...options, ...statistics, meanings })),
        );
      }
      case 'correlation':
        return map(answerOf(correlation), (matrix) => whole(correlationTable(matrix, options)));
      case 'vif': {
        const within = vifWithin.ok ? vifWithin.value : null;
        return map(answerOf(vif), (plain) => whole(vifTable(plain, { ...options, within })));
      }
      case 'balance':
        return map(answerOf(balance), (compared) => whole(balanceTable(compared, options)));
    }
  });
}

function indexTable(source: Extract<ExhibitSource, { from: 'index' }>, { spec, results, options }: Context) {
  return map(results.indices, (indices): Answer<TableAnswer> => {
    const index = indices[source.at];
    if (!index) return noSuch(source, 'table');
    return map(answerOf(index.answer), (report) => {
      if (source.show === 'sensitivity') return whole(indexSensitivityTable(report.sensitivity, options));
      if (source.show === 'oldWeights') {
        const named = outputOptions(spec, options.language);
        return report.old ? whole(oldWeightsTable(report.old, named)) : noSuch(source, 'table');
      }
      const measured = source.measured.map(({ column, en, zh }) => [column, { en, zh }] as const);
      const named = outputOptions(spec, options.language);
      return whole(indexWeightsTable(report, { ...named, measured: measured.length > 0 ? new Map(measured) : null }));
    });
  });
}

function baselineTable(
  { columns }: BaselineResult,
  source: Extract<ExhibitSource, { from: 'baseline' }>,
  { spec, options }: Context,
): Answer<TableAnswer> {
  const fitted = columns.flatMap((column) => (column.ok ? [column.result] : []));
  const lost = columns.flatMap((column, at) => (column.ok ? [] : [{ at, notice: column.notice }]));
  if (fitted.length === 0) return lost[0] ? failed(lost[0].notice) : noSuch(source, 'table');
  const printing = printingOptions(spec, source, options);
  const table = regressionTable(fitted, {
    ...printing,
    ...(lost.length > 0 ? { columnTitles: null, spanners: [] } : {}),
  });
  const notes = lost.map(({ at, notice }) =>
    say(options.language, 'report.columnFailed', { column: at + 1, reason: options.sentence(notice) }),
  );
  return done({ table: { ...table, notes: [...notes, ...table.notes] }, missing: lost.map(({ notice }) => notice) });
}

/** The baseline first, then the checks in their order; all that stand in the chapter of robustness, or those named. */
function checksOf(named: readonly string[] | null, { spec, results, options }: Context): Answer<Check[]> {
  const ids = named ?? listModels(spec).flatMap(({ id = '', estimator }) => (isCheck(estimator) ? [id] : []));
  if (results.baseline.state === 'pending' || results.models.state === 'pending') return { state: 'pending' };
  const models = new Map(listModels(spec).map((model) => [model.id, model] as const));
  const answered = ids.map((id) => {
    const answer = modelAnswer(results, spec, id);
    const result = answer.state === 'done' ? answer.value : null;
    const failure = answer.state === 'failed' ? options.sentence(answer.notice) : '';
    return { model: models.get(id), check: { label: id, result, failure } };
  });
  const listed = answered.flatMap(({ model, check }) => (model ? [{ model, check }] : []));
  const unknown = answered.flatMap(({ model, check }) => (model ? [] : [check]));
  const checks = [...arrangeChecks(listed, headlineModel(spec), options.language), ...unknown];
  return map(results.baseline, ({ columns, headline }) => {
    const main = headline === null ? undefined : columns[headline];
    if (!main?.ok) return done(checks);
    return done([
      { label: say(options.language, 'methods.baseline'), result: main.result, failure: '', main: true },
      ...checks,
    ]);
  });
}

const isCheck = (estimator: string) => chapterOfEstimator(estimator) === 'robustness';

const FIGURE = 380;
const figure = (draw: Draw, height = FIGURE): Answer<Built> => done({ kind: 'figure', draw, height });

function figureOf(source: ExhibitSource, context: Context): Answer<Built> {
  const { spec, results, options } = context;
  const output = outputOptions(spec, options.language);
  switch (source.from) {
    case 'panelMap':
      return map(results.design, ({ map: shown }) =>
        figure((target) => panelMap(shown, { ...output, ...target }), 460),
      );
    case 'rawTrends':
      return map(results.rawTrends, (trends) => figure((target) => rawTrends(trends, { ...output, ...target })));
    case 'trends':
      return map(modelAnswer(results, spec, 'trends'), (result) =>
        figure((target) => eventStudy(result, { ...output, ...target })),
      );
    case 'placebo':
      return map(results.placebo, (summary) =>
        figure((target) => {
          const statistic = spec.placebo?.statistic ?? 'coefficient';
          const drawn = { ...output, ...target };
          return summary.coefficient ? placebo(summary, { ...drawn, statistic }) : placeboInTime(summary, drawn);
        }),
      );
    case 'checklist':
      return map(checksOf(source.models, context), (checks) => {
        const entries = checkEntries(checks, headlineModel(spec).outcome, options.level);
        const height = STRIP_AXIS + STRIP_LINE * stripLines(entries);
        return figure((target) => coefficientStrip(entries, { ...output, ...target }), height);
      });
    case 'model':
      return map(modelAnswer(results, spec, source.model), (result) => {
        const plots = (target: Parameters<Draw>[0]) => viewOf(result.estimator).plots(result, { ...output, ...target });
        if (!partOf(plots({ scheme: 'light' }), source)) return partUnknown(source);
        return figure((target) => partOf(plots(target), source)!);
      });
    default:
      return noSuch(source, 'figure');
  }
}
