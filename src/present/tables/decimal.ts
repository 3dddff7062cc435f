import { emWidth, hasCjk } from '../text-width.ts';
import type { Cell, TableModel } from './model.ts';

/** A number cut at its decimal point: `(0` and `.043)`. */
export interface DecimalParts {
  readonly whole: string;
  readonly rest: string;
}

export function decimalParts(text: string): DecimalParts {
  const match = /^[^.\d]*[\d,]+/.exec(text);
  const cut = match ? match[0].length : text.length;
  return { whole: text.slice(0, cut), rest: text.slice(cut) };
}

export function isDecimal(cell: Cell): boolean {
  return cell.align === 'decimal' && /\d/.test(cell.text);
}

/** Blank space left and right of a centred cell, in em of its font, that puts all decimal points of a column under each other. */
export interface Padding {
  readonly left: number;
  readonly right: number;
}

const noPadding: Padding = { left: 0, right: 0 };

/** Widths in em that Times New Roman and most text serifs share; digits are tabular. */
const NARROW = new Map([...'().,[]|'].map((sign) => [sign, sign === '.' || sign === ',' ? 0.25 : 0.333]));
const SUPERSCRIPT = 0.3;
const PLAIN = 0.5;
const WIDE = 0.564;
const MINIMUM = 2;
const SLACK = 0.4;

function textWidth(text: string): number {
  let width = 0;
  for (const sign of text) {
    if (/[⁰¹²³⁴⁵⁶⁷⁸⁹⁻]/.test(sign)) width += SUPERSCRIPT;
    else if (/[−×<]/.test(sign)) width += WIDE;
    else width += NARROW.get(sign) ?? PLAIN;
  }
  return width;
}

/** Padding of every cell of the body, row by row; zero for cells that are not aligned on a decimal point. */
export function decimalPadding(table: TableModel): Padding[][] {
  const widths = table.rows.map((row) => row.map(measure));
  const left = table.columns.map((_, column) => Math.max(0, ...widths.map((row) => row[column]?.left ?? 0)));
  const right = table.columns.map((_, column) => Math.max(0, ...widths.map((row) => row[column]?.right ?? 0)));
  return widths.map((row) =>
    row.map((own, column) => (own ? { left: left[column] - own.left, right: right[column] - own.right } : noPadding)),
  );
}

/** Chinese breaks anywhere, so that a header of Chinese may take two lines. */
function headWidth(word: string): number {
  return hasCjk(word) ? emWidth(word) / 2 : emWidth(word);
}

/** The room in em that each column asks for so that no cell of its body breaks; its own header may break at spaces. */
export function columnWidths(table: TableModel): number[] {
  const padding = decimalPadding(table);
  const lastHead = table.head.at(-1) ?? [];
  return table.columns.map((_, column) => {
    const cells = table.rows.map((row, index) => {
      const own = measure(row[column]);
      const { left, right } = padding[index][column];
      const text = emWidth(row[column].text + (row[column].stars ?? ''));
      return own ? own.left + left + own.right + right : text;
    });
    const words = lastHead.length === table.columns.length ? lastHead[column].text.split(' ').map(headWidth) : [];
    return Math.max(MINIMUM, ...cells, ...words) + SLACK;
  });
}

function measure(cell: Cell): Padding | null {
  if (!isDecimal(cell)) return null;
  const { whole, rest } = decimalParts(cell.text);
  return { left: textWidth(whole), right: textWidth(rest) + PLAIN * (cell.stars?.length ?? 0) };
}
