import { strFromU8, unzipSync } from 'fflate';

/** A Word document as Word would show it: the texts of its tables by rows of cells, of its paragraphs outside them, and its pictures. */
export function wordTables(bytes: Uint8Array): WordContents {
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
  const outside = xml.replace(/<w:tbl[ >].*?<\/w:tbl>/gs, '');
  const pictures = Object.keys(files).filter((name) => name.startsWith('word/media/'));
  return {
    text: textOf(xml),
    tables,
    paragraphs: parts(outside, 'p').map(textOf),
    shown: [...xml.matchAll(/<w:drawing>/g)].length,
    pictures: pictures.map((name) => Buffer.from(files[name])),
  };
}

export interface WordContents {
  readonly text: string;
  readonly tables: string[][][];
  readonly paragraphs: string[];
  /** Places where a picture stands, and the files they show. */
  readonly shown: number;
  readonly pictures: Buffer[];
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
