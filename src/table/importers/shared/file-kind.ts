/** Files people drop by mistake, by how they begin. The code is that of the notice which says what to do. */
const signatures: readonly (readonly [string, readonly number[] | string])[] = [
  ['importIsPdf', '%PDF-'],
  ['importIsImage', [0x89, 0x50, 0x4e, 0x47]],
  ['importIsImage', [0xff, 0xd8, 0xff]],
  ['importIsImage', 'GIF8'],
  ['importIsXls', [0xd0, 0xcf, 0x11, 0xe0]],
  ['importIsStata', '<stata_dta>'],
  ['importIsParquet', 'PAR1'],
  ['importIsSpss', '$FL2'],
  ['importIsSpss', '$FL3'],
  ['importIsR', 'RDX'],
  ['importIsR', 'RDA'],
  ['importIsArchive', [0x1f, 0x8b]],
  ['importIsArchive', [0x37, 0x7a, 0xbc, 0xaf]],
  ['importIsArchive', 'Rar!'],
  ['importIsArchive', 'BZh'],
  ['importIsArchive', [0xfd, 0x37, 0x7a, 0x58, 0x5a]],
  ['importIsSqlite', 'SQLite format 3'],
];
const sasMagic = [0xc2, 0xea, 0x81, 0x60, 0xb3, 0x14, 0x11, 0xcf];

/** The notice code for a file that is no text table, judged by its first bytes; null when it may be one. */
export function foreignKind(head: Uint8Array): string | null {
  for (const [code, signature] of signatures) if (startsWith(head, signature)) return code;
  if (startsWith(head, [0x50, 0x4b, 0x03, 0x04])) return zipKind(head);
  if (sasMagic.every((byte, at) => head[12 + at] === byte)) return 'importIsSas';
  if (isOldStata(head)) return 'importIsStata';
  return textKind(head) ?? (isBinary(head) ? 'importIsBinary' : null);
}

function startsWith(head: Uint8Array, signature: readonly number[] | string): boolean {
  const bytes = typeof signature === 'string' ? [...signature].map((char) => char.charCodeAt(0)) : signature;
  return bytes.every((byte, at) => head[at] === byte);
}

const asciiOf = (head: Uint8Array, length: number) => String.fromCharCode(...head.subarray(0, length));

function zipKind(head: Uint8Array): string {
  const names = asciiOf(head, 8192);
  if (names.includes('xl/') || names.includes('[Content_Types].xml')) {
    return names.includes('word/') ? 'importIsWord' : 'importIsXlsx';
  }
  return names.includes('opendocument.spreadsheet') ? 'importIsOds' : 'importIsArchive';
}

/** Stata before version 13: release number, byte order, file type 1, and a zero. */
function isOldStata(head: Uint8Array): boolean {
  const [release, order, type, zero] = head;
  return release >= 0x69 && release <= 0x73 && (order === 1 || order === 2) && type === 1 && zero === 0;
}

function textKind(head: Uint8Array): string | null {
  const start = asciiOf(head, 512)
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (start.startsWith('<!doctype html') || start.startsWith('<html')) return 'importIsHtml';
  if (start.startsWith('<?xml')) return 'importIsXml';
  if (/^\[\s*[[{]|^\{\s*"/.test(start)) return 'importIsJson';
  return null;
}

const fewestSigns = 8;

/** More than a few control characters that no text has; UTF-16 is told by its zeros on one side only. */
function isBinary(head: Uint8Array): boolean {
  const marked = (head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff);
  if (marked) return false;
  const sample = head.subarray(0, 8192);
  const zeros = [0, 0];
  let control = 0;
  sample.forEach((byte, at) => {
    if (byte === 0) zeros[at & 1]++;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 1 && byte !== 0x1f) {
      control++;
    }
  });
  const halves = sample.length / 2;
  const wideText = Math.max(...zeros) > 0.1 * halves && Math.min(...zeros) <= 0.01 * halves;
  if (wideText) return false;
  const bothSides = Math.min(zeros[0], zeros[1]) > Math.max(fewestSigns, 0.05 * sample.length);
  return (control >= fewestSigns && control > 0.02 * sample.length) || bothSides;
}
