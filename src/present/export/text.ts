import type { TableModel } from '../tables/model.ts';
import { disarm } from './csv.ts';
import { fileNameOf } from './file-name.ts';
import { captionOf, exactText, oneLine, spreadsheetText, textGrid } from './grid.ts';
import type { Exporter, ExportOptions } from './types.ts';

/** Tab-separated lines, for the clipboard: pastes into cells of a spreadsheet and reads as text elsewhere. */
export const text: Exporter = {
  id: 'text',
  extension: 'txt',
  mime: 'text/plain;charset=utf-8',
  async write(table, options = {}) {
    return {
      fileName: fileNameOf(options.fileName ?? captionOf(table), this.extension),
      mime: this.mime,
      content: tabText(table, options),
    };
  },
};

export function tabText(table: TableModel, { values = 'shown' }: ExportOptions = {}): string {
  const grid = textGrid(table, values === 'exact' ? exactText : spreadsheetText);
  const lines = [[captionOf(table)], ...grid, ...table.notes.map((note) => [note])];
  return lines.map((line) => line.map((cell) => disarm(oneLine(cell))).join('\t')).join('\n');
}
