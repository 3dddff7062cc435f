import type { ExportedFile } from '../../present/export/types.ts';
import type { Plot } from '../../present/plots/types.ts';
import { assembleReport, type Picture } from '../../present/report/document.ts';
import { reportOptions } from '../../present/report/printing.ts';
import { pending } from '../../present/report/results.ts';
import { fileStem } from '../../store/file-stem.ts';
import { type Report, sentenceIn } from '../../store/report.ts';
import { titleOf, useSpecStore } from '../../store/spec-store.ts';
import { downloadFile, readDataUrl } from '../../ui/download.ts';
import { plotImage } from '../../ui/figure.tsx';

export type ReportFormat = 'docx' | 'latex' | 'html';

/** As wide as the text block of a page with margins of one inch. */
const WIDTH = 600;

async function picture(plot: Plot, height: number): Promise<Picture> {
  const { content } = readDataUrl(await plotImage(plot, 'png', WIDTH, height));
  if (typeof content === 'string') throw new Error('a picture is not text');
  return { png: content, width: WIDTH, height };
}

const writers: Record<ReportFormat, (document: Awaited<ReturnType<typeof assembleReport>>) => Promise<ExportedFile>> = {
  docx: async (document) => (await import('../../present/export/report-docx.ts')).reportDocx(document),
  latex: async (document) => (await import('../../present/export/report-latex.ts')).reportLatex(document),
  html: async (document) => (await import('../../present/export/report-html.ts')).reportHtml(document),
};

/** The whole report as one file, without what is being computed anew; figures are drawn one after the other, each in a task of its own. */
export async function saveReport(
  { entries, methods, language, waiting }: Report,
  format: ReportFormat,
  onProgress: (done: number) => void,
): Promise<void> {
  const { spec } = useSpecStore.getState();
  const document = await assembleReport({
    title: titleOf(spec, language) || fileStem(),
    methods,
    shown: entries.map(({ exhibit, number, label, tasks, build }) => {
      const busy = tasks.some((task) => waiting.includes(task));
      return { exhibit, number, label, answer: busy ? pending : build() };
    }),
    options: reportOptions(spec, language, sentenceIn(language)),
    picture,
    onProgress,
  });
  const file = await writers[format](document);
  downloadFile(file.fileName, file.mime, file.content);
}
