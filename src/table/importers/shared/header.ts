import type { RepairCode } from '../types.ts';

export interface ColumnName {
  readonly name: string;
  readonly originalHeader: string;
  readonly repair: RepairCode | null;
}

const longestName = 200;

/**
 * Names of `width` columns from the header rows: the parts of a column are joined by a space (a part that repeats the one
 * above it is said once), a gap in an upper row takes the label to its left (merged cells), empty names become V1, V2 ...
 * and a name that was there already gets a number.
 */
export function columnNames(headerRows: readonly (readonly string[])[], width: number): ColumnName[] {
  const rows = headerRows.map((cells, index) => (index < headerRows.length - 1 ? filledRight(cells, width) : cells));
  const taken = new Set<string>();
  const wanted = Array.from({ length: width }, (_, at) => joined(rows.map((cells) => tidy(cells[at] ?? ''))));
  const reserved = new Set(wanted);
  return wanted.map((original, at) => {
    const short = original.length > longestName ? `${original.slice(0, longestName)}…` : original;
    const base = short === '' ? `V${at + 1}` : short;
    const free = !taken.has(base) && (short !== '' || !reserved.has(base));
    const name = free ? base : numbered(base, taken, reserved);
    taken.add(name);
    return { name, originalHeader: original, repair: repairOf(original, base, name, headerRows.length) };
  });
}

function repairOf(original: string, base: string, name: string, headerRows: number): RepairCode | null {
  if (headerRows === 0) return null;
  if (original === '') return 'importHeaderEmpty';
  if (name !== base) return 'importHeaderDuplicate';
  return base === original ? null : 'importHeaderTooLong';
}

const tidy = (text: string) => text.replace(/[\s\ufeff\0]+/g, ' ').trim();

function filledRight(cells: readonly string[], width: number): string[] {
  let last = '';
  return Array.from({ length: width }, (_, at) => {
    last = tidy(cells[at] ?? '') || last;
    return last;
  });
}

function joined(parts: readonly string[]): string {
  return parts.filter((part, at) => part !== '' && part !== parts[at - 1]).join(' ');
}

function numbered(base: string, taken: ReadonlySet<string>, reserved: ReadonlySet<string>): string {
  let number = 2;
  while (taken.has(`${base}_${number}`) || reserved.has(`${base}_${number}`)) number++;
  return `${base}_${number}`;
}

export interface FittedHeader {
  readonly rows: readonly (readonly string[])[];
  readonly repair: RepairCode | null;
}

/**
 * A single header row brought to the width of the data where the difference has a known cause: a doubled delimiter in the
 * header, or row names without a header cell, as R writes them (`firstCells` then count from 1).
 */
export function fitHeader(
  headerRows: readonly (readonly string[])[],
  width: number,
  firstCells: readonly string[],
): FittedHeader {
  const unchanged = { rows: headerRows, repair: null };
  if (headerRows.length !== 1 || width < 2) return unchanged;
  const [cells] = headerRows;
  const filled = cells.filter((text) => tidy(text) !== '');
  if (cells.length > width && filled.length === width) return { rows: [filled], repair: 'importHeaderExtraCell' };
  const counted = firstCells.length > 1 && firstCells.every((text, at) => text.trim() === String(at + 1));
  if (cells.length === width - 1 && counted) return { rows: [['row', ...cells]], repair: 'importRowNames' };
  return unchanged;
}
