import { say } from '../i18n/index.ts';
import type { ReportDocument, ReportPart } from '../report/document.ts';
import { fileNameOf } from './file-name.ts';
import { escapeHtml, htmlTable } from './html.ts';
import type { ExportedFile } from './types.ts';

const STYLE = [
  "body{max-width:46rem;margin:3rem auto;padding:0 1.5rem;color:#111;font:16px/1.6 'Times New Roman','Songti SC',SimSun,serif}",
  'h1{font-size:1.7rem;line-height:1.3}h2{font-size:1.15rem}',
  'section{margin:2.5rem 0;overflow-x:auto}figure{margin:0}img{max-width:100%;height:auto}',
  'figcaption{text-align:center;font-weight:bold}.note{font-size:.85rem;margin:.2rem 0}',
].join('');

/** The whole report as one page without scripts or addresses: pictures are inside. */
export function reportHtml(report: ReportDocument): ExportedFile {
  const { language, title, methods, parts } = report;
  const paragraphs = (methods?.paragraphs ?? []).map((text) => `<p>${escapeHtml(text)}</p>`);
  const references = (methods?.references ?? []).map((text) => `<p class="note">${escapeHtml(text)}</p>`);
  const body = [
    `<h1>${escapeHtml(title)}</h1>`,
    ...(methods ? [`<h2>${escapeHtml(say(language, 'methods.title'))}</h2>`, ...paragraphs, ...references] : []),
    ...parts.map((part) => `<section>\n${partOf(part, report)}\n</section>`),
  ];
  const head = `<head><meta charset="utf-8"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head>`;
  return {
    fileName: fileNameOf(title, 'html'),
    mime: 'text/html;charset=utf-8',
    content: `<!doctype html>\n<html lang="${language === 'zh' ? 'zh-CN' : 'en'}">${head}\n<body>\n${body.join('\n')}\n</body></html>\n`,
  };
}

function partOf(part: ReportPart, { language }: ReportDocument): string {
  const caption = escapeHtml(`${part.number} ${part.title}`);
  const notes = (texts: readonly string[]) => texts.map((text) => `<p class="note">${escapeHtml(text)}</p>`).join('\n');
  switch (part.kind) {
    case 'table':
      return htmlTable(part.table);
    case 'missing':
      return `<p><b>${caption}</b></p>\n${notes([part.reason])}`;
    case 'figure': {
      if (part.picture === null) {
        const told = [say(language, 'report.figureHere'), ...part.notes];
        return htmlTable({ ...part.table, number: part.number, title: part.title, notes: told });
      }
      const { png, width, height } = part.picture;
      const image = `<img width="${width}" height="${height}" alt="${caption}" src="data:image/png;base64,${base64(png)}">`;
      return `<figure>${image}<figcaption>${caption}</figcaption></figure>\n${notes(part.notes)}`;
    }
  }
}

/** In slices: a call takes no more than some tens of thousands of arguments. */
function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(text);
}
