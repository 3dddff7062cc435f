import { columnWidths, decimalParts, isDecimal } from '../tables/decimal.ts';
import type { Cell, HeadCell, TableModel } from '../tables/model.ts';
import { hasCjk } from '../text-width.ts';
import { fileNameOf } from './file-name.ts';
import { captionOf } from './grid.ts';
import { escapeLatex, latexNumber } from './latex-text.ts';
import type { Exporter } from './types.ts';

/** A table float with booktabs rules; decimals line up through dcolumn, so that each cell stays a readable, editable number. */
export const latex: Exporter = {
  id: 'latex',
  extension: 'tex',
  mime: 'application/x-tex;charset=utf-8',
  async write(table, options = {}) {
    return {
      fileName: fileNameOf(options.fileName ?? captionOf(table), this.extension),
      mime: this.mime,
      content: latexText(table),
    };
  },
};

/** Twice \\tabcolsep, less the slack that a column has anyway. */
const COLUMN_GAP = 0.8;

export function latexText(table: TableModel): string {
  const decimal = table.columns.map((_, column) => columnSpec(table, column));
  const head = table.head.flatMap((row) => headLines(row));
  const body = table.rows.flatMap((row, index) => {
    const line = `${row.map((cell, column) => bodyCell(cell, decimal[column].startsWith('D'))).join(' & ')} \\\\`;
    return table.rules.includes(index) ? ['\\midrule', line] : [line];
  });
  const notes = table.notes.map((note) => `${escapeLatex(note)}\\par`);
  const lines = [
    ...preamble(table, decimal),
    '\\begin{table}[htbp]',
    '\\centering',
    `\\caption{${escapeLatex(table.title)}}`,
    `\\label{tab:${table.id}}`,
    ...fontSize(table),
    `\\begin{tabular}{${decimal.join('')}}`,
    '\\toprule',
    ...head,
    '\\midrule',
    ...body,
    '\\bottomrule',
    '\\end{tabular}',
    ...(notes.length > 0 ? ['\\par\\smallskip', '\\begin{minipage}{0.95\\linewidth}\\footnotesize'] : []),
    ...notes,
    ...(notes.length > 0 ? ['\\end{minipage}'] : []),
    '\\end{table}',
  ];
  return `${lines.join('\n')}\n`;
}

/** A smaller font for a table wider than the text block of an article (about 36 em), so that it stays within the margins. */
function fontSize(table: TableModel): string[] {
  const width = columnWidths(table).reduce((sum, em) => sum + em + COLUMN_GAP, 0);
  if (width <= 36) return [];
  return width <= 42 ? ['\\small'] : ['\\footnotesize'];
}

function preamble(table: TableModel, specs: readonly string[]): string[] {
  const packages = ['booktabs', ...(specs.some((spec) => spec.startsWith('D')) ? ['dcolumn'] : [])];
  const lines = [`% Needs in the preamble: ${packages.map((name) => `\\usepackage{${name}}`).join(' ')}`];
  const texts = [table.title, ...table.notes, ...table.head.flat().map(({ text }) => text)];
  if ([...texts, ...table.rows.flat().map(({ text }) => text)].some(hasCjk)) {
    lines.push('% Chinese text: add \\usepackage{ctex} and compile with XeLaTeX or LuaLaTeX');
  }
  return lines;
}

/** `D{.}{.}{2.7}` for a column with decimals: signs before and after the point, a superscript star counting for two thirds of one. */
function columnSpec(table: TableModel, column: number): string {
  const cells = table.rows.map((row) => row[column]);
  const numbers = cells.filter(isDecimal);
  if (numbers.length === 0) return { left: 'l', center: 'c', right: 'r', decimal: 'c' }[cells[0]?.align ?? 'left'];
  const parts = numbers.map(({ text, stars = '' }) => {
    const { whole, rest } = decimalParts(text);
    return { before: whole.length, after: Math.max(0, rest.length - 1) + Math.ceil(stars.length * 0.67) };
  });
  const before = Math.max(...parts.map((part) => part.before));
  const after = Math.max(...parts.map((part) => part.after));
  return `D{.}{.}{${before}.${after}}`;
}

function headLines(row: readonly HeadCell[]): string[] {
  const short = { left: 'l', center: 'c', right: 'r' } as const;
  const rules: string[] = [];
  let column = 1;
  const cells = row.map(({ text, span, align, italic, rule }) => {
    if (rule) rules.push(`\\cmidrule(lr){${column}-${column + span - 1}}`);
    column += span;
    const plain = escapeLatex(text);
    const content = italic && plain !== '' ? `\\textit{${plain}}` : plain;
    return content === '' && span === 1 ? '' : `\\multicolumn{${span}}{${short[align]}}{${content}}`;
  });
  const line = `${cells.join(' & ')} \\\\`;
  return rules.length > 0 ? [line, rules.join(' ')] : [line];
}

function bodyCell(cell: Cell, inDecimalColumn: boolean): string {
  if (cell.text === '') return '';
  if (isDecimal(cell)) return latexNumber(cell.text) + (cell.stars ? `^{${cell.stars}}` : '');
  const plain = escapeLatex(cell.text);
  const content = cell.tone === 'strong' ? `\\textbf{${plain}}` : plain;
  return inDecimalColumn ? `\\multicolumn{1}{c}{${content}}` : content;
}
