import { succeed } from '../core/notice.ts';
import { reportDocx } from '../present/export/report-docx.ts';
import { reportHtml } from '../present/export/report-html.ts';
import { latexReport } from '../present/export/report-latex.ts';
import { buildExhibit } from '../present/report/build.ts';
import { exhibitsOf } from '../present/report/derive.ts';
import { assembleReport, type ShownExhibit } from '../present/report/document.ts';
import { methodsOf } from '../present/report/methods.ts';
import { numbersOf } from '../present/report/number.ts';
import { reportOptions, wordsIn } from '../present/report/printing.ts';
import { answerOf, done, pending, type ReportResults, type ReportTask, tasksOf } from '../present/report/results.ts';
import { type Evaluation, runTask, taskContext } from '../spec/evaluate.ts';
import type { AnalysisSpec } from '../spec/schema.ts';
import type { TaskOf } from '../spec/tasks.ts';
import type { Frame } from '../table/frame.ts';
import { sentenceOf } from './sentences.ts';

/** What the report of a spec needs, taken from what has been evaluated, the rest computed now. */
export async function reportResults(frame: Frame, spec: AnalysisSpec, known: Evaluation): Promise<ReportResults> {
  const needed = new Set<ReportTask>(['design', 'baseline', ...(spec.report.exhibits ?? []).flatMap(tasksOf)]);
  if (spec.report.exhibits === null) for (const task of everything(spec)) needed.add(task);
  const { baseline, trends, placebo, descriptives, models } = known;
  const context = taskContext();
  const run = async <K extends ReportTask>(kind: K): Promise<ReportResults[K]> => {
    if (!needed.has(kind)) return pending;
    return answerOf(await runTask<K>(frame, spec, { kind } as TaskOf<K>, context)) as ReportResults[K];
  };
  return {
    design: await run('design'),
    indices: await run('indices'),
    descriptives: descriptives ? done(descriptives) : await run('descriptives'),
    rawTrends: await run('rawTrends'),
    baseline: baseline ? done(baseline) : await run('baseline'),
    trends: trends ? done(trends) : await run('trends'),
    placebo: placebo ? answerOf(placebo) : await run('placebo'),
    models: answerOf(succeed(models)),
  };
}

function everything({ roles, descriptives }: AnalysisSpec): ReportTask[] {
  const policy: ReportTask[] = roles.treatment === null ? [] : ['rawTrends', 'trends', 'placebo'];
  return [...policy, ...(descriptives ? (['descriptives'] as const) : [])];
}

const optionsOf = (spec: AnalysisSpec) => reportOptions(spec, spec.output.language, sentenceOf);

export function showReport(spec: AnalysisSpec, results: ReportResults): ShownExhibit[] {
  const exhibits = exhibitsOf(spec, results);
  const options = optionsOf(spec);
  const numbers = numbersOf(exhibits, options.language);
  return exhibits.map((exhibit, at) => ({
    exhibit,
    ...numbers[at],
    answer: buildExhibit(exhibit, { spec, results, options }),
  }));
}

export const reportFormats = ['docx', 'html', 'tex'] as const;

/** The whole report as a file; nothing here draws, so the numbers behind a figure stand in its place. */
export async function reportFile(
  spec: AnalysisSpec,
  results: ReportResults,
  format: (typeof reportFormats)[number],
): Promise<string | Uint8Array> {
  const options = optionsOf(spec);
  const document = await assembleReport({
    title: spec.title || wordsIn(options.language, spec.policy) || spec.data.name || 'Report',
    methods: methodsOf(spec, results, options),
    shown: showReport(spec, results),
    options,
    picture: async () => null,
  });
  if (format === 'tex') return latexReport(document);
  return format === 'html' ? reportHtml(document).content : (await reportDocx(document)).content;
}

/** The exhibits as the result document lists them: what each is, how large, and why one is missing. */
export function writeReport(spec: AnalysisSpec, results: ReportResults) {
  const { language } = spec.output;
  return showReport(spec, results).map(({ exhibit, number, answer }) => {
    const head = { number, kind: exhibit.kind, source: exhibit.source.from };
    const title = wordsIn(language, exhibit.title);
    if (answer.state !== 'done') {
      const notice = answer.state === 'failed' ? { ...answer.notice, text: sentenceOf(answer.notice) } : null;
      return { ...head, title, ok: false as const, notice };
    }
    const { value } = answer;
    const table = value.kind === 'table' ? value.table : value.draw({ scheme: 'light', print: true }).dataTable;
    const missing = value.kind === 'table' ? value.missing : [];
    return {
      ...head,
      title: title || table.title,
      ok: true as const,
      rows: table.rows.length,
      columns: table.columns.length,
      notes: table.notes,
      missing: missing.map((notice) => ({ ...notice, text: sentenceOf(notice) })),
    };
  });
}
