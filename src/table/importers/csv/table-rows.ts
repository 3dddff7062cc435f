import { type Notice, notice } from '../../../core/notice.ts';
import type { RowBlock } from '../shared/builder.ts';
import { narrow } from '../shared/cells.ts';
import type { MissingMarkers } from '../shared/missing.ts';
import type { RepairLog } from '../shared/repairs.ts';
import { shapeOf } from '../shared/shape.ts';
import type { RecordFlag } from './cut.ts';
import type { RecordBatch } from './records.ts';

export interface TableShape {
  /** Cells of an ordinary data row. */
  readonly width: number;
  readonly headerRows: number;
  /** The header as it stands in the file, to know it when it comes again. */
  readonly headerCells: readonly (readonly string[])[];
  /** Positions whose data cells are figures; the fullest first. */
  readonly typed: readonly number[];
  readonly missing: MissingMarkers;
  readonly columnName: (at: number) => string;
  readonly delimiter: string;
}

interface HeldRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly blank: boolean;
}

/** More trailing lines than this are data with missing cells, not footnotes. */
const mostFooterRows = 20;
const footerMark =
  /^[\s"'(（*]*(?:sources?|notes?|data source|remarks?|©|\*|资料来源|数据来源|来源|注|说明|备注)(?:[\s:：.。*]|$)/i;

/**
 * Tells data rows from everything else between the header and the end of the table: blank lines, a header that comes again,
 * footers, ragged rows, a second table. Rows that may turn out to be footers wait until the next ordinary row.
 */
export class TableRows {
  dataRows = 0;
  /** What ended the table before the file did. */
  ending: Notice | null = null;
  private headerLeft: number;
  private held: HeldRow[] = [];
  private suspect: HeldRow | null = null;
  private rows: (readonly string[])[] = [];
  private lines: number[] = [];
  /** For every record left out between rows, how many rows stood before it. */
  private readonly leftOutAfter: number[] = [];
  private readonly sentinel: number;
  private readonly firstLabel: string | null;

  constructor(
    private readonly shape: TableShape,
    private readonly repairs: RepairLog,
    private readonly deliver: (block: RowBlock) => void,
  ) {
    this.headerLeft = shape.headerRows;
    this.sentinel = shape.typed[0] ?? -1;
    this.firstLabel = shape.headerCells.at(-1)?.[0] ?? null;
  }

  /** False when the table has ended and the rest of the file is not read. */
  accept(batch: RecordBatch): boolean {
    const { rows, flags } = batch;
    const waiting = this.headerLeft > 0 || this.held.length > 0 || this.suspect !== null;
    const from = waiting || flags ? 0 : this.firstUnusual(rows);
    if (from === rows.length) {
      this.pass({ rows, firstRow: this.dataRows + 1, line: batch.line });
      return true;
    }
    for (let index = 0; index < from; index++) this.take(rows[index], batch.line(index));
    for (let index = from; index < rows.length && !this.ending; index++) {
      const plain = this.headerLeft === 0 && this.held.length === 0 && this.suspect === null && !flags;
      if (plain && this.isOrdinary(rows[index])) this.take(rows[index], batch.line(index));
      else this.consider(rows[index], batch.line(index), flags?.get(index));
    }
    this.flush();
    return !this.ending;
  }

  /** The end of the file. */
  finish(): void {
    if (this.ending) return;
    if (this.suspect && this.held.length > 0) this.held.push(this.suspect);
    else this.settleSuspect();
    const footers = this.held.filter(({ blank }) => !blank);
    if (footers.length > mostFooterRows) this.releaseHeld();
    else {
      for (const { cells, line } of footers) {
        this.repairs.add('importFooter', () => ({ row: 0, line, text: this.rowText(cells) }));
      }
      this.noteBlankLines();
    }
    this.held = [];
    this.flush();
  }

  /** The 1-based record below the header that each row was; null: no record was left out between rows. */
  sourceRows(): Uint32Array | null {
    if (!this.leftOutAfter.some((before) => before < this.dataRows)) return null;
    let leftOut = 0;
    return Uint32Array.from({ length: this.dataRows }, (_, row) => {
      while (leftOut < this.leftOutAfter.length && this.leftOutAfter[leftOut] <= row) leftOut++;
      return row + 1 + leftOut;
    });
  }

  private leaveOut(): void {
    this.leftOutAfter.push(this.dataRows + this.rows.length);
  }

  private firstUnusual(rows: readonly (readonly string[])[]): number {
    let index = 0;
    while (index < rows.length && this.isOrdinary(rows[index])) index++;
    return index;
  }

  private isOrdinary(cells: readonly string[]): boolean {
    if (cells.length !== this.shape.width || cells[0] === this.firstLabel) return false;
    if (this.sentinel < 0) return cells[0] !== '';
    return startsLikeFigure(cells[this.sentinel]);
  }

  private consider(cells: readonly string[], line: number, flags: readonly RecordFlag[] | undefined): void {
    if (this.headerLeft > 0) {
      if (filled(cells) === 0) return;
      this.headerLeft--;
      this.noteFlags(flags, 0, line);
      return;
    }
    const before = this.dataRows + this.rows.length;
    this.examine(cells, line);
    const after = this.dataRows + this.rows.length;
    if (flags) this.noteFlags(flags, after > before ? after : 0, line);
  }

  private examine(cells: readonly string[], line: number): void {
    const count = filled(cells);
    if (count === 0) {
      this.held.push({ cells, line, blank: true });
      return;
    }
    if (this.suspect && cells.length === this.suspect.cells.length) {
      this.endAt(this.suspect.line);
      return;
    }
    this.settleSuspect();
    if (this.isOrdinary(cells)) this.keep(cells, line);
    else if (this.repeatsHeader(cells)) {
      this.releaseHeld();
      this.leaveOut();
      this.repairs.add('importHeaderRepeated', () => ({ row: 0, line, text: this.rowText(cells) }));
    } else if (this.mayBeFooter(cells, count)) {
      this.held.push({ cells, line, blank: false });
      if (this.held.length > 2 * mostFooterRows) this.releaseHeld();
    } else if (this.looksLikeHeader(cells)) {
      if (cells.length === this.shape.width) this.endAt(line);
      else this.suspect = { cells, line, blank: false };
    } else this.keep(cells, line);
  }

  private endAt(line: number): void {
    this.ending = notice('caution', 'importSeveralTables', { line, skip: line - 1 });
    this.held = [];
    this.suspect = null;
  }

  /** What looked like the header of another table was not followed by rows of its width. */
  private settleSuspect(): void {
    if (!this.suspect) return;
    const { cells, line } = this.suspect;
    this.suspect = null;
    this.keep(cells, line);
  }

  private repeatsHeader(cells: readonly string[]): boolean {
    return this.shape.headerCells.some(
      (header) => header.length === cells.length && header.every((text, at) => text.trim() === cells[at].trim()),
    );
  }

  /** Distinct labels and no figure: after a gap in a table of figures, or of another width with names known from this header. */
  private looksLikeHeader(cells: readonly string[]): boolean {
    const { width, typed, missing, headerCells } = this.shape;
    if (cells.length < 2 || this.dataRows + this.rows.length === 0) return false;
    if (cells.length === width && typed.some((at) => startsLikeFigure(cells[at]))) return false;
    const labels = cells.map((text) => text.trim());
    if (new Set(labels).size < labels.length) return false;
    if (labels.some((text) => missing.matches(text) || shapeOf(text) !== 'text')) return false;
    if (this.held.length > 0) return typed.length > 0;
    if (cells.length === width) return false;
    const names = new Set(headerCells.flat().map((text) => text.trim()));
    return labels.filter((text) => names.has(text)).length >= labels.length / 2;
  }

  private mayBeFooter(cells: readonly string[], count: number): boolean {
    const { width } = this.shape;
    if (count > 1 && cells.length >= width) return false;
    if (width < 2) return footerMark.test(cells[0]);
    const first = cells.find((text) => text.trim() !== '') ?? '';
    const marked = footerMark.test(first);
    if (shapeOf(first) !== 'text') return false;
    const apart = marked || this.held.length > 0;
    if (marked && cells.length < width) return true;
    if (cells.length < width) return apart ? count <= Math.max(1, width / 2) : count === 1 && width > 2;
    return count === 1 && apart;
  }

  private keep(cells: readonly string[], line: number): void {
    this.releaseHeld();
    this.take(cells, line);
    this.noteRagged(cells, line);
  }

  private noteRagged(cells: readonly string[], line: number): void {
    const { width } = this.shape;
    if (cells.length === width) return;
    const extra = cells.slice(width);
    const row = this.dataRows + this.rows.length;
    if (cells.length < width) {
      this.repairs.add('importRowShort', () => ({ row, line, text: this.rowText(cells) }));
    } else if (filled(extra) === 0) {
      this.repairs.add('importExtraDelimiters', () => ({ row, line, text: this.rowText(cells) }));
    } else this.repairs.add('importRowLong', () => ({ row, line, text: this.rowText(extra) }));
  }

  /** Rows that waited are data after all; blank lines among them are left out, but are missing cells in a single column. */
  private releaseHeld(): void {
    if (this.held.length === 0) return;
    const held = this.held;
    this.held = [];
    const single = this.shape.width === 1;
    for (const { cells, line, blank } of held) {
      if (blank && !single) {
        this.leaveOut();
        this.repairs.add('importBlankLines', () => ({ row: 0, line, text: '' }));
      } else {
        this.take(cells, line);
        this.noteRagged(cells, line);
      }
    }
  }

  private noteBlankLines(): void {
    for (const { line, blank } of this.held) {
      if (blank) this.repairs.add('importBlankLines', () => ({ row: 0, line, text: '' }));
    }
  }

  private noteFlags(flags: readonly RecordFlag[] | undefined, row: number, line: number): void {
    for (const { code, column, text } of flags ?? []) {
      const where = column === null ? {} : { column: this.shape.columnName(column) };
      this.repairs.add(code, () => ({ row, line, text, ...where }));
    }
  }

  private rowText(cells: readonly string[]): string {
    return cells.join(this.shape.delimiter);
  }

  private take(cells: readonly string[], line: number): void {
    this.rows.push(cells);
    this.lines.push(line);
  }

  private flush(): void {
    if (this.rows.length === 0) return;
    const lines = this.lines;
    const block = { rows: this.rows, firstRow: this.dataRows + 1, line: (index: number) => lines[index] };
    this.rows = [];
    this.lines = [];
    this.pass(block);
  }

  private pass(block: RowBlock): void {
    this.dataRows += block.rows.length;
    this.deliver(block);
  }
}

/** A cheap sign that a cell is a figure: it starts with a digit, a sign or a point, maybe after blanks. */
function startsLikeFigure(text: string): boolean {
  let code = text.charCodeAt(0);
  if (code === 32 || code > 127) code = narrow(text.trimStart()).charCodeAt(0);
  return (code >= 48 && code <= 57) || code === 45 || code === 46 || code === 43 || code === 0x2212;
}

function filled(cells: readonly string[]): number {
  let count = 0;
  for (const text of cells) if (text.trim() !== '') count++;
  return count;
}
