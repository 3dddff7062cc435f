import { type Notice, notice } from '../../core/notice.ts';
import type { ModelResult } from '../../engine/result.ts';
import type { ExhibitColumn, ExhibitSource } from '../../spec/report.ts';
import type { AnalysisSpec } from '../../spec/schema.ts';
import { formatP } from '../format.ts';
import { say } from '../i18n/index.ts';
import { withInstrumentTests } from '../tables/iv.ts';
import { columnLabel, groupLabel } from '../tables/labels.ts';
import { emptyCell, labelCell, numberCell, type TableModel } from '../tables/model.ts';
import { regressionTable } from '../tables/regression.ts';
import { spatialTable } from '../tables/spatial.ts';
import { type Printing, printingOptions, type ReportOptions } from './printing.ts';
import { type Answer, done, failed, map, modelAnswer, type ReportResults } from './results.ts';

type ColumnsSource = Extract<ExhibitSource, { from: 'columns' }>;

interface Column {
  /** The model, and its result that the column belongs to. */
  readonly model: string;
  readonly whole: ModelResult;
  readonly result: ModelResult;
  readonly title: string;
  readonly structural: boolean;
}

export interface TableAnswer {
  readonly table: TableModel;
  /** Why parts of it are missing. */
  readonly missing: readonly Notice[];
}

const partUnknown = ({ model, of, at }: ExhibitColumn) =>
  failed(notice('error', 'reportPartUnknown', { model, part: of, at: at + 1 }));

/** The regression of a column among those behind its model. */
function regressionOf(result: ModelResult, { of, at }: ExhibitColumn): ModelResult | null | undefined {
  switch (of) {
    case 'result':
      return result;
    case 'firstStage':
      return result.iv?.firstStages[at];
    case 'reducedForm':
      return result.iv?.reducedForm;
    case 'total':
      return result.mediation?.total;
    case 'channel':
      return result.mediation?.channels[at]?.regression;
    case 'direct':
      return result.mediation?.direct;
    case 'group':
      return result.groups?.models[at];
    case 'fixed':
      return result.randomEffects?.fixed;
  }
}

/** Why a regression behind a model is missing, where the model itself knows. */
function knownReason({ mediation, groups }: ModelResult, { of, at }: ExhibitColumn): Notice | null {
  if (of === 'channel') return mediation?.channels[at]?.notice ?? null;
  return of === 'group' ? (groups?.cells[at]?.missing ?? null) : null;
}

function titleOf(result: ModelResult, regression: ModelResult, column: ExhibitColumn, options: ReportOptions): string {
  const { language } = options;
  const own = column.title[language] || column.title.en || column.title.zh;
  if (own) return own;
  switch (column.of) {
    case 'firstStage':
      return say(language, 'iv.firstStage');
    case 'reducedForm':
      return say(language, 'iv.reducedForm');
    case 'direct':
      return say(language, 'report.direct');
    case 'group':
      return groupLabel(options, result.groups!.cells[column.at].key);
    case 'fixed':
      return say(language, 'panel.fixed');
    default:
      return columnLabel(options, regression.outcome);
  }
}

function columnOf(
  results: ReportResults,
  spec: AnalysisSpec,
  column: ExhibitColumn,
  options: ReportOptions,
): Answer<Column> {
  return map(modelAnswer(results, spec, column.model), (result) => {
    const regression = regressionOf(result, column);
    if (!regression) {
      const reason = knownReason(result, column);
      return reason ? failed(reason) : partUnknown(column);
    }
    const structural = column.of === 'result' && result.iv !== undefined;
    return done({
      model: column.model,
      whole: result,
      result: regression,
      title: titleOf(result, regression, column, options),
      structural,
    });
  });
}

/** Several regressions side by side. A column that could not be computed is told of under the table; only when all are does the table fail. */
export function columnsTable(
  results: ReportResults,
  spec: AnalysisSpec,
  source: ColumnsSource,
  options: ReportOptions,
): Answer<TableAnswer> {
  const answers = source.columns.map((column) => columnOf(results, spec, column, options));
  if (answers.some(({ state }) => state === 'pending')) return { state: 'pending' };
  const columns = answers.flatMap((answer) => (answer.state === 'done' ? [answer.value] : []));
  const reasons = answers.flatMap((answer, at) => (answer.state === 'failed' ? [{ at, notice: answer.notice }] : []));
  if (columns.length === 0) return failed(reasons[0].notice);
  const printing = { ...printingOptions(spec, source, options), ...columnHeads(columns, source) };
  const plain = joined(columns, printing);
  const table = source.equality ? withEquality(plain, columns, options) : plain;
  const notes = reasons.map(({ at, notice }) =>
    say(options.language, 'report.columnFailed', {
      column: `${at + 1}${source.columns[at].title[options.language] ? ` (${source.columns[at].title[options.language]})` : ''}`,
      reason: options.sentence(notice),
    }),
  );
  return done({ table: { ...table, notes: [...notes, ...table.notes] }, missing: reasons.map(({ notice }) => notice) });
}

/** Headers over groups of columns fit only where every column is there. */
function columnHeads(columns: readonly Column[], source: ColumnsSource) {
  const columnTitles = columns.map(({ title }) => title);
  return columns.length < source.columns.length ? { columnTitles, spanners: [] } : { columnTitles };
}

function joined(columns: readonly Column[], options: Printing): TableModel {
  if (columns.every(({ result }) => result.spatial)) {
    return spatialTable(
      columns.map(({ result }) => ({ result, failure: '' })),
      options,
    );
  }
  const base = regressionTable(
    columns.map(({ result }) => result),
    options,
  );
  if (!columns.some(({ structural }) => structural)) return base;
  return withInstrumentTests(base, columns, { ...options, tests: ['lm', 'waldF', 'overidentification'] });
}

/** A last row with the p-value of the test that the effects of a model's groups are equal, under the last column of each model. */
function withEquality(table: TableModel, columns: readonly Column[], { language, digits }: ReportOptions): TableModel {
  const cells = columns.map(({ model, whole }, at) => {
    const test = whole.tests.find(({ id }) => id === 'equalEffects');
    if (!test || columns[at + 1]?.model === model) return emptyCell;
    return numberCell(formatP(test.pValue, 'threshold', digits), test.pValue);
  });
  if (cells.every((cell) => cell === emptyCell)) return table;
  const rows = [...table.rows, [labelCell(say(language, 'report.equality')), ...cells]];
  return { ...table, rows, notes: [...table.notes, say(language, 'report.equalityNote')] };
}
