import { strFromU8, unzipSync } from 'fflate';

/** The texts of a Word document's tables: rows of cells, as Word would show them. */
export function wordTables(bytes: Uint8Array): { readonly text: string; readonly tables: string[][][] } {
  const files = unzipSync(bytes);
  for (const part of ['[Content_Types].xml', '_rels/.rels', 'word/document.xml']) {
    if (!files[part]) throw new Error(`no Word document: ${part} is missing`);
  }
  const xml = strFromU8(files['word/document.xml']);
  const textOf = (part: string) =>
    [...part.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, text]) => text).join('');
  const parts = (part: string, tag: string) =>
    [...part.matchAll(new RegExp(`<w:${tag}[ >].*?</w:${tag}>`, 'gs'))].map(([match]) => match);
  const tables = parts(xml, 'tbl').map((table) => parts(table, 'tr').map((row) => parts(row, 'tc').map(textOf)));
  return { text: textOf(xml), tables };
}

export interface PngHead {
  readonly width: number;
  readonly height: number;
}

/** Pixels of a PNG from its header chunk. */
export function readPng(bytes: Buffer): PngHead {
  if (bytes.subarray(0, 8).toString('latin1') !== '\x89PNG\r\n\x1a\n' || bytes.subarray(12, 16).toString() !== 'IHDR') {
    throw new Error('no PNG');
  }
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}
