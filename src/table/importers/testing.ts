import { cellText } from '../column.ts';
import type { Frame } from '../frame.ts';
import { importCsv } from './csv.ts';
import {
  defaultImportOptions,
  type Imported,
  type ImportHooks,
  type ImportOptions,
  type ImportSource,
  type RepairCode,
} from './types.ts';

/** Imports and unwraps; a refused file fails the test with its code. */
export async function read(
  source: ImportSource,
  options: Partial<ImportOptions> = {},
  hooks?: ImportHooks,
): Promise<Imported> {
  const outcome = await importCsv(source, { ...defaultImportOptions, ...options }, hooks);
  if (!outcome.ok) throw new Error(`refused: ${JSON.stringify(outcome.notice)}`);
  return outcome.value;
}

/** The code of the notice with which a file is refused; '' when it is read. */
export async function refusal(source: ImportSource, options: Partial<ImportOptions> = {}): Promise<string> {
  const outcome = await importCsv(source, { ...defaultImportOptions, ...options });
  return outcome.ok ? '' : outcome.notice.code;
}

/** The frame as rows of texts under its names; missing cells are ''. */
export function table({ nrow, columns }: Frame): string[][] {
  const rows = Array.from({ length: nrow }, (_, row) => columns.map((column) => cellText(column, row)));
  return [columns.map(({ name }) => name), ...rows];
}

export function column({ frame }: Imported, name: string): (number | string | null)[] {
  const found = frame.columns.find((candidate) => candidate.name === name);
  if (!found) throw new Error(`no column ${name}`);
  if (found.kind === 'number') return [...found.values].map((value) => (Number.isNaN(value) ? null : value));
  return [...found.codes].map((code) => (code < 0 ? null : found.levels[code]));
}

export const types = ({ report }: Imported) => report.columns.map(({ type }) => type).join(' ');

export function repair({ report }: Imported, code: RepairCode) {
  return report.repairs.find((candidate) => candidate.code === code);
}

export const repairsOf = ({ report }: Imported) => report.repairs.map(({ code, count }) => `${code} ${count}`).sort();

export const noticesOf = ({ report }: Imported) => report.notices.map(({ code }) => code);

export const utf8 = (text: string) => new TextEncoder().encode(text);

export const bytesOf = (...parts: readonly (string | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...utf8(part)] : [...part])));

/** Encodes by inverting the decoder: every one- and two-byte sequence that decodes to one character. */
export function encoder(encoding: string): (text: string) => Uint8Array {
  const bytes = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0; lead < 256; lead++) {
    const single = decoder.decode(Uint8Array.of(lead));
    if (single.length === 1 && single !== '\ufffd') bytes.set(single, [lead]);
    for (let trail = 0x40; lead >= 0x81 && trail < 0xff; trail++) {
      const pair = decoder.decode(Uint8Array.of(lead, trail));
      if (pair.length === 1 && pair !== '\ufffd' && !bytes.has(pair)) bytes.set(pair, [lead, trail]);
    }
  }
  return (text) =>
    Uint8Array.from(
      [...text].flatMap((char) => {
        const code = bytes.get(char);
        if (!code) throw new Error(`${encoding} has no ${char}`);
        return code;
      }),
    );
}

export function utf16(text: string, order: 'le' | 'be', mark: boolean): Uint8Array {
  const units = [...(mark ? '\ufeff' : ''), ...text].join('');
  const bytes = new Uint8Array(units.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < units.length; at++) view.setUint16(2 * at, units.charCodeAt(at), order === 'le');
  return bytes;
}

/** Writes rows as delimited text with every cell quoted. */
export function write(rows: readonly (readonly string[])[], delimiter = ',', newline = '\n', quote = '"'): string {
  const cell = (text: string) => quote + text.replaceAll(quote, quote + quote) + quote;
  return rows.map((cells) => cells.map(cell).join(delimiter) + newline).join('');
}
