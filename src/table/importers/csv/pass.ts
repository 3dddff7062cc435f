import { type Notice, notice } from '../../../core/notice.ts';
import type { Breather } from '../shared/breather.ts';
import type { BuiltColumn, ColumnBuilder, Misfit, RowBlock } from '../shared/builder.ts';
import type { ColumnPlan } from '../shared/column-plan.ts';
import { headerRepairs } from '../shared/column-plan.ts';
import { makeBuilder } from '../shared/make-builder.ts';
import { RepairLog } from '../shared/repairs.ts';
import type { ImportHooks, ImportSource, LineEnding } from '../types.ts';
import { lineEndingOf } from './line-endings.ts';
import type { CsvPlan } from './plan.ts';
import { longestRecord, RecordReader } from './records.ts';
import { LineSkipper } from './skip-lines.ts';
import { TableRows } from './table-rows.ts';
import { sourceSize, type TextBlock, textBlocks } from './text-source.ts';

export interface PassColumn {
  readonly plan: ColumnPlan;
  /** Null for a column the person skips. */
  readonly result: BuiltColumn | Misfit | null;
}

export interface PassResult {
  readonly rows: number;
  readonly sourceRows: Uint32Array | null;
  readonly columns: readonly PassColumn[];
  readonly repairs: RepairLog;
  readonly ending: Notice | null;
  readonly lineEnding: LineEnding;
}

/** A finished pass, a failure, or the first text that the guessed encoding could not decode. */
export type PassOutcome =
  | { readonly kind: 'done'; readonly result: PassResult }
  | { readonly kind: 'failed'; readonly notice: Notice }
  | { readonly kind: 'undecodable'; readonly block: TextBlock };

export interface PassSetting {
  readonly hooks: ImportHooks;
  readonly breather: Breather;
  /** Earlier passes over the same file, for the progress. */
  readonly passesBefore: number;
  /** Give up at the first undecodable text, so that another encoding can be tried. */
  readonly strict: boolean;
}

const defaultChunkBytes = 2 ** 20;
/** Beyond this, columns grow as rows come: a beginning of tiny rows must not claim the memory of the machine. */
const mostExpectedRows = 2 ** 22;

/** Reads the file once, from end to end, as planned. */
export async function readPass(source: ImportSource, plan: CsvPlan, setting: PassSetting): Promise<PassOutcome> {
  const { hooks, breather, passesBefore, strict } = setting;
  const { options } = plan;
  const repairs = new RepairLog();
  const size = sourceSize(source);
  const expectedRows = Math.min(mostExpectedRows, Math.ceil(1.02 * plan.rowDensity * size) + 1000);
  const builders = plan.columns.map((column) => builderOf(column, plan, repairs, expectedRows));
  noteHeaderRepairs(plan, repairs);
  const deliver = (block: RowBlock) => {
    for (const builder of builders) builder?.append(block);
  };
  const table = new TableRows(plan.shape, repairs, deliver);
  const reader = new RecordReader({
    dialect: options,
    width: plan.shape.width,
    firstLine: options.skipRows + 1,
    sink: (batch) => table.accept(batch),
  });
  const skipper = new LineSkipper(options.skipRows);
  for await (const block of textBlocks(source, options.encoding, hooks.chunkBytes ?? defaultChunkBytes)) {
    if (block.bad > 0 && strict) return { kind: 'undecodable', block };
    const more = reader.push(skipper.skip(block.text), false, block.bad > 0);
    hooks.onProgress?.(passesBefore * size + block.done, (passesBefore + 1) * size, table.dataRows);
    await breather.pause();
    if (hooks.signal?.aborted) return failed('importCancelled');
    if (!more) break;
  }
  if (reader.tooLongAt === null && !table.ending) reader.push('', true);
  if (reader.tooLongAt !== null) return failed('importRecordTooLong', reader.tooLongAt);
  table.finish();
  const { ending, minority } = lineEndingOf(reader.endings);
  if (minority > 0) repairs.add('importLineEndings', () => ({ row: 0, line: 0, text: '' }), { count: minority });
  const columns = plan.columns.map((column, at) => ({ plan: column, result: builders[at]?.finish() ?? null }));
  const sourceRows = table.sourceRows();
  const result = { rows: table.dataRows, sourceRows, columns, repairs, ending: table.ending, lineEnding: ending };
  return { kind: 'done', result };
}

function failed(code: string, line?: number): PassOutcome {
  if (line === undefined) return { kind: 'failed', notice: notice('error', code) };
  return { kind: 'failed', notice: notice('error', code, { line, limit: longestRecord / 2 ** 20 }) };
}

function builderOf(column: ColumnPlan, plan: CsvPlan, repairs: RepairLog, expectedRows: number): ColumnBuilder | null {
  if (column.type === 'skip') return null;
  return makeBuilder(column.type, {
    name: column.name,
    index: column.index,
    chosen: column.chosen,
    expectedRows,
    conventions: plan.options,
    missing: plan.shape.missing,
    repairs,
  });
}

function noteHeaderRepairs(plan: CsvPlan, repairs: RepairLog): void {
  const line = plan.headerLine;
  const { headerRepair, shape } = plan;
  if (headerRepair) {
    const text = shape.headerCells[0].join(shape.delimiter);
    repairs.add(headerRepair, () => ({ row: 0, line, text }));
  }
  for (const { code, column, text } of headerRepairs(plan.columns)) {
    repairs.add(code, () => ({ row: 0, line, column, text }));
  }
}
