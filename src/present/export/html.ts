import { decimalPadding, type Padding } from '../tables/decimal.ts';
import type { Cell, HeadCell, TableModel } from '../tables/model.ts';
import { fileNameOf } from './file-name.ts';
import { captionOf, oneLine, shownText } from './grid.ts';
import type { Exporter } from './types.ts';

const FONT_SIZE = 10.5;
const CELL_PADDING = 5;
const FONT = `font-family:'Times New Roman','Songti SC',SimSun,serif;font-size:${FONT_SIZE}pt;color:#000`;
const THICK = '1.5pt solid #000';
const THIN = '0.75pt solid #000';
/** Excel would read (0.043) as −0.043. */
const AS_TEXT = 'mso-number-format:"\\@"';

/** A table with its styles inline, as the clipboard of a word processor wants it. */
export const html: Exporter = {
  id: 'html',
  extension: 'html',
  mime: 'text/html;charset=utf-8',
  async write(table, options = {}) {
    const language = table.language === 'zh' ? 'zh-CN' : 'en';
    const title = escapeHtml(captionOf(table));
    const head = `<head><meta charset="utf-8"><title>${title}</title></head>`;
    return {
      fileName: fileNameOf(options.fileName ?? captionOf(table), this.extension),
      mime: this.mime,
      content: `<!doctype html>\n<html lang="${language}">${head}\n<body>\n${htmlTable(table)}\n</body></html>\n`,
    };
  },
};

export function htmlTable(table: TableModel): string {
  const padding = decimalPadding(table);
  const last = table.rows.length - 1;
  const head = table.head.map((row, index) => headRow(row, index, table.head.length));
  const body = table.rows.map((row, index) => {
    const top = table.rules.includes(index) ? `border-top:${THIN};` : '';
    const line = top + (index === last ? `border-bottom:${THICK};` : '');
    const cells = row.map((cell, column) => bodyCell(cell, padding[index][column], line));
    return `<tr>${cells.join('')}</tr>`;
  });
  const notes = table.notes.map((note) => `<p style="${FONT};font-size:9pt;margin:2pt 0">${escapeHtml(note)}</p>`);
  return [
    `<p style="${FONT};font-weight:bold;text-align:center;margin:0 0 4pt">${escapeHtml(captionOf(table))}</p>`,
    `<table style="${FONT};border-collapse:collapse;width:100%">`,
    `<thead>${head.join('\n')}</thead>`,
    `<tbody>${body.join('\n')}</tbody>`,
    '</table>',
    ...notes,
  ].join('\n');
}

function headRow(row: readonly HeadCell[], index: number, count: number): string {
  const top = index === 0 ? `border-top:${THICK};` : '';
  const cells = row.map(({ text, span, align, italic, rule }) => {
    const bottom = index === count - 1 || rule ? `border-bottom:${THIN};` : '';
    const style = `${top}${bottom}padding:2pt 5pt;text-align:${align};font-weight:normal${italic ? ';font-style:italic' : ''}`;
    return `<th scope="col"${span > 1 ? ` colspan="${span}"` : ''} style='${style}'>${escapeHtml(text)}</th>`;
  });
  return `<tr>${cells.join('')}</tr>`;
}

function bodyCell(cell: Cell, padding: Padding, line: string): string {
  const label = cell.kind === 'label';
  const align = cell.align === 'decimal' ? 'center' : cell.align;
  const strong = cell.tone === 'strong' ? ';font-weight:bold' : '';
  const asText = cell.kind === 'error' ? `;${AS_TEXT}` : '';
  const space = `padding:1pt ${gap(padding.right)} 1pt ${gap(padding.left)}`;
  const style = `${line}${space};text-align:${align}${strong}${asText}`;
  const tag = label ? 'th' : 'td';
  const weight = label && !strong ? ';font-weight:normal' : '';
  const scope = label ? ' scope="row"' : '';
  return `<${tag}${scope} style='${style}${weight}'>${escapeHtml(shownText(cell))}</${tag}>`;
}

/** In points: word processors know neither em nor calc() in a pasted cell. */
function gap(em: number): string {
  return `${Number((CELL_PADDING + FONT_SIZE * em).toFixed(1))}pt`;
}

export function escapeHtml(text: string): string {
  return oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
