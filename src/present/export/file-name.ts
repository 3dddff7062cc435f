const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i;
const LONGEST = 80;

/** A title as a file name that every system takes: letters of any script, digits, `-`, `_`, `.`. */
export function fileNameOf(title: string, extension: string): string {
  const plain = title
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  const short = [...plain]
    .slice(0, LONGEST)
    .join('')
    .replace(/[-.]+$/, '');
  const safe = short === '' || RESERVED.test(short) ? `table${short && `-${short}`}` : short;
  return `${safe}.${extension}`;
}
