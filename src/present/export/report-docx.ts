import type { FileChild } from 'docx';
import { say } from '../i18n/index.ts';
import type { Picture, ReportDocument, ReportPart } from '../report/document.ts';
import { captionParagraph, type Docx, docx, noteParagraphs, PAGE, pageFor, tableParts, wordDocument } from './docx.ts';
import { fileNameOf } from './file-name.ts';
import { oneLine } from './grid.ts';
import type { ExportedFile } from './types.ts';

/** Room between the margins in pixels of 96 to the inch (15 twips each). */
const TEXT_WIDTH = Math.floor((PAGE.width - 2 * PAGE.margin) / 15);

/** The whole report as one Word document: real tables that can be edited, figures as pictures, wide tables on landscape pages. */
export async function reportDocx(report: ReportDocument): Promise<ExportedFile> {
  const library = await import('docx');
  const blocks = [
    { landscape: false, children: opening(library, report) },
    ...report.parts.map((part) => ({
      landscape: part.kind === 'table' && pageFor(part.table).landscape,
      children: partOf(library, part, report),
    })),
  ];
  const sections: { landscape: boolean; children: FileChild[] }[] = [];
  for (const { landscape, children } of blocks) {
    const last = sections.at(-1);
    if (last?.landscape === landscape) last.children.push(...children);
    else sections.push({ landscape, children: [...children] });
  }
  const buffer = await library.Packer.toArrayBuffer(wordDocument(library, oneLine(report.title), sections));
  return { fileName: fileNameOf(report.title, 'docx'), mime: docx.mime, content: new Uint8Array(buffer) };
}

function opening(library: Docx, { title, methods, language }: ReportDocument): FileChild[] {
  const { HeadingLevel, Paragraph, TextRun, AlignmentType } = library;
  const text = (line: string, size = 21) =>
    new Paragraph({
      spacing: { after: 120, line: 300 },
      children: [new TextRun({ text: oneLine(line), size })],
    });
  const heading = (line: string, level: 'TITLE' | 'HEADING_1') =>
    new Paragraph({
      heading: HeadingLevel[level],
      spacing: { before: 120, after: 160 },
      alignment: level === 'TITLE' ? AlignmentType.CENTER : AlignmentType.LEFT,
      children: [new TextRun({ text: oneLine(line), bold: true, size: level === 'TITLE' ? 32 : 26, color: '000000' })],
    });
  return [
    heading(title, 'TITLE'),
    ...(methods ? [heading(say(language, 'methods.title'), 'HEADING_1')] : []),
    ...(methods?.paragraphs ?? []).map((paragraph) => text(paragraph)),
    ...(methods?.references ?? []).map((reference) => text(reference, 18)),
  ];
}

function partOf(library: Docx, part: ReportPart, { language }: ReportDocument): FileChild[] {
  const caption = `${part.number} ${part.title}`;
  switch (part.kind) {
    case 'table':
      return tableParts(library, part.table);
    case 'missing':
      return [captionParagraph(library, caption, true), ...noteParagraphs(library, [part.reason])];
    case 'figure':
      if (part.picture === null) {
        const notes = [say(language, 'report.figureHere'), ...part.notes];
        return tableParts(library, { ...part.table, title: part.title, number: part.number, notes });
      }
      return [
        pictureParagraph(library, part.picture, caption),
        captionParagraph(library, caption, false),
        ...noteParagraphs(library, part.notes),
      ];
  }
}

function pictureParagraph(library: Docx, { png, width, height }: Picture, title: string) {
  const { AlignmentType, ImageRun, Paragraph } = library;
  const scale = Math.min(1, TEXT_WIDTH / width);
  const name = oneLine(title);
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 240 },
    children: [
      new ImageRun({
        type: 'png',
        data: png,
        transformation: { width: Math.round(width * scale), height: Math.round(height * scale) },
        altText: { name, title: name, description: name },
      }),
    ],
  });
}
