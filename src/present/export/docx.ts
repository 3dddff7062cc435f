import type { FileChild, IBorderOptions, ITableCellBorders } from 'docx';
import { columnWidths, decimalPadding, type Padding } from '../tables/decimal.ts';
import type { Cell, HeadCell, TableModel } from '../tables/model.ts';
import { fileNameOf } from './file-name.ts';
import { captionOf, oneLine, shownText } from './grid.ts';
import type { Exporter } from './types.ts';

export type Docx = typeof import('docx');

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' };
/** Half points: what Chinese journals call size five and small five. */
const BODY_SIZE = 21;
const SMALL_SIZE = 18;
const NOTE_SIZE = 18;
const TITLE_SIZE = 24;
/** A4 in twips, with margins of one inch. */
export const PAGE = { width: 11906, height: 16838, margin: 1440 };
/** Cell margins at both sides. */
const GUTTER = 120;
/** Line widths in eighths of a point: 1.5 pt and 0.75 pt. */
const THICK: IBorderOptions = { style: 'single', size: 12, color: '000000' };
const THIN: IBorderOptions = { style: 'single', size: 6, color: '000000' };
const NONE: IBorderOptions = { style: 'none', size: 0, color: 'auto' };

/** A Word document with a real three-line table that can be edited; decimals line up through paragraph indents, which every word processor keeps. */
export const docx: Exporter = {
  id: 'docx',
  extension: 'docx',
  mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  async write(table, options = {}) {
    const library = await import('docx');
    const section = { landscape: pageFor(table).landscape, children: tableParts(library, table) };
    const document = wordDocument(library, oneLine(captionOf(table)), [section]);
    const buffer = await library.Packer.toArrayBuffer(document);
    return {
      fileName: fileNameOf(options.fileName ?? captionOf(table), this.extension),
      mime: this.mime,
      content: new Uint8Array(buffer),
    };
  },
};

/** A caption, as it stands above a table or under a figure. */
export function captionParagraph({ AlignmentType, Paragraph, TextRun }: Docx, text: string, keepNext: boolean) {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext,
    spacing: keepNext ? { before: 240, after: 120 } : { before: 80 },
    children: [new TextRun({ text: oneLine(text), bold: true, size: TITLE_SIZE })],
  });
}

export function noteParagraphs({ Paragraph, TextRun }: Docx, notes: readonly string[]) {
  return notes.map(
    (note, index) =>
      new Paragraph({
        spacing: { before: index === 0 ? 80 : 0 },
        children: [new TextRun({ text: oneLine(note), size: NOTE_SIZE })],
      }),
  );
}

/** A table with its caption and its notes. */
export function tableParts(library: Docx, table: TableModel): FileChild[] {
  return [
    captionParagraph(library, captionOf(table), true),
    tableOf(library, table, pageFor(table)),
    ...noteParagraphs(library, table.notes),
  ];
}

export interface WordSection {
  readonly landscape: boolean;
  readonly children: readonly FileChild[];
}

