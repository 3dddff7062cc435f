import type { Outcome } from '../../core/notice.ts';
import { guessDialect } from './csv/dialect.ts';
import { readRecords } from './csv/records.ts';
import { importCsv, sniffCsv } from './csv.ts';
import { defaultImportOptions, type Imported, type ImportHooks, type ImportOptions, type Sniff } from './types.ts';

/** Spreadsheets put tabs between the cells they copy; text without tabs is guessed like a file. */
export function pasteOptions(text: string, options: ImportOptions = defaultImportOptions): ImportOptions {
  if (options.delimiter !== 'auto' || !text.includes('\t')) return options;
  return { ...options, delimiter: '\t' };
}

export function sniffPaste(text: string, options: ImportOptions = defaultImportOptions): Sniff {
  return sniffCsv(text, pasteOptions(text, options), true);
}

/** Reads a table from the clipboard, like a file. */
export function importPaste(text: string, options?: ImportOptions, hooks?: ImportHooks): Promise<Outcome<Imported>> {
  return importCsv(text, pasteOptions(text, options), hooks);
}

/** The cells of a pasted list or small table as they stand, trimmed; blank lines are left out. For rosters. */
export function pastedRows(text: string): string[][] {
  const { dialect } = guessDialect(text, pasteOptions(text));
  return readRecords(text, dialect)
    .map(({ cells }) => cells.map((cell) => cell.trim()))
    .filter((cells) => cells.some((cell) => cell !== ''));
}
