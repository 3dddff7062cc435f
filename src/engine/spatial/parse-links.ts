import { fail, type Outcome } from '../../core/notice.ts';
import type { UnitLink } from '../fields.ts';
import { linksFromMatrix } from './links.ts';

const CELL = /\t|[,;，；]/u;

/**
 * Reads pasted weights: a list with two or three cells a line (`from, to[, weight]`, with or without a line of headers), or a full square
 * matrix (with or without names in its first row and column; without, in the order of the units). Cells are cut at tabs, commas or semicolons,
 * failing those at spaces. Failures: spatialTextTooLarge, spatialTextUnreadable, and those of `linksFromMatrix`.
 */
export function parseLinks(text: string, keys: readonly string[]): Outcome<readonly UnitLink[]> {
  const cells = countCells(text);
  if (cells > MOST_CELLS) return fail('spatialTextTooLarge', { cells, limit: MOST_CELLS });
  const lines = text
    .split(/\r\n?|\n/)
    .map((line, at) => ({ line: at + 1, cells: splitCells(line) }))
    .filter(({ cells }) => cells.some((cell) => cell !== ''));
  if (lines.length === 0) return fail('spatialTextUnreadable', { line: 1 });
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  const corner = numberOf(lines[0].cells[0]);
  const named =
    lines.length > 2 &&
    Number.isNaN(corner) &&
    lines.every(({ cells }, i) => i === 0 || cells[0] === lines[0].cells[i]);
  if (width > 3 || named || isPlainMatrix(lines)) return readMatrix(lines, named, keys);
  return readList(lines);
}

/** A thousand units in full; what is larger belongs in a list of the links that are there. */
const MOST_CELLS = 1_000_000;

/** Separators and line ends: what there is to read, before anything is. */
function countCells(text: string): number {
  let count = 1;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 9 || code === 10 || code === 44 || code === 59 || code === 0xff0c || code === 0xff1b) count++;
  }
  return count;
}

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

function splitCells(line: string): string[] {
  const cells = CELL.test(line) ? line.split(CELL) : line.trim().split(/\s+/u);
  return cells.map((cell) => cell.trim().replace(/^"(.*)"$/u, '$1'));
}

const numberOf = (cell: string): number => (cell === '' ? Number.NaN : Number(cell));
const allNumbers = (cells: readonly string[]): boolean => cells.every((cell) => !Number.isNaN(numberOf(cell)));

/** Three lines of three numbers with zeros on the diagonal are a matrix, not a list. */
function isPlainMatrix(lines: readonly Line[]): boolean {
  return lines.length === 3 && lines.every(({ cells }, i) => allNumbers(cells) && numberOf(cells[i]) === 0);
}

function readMatrix(lines: readonly Line[], named: boolean, keys: readonly string[]): Outcome<readonly UnitLink[]> {
  const body = named ? lines.slice(1) : lines;
  const rows = body.map(({ cells }) => (named ? cells.slice(1) : cells).map(numberOf));
  const bad = rows.findIndex((row) => row.some(Number.isNaN));
  if (bad >= 0) return fail('spatialTextUnreadable', { line: body[bad].line });
  return linksFromMatrix(rows, named ? body.map(({ cells }) => cells[0]) : null, keys);
}

function readList(lines: readonly Line[]): Outcome<readonly UnitLink[]> {
  const links: UnitLink[] = [];
  for (const [at, { line, cells }] of lines.entries()) {
    const [from, to, weight] = cells;
    const value = weight === undefined || weight === '' ? 1 : numberOf(weight);
    const complete = from !== '' && to !== undefined && to !== '';
    if (complete && !Number.isNaN(value) && !(at === 0 && isHeader(from, to))) links.push([from, to, value]);
    else if (at > 0) return fail('spatialTextUnreadable', { line });
  }
  return links.length > 0 ? { ok: true, value: links } : fail('spatialTextUnreadable', { line: lines[0].line });
}

const HEADER =
  /^(?:i|j|from|to|id[12]?|unit[12]?|city[12]?|origin|destination|source|target|neighbou?r|起点|终点|城市[一二12甲乙]?)$/iu;

function isHeader(from: string, to: string): boolean {
  return HEADER.test(from) && HEADER.test(to);
}