export function wordDocument(library: Docx, title: string, sections: readonly WordSection[]) {
  const { Document, PageOrientation } = library;
  const { width, height, margin } = PAGE;
  return new Document({
    title,
    creator: 'Pilotlight',
    styles: {
      default: { document: { run: { font: FONT, size: BODY_SIZE, language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
    },
    sections: sections.map(({ landscape, children }) => ({
      properties: {
        page: {
          size: { width, height, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
          margin: { top: margin, bottom: margin, left: margin, right: margin },
        },
      },
      children: [...children],
    })),
  });
}

function tableOf(library: Docx, table: TableModel, page: Page) {
  const { AlignmentType, Table, TableLayoutType, TableRow, WidthType } = library;
  const widths = gridWidths(table, page);
  const padding = decimalPadding(table);
  const head = table.head.map((row, index) => {
    const lastHead = index === table.head.length - 1;
    let column = 0;
    const cells = row.map((cell) => {
      const width = widths.slice(column, column + cell.span).reduce((sum, each) => sum + each, 0);
      column += cell.span;
      const bottom = lastHead || cell.rule ? THIN : undefined;
      return headCellOf(
        library,
        cell,
        { width, size: page.size },
        {
          ...(index === 0 ? { top: THICK } : {}),
          ...(bottom ? { bottom } : {}),
        },
      );
    });
    return new TableRow({ tableHeader: true, cantSplit: true, keepNext: true, children: cells });
  });
  const body = table.rows.map((row, index) => {
    const last = index === table.rows.length - 1;
    const borders = { ...(table.rules.includes(index) ? { top: THIN } : {}), ...(last ? { bottom: THICK } : {}) };
    const cells = row.map((cell, column) =>
      bodyCellOf(library, cell, { width: widths[column], size: page.size }, padding[index][column], borders),
    );
    return new TableRow({ cantSplit: true, keepNext: !last, children: cells });
  });
  return new Table({
    rows: [...head, ...body],
    width: { size: page.across, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: GUTTER / 2, right: GUTTER / 2, top: 20, bottom: 20 },
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
  });
}

interface Box {
  readonly width: number;
  readonly size: number;
}

function headCellOf(library: Docx, cell: HeadCell, { width, size }: Box, borders: ITableCellBorders) {
  const { Paragraph, TableCell, TextRun, WidthType } = library;
  const run = new TextRun({ text: oneLine(cell.text), italics: cell.italic ?? false, size });
  return new TableCell({
    columnSpan: cell.span,
    width: { size: width, type: WidthType.DXA },
    borders,
    verticalAlign: 'bottom',
    children: [new Paragraph({ alignment: cell.align, run: { size }, children: [run] })],
  });
}

function bodyCellOf(library: Docx, cell: Cell, { width, size }: Box, pad: Padding, borders: ITableCellBorders) {
  const { Paragraph, TableCell, TextRun, WidthType } = library;
  const bold = cell.tone === 'strong';
  const runs = [new TextRun({ text: oneLine(shownText(cell)), bold, size })];
  const indent = { left: Math.round(pad.left * twipsPerEm(size)), right: Math.round(pad.right * twipsPerEm(size)) };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders,
    verticalAlign: 'center',
    children: [
      new Paragraph({
        alignment: cell.align === 'decimal' ? 'center' : cell.align,
        indent,
        run: { size },
        children: runs,
      }),
    ],
  });
}

interface Page {
  readonly landscape: boolean;
  /** Font size of the table in half points. */
  readonly size: number;
  /** Room between the margins in twips. */
  readonly across: number;
}

/** Portrait at 10.5 pt if every cell fits, else smaller, else landscape. */
export function pageFor(table: TableModel): Page {
  const needed = columnWidths(table).reduce((sum, em) => sum + em, 0);
  const pages = [false, true].flatMap((landscape) => {
    const across = (landscape ? PAGE.height : PAGE.width) - 2 * PAGE.margin;
    return [BODY_SIZE, SMALL_SIZE].map((size) => ({ landscape, size, across }));
  });
  const fits = ({ size, across }: Page) => needed * twipsPerEm(size) + table.columns.length * GUTTER <= across;
  return pages.find(fits) ?? pages[pages.length - 1];
}

/** Columns of numbers share their room evenly if all cells then fit, else in proportion to their needs; the label column takes at most 40 %. */
function gridWidths(table: TableModel, { across, size }: Page): number[] {
  const [first, ...others] = columnWidths(table).map((em) => Math.ceil(em * twipsPerEm(size)) + GUTTER);
  if (others.length === 0) return [across];
  const label = Math.min(first, Math.round(across * 0.4));
  const even = (across - label) / others.length;
  const total = others.reduce((sum, width) => sum + width, 0);
  const fits = others.every((width) => width <= even);
  const shares = others.map((width) => Math.floor(fits ? even : (width / total) * (across - label)));
  return [across - shares.reduce((sum, width) => sum + width, 0), ...shares];
}

/** `size` in half points. */
function twipsPerEm(size: number): number {
  return (size / 2) * 20;
}
