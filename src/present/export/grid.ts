import { toAscii } from '../format.ts';
import type { Cell, TableModel } from '../tables/model.ts';

/** The lines of a table as plain texts, head first; a spanning header stands in its first column. */
export function textGrid(table: TableModel, textOf: (cell: Cell) => string): string[][] {
  const head = table.head.map((row) => row.flatMap(({ text, span }) => [text, ...Array<string>(span - 1).fill('')]));
  return [...head, ...table.rows.map((row) => row.map(textOf))];
}

/** The title with its number, as it stands above the table. */
export function captionOf({ number, title }: Pick<TableModel, 'number' | 'title'>): string {
  return number ? `${number} ${title}` : title;
}

export function shownText(cell: Cell): string {
  return cell.text + (cell.stars ?? '');
}

const NO_BREAK_SPACE = '\u00a0';

/** The cell as printed, but with signs that a spreadsheet reads; it would take (0.043) for −0.043, which a no-break space in front prevents. */
export function spreadsheetText(cell: Cell): string {
  if (cell.kind === 'label') return cell.text;
  const text = toAscii(shownText(cell));
  return /^\([\d.]/.test(text) ? NO_BREAK_SPACE + text : text;
}

/** The number behind a cell at full precision where there is one, else its text with ASCII signs. */
export function exactText(cell: Cell): string {
  return typeof cell.value === 'number' ? String(cell.value) : cell.kind === 'label' ? cell.text : toAscii(cell.text);
}

/** Breaks and control characters become spaces: a cell of a table is one line. */
export function oneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is to be removed
  return text.replace(/[\u0000-\u001f\u007f\u2028\u2029]+/g, ' ');
}
