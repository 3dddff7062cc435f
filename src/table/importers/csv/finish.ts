import { fail, type Notice, type Outcome, succeed } from '../../../core/notice.ts';
import { createFrame } from '../../frame.ts';
import { type BuiltColumn, isMisfit } from '../shared/builder.ts';
import { columnNotices } from '../shared/column-notices.ts';
import type { ColumnPlan } from '../shared/column-plan.ts';
import type { Imported, ImportReport, ReportColumn } from '../types.ts';
import type { PassColumn, PassResult } from './pass.ts';
import type { CsvPlan } from './plan.ts';

interface Kept {
  readonly plan: ColumnPlan;
  readonly result: BuiltColumn | null;
}

/** The frame and the report of a pass that stands. */
export function finishImport(
  pass: PassResult,
  plan: CsvPlan,
  sniffed: readonly Notice[],
  counts: { readonly bytes: number; readonly passes: number },
): Outcome<Imported> {
  if (pass.rows === 0) return fail('importNoRows', { columns: plan.columns.length });
  const columns = pass.columns.map(settled).filter((column) => !isDropped(column, pass, plan));
  const kept = columns.flatMap(({ plan: { name, chosen }, result }) => (result ? [{ name, chosen, result }] : []));
  if (kept.length === 0) return fail('importNoColumns', { columns: plan.columns.length });
  const { options } = plan;
  const report: ImportReport = {
    rows: pass.rows,
    columns: columns.map(reportColumn),
    repairs: pass.repairs.list(),
    notices: [...(pass.ending ? [pass.ending] : []), ...sniffed, ...columnNotices(kept, pass.rows, options)],
    encoding: options.encoding,
    delimiter: options.delimiter,
    quote: options.quote,
    lineEnding: pass.lineEnding,
    skippedLines: options.skipRows,
    headerRows: options.headerRows,
    ...counts,
  };
  const frame = createFrame(
    kept.map(({ result }) => result.column),
    pass.sourceRows,
  );
  return succeed({ frame, report, options });
}

function settled({ plan, result }: PassColumn): Kept {
  if (result && isMisfit(result)) throw new Error(`column ${plan.name} is not settled`);
  return { plan, result };
}

/** A column without a name and without a value comes from delimiters at the ends of the lines. */
function isDropped({ plan: column, result }: Kept, pass: PassResult, plan: CsvPlan): boolean {
  const nameless = plan.options.headerRows > 0 && column.originalHeader === '' && !column.chosen;
  if (!nameless || result?.missing !== pass.rows) return false;
  pass.repairs.add('importColumnDropped', () => ({ row: 0, line: plan.headerLine, column: column.name, text: '' }));
  return true;
}

function reportColumn({ plan, result }: Kept): ReportColumn {
  const { name, originalHeader, examples } = plan;
  if (!result) return { name, originalHeader, type: 'skip', missing: 0, markers: [], parsedAs: [], examples };
  const { type, missing, markers, parsedAs } = result;
  return { name, originalHeader, type, missing, markers, parsedAs, examples };
}
