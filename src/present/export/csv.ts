import { toAscii } from '../format.ts';
import type { Cell, TableModel } from '../tables/model.ts';
import { fileNameOf } from './file-name.ts';
import { captionOf, exactText, shownText, textGrid } from './grid.ts';
import type { Exporter, ExportOptions } from './types.ts';

const NUMBER = /^[+-]?((\d{1,3}(,\d{3})+|\d+)(\.\d*)?|\.\d+)(e[+-]?\d+)?%?\**$/i;
const NO_BREAK_SPACE = '\u00a0';

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

/** A spreadsheet reads (0.043) as −0.043; a no-break space in front keeps it a text. */
function spreadsheetText(cell: Cell): string {
  if (cell.kind === 'label') return cell.text;
  const text = toAscii(shownText(cell));
  return /^\([\d.]/.test(text) ? NO_BREAK_SPACE + text : text;
}

/** An apostrophe before whatever a spreadsheet takes for a formula, and nothing before a number, negative ones included. */
export function disarm(text: string): string {
  return /^\s*[=+\-@\t\r＝＋－＠]/.test(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function quote(text: string): string {
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
