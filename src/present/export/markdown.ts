import type { Cell, TableModel } from '../tables/model.ts';
import { fileNameOf } from './file-name.ts';
import { captionOf, oneLine, textGrid } from './grid.ts';
import type { Exporter } from './types.ts';

/** A GitHub-flavoured pipe table. */
export const markdown: Exporter = {
  id: 'markdown',
  extension: 'md',
  mime: 'text/markdown;charset=utf-8',
  async write(table, options = {}) {
    return {
      fileName: fileNameOf(options.fileName ?? captionOf(table), this.extension),
      mime: this.mime,
      content: markdownText(table),
    };
  },
};

export function markdownText(table: TableModel): string {
  const grid = textGrid(table, (cell) => cell.text).map((line) => line.map(escapeMarkdown));
  const headLines = table.head.length;
  const body = table.rows.map((row) => row.map(cellMarkdown));
  // A pipe table has one head line: the others join it, top to bottom.
  const head = table.columns.map((_, column) =>
    grid
      .slice(0, headLines)
      .map((line) => line[column])
      .filter((part) => part !== '')
      .join(' '),
  );
  const rule = table.columns.map((_, column) => (column === 0 ? ':---' : ':---:'));
  const lines = [head, rule, ...body].map((line) => `| ${line.join(' | ')} |`);
  const notes = table.notes.map((note) => `\n${escapeMarkdown(note)}\n`);
  return `**${escapeMarkdown(captionOf(table))}**\n\n${lines.join('\n')}\n${notes.join('')}`;
}

function cellMarkdown({ text, stars = '', tone }: Cell): string {
  const plain = escapeMarkdown(text);
  const marked = tone === 'strong' && plain !== '' ? `**${plain}**` : plain;
  return marked + escapeMarkdown(stars);
}

/** Every sign that Markdown or the HTML inside it could take for markup. */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_{}[\]#+!|~$]/g, (sign) => `\\${sign}`)
    .replace(/^(\s*)-/, '$1\\-')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
