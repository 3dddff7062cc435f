import type { TableModel } from '../tables/model.ts';
import { fileNameOf } from './file-name.ts';
import { captionOf, exactText, spreadsheetText, textGrid } from './grid.ts';
import type { Exporter, ExportOptions } from './types.ts';

const NUMBER = /^[+-]?((\d{1,3}(,\d{3})+|\d+)(\.\d*)?|\.\d+)(e[+-]?\d+)?%?\**$/i;

/** RFC 4180 with CRLF line ends. Cells that a spreadsheet would run as a formula are disarmed; title and notes stand outside the grid. */
export const csv: Exporter = {
  id: 'csv',
  extension: 'csv',
  mime: 'text/csv;charset=utf-8',
  async write(table, options = {}) {
    return {
      fileName: fileNameOf(options.fileName ?? captionOf(table), this.extension),
      mime: this.mime,
      content: csvText(table, options),
    };
  },
};

export function csvText(table: TableModel, { values = 'shown', bom = true }: ExportOptions = {}): string {
  const exact = values === 'exact';
  const grid = textGrid(table, exact ? exactText : spreadsheetText);
  const lines = exact ? grid : [[captionOf(table)], ...grid, ...table.notes.map((note) => [note])];
  const body = lines.map((line) => line.map((text) => quote(disarm(text))).join(',')).join('\r\n');
  return `${bom ? '\ufeff' : ''}${body}\r\n`;
}

/** An apostrophe before whatever a spreadsheet takes for a formula, and nothing before a number, negative ones included. */
export function disarm(text: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
