import { say } from '../i18n/index.ts';
import type { ReportDocument, ReportPart } from '../report/document.ts';
import { hasCjk } from '../text-width.ts';
import { fileNameOf } from './file-name.ts';
import { latexText } from './latex.ts';
import { escapeLatex } from './latex-text.ts';
import type { ExportedFile } from './types.ts';

/** The whole report as one folder in a ZIP file: a LaTeX document that compiles as it is, and its pictures. */
export async function reportLatex(report: ReportDocument): Promise<ExportedFile> {
  const { strToU8, zipSync } = await import('fflate');
  const pictures = report.parts.flatMap((part, at) =>
    part.kind === 'figure' && part.picture ? [[pictureName(at), part.picture.png] as const] : [],
  );
  const files = { 'report.tex': strToU8(latexReport(report)), ...Object.fromEntries(pictures) };
  const content = new Uint8Array(zipSync(files, { level: 0 }));
  return { fileName: fileNameOf(report.title, 'zip'), mime: 'application/zip', content };
}

/** What is wider than the text is made smaller, never larger. */
const FIT = [
  '\\newsavebox{\\fitbox}',
  '\\newenvironment{fit}{\\begin{lrbox}{\\fitbox}}{\\end{lrbox}%',
  '  \\ifdim\\wd\\fitbox>\\linewidth\\resizebox{\\linewidth}{!}{\\usebox{\\fitbox}}\\else\\usebox{\\fitbox}\\fi}',
];

const pictureName = (at: number) => `figure-${at + 1}.png`;

/** The document alone; figures are named as the files beside it. */
export function latexReport(report: ReportDocument): string {
  const { language, title, methods, parts } = report;
  const tables = parts.map((part, at) => partOf(part, at, report));
  const text = [title, ...(methods?.paragraphs ?? []), ...tables].join('\n');
  const lines = [
    hasCjk(text) ? '% Chinese text: compile with XeLaTeX or LuaLaTeX' : '% Compile with any LaTeX',
    `\\documentclass[11pt,a4paper]{${hasCjk(text) ? 'ctexart' : 'article'}}`,
    ...(hasCjk(text) ? [] : ['\\usepackage[utf8]{inputenc}', '\\usepackage[T1]{fontenc}']),
    '\\usepackage[margin=2.5cm]{geometry}',
    '\\usepackage{booktabs}',
    '\\usepackage{dcolumn}',
    '\\usepackage{graphicx}',
    ...FIT,
    `\\title{${escapeLatex(title)}}`,
    '\\author{}',
    '\\date{}',
    '\\begin{document}',
    '\\maketitle',
    ...(methods ? [`\\section*{${escapeLatex(say(language, 'methods.title'))}}`] : []),
    ...(methods?.paragraphs ?? []).flatMap((paragraph) => [escapeLatex(paragraph), '']),
    ...(methods?.references ?? []).flatMap((reference) => [`{\\small ${escapeLatex(reference)}\\par}`, '']),
    ...tables,
    '\\end{document}',
  ];
  return `${lines.join('\n')}\n`;
}

function partOf(part: ReportPart, at: number, { language }: ReportDocument): string {
  switch (part.kind) {
    case 'table':
      return numbered('table', part.label, fitted(latexText({ ...part.table, id: `${part.table.id}-${at + 1}` })));
    case 'missing':
      return `\\paragraph{${escapeLatex(`${part.number} ${part.title}`)}} ${escapeLatex(part.reason)}\n`;
    case 'figure': {
      if (part.picture === null) {
        const notes = [say(language, 'report.figureHere'), ...part.notes];
        return fitted(
          latexText({ ...part.table, id: `figure-${at + 1}`, title: `${part.number} ${part.title}`, notes }),
        );
      }
      const lines = [
        '\\begin{figure}[htbp]',
        '\\centering',
        `\\includegraphics[width=0.95\\linewidth]{${pictureName(at)}}`,
        `\\caption{${escapeLatex(part.title)}}`,
        `\\label{fig:${at + 1}}`,
        ...part.notes.map((note) => `\\par{\\footnotesize ${escapeLatex(note)}\\par}`),
        '\\end{figure}',
      ];
      return numbered('figure', part.label, `${lines.join('\n')}\n`);
    }
  }
}

const fitted = (float: string) =>
  float
    .replace('\\begin{tabular}', '\\begin{fit}\n\\begin{tabular}')
    .replace('\\end{tabular}', '\\end{tabular}\n\\end{fit}');

/** Floats carry the numbers of the report, whatever LaTeX has counted. */
const numbered = (kind: 'table' | 'figure', label: string, float: string) =>
  `\\renewcommand{\\the${kind}}{${escapeLatex(label)}}\n${float}`;
