import { fail, type Outcome, succeed } from '../../core/notice.ts';
import { csvImporter } from './csv.ts';
import { foreignKind } from './shared/file-kind.ts';
import type { Importer } from './types.ts';

/** Every format that can be read. A new one is a file here and a line in this list. */
export const importers: readonly Importer[] = [csvImporter];

/** The importer that is surest of the file's first bytes; its name decides between equals. */
export function findImporter(head: Uint8Array, fileName: string): Outcome<Importer> {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1).toLowerCase();
  const ranked = importers
    .map((importer) => ({ importer, named: importer.extensions.includes(extension), sure: importer.sniff(head) }))
    .filter(({ sure }) => sure > 0)
    .sort((a, b) => b.sure - a.sure || Number(b.named) - Number(a.named));
  if (ranked.length > 0) return succeed(ranked[0].importer);
  return fail(foreignKind(head) ?? 'importIsBinary', {});
}
