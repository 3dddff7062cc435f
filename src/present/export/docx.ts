import type { IBorderOptions, ITableCellBorders } from 'docx';
import { decimalPadding, type Padding } from '../tables/decimal.ts';
import type { Cell, HeadCell, TableModel } from '../tables/model.ts';
import { fileNameOf } from './file-name.ts';
import { captionOf, oneLine } from './grid.ts';
import type { Exporter } from './types.ts';

type Docx = typeof import('docx');

const FONT = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman', eastAsia: '宋体' };
/** Half points: 10.5 pt is what Chinese journals call size five. */
const BODY_SIZE = 21;
const NOTE_SIZE = 18;
const TITLE_SIZE = 24;
const TWIPS_PER_EM = (BODY_SIZE / 2) * 20;
/** A4 in twips, with margins of one inch. */
const PAGE = { width: 11906, height: 16838, margin: 1440 };
const WIDEST_PORTRAIT = 8;
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
    const buffer = await library.Packer.toArrayBuffer(documentOf(library, table));
    return {
      fileName: fileNameOf(options.fileName ?? captionOf(table), this.extension),
      mime: this.mime,
      content: new Uint8Array(buffer),
    };
  },
};

function documentOf(library: Docx, table: TableModel) {
  const { AlignmentType, Document, PageOrientation, Paragraph, TextRun } = library;
  const landscape = table.columns.length > WIDEST_PORTRAIT;
  const across = (landscape ? PAGE.height : PAGE.width) - 2 * PAGE.margin;
  const title = new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { after: 120 },
    children: [new TextRun({ text: oneLine(captionOf(table)), bold: true, size: TITLE_SIZE })],
  });
  const notes = table.notes.map(
    (note, index) =>
      new Paragraph({
        spacing: { before: index === 0 ? 80 : 0 },
        children: [new TextRun({ text: oneLine(note), size: NOTE_SIZE })],
      }),
  );
  const { width, height, margin } = PAGE;
  return new Document({
    title: oneLine(captionOf(table)),
    creator: 'Pilotlight',
    styles: {
      default: { document: { run: { font: FONT, size: BODY_SIZE, language: { value: 'en-US', eastAsia: 'zh-CN' } } } },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width, height, orientation: landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
            margin: { top: margin, bottom: margin, left: margin, right: margin },
          },
        },
        children: [title, tableOf(library, table, across), ...notes],
      },
    ],
  });
}

function tableOf(library: Docx, table: TableModel, across: number) {
  const { AlignmentType, Table, TableLayoutType, TableRow, WidthType } = library;
  const widths = columnWidths(table, across);
  const padding = decimalPadding(table);
  const head = table.head.map((row, index) => {
    const lastHead = index === table.head.length - 1;
    let column = 0;
    const cells = row.map((cell) => {
      const width = widths.slice(column, column + cell.span).reduce((sum, each) => sum + each, 0);
      column += cell.span;
      const bottom = lastHead || cell.rule ? THIN : undefined;
      return headCellOf(library, cell, width, {
        ...(index === 0 ? { top: THICK } : {}),
        ...(bottom ? { bottom } : {}),
      });
    });
    return new TableRow({ tableHeader: true, cantSplit: true, keepNext: true, children: cells });
  });
  const body = table.rows.map((row, index) => {
    const last = index === table.rows.length - 1;
    const borders = { ...(table.rules.includes(index) ? { top: THIN } : {}), ...(last ? { bottom: THICK } : {}) };
    const cells = row.map((cell, column) => bodyCellOf(library, cell, widths[column], padding[index][column], borders));
    return new TableRow({ cantSplit: true, keepNext: !last, children: cells });
  });
  return new Table({
    rows: [...head, ...body],
    width: { size: across, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: 60, right: 60, top: 20, bottom: 20 },
    borders: { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE },
  });
}

function headCellOf(library: Docx, cell: HeadCell, width: number, borders: ITableCellBorders) {
  const { Paragraph, TableCell, TextRun, WidthType } = library;
  const run = new TextRun({ text: oneLine(cell.text), italics: cell.italic ?? false });
  return new TableCell({
    columnSpan: cell.span,
    width: { size: width, type: WidthType.DXA },
    borders,
    verticalAlign: 'bottom',
    children: [new Paragraph({ alignment: cell.align, children: [run] })],
  });
}

function bodyCellOf(library: Docx, cell: Cell, width: number, pad: Padding, borders: ITableCellBorders) {
  const { Paragraph, TableCell, TextRun, WidthType } = library;
  const bold = cell.tone === 'strong';
  const runs = [new TextRun({ text: oneLine(cell.text), bold })];
  if (cell.stars) runs.push(new TextRun({ text: cell.stars, superScript: true }));
  const indent = { left: Math.round(pad.left * TWIPS_PER_EM), right: Math.round(pad.right * TWIPS_PER_EM) };
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    borders,
    verticalAlign: 'center',
    children: [new Paragraph({ alignment: cell.align === 'decimal' ? 'center' : cell.align, indent, children: runs })],
  });
}

/** The label column as wide as its longest label asks, within bounds; the others share the rest evenly. */
function columnWidths(table: TableModel, across: number): number[] {
  const count = table.columns.length;
  if (count === 1) return [across];
  const longest = Math.max(...table.rows.map((row) => emWidth(row[0].text)), 4);
  const label = Math.round(Math.min(Math.max(longest * TWIPS_PER_EM + 160, across / count), across * 0.4));
  const share = Math.floor((across - label) / (count - 1));
  return [across - share * (count - 1), ...Array<number>(count - 1).fill(share)];
}

function emWidth(text: string): number {
  return [...text].reduce((width, sign) => width + (sign.codePointAt(0)! > 0x2e80 ? 1 : 0.52), 0);
}
