import { type Column, isMissing } from './column.ts';
import type { Frame } from './frame.ts';

const quoted = (text: string) => (/[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** A number as the shortest text that reads back as the same double. */
const exactText = (column: Column, row: number) =>
  column.kind === 'number' ? String(column.values[row]) : quoted(column.levels[column.codes[row]]);

/** Lines of rows [from, to) without a header, each ended by a line feed; missing cells are empty. */
export function csvLines(frame: Frame, from: number, to: number): string {
  const lines: string[] = [];
  for (let row = from; row < to; row++) {
    const cells = frame.columns.map((column) => (isMissing(column, row) ? '' : exactText(column, row)));
    // A lone empty cell would read as a blank line.
    lines.push(cells.length === 1 && cells[0] === '' ? '""' : cells.join(','));
  }
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}

export const csvHeader = (frame: Frame) => `${frame.columns.map((column) => quoted(column.name)).join(',')}\n`;

/** The whole frame as CSV (comma, double quotes, line feeds), every number exact. */
export function frameToCsv(frame: Frame): string {
  return csvHeader(frame) + csvLines(frame, 0, frame.nrow);
}
