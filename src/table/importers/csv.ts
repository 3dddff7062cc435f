import { importCsv, sniffCsv } from './csv/import-csv.ts';
import { foreignKind } from './shared/file-kind.ts';
import type { Importer } from './types.ts';

export { headBytes, importCsv, readHead, sniffCsv } from './csv/import-csv.ts';

/** Delimited text: CSV, TSV and their relatives. Anything that is text may be one. */
export const csvImporter: Importer = {
  id: 'csv',
  extensions: ['csv', 'tsv', 'txt', 'tab', 'dat', 'asc'],
  sniff: (head) => (foreignKind(head) === null ? 0.5 : 0),
  preview: sniffCsv,
  read: importCsv,
};
